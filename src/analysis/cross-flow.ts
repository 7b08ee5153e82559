import type { Base } from "../domain/classes.ts";
import type { CrossWeight, MeshView } from "../domain/cross.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { createPieceCounter } from "../domain/pieces.ts";
import type { Totals } from "../domain/report.ts";
import type { FlowPart } from "./cross-protocol.ts";

export interface Flow {
  readonly totals: Totals;
  readonly nested: boolean;
  readonly effectivePartners: number;
  readonly pieces: number;
  readonly parts: readonly FlowPart[];
}

/** What the other mesh cuts one territory into, inside the scope: largest part first, the part without partner last. */
export function flowOf(
  base: Base,
  mesh: MeshView,
  territory: number,
  other: MeshView,
  inScope: Uint8Array,
  weight: CrossWeight,
): Flow {
  const units = unitsOfTerritory(mesh.layer, territory).filter((unit) => inScope[unit] === 1);
  const partners = new Map<number, number[]>();
  const alone: number[] = [];
  for (const unit of units) {
    const claimants = claimantsOf(other, unit);
    if (claimants.length === 0) alone.push(unit);
    for (const partner of claimants) {
      const part = partners.get(partner);
      if (part === undefined) partners.set(partner, [unit]);
      else part.push(unit);
    }
  }
  const totals = totalsOf(base, units);
  const countPieces = createPieceCounter(base.geography);
  const partOf = (set: readonly number[], partner: number | null): FlowPart => {
    const held = totalsOf(base, set);
    const whole =
      partner === null
        ? null
        : totalsOf(
            base,
            unitsOfTerritory(other.layer, partner).filter((unit) => inScope[unit] === 1),
          );
    const named = partner === null ? null : other.layer.territories[partner]!;
    return {
      id: named?.id ?? null,
      name: named?.name ?? "",
      ...held,
      shareOfTerritory: totals[weight] > 0 ? held[weight] / totals[weight] : 0,
      shareOfPartner: whole !== null && whole[weight] > 0 ? held[weight] / whole[weight] : 0,
      pieces: countPieces(set),
      unitIndexes: Uint32Array.from(set),
    };
  };
  const parts = [...partners]
    .sort(([a], [b]) => a - b)
    .map(([partner, set]) => partOf(set, partner))
    .sort((a, b) => b[weight] - a[weight]);
  const by: CrossWeight = totals[weight] > 0 ? weight : "units";
  const sum = parts.reduce((total, part) => total + part[by], 0);
  const squares = parts.reduce((total, part) => total + part[by] ** 2, 0);
  return {
    totals,
    nested: parts.some((part) => part.units === units.length),
    effectivePartners: squares > 0 ? sum ** 2 / squares : 0,
    pieces: countPieces(units),
    parts: alone.length > 0 ? [...parts, partOf(alone, null)] : parts,
  };
}

function claimantsOf({ index, active }: MeshView, unit: number): Uint32Array {
  return index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!).filter((t) => active[t] === 1);
}

/** Totals of a list of units. */
export function totalsOf({ units, geography }: Base, set: Iterable<number>): Totals {
  const totals = { units: 0, population: 0, areaKm2: 0 };
  for (const unit of set) {
    totals.units++;
    totals.population += units.population[unit]!;
    totals.areaKm2 += geography.areaKm2[unit]!;
  }
  return totals;
}
