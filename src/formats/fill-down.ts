import type { ColumnPlan, ColumnRole } from "./columns.ts";
import type { TableRow } from "./read-table.ts";

/** What names a territory, and the columns that show that a row has a commune. */
const NAMES: readonly ColumnRole[] = ["territoryId", "territoryName"];
const COMMUNES: readonly ColumnRole[] = ["unit", "communeName", "postalCode"];

export interface FilledRows {
  readonly rows: readonly TableRow[];
  /** Rows that took the name above them, and the first of them; 0 when none did. */
  readonly filled: number;
  readonly firstRow: number;
}

/**
 * Gives each row the name of its territory in a list that writes it once, above its communes, as people do by hand and as
 * merged cells become in a text. Nothing is changed where a name comes back on several rows, or where most rows have
 * one: an empty cell then means that the row has no territory.
 */
export function fillTerritories(rows: readonly TableRow[], { columns }: ColumnPlan): FilledRows {
  const asItIs = { rows, filled: 0, firstRow: 0 };
  const read = (row: TableRow, role: ColumnRole): string => {
    const column = columns[role];
    return column === undefined ? "" : (row.cells[column]?.trim() ?? "");
  };
  const nameOf = (row: TableRow) => NAMES.map((role) => read(row, role)).join("\n");
  const isNamed = (row: TableRow) => NAMES.some((role) => read(row, role) !== "");
  const hasCommune = (row: TableRow) => COMMUNES.some((role) => read(row, role) !== "");
  if (rows[0] === undefined || !isNamed(rows[0])) return asItIs;
  const names = new Set<string>();
  let named = 0;
  let nameless = 0;
  for (const row of rows) {
    if (isNamed(row)) {
      named++;
      names.add(nameOf(row));
    } else if (hasCommune(row)) nameless++;
  }
  if (names.size < named || nameless < 2 || nameless < named) return asItIs;
  let above = rows[0];
  let firstRow = 0;
  let filled = 0;
  const all = rows.map((row) => {
    if (isNamed(row)) above = row;
    if (isNamed(row) || !hasCommune(row)) return row;
    const cells = [...row.cells];
    for (const role of NAMES) {
      const column = columns[role];
      if (column !== undefined) cells[column] = above.cells[column] ?? "";
    }
    if (filled++ === 0) firstRow = row.number;
    return { number: row.number, cells };
  });
  return { rows: all, filled, firstRow };
}
