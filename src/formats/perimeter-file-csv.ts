import Papa from "papaparse";
import { isSharedMark, markOf, PHASES, phaseOf, type UnitMark } from "../domain/draft.ts";
import { changeFromStart, type DraftRecord, marksOfRecord } from "../domain/draft-record.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { accept, type Result } from "../domain/result.ts";
import { rateListHeader } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import type { ListBase } from "./list-rows.ts";
import { type ListRefusal, type NamedFile, readPerimeterList } from "./perimeter-list.ts";
import { readTable } from "./read-table.ts";
import { resolveCode } from "./resolve-code.ts";

/** Columns in their order; those that the command line does not need (population, phase, cog) are ignored by it. */
const COLUMNS = [
  "territoire_id",
  "territoire_nom",
  "code_insee",
  "commune",
  "departement",
  "population",
  "partage",
  "phase",
  "cog",
] as const;

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const guard = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const unguard = (text: string): string => (text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text);

/**
 * One row for each commune of each draft, as the command line reads lists: `;`, UTF-8 with its mark, which spreadsheets
 * expect. Communes that are no longer units have neither name nor population.
 */
export function writePerimeterCsv(drafts: readonly DraftRecord[], { units }: ListBase): string {
  const { codes } = units.zones.departement;
  const rows = drafts.flatMap((draft) =>
    [...marksOfRecord(draft)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, mark]) => {
        const unit = units.indexOf.get(code);
        const departement = unit === undefined ? -1 : units.zoneOf.departement[unit]!;
        return [
          guard(draft.id),
          guard(draft.name),
          code,
          unit === undefined ? "" : units.names[unit]!,
          codes[departement] ?? "",
          unit === undefined ? "" : String(units.population[unit]!),
          isSharedMark(mark) ? "oui" : "non",
          phaseOf(mark),
          String(draft.cog),
        ];
      }),
  );
  return `\ufeff${Papa.unparse([[...COLUMNS], ...rows], { delimiter: ";", newline: "\r\n" })}\r\n`;
}

/** What a list gives as drafts: each territory is one, without a start; author, date and reasons are not in a list. */
export interface CsvDrafts {
  readonly drafts: readonly Omit<DraftRecord, "author" | "date" | "reasons" | "origin">[];
  readonly anomalies: readonly ListAnomaly[];
}

/**
 * Reads a list of perimeters as drafts, by the reader of lists (its tolerances and its anomalies), of which the codes are those
 * of the column `cog` when every row says the same year. Phases come from the column `phase`.
 */
export function readPerimeterCsv(file: NamedFile, base: ListBase): Result<CsvDrafts, ListRefusal> {
  const extra = readExtraColumns(file.bytes, base);
  const list = readPerimeterList(file, base, extra.cog === null ? {} : { cog: extra.cog });
  if (!list.ok) return list;
  const { layer, anomalies } = list.value;
  const drafts = layer.territories.map(({ id, name }, territory) => {
    const marks = new Map<string, UnitMark>();
    unitsOfTerritory(layer, territory).forEach((unit, i) => {
      const code = base.units.codes[unit]!;
      const shared = layer.declaredShared[layer.memberStart[territory]! + i] === 1;
      const phase = PHASES.find((known) => known === extra.phaseOf.get(`${id} ${code}`)) ?? "noyau";
      marks.set(code, markOf(phase, shared));
    });
    const change = changeFromStart([], marks);
    return {
      id: unguard(id),
      name: unguard(name),
      // The reader of lists has already brought every code to today's units.
      cog: base.units.cog,
      source: { kind: "white" as const },
      replaces: [],
      lockedUnits: [],
      lockedTerritories: [],
      start: [],
      changes: change === null ? [] : [change],
      position: change === null ? 0 : 1,
    };
  });
  return accept({ drafts, anomalies });
}

/** The columns that only this file writes: one COG year for the whole list, phase by territory and unit. */
function readExtraColumns(
  bytes: Uint8Array,
  { units, history }: ListBase,
): { readonly cog: number | null; readonly phaseOf: ReadonlyMap<string, string> } {
  const phaseOf = new Map<string, string>();
  const [header, ...rows] = readTable(decodeText(bytes).text, rateListHeader).rows;
  const column = (name: (typeof COLUMNS)[number]) => header?.cells.indexOf(name) ?? -1;
  const [id, code, phase, cog] = [column("territoire_id"), column("code_insee"), column("phase"), column("cog")];
  const years = new Set(rows.map(({ cells }) => cells[cog] ?? ""));
  const [written = ""] = years;
  const year = years.size === 1 && /^20\d\d$/.test(written) ? Number(written) : null;
  for (const { cells } of phase < 0 ? [] : rows) {
    const { targets } = resolveCode(cells[code] ?? "", year ?? units.cog, units, history);
    for (const target of targets) phaseOf.set(`${cells[id]} ${target}`, cells[phase] ?? "");
  }
  return { cog: year, phaseOf };
}
