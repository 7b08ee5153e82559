import type { LayerIndex } from "../domain/layer-index.ts";
import type { Maillage } from "../domain/maillage.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { MeshBreakdown } from "./protocol.ts";

interface BreakdownRequest {
  readonly units: UnitTable;
  readonly inScope: Uint8Array;
  /** CPTS by unit, and those that count. */
  readonly index: LayerIndex;
  readonly active: Uint8Array;
  /** 1 where the unit belongs to no CPTS. */
  readonly isWhite: (unit: number) => boolean;
}

/**
 * The territories of a mesh that meet the scope, in the order of their layer: people of the scope in each, people
 * without CPTS, and CPTS with at least one unit there. A CPTS on two territories counts in both.
 */
export function breakDown(
  { layer }: Maillage,
  { units, inScope, index, active, isWhite }: BreakdownRequest,
): readonly MeshBreakdown[] {
  const rows: MeshBreakdown[] = [];
  layer.territories.forEach(({ id, name, nature }, t) => {
    const met = new Set<number>();
    let [count, population, white] = [0, 0, 0];
    for (const unit of layer.members.subarray(layer.memberStart[t]!, layer.memberStart[t + 1]!)) {
      if (inScope[unit] === 0) continue;
      count++;
      population += units.population[unit]!;
      if (isWhite(unit)) white += units.population[unit]!;
      for (const claimant of index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!))
        if (active[claimant] === 1) met.add(claimant);
    }
    if (count > 0) rows.push({ id, name, nature, units: count, population, whitePopulation: white, cpts: met.size });
  });
  return rows;
}
