import readWorkbook from "read-excel-file/universal";
import { accept, type Result, refuse } from "../domain/result.ts";
import { rateListHeader } from "./columns.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { Table, TableRow } from "./read-table.ts";
import { type MergedCells, openWorkbook } from "./workbook-archive.ts";

/** One tab of a workbook, for people to choose from. */
export interface WorkbookSheet {
  readonly name: string;
  /** Rows with text, the header included. */
  readonly rows: number;
  readonly isHidden: boolean;
}

export interface WorkbookTable {
  readonly table: Table;
  /** Name of the sheet that was read. */
  readonly sheet: string;
  /** Every sheet, in the order of the tabs. */
  readonly sheets: readonly WorkbookSheet[];
  /** Visible sheets whose header names as many columns as that of the sheet that was read. */
  readonly alike: readonly string[];
}

/** The header of a list is looked for in this many rows of a sheet. */
const HEADER_SEARCH_ROWS = 30;

/**
 * Reads one sheet of an XLSX file as text cells: the one asked for, else the visible one whose header names most columns of a
 * list (`rateHeader`), then the longest. Row numbers are those of Excel, dates are ISO, formulas give their last value,
 * errors their text, and cells merged over several rows repeat their value on each row that holds something. Never
 * throws: a damaged or huge workbook is a refusal.
 */
export async function readXlsx(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  sheet?: string,
  rateHeader: (cells: readonly string[]) => number = rateListHeader,
): Promise<Result<WorkbookTable, ListRefusal>> {
  const archive = openWorkbook(bytes);
  if (archive === "too-large") return refuse({ code: "workbook-too-large", file: name });
  if (archive === "broken") return refuse({ code: "workbook-broken", file: name });
  let read: readonly { readonly sheet: string; readonly data?: readonly (readonly unknown[])[] }[];
  try {
    // Numbers stay as they are written: a code must not become 4.2e3.
    read = await readWorkbook<string | number>(archive.bytes, { parseNumber: keepNumber });
  } catch {
    return refuse({ code: "workbook-broken", file: name });
  }
  const sheets = read.map(({ sheet: title, data = [] }, position) => {
    const info = archive.sheets[position];
    const { rows, mergedCells } = textRows(data, info?.merged ?? []);
    const score = Math.max(0, ...rows.slice(0, HEADER_SEARCH_ROWS).map(({ cells }) => rateHeader(cells)));
    return { name: title, rows, mergedCells, score, isHidden: info?.isHidden ?? false };
  });
  const chosen =
    sheet === undefined
      ? sheets.toSorted(
          (a, b) => Number(a.isHidden) - Number(b.isHidden) || b.score - a.score || b.rows.length - a.rows.length,
        )[0]
      : sheets.find((one) => one.name === sheet);
  const list = sheets.map((one) => ({ name: one.name, rows: one.rows.length, isHidden: one.isHidden }));
  if (chosen === undefined) {
    return refuse({ code: "no-sheet", file: name, sheet: sheet ?? "", sheets: list.map((one) => one.name) });
  }
  if (chosen.rows.length === 0) return refuse({ code: "empty", file: name });
  const { rows, mergedCells } = chosen;
  return accept({
    table: { rows, separator: null, openQuoteRow: null, ...(mergedCells === null ? {} : { mergedCells }) },
    sheet: chosen.name,
    sheets: list,
    alike: sheets
      .filter((one) => one !== chosen && !one.isHidden && one.rows.length > 1 && one.score >= Math.max(1, chosen.score))
      .map((one) => one.name),
  });
}

/** Whole numbers keep their digits; others are written the shortest way, without the noise of binary fractions. */
function keepNumber(written: string): string | number {
  return /^-?\d+$/.test(written) ? written : Number(written);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (typeof value === "boolean") return value ? "VRAI" : "FAUX";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return "";
}

function textRows(
  data: readonly (readonly unknown[])[],
  merged: readonly MergedCells[],
): { rows: TableRow[]; mergedCells: NonNullable<Table["mergedCells"]> | null } {
  const texts = data.map((cells) => cells.map(textOf));
  const isFilled = texts.map((cells) => cells.some((cell) => cell.trim() !== ""));
  let filled = 0;
  let firstRow = 0;
  for (const { column, firstRow: from, lastRow } of merged) {
    const value = texts[from]?.[column] ?? "";
    if (value.trim() === "") continue;
    for (let row = from + 1; row <= Math.min(lastRow, texts.length - 1); row++) {
      if (!isFilled[row] || texts[row]![column] !== "") continue;
      texts[row]![column] = value;
      if (filled++ === 0) firstRow = from + 1;
    }
  }
  const rows: TableRow[] = [];
  texts.forEach((cells, row) => {
    if (isFilled[row]) rows.push({ number: row + 1, cells });
  });
  return { rows, mergedCells: filled === 0 ? null : { row: firstRow, filled } };
}
