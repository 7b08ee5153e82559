import type { Cross, CrossSide, CrossWeight } from "./cross.ts";
import { type CrossTerritories, describeTerritories } from "./cross-territories.ts";
import type { Totals } from "./report.ts";

/** How many territories of one mesh hold in one territory of the other. */
export interface NestedShare {
  readonly nested: number;
  /** Territories with a unit in the scope. */
  readonly territories: number;
  /** nested / territories; 0 without any. */
  readonly share: number;
  /** Share (0..1) of the chosen weight of all territories that the nested ones hold. */
  readonly weightShare: number;
}

/** How two meshes agree on the units that lie in exactly one territory of each. */
export interface Agreement {
  /** Those units, and what the scope holds besides. */
  readonly compared: Totals;
  readonly excluded: Totals;
  /** Territories of each mesh that hold a compared unit. */
  readonly territories: { readonly a: number; readonly b: number };
  /** Nested where only compared units are looked at. */
  readonly nested: { readonly a: NestedShare; readonly b: NestedShare };
  /** Mutual information of the two memberships of a random person (km², unit), in nats. */
  readonly mutualInformation: number;
  /** 1 − H(B|A) / H(B): 1 when every territory of the first mesh lies within one of the second. */
  readonly homogeneity: number;
  /** 1 − H(A|B) / H(A): the same from the second mesh. */
  readonly completeness: number;
  /** Harmonic mean of the two (Rosenberg and Hirschberg, 2007). */
  readonly vMeasure: number;
  /** Mean over the territories, weighted, of the best weighted Jaccard index |A∩B| / |A∪B| with the other mesh. */
  readonly jaccard: { readonly a: number; readonly b: number };
  /** exp H(B|A): in how many pieces of equal weight the other mesh cuts a territory; 1 when it cuts none. */
  readonly fragmentation: { readonly a: number; readonly b: number };
}

export interface CrossScores {
  readonly weight: CrossWeight;
  readonly pairs: number;
  readonly nested: { readonly a: NestedShare; readonly b: NestedShare };
  readonly agreement: Agreement;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
const sumOf = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);

/** Every score of two crossed meshes, counted by people, km² or units. `scope`: totals of the scope of the cross. */
export function scoreCross(cross: Cross, scope: Totals, weight: CrossWeight): CrossScores {
  const nestedOf = (side: "a" | "b") => shareNested(cross[side], describeTerritories(cross, side, weight), weight);
  return {
    weight,
    pairs: cross.pairA.length,
    nested: { a: nestedOf("a"), b: nestedOf("b") },
    agreement: compareMeshes(cross, scope, weight),
  };
}

/** Territories that hold in one partner, and their weight. */
function shareNested(side: CrossSide, { present, nested }: CrossTerritories, weight: CrossWeight): NestedShare {
  let count = 0;
  let territories = 0;
  let held = 0;
  let whole = 0;
  for (let t = 0; t < present.length; t++) {
    if (present[t] === 0) continue;
    territories++;
    whole += side[weight][t]!;
    if (nested[t] === 0) continue;
    count++;
    held += side[weight][t]!;
  }
  return { nested: count, territories, share: share(count, territories), weightShare: share(held, whole) };
}

interface Margin {
  readonly units: Float64Array;
  readonly weight: Float64Array;
  readonly nested: Uint8Array;
  /** Conditional entropy of the other mesh in each territory, times its weight. */
  readonly lost: Float64Array;
  readonly bestJaccard: Float64Array;
}

function compareMeshes(cross: Cross, scope: Totals, weight: CrossWeight): Agreement {
  const { exclusive } = cross;
  const of = exclusive[weight];
  const [a, b] = [marginOf(cross.pairA, cross, "a", of), marginOf(cross.pairB, cross, "b", of)];
  for (let pair = 0; pair < of.length; pair++) {
    const common = of[pair]!;
    if (common === 0) continue;
    const [i, j] = [cross.pairA[pair]!, cross.pairB[pair]!];
    a.lost[i]! += common * Math.log(a.weight[i]! / common);
    b.lost[j]! += common * Math.log(b.weight[j]! / common);
    const jaccard = common / (a.weight[i]! + b.weight[j]! - common);
    a.bestJaccard[i] = Math.max(a.bestJaccard[i]!, jaccard);
    b.bestJaccard[j] = Math.max(b.bestJaccard[j]!, jaccard);
  }
  const total = sumOf(of);
  const entropy = (margin: Margin) =>
    margin.weight.reduce((sum, value) => (value > 0 ? sum + share(value, total) * Math.log(total / value) : sum), 0);
  const [entropyA, entropyB] = [entropy(a), entropy(b)];
  const [restOfB, restOfA] = [share(sumOf(a.lost), total), share(sumOf(b.lost), total)];
  // A mesh that is all in one territory has nothing to be told apart.
  const homogeneity = entropyB > 0 ? 1 - restOfB / entropyB : 1;
  const completeness = entropyA > 0 ? 1 - restOfA / entropyA : 1;
  const compared = {
    units: sumOf(exclusive.units),
    population: sumOf(exclusive.population),
    areaKm2: sumOf(exclusive.areaKm2),
  };
  const jaccardOf = (margin: Margin) =>
    share(
      margin.bestJaccard.reduce((sum, best, t) => sum + best * margin.weight[t]!, 0),
      total,
    );
  return {
    compared,
    excluded: {
      units: scope.units - compared.units,
      population: scope.population - compared.population,
      areaKm2: Math.max(0, scope.areaKm2 - compared.areaKm2),
    },
    territories: { a: countPresent(a), b: countPresent(b) },
    nested: { a: nestedShareOf(a, total), b: nestedShareOf(b, total) },
    mutualInformation: Math.max(0, entropyB - restOfB),
    homogeneity,
    completeness,
    vMeasure: homogeneity + completeness > 0 ? (2 * homogeneity * completeness) / (homogeneity + completeness) : 0,
    jaccard: { a: jaccardOf(a), b: jaccardOf(b) },
    fragmentation: { a: Math.exp(restOfB), b: Math.exp(restOfA) },
  };
}

/** Sums of the compared units by territory of one side. */
function marginOf(territoryOf: Uint32Array, { exclusive, ...cross }: Cross, side: "a" | "b", of: Float64Array): Margin {
  const count = cross[side].units.length;
  const units = new Float64Array(count);
  const weight = new Float64Array(count);
  const pairs = new Uint32Array(count);
  for (let pair = 0; pair < of.length; pair++) {
    if (exclusive.units[pair] === 0) continue;
    const t = territoryOf[pair]!;
    units[t]! += exclusive.units[pair]!;
    weight[t]! += of[pair]!;
    pairs[t]!++;
  }
  return {
    units,
    weight,
    nested: Uint8Array.from(pairs, (count) => (count === 1 ? 1 : 0)),
    lost: new Float64Array(count),
    bestJaccard: new Float64Array(count),
  };
}

const countPresent = ({ units }: Margin) => units.reduce((count, one) => (one > 0 ? count + 1 : count), 0);

function nestedShareOf(margin: Margin, total: number): NestedShare {
  const territories = countPresent(margin);
  let nested = 0;
  let held = 0;
  for (let t = 0; t < margin.nested.length; t++) {
    if (margin.nested[t] === 0) continue;
    nested++;
    held += margin.weight[t]!;
  }
  return { nested, territories, share: share(nested, territories), weightShare: share(held, total) };
}
