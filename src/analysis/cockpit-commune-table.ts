import { UNIT_CLASSES } from "../domain/report.ts";
import type { AdminLevel } from "../domain/unit.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import { COLUMNS, type ColumnId, type ColumnValues } from "../formats/sheet.ts";
import { unitsOf } from "./analyse-list.ts";
import { type BuiltTable, joined, type TableSource } from "./cockpit-table-source.ts";
import { namePlace } from "./unit-names.ts";

/** Every unit of the scope; column by column from the start, since France has 35 000. */
export function communeTable({ base, list, analysed, language }: TableSource): BuiltTable {
  const { units, geography } = base;
  const { index, layer } = list;
  const set = unitsOf(analysed.inScope);
  const classNames = UNIT_CLASSES.map((unitClass) => exportSentences(language).classes[unitClass]);
  const zoneName = (level: AdminLevel) => (unit: number) => units.zones[level].names[units.zoneOf[level][unit]!] ?? "";
  const claims = set.map((unit) =>
    [...index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)].filter((t) => analysed.active[t] === 1),
  );
  const numbers = (values: ArrayLike<number>) => Float64Array.from(set, (unit) => values[unit]!);
  const columns: readonly (readonly [ColumnId, ColumnValues])[] = [
    ["name", set.map((unit) => namePlace(units.names[unit]!))],
    ["code", set.map((unit) => units.codes[unit]!)],
    ["epci", set.map(zoneName("epci"))],
    ["departement", set.map(zoneName("departement"))],
    ["population", numbers(units.population)],
    ["areaKm2", numbers(geography.areaKm2)],
    ["unitClass", set.map((unit) => classNames[analysed.classification.classOf[unit]!]!)],
    ["cpts", claims.map((found) => joined(found.map((t) => layer.territories[t]!.name)))],
    ["cptsIds", claims.map((found) => joined(found.map((t) => layer.territories[t]!.id)))],
  ];
  const { population, areaKm2 } = analysed.report.scope;
  return {
    sheet: {
      rowCount: set.length,
      columns: columns.map(([id, values]) => ({ id, kind: COLUMNS[id], values })),
      totals: { population, areaKm2 },
    },
    positions: Int32Array.from(set),
  };
}
