import { adminMaillages } from "../domain/admin-maillage.ts";
import {
  COINCIDENCES,
  type Coincidence,
  describeGroup,
  readCoincidence,
  type TerritoryFigures,
} from "../domain/coincidence.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { MAILLAGE_PROCESSES, type MaillageProcess } from "../domain/maillage.ts";
import { territoriesInScope } from "../domain/ratio.ts";
import type { UnitTable } from "../domain/unit.ts";
import { totalsOf } from "./cross-flow.ts";
import {
  COINCIDENCE_LEVELS,
  type CoincidenceLevel,
  type CoincidenceRequest,
  type CoincidenceView,
} from "./cross-protocol.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** Coincidence of the CPTS counted in the scope with units and administrative zones, and their groups by process. */
export function viewCoincidence(
  base: France,
  { layer, index, populations }: Pick<LoadedList, "layer" | "index" | "populations">,
  { active, inScope }: { readonly active: Uint8Array; readonly inScope: Uint8Array },
  { level, processes }: CoincidenceRequest,
): CoincidenceView {
  const zones = zonesOfLevels(base.units);
  const byLevel = forEachCoincidenceLevel((one) => readCoincidence(layer, index, zones[one]));
  const present = territoriesInScope(index, active, inScope);
  const rows: CoincidenceView["rows"][number][] = [];
  const groups = new Map<MaillageProcess, TerritoryFigures[]>(MAILLAGE_PROCESSES.map((process) => [process, []]));
  layer.territories.forEach(({ id, name }, t) => {
    if (present[t] === 0) return;
    const process = processes[id] ?? "inconnu";
    const { kind, zones: met, wholeZones } = byLevel[level][t]!;
    const { units, areaKm2 } = totalsOf(base, unitsOfTerritory(layer, t));
    const population = populations.max[t]!;
    const levels = forEachCoincidenceLevel((one) => byLevel[one][t]!.kind);
    rows.push({ id, name, process, population, units, levels, zones: met, wholeZones });
    groups.get(process)!.push({ population, units, areaKm2, coincidence: kind });
  });
  const countOf = (one: CoincidenceLevel, kind: Coincidence) =>
    rows.filter(({ levels }) => levels[one] === kind).length;
  return {
    rows,
    groups: Object.fromEntries(
      MAILLAGE_PROCESSES.map((process) => [process, describeGroup(groups.get(process)!)]),
    ) as CoincidenceView["groups"],
    totals: forEachCoincidenceLevel(
      (one) =>
        Object.fromEntries(COINCIDENCES.map((kind) => [kind, countOf(one, kind)])) as Record<Coincidence, number>,
    ),
  };
}

function forEachCoincidenceLevel<Value>(make: (level: CoincidenceLevel) => Value): Record<CoincidenceLevel, Value> {
  return Object.fromEntries(COINCIDENCE_LEVELS.map((level) => [level, make(level)])) as Record<CoincidenceLevel, Value>;
}

/** Zone of each unit at each level; null for the units themselves. EPT: in place of Grand Paris, EPCI elsewhere. */
function zonesOfLevels(units: UnitTable): Readonly<Record<CoincidenceLevel, ArrayLike<number> | null>> {
  const ept = new Int32Array(units.count).fill(-1);
  const layer = adminMaillages(units).find(({ id }) => id === "ept")!.layer;
  layer.territories.forEach((_, zone) => {
    for (const unit of unitsOfTerritory(layer, zone)) ept[unit] = zone;
  });
  return { unit: null, epci: units.zoneOf.epci, ept, departement: units.zoneOf.departement };
}
