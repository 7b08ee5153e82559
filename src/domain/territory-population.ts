import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { UnitTable } from "./unit.ts";

export interface TerritoryPopulations {
  /** Without the units of which the territory holds an unknown part. */
  readonly min: Float64Array;
  /** With all of them. */
  readonly max: Float64Array;
}

/**
 * Population interval of every territory. A unit is a part only when the territory says so and another territory of
 * the layer, whatever its stage or date, claims the unit too: a *partage* claimed by one alone counts in full.
 */
export function territoryPopulations(units: UnitTable, layer: TerritoryLayer, index: LayerIndex): TerritoryPopulations {
  const count = layer.territories.length;
  const min = new Float64Array(count);
  const max = new Float64Array(count);
  for (let territory = 0; territory < count; territory++) {
    for (let i = layer.memberStart[territory]!; i < layer.memberStart[territory + 1]!; i++) {
      const unit = layer.members[i]!;
      const people = units.population[unit]!;
      const isPart = layer.declaredShared[i] === 1 && index.start[unit + 1]! - index.start[unit]! > 1;
      max[territory]! += people;
      if (!isPart) min[territory]! += people;
    }
  }
  return { min, max };
}
