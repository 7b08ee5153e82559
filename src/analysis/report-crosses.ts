import { adminMaillages } from "../domain/admin-maillage.ts";
import { type Base, maskTotals } from "../domain/classes.ts";
import { crossLayers, type MeshView } from "../domain/cross.ts";
import { scoreCross } from "../domain/cross-scores.ts";
import { buildLayerIndex } from "../domain/layer-index.ts";
import type { Report } from "../domain/report.ts";
import { existsAt } from "../domain/stages.ts";
import type { IsoDate, TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";

/** Administrative levels that a report always crosses; the others say little of CPTS, and pairs are many. */
const CROSSED_LEVELS: readonly string[] = ["departement", "epci"];

/** Every mesh that a report crosses, by name: départements and EPCI, then those given, which win over a level of the same name. */
export function meshesToCross(
  units: UnitTable,
  given: Readonly<Record<string, TerritoryLayer>> = {},
): Readonly<Record<string, TerritoryLayer>> {
  const levels = adminMaillages(units).filter(({ id }) => CROSSED_LEVELS.includes(id));
  return { ...Object.fromEntries(levels.map(({ id, layer }) => [id, layer])), ...given };
}

/**
 * The counted territories crossed with other meshes over the units of the scope, weighted by people. `nestedShare`:
 * share of the territories of the list that one territory of the other mesh holds whole.
 */
export function crossesOf(
  base: Base,
  counted: MeshView,
  inScope: Uint8Array,
  others: Readonly<Record<string, TerritoryLayer>>,
  date: IsoDate,
): Report["crosses"] {
  const scope = maskTotals(base, inScope);
  const crossed = Object.entries(others).map(([name, layer]) => {
    const active = Uint8Array.from(layer.territories, (territory) => (existsAt(territory, date) ? 1 : 0));
    const cross = crossLayers(
      base,
      counted,
      { layer, index: buildLayerIndex(layer, base.units.count), active },
      inScope,
    );
    const { nested, agreement } = scoreCross(cross, scope, "population");
    const pairs = Array.from(cross.pairA, (a, pair) => ({
      a: counted.layer.territories[a]!.id,
      b: layer.territories[cross.pairB[pair]!]!.id,
      units: cross.units[pair]!,
      population: cross.population[pair]!,
      areaKm2: cross.areaKm2[pair]!,
    }));
    const { homogeneity, completeness, vMeasure, mutualInformation, jaccard, compared, excluded } = agreement;
    return [
      name,
      {
        pairs,
        nestedShare: nested.a.share,
        nested,
        vMeasure,
        homogeneity,
        completeness,
        mutualInformation,
        jaccard,
        fragmentation: agreement.fragmentation,
        compared,
        excluded,
        nestedCompared: agreement.nested,
      },
    ] as const;
  });
  return Object.fromEntries(crossed);
}
