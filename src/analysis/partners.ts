import { ZoneTally } from "../domain/crossed-zones.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";

type Partners = Readonly<Record<string, readonly { readonly id: string; readonly populationShare: number }[]>>;

const indexes = new WeakMap<TerritoryLayer, LayerIndex>();

/** Who claims each unit in a mesh, worked out once: choices of the page change, its meshes seldom. */
function indexOf(mesh: TerritoryLayer, unitCount: number): LayerIndex {
  const known = indexes.get(mesh);
  if (known !== undefined) return known;
  const index = buildLayerIndex(mesh, unitCount);
  indexes.set(mesh, index);
  return index;
}

/**
 * Returns a function that gives, for each mesh, its territories met by a set of units and the share of the people of
 * the set that lives there, largest first. Shares need not add up to 1: a mesh may have holes and overlaps.
 */
export function createPartnerReader(
  units: UnitTable,
  meshes: Readonly<Record<string, TerritoryLayer>>,
): (set: ArrayLike<number>) => Partners {
  const readers = Object.entries(meshes).map(([name, mesh]) => {
    const { start, claimants } = indexOf(mesh, units.count);
    const tally = new ZoneTally(mesh.territories.map(({ id }) => id));
    const partnersOf = (set: ArrayLike<number>) => {
      let population = 0;
      for (let s = 0; s < set.length; s++) {
        const unit = set[s]!;
        population += units.population[unit]!;
        for (let i = start[unit]!; i < start[unit + 1]!; i++) tally.add(claimants[i]!, units.population[unit]!);
      }
      return tally.take(population).map(({ code, populationShare }) => ({ id: code, populationShare }));
    };
    return [name, partnersOf] as const;
  });
  return (set) => Object.fromEntries(readers.map(([name, partnersOf]) => [name, partnersOf(set)]));
}
