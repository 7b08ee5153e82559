import { foldText } from "./columns.ts";
import { decodeText } from "./decode-text.ts";
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

/**
 * Reads a delimited text whose header is the row, among the first, that names most columns. `synonyms`: folded headers
 * of each role. Null when no row names any.
 */
export function readNamedTable<Role extends string>(
  bytes: Uint8Array,
  synonyms: Readonly<Record<Role, readonly string[]>>,
): NamedTable<Role> | null {
  const roles = Object.keys(synonyms) as Role[];
  const roleOf = (cell: string) => roles.find((role) => synonyms[role].includes(foldHeader(cell)));
  const rate = (cells: readonly string[]) => new Set(cells.flatMap((cell) => roleOf(cell) ?? [])).size;
  const { rows } = readTable(decodeText(bytes).text, rate);
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
