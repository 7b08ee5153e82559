import type { Base } from "./classes.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";

/** A mesh as a cross reads it: its layer, the index of this layer, and 1 for every territory that counts. */
export interface MeshView {
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
  readonly active: Uint8Array;
}

/** What a cross counts by. */
export const CROSS_WEIGHTS = ["population", "areaKm2", "units"] as const;
export type CrossWeight = (typeof CROSS_WEIGHTS)[number];

/** Units, inhabitants and km², column by column; one column of them serves as weight. */
export type Amounts = { readonly [Weight in CrossWeight]: Float64Array };

/** The territories of one side, by position in their layer; only units of the scope count. */
export interface CrossSide extends Amounts {
  /** Part of each territory that lies in no active territory of the other mesh. */
  readonly alone: Amounts;
}

/**
 * Two meshes crossed: pairs of active territories with at least one common unit in the scope, ordered by `a` then
 * `b`. A unit claimed several times is in several pairs, each time in full, as in the territories themselves.
 */
export interface Cross extends Amounts {
  /** Positions of the two territories of each pair. */
  readonly pairA: Uint32Array;
  readonly pairB: Uint32Array;
  /** Pairs of territory `t` of the first mesh: `startA[t]` to `startA[t + 1] - 1`. */
  readonly startA: Uint32Array;
  /** Pairs of territory `t` of the second mesh: `pairsByB.subarray(startB[t], startB[t + 1])`, ordered by `a`. */
  readonly startB: Uint32Array;
  readonly pairsByB: Uint32Array;
  /** The part of each pair made of units that lie in exactly one active territory of each mesh. */
  readonly exclusive: Amounts;
  readonly a: CrossSide;
  readonly b: CrossSide;
}

const amountsOf = (length: number): Amounts => ({
  population: new Float64Array(length),
  areaKm2: new Float64Array(length),
  units: new Float64Array(length),
});

/** Number of active territories that claim each unit. */
export function countClaims({ index, active }: MeshView): Uint16Array {
  const { start, claimants } = index;
  const claims = new Uint16Array(start.length - 1);
  for (let unit = 0; unit < claims.length; unit++) {
    let count = 0;
    for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) count += active[claimants[i]!]!;
    claims[unit] = count;
  }
  return claims;
}

/** Every pair of territories of two meshes over the units of a scope, in one pass over the members of the first. */
export function crossLayers(base: Base, a: MeshView, b: MeshView, inScope: Uint8Array): Cross {
  const claimsA = countClaims(a);
  const claimsB = countClaims(b);
  const { population } = base.units;
  const { areaKm2 } = base.geography;
  const { start, claimants } = b.index;
  const countA = a.layer.territories.length;
  const countB = b.layer.territories.length;

  const pairA: number[] = [];
  const pairB: number[] = [];
  const startA = new Uint32Array(countA + 1);
  const met = new Uint32Array(countB);
  const whole = new PairTally(countB);
  const exclusive = new PairTally(countB);
  for (let t = 0; t < countA; t++) {
    startA[t] = pairA.length;
    if (a.active[t] === 0) continue;
    let metCount = 0;
    for (let m = a.layer.memberStart[t]!, end = a.layer.memberStart[t + 1]!; m < end; m++) {
      const unit = a.layer.members[m]!;
      if (inScope[unit] === 0 || claimsB[unit] === 0) continue;
      const isExclusive = claimsA[unit] === 1 && claimsB[unit] === 1;
      for (let i = start[unit]!, last = start[unit + 1]!; i < last; i++) {
        const other = claimants[i]!;
        if (b.active[other] === 0) continue;
        if (whole.units[other] === 0) met[metCount++] = other;
        whole.add(other, population[unit]!, areaKm2[unit]!);
        if (isExclusive) exclusive.add(other, population[unit]!, areaKm2[unit]!);
      }
    }
    for (const other of met.subarray(0, metCount).sort()) {
      pairA.push(t);
      pairB.push(other);
      whole.take(other);
      exclusive.take(other);
    }
  }
  startA[countA] = pairA.length;
  const inOrder = Uint32Array.from(pairB);
  return {
    pairA: Uint32Array.from(pairA),
    pairB: inOrder,
    startA,
    ...orderByB(inOrder, countB),
    ...whole.columns(),
    exclusive: exclusive.columns(),
    a: readSide(base, a, inScope, claimsB),
    b: readSide(base, b, inScope, claimsA),
  };
}

/** Amounts by partner of one territory at a time, and the columns that they leave, pair after pair. */
class PairTally {
  readonly units: Float64Array;
  readonly #people: Float64Array;
  readonly #area: Float64Array;
  readonly #taken = { units: [] as number[], population: [] as number[], areaKm2: [] as number[] };

  constructor(partners: number) {
    this.units = new Float64Array(partners);
    this.#people = new Float64Array(partners);
    this.#area = new Float64Array(partners);
  }

  add(partner: number, people: number, areaKm2: number): void {
    this.units[partner]!++;
    this.#people[partner]! += people;
    this.#area[partner]! += areaKm2;
  }

  /** Moves a partner to the columns, and clears it for the next territory. */
  take(partner: number): void {
    this.#taken.units.push(this.units[partner]!);
    this.#taken.population.push(this.#people[partner]!);
    this.#taken.areaKm2.push(this.#area[partner]!);
    this.units[partner] = 0;
    this.#people[partner] = 0;
    this.#area[partner] = 0;
  }

  columns(): Amounts {
    const { units, population, areaKm2 } = this.#taken;
    return {
      units: Float64Array.from(units),
      population: Float64Array.from(population),
      areaKm2: Float64Array.from(areaKm2),
    };
  }
}

/** Totals of every active territory in the scope, and of its part without partner. */
function readSide({ units, geography }: Base, view: MeshView, inScope: Uint8Array, claims: Uint16Array): CrossSide {
  const { layer, active } = view;
  const whole = amountsOf(layer.territories.length);
  const alone = amountsOf(layer.territories.length);
  const add = (to: Amounts, t: number, unit: number) => {
    to.units[t]!++;
    to.population[t]! += units.population[unit]!;
    to.areaKm2[t]! += geography.areaKm2[unit]!;
  };
  for (let t = 0; t < active.length; t++) {
    if (active[t] === 0) continue;
    for (let m = layer.memberStart[t]!, end = layer.memberStart[t + 1]!; m < end; m++) {
      const unit = layer.members[m]!;
      if (inScope[unit] === 0) continue;
      add(whole, t, unit);
      if (claims[unit] === 0) add(alone, t, unit);
    }
  }
  return { ...whole, alone };
}

/** The same pairs read from the second mesh: a counting sort, which keeps the order of the first within each. */
function orderByB(pairB: Uint32Array, countB: number): { startB: Uint32Array; pairsByB: Uint32Array } {
  const startB = new Uint32Array(countB + 1);
  for (const t of pairB) startB[t + 1]!++;
  for (let t = 0; t < countB; t++) startB[t + 1]! += startB[t]!;
  const next = startB.slice();
  const pairsByB = new Uint32Array(pairB.length);
  for (let pair = 0; pair < pairB.length; pair++) pairsByB[next[pairB[pair]!]!++] = pair;
  return { startB, pairsByB };
}
