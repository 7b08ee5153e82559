import { exportSentences } from "../formats/export-sentences.ts";
import type { SheetRow } from "../formats/sheet.ts";
import { createTerritoryFinder } from "./cockpit-actions.ts";
import { type BuiltTable, built, type TableSource } from "./cockpit-table-source.ts";
import { namePlace } from "./unit-names.ts";

/** The actions that were imported, under headers that the reader of actions knows; positions are those of their CPTS. */
export function actionTable({ added, list, language }: TableSource): BuiltTable {
  const words = exportSentences(language);
  const find = createTerritoryFinder(list.layer);
  const actions = added?.actions?.actions ?? [];
  const rows = actions.map((action): SheetRow => {
    const territory = list.layer.territories[find(action.territory)];
    return {
      ...action,
      cpts: territory?.name ?? action.territory,
      mission: action.mission === null ? "" : words.missions[action.mission],
      themes: action.themes.join(", "),
      actionPopulation: action.population === null ? "" : words.actionPopulations[action.population],
      contact: action.contact ?? "",
      consent: action.contact !== null,
    } as SheetRow;
  });
  return built(
    [
      "title",
      "cpts",
      "mission",
      "themes",
      "actionPopulation",
      "objectives",
      "beneficiaries",
      "resources",
      "results",
      "difficulties",
      "seeks",
      "contact",
      "consent",
    ],
    rows,
    actions.map(({ territory }) => find(territory)),
  );
}

/** The head-counts that were imported, a row for each commune and date; what the source does not say is left out. */
export function practitionerTable({ added, base }: TableSource): BuiltTable {
  const table = added?.practitioners?.table;
  const rows: SheetRow[] = [];
  const positions: number[] = [];
  table?.units.forEach((unit, row) => {
    table.dates.forEach((date, d) => {
      const cell = row * table.dates.length + d;
      if (table.counts[cell]! < 0) return;
      positions.push(unit);
      rows.push({
        name: namePlace(base.units.names[unit]!),
        code: base.units.codes[unit]!,
        date,
        practitioners: table.counts[cell]!,
        collaborators: table.collaborators[cell]!,
      });
    });
  });
  return built(["name", "code", "date", "practitioners", "collaborators"], rows, positions);
}
