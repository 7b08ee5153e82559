import { foldText } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import type { NamedFile } from "./perimeter-list.ts";
import { readTable, type TableRow } from "./read-table.ts";

/** A table of which the columns are known by their headers, whatever their order. */
export interface NamedTable<Role extends string> {
  readonly header: readonly string[];
  readonly columns: Readonly<Partial<Record<Role, number>>>;
  /** Positions of the headers that no role takes. */
  readonly others: readonly number[];
  readonly rows: readonly TableRow[];
}

const HEADER_SEARCH_ROWS = 30;

/** A header without accents, case, spaces nor marks. */
const foldHeader = (header: string): string => foldText(header.slice(0, 200)).replaceAll(" ", "");

/** What a row of headers names, by the synonyms of each role. */
export function rolesNamed<Role extends string>(
  cells: readonly string[],
  synonyms: Readonly<Record<Role, readonly string[]>>,
): ReadonlySet<Role> {
  const folded = new Set(cells.map(foldHeader));
  return new Set((Object.keys(synonyms) as Role[]).filter((role) => synonyms[role].some((name) => folded.has(name))));
}

/**
 * Reads a delimited text or a workbook (XLSX, whose reader is loaded when first needed) of which the header is the row,
 * among the first, that names most columns. `synonyms`: folded headers of each role. Null when no row names any, or
 * when the workbook cannot be opened.
 */
export async function readNamedTable<Role extends string>(
  file: NamedFile,
  synonyms: Readonly<Record<Role, readonly string[]>>,
): Promise<NamedTable<Role> | null> {
  const roles = Object.keys(synonyms) as Role[];
  const roleOf = (cell: string) => roles.find((role) => synonyms[role].includes(foldHeader(cell)));
  const rate = (cells: readonly string[]) => new Set(cells.flatMap((cell) => roleOf(cell) ?? [])).size;
  const rows = await readRows(file, rate);
  let best = 0;
  let position = -1;
  rows.slice(0, HEADER_SEARCH_ROWS).forEach(({ cells }, row) => {
    const named = rate(cells);
    if (named <= best) return;
    best = named;
    position = row;
  });
  if (position < 0) return null;
  const header = rows[position]!.cells;
  const columns: Partial<Record<Role, number>> = {};
  const others: number[] = [];
  header.forEach((cell, column) => {
    const role = roleOf(cell);
    if (role !== undefined && columns[role] === undefined) columns[role] = column;
    else if (cell.trim() !== "") others.push(column);
  });
  return { header, columns, others, rows: rows.slice(position + 1) };
}

async function readRows(file: NamedFile, rate: (cells: readonly string[]) => number): Promise<readonly TableRow[]> {
  if (recogniseForeignFile(file.bytes) !== "xlsx") return readTable(decodeText(file.bytes).text, rate).rows;
  const { readXlsx } = await import("./read-xlsx.ts");
  const opened = await readXlsx(file, undefined, rate);
  return opened.ok ? opened.value.table.rows : [];
}
