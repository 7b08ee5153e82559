import type { AdminLevel } from "../domain/unit.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import type { ColumnId, SheetRow } from "../formats/sheet.ts";
import { type BuiltTable, built, positionsById, type TableSource } from "./cockpit-table-source.ts";

const STRADDLING_COLUMNS = [
  "name",
  "id",
  "level",
  "zone",
  "zoneCode",
  "units",
  "population",
  "populationShare",
] as const satisfies readonly ColumnId[];

/** Levels where being on two zones is worth a line: EPT are EPCI of Grand Paris, arrondissements are seldom asked for. */
const STRADDLED = ["region", "departement", "epci"] as const satisfies readonly AdminLevel[];

/** A row for each CPTS and each zone of a mesh of which it meets several. */
export function straddlingTable(source: TableSource): BuiltTable {
  const { base, maillages, analysed, language } = source;
  const words = exportSentences(language);
  const positionOf = positionsById(source);
  const rows: SheetRow[] = [];
  const positions: number[] = [];
  for (const { id, name, zones, meshes, population } of analysed.report.territories) {
    const add = (row: SheetRow) => {
      rows.push({ name, id, ...row });
      positions.push(positionOf.get(id)!);
    };
    for (const level of STRADDLED) {
      const { codes, names } = base.units.zones[level];
      if (zones[level].length < 2) continue;
      for (const { code, units, population: people, populationShare } of zones[level])
        add({
          level: words.levels[level],
          zone: names[codes.indexOf(code)] ?? code,
          zoneCode: code,
          units,
          population: people,
          populationShare,
        });
    }
    for (const maillage of maillages) {
      // Communes of one class (ZIP, ZAC…) are scattered by nature: crossing several says nothing.
      if (maillage.isClassification === true) continue;
      const partners = meshes[maillage.id] ?? [];
      if (partners.length < 2) continue;
      const nameOf = new Map(maillage.layer.territories.map((territory) => [territory.id, territory.name]));
      for (const partner of partners)
        add({
          level: maillage.name[language],
          zone: nameOf.get(partner.id) ?? partner.id,
          zoneCode: partner.id,
          population: Math.round(partner.populationShare * population.max),
          populationShare: partner.populationShare,
        });
    }
  }
  return built(STRADDLING_COLUMNS, rows, positions);
}
