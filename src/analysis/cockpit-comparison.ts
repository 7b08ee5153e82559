import { buildLayerIndex } from "../domain/layer-index.ts";
import { compareLists, type ListMoment, type UnitsAndPeople } from "../domain/list-comparison.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { byPopulation } from "../domain/white-zone-objects.ts";
import type { WhiteZone } from "../domain/white-zones.ts";
import type { Analysed } from "./analyse-list.ts";
import { nameUnits } from "./cockpit-names.ts";
import type { CompareRequest, ComparisonReply } from "./cockpit-protocol.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** The list in use beside another layer, inside the scope of the last analysis. */
export function compareLayers(
  base: France,
  list: LoadedList,
  analysed: Analysed,
  layer: TerritoryLayer,
  request: CompareRequest,
): ComparisonReply {
  const { units } = base;
  const { meta } = analysed.report;
  const current: ListMoment = { layer: list.layer, index: list.index, stages: meta.stages, date: meta.date };
  const other: ListMoment = {
    layer,
    index: buildLayerIndex(layer, units.count),
    stages: request.stages ?? meta.stages,
    date: request.date ?? meta.date,
  };
  const [first, second] = request.other === "before" ? [other, current] : [current, other];
  const { territories, zones, ...found } = compareLists(base, analysed.inScope, first, second);
  const named = (set: Iterable<number>) => nameUnits(units, byPopulation(units, set));
  const together = ({ units: set, population }: UnitsAndPeople) => ({ units: named(set), population });
  const zoneOf = ({ units: set, population }: WhiteZone) => {
    const members = named(set);
    return { key: members[0]!.code, name: members[0]!.name, population, units: members };
  };
  const nameOf = (side: ListMoment) => (one: (typeof territories.appeared)[number]) => {
    const { id, name } = side.layer.territories[one.territory]!;
    return { id, name, population: one.population };
  };
  const changed = territories.kept.filter(
    (one) =>
      one.renamed ||
      one.unitsAdded.length + one.unitsLost.length > 0 ||
      one.stageBefore !== one.stageAfter ||
      one.populationBefore.min !== one.populationAfter.min ||
      one.populationBefore.max !== one.populationAfter.max,
  );
  return {
    ...found,
    before: sideOf(first),
    after: sideOf(second),
    added: together(found.added),
    lost: together(found.lost),
    moved: together(found.moved),
    appeared: territories.appeared.map(nameOf(second)),
    gone: territories.gone.map(nameOf(first)),
    changed: changed.map(({ before, after, unitsAdded, unitsLost, ...rest }) => ({
      ...rest,
      id: second.layer.territories[after]!.id,
      nameBefore: first.layer.territories[before]!.name,
      nameAfter: second.layer.territories[after]!.name,
      unitsAdded: named(unitsAdded),
      unitsLost: named(unitsLost),
    })),
    unchanged: territories.kept.length - changed.length,
    zonesNew: zones.after.filter(({ kind }) => kind === "new").map(({ zone }) => zoneOf(zone)),
    zonesFilled: zones.filled.map(zoneOf),
    zonesChanged: zones.after
      .filter(({ kind }) => kind === "changed")
      .map(({ zone, before, unitsAdded, unitsLost }) => ({
        ...zoneOf(zone),
        populationBefore: before.reduce((sum, { population }) => sum + population, 0),
        unitsAdded: named(unitsAdded),
        unitsLost: named(unitsLost),
      })),
    zonesSame: zones.after.filter(({ kind }) => kind === "same").length,
  };
}

const sideOf = ({ layer, date }: ListMoment): ComparisonReply["before"] => ({
  file: layer.provenance.source,
  nature: layer.provenance.nature,
  date,
  territories: layer.territories.length,
});
