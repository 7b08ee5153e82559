import type { CrossedZone } from "../domain/crossed-zones.ts";
import type { AdminLevel, UnitTable } from "../domain/unit.ts";
import type { NamedUnit, NamedZone } from "./cockpit-protocol.ts";
import { namePlace } from "./unit-names.ts";

/** Units as a list shows them, in the order given. */
export function nameUnits(units: UnitTable, set: Iterable<number>): readonly NamedUnit[] {
  return Array.from(set, (unit) => ({
    unit,
    code: units.codes[unit]!,
    name: namePlace(units.names[unit]!),
    population: units.population[unit]!,
  }));
}

/** Crossed zones with their names. */
export function nameZones(
  { zones }: UnitTable,
  level: AdminLevel,
  crossed: readonly CrossedZone[],
): readonly NamedZone[] {
  const { codes, names } = zones[level];
  return crossed.map((zone) => ({ ...zone, name: names[codes.indexOf(zone.code)] ?? zone.code }));
}
