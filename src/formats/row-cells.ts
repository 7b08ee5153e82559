import { type ColumnPlan, type ColumnRole, foldText } from "./columns.ts";
import type { TableRow } from "./read-table.ts";

/** The cells of a list by what their columns hold. */
export class RowCells {
  readonly #plan: ColumnPlan;

  constructor(plan: ColumnPlan) {
    this.#plan = plan;
  }

  /** Trimmed; empty when the list lacks the column. */
  of(row: TableRow, role: ColumnRole): string {
    const column = this.#plan.columns[role];
    return column === undefined ? "" : (row.cells[column]?.trim() ?? "");
  }

  /** How the row names its territory. */
  label(row: TableRow): string | null {
    return this.of(row, "territoryName") || this.of(row, "territoryId") || null;
  }

  /** What names a row that cannot be used; never its other cells, which may identify people. */
  summary(row: TableRow): string {
    return `${this.label(row) ?? ""} ${this.of(row, "unit") || this.of(row, "communeName")}`.trim();
  }

  isTotal(row: TableRow): boolean {
    return /^(sous )?tota(l|ux)\b/.test(foldText(this.label(row) ?? row.cells.join(" ")));
  }

  overflows(row: TableRow): boolean {
    const width = this.#plan.header.cells.length;
    return row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== "");
  }
}

/** A file cut short: its last row has fewer cells than the header, and no row before it. */
export function endsCut(rows: readonly TableRow[], width: number): boolean {
  const last = rows.at(-1);
  return (
    last !== undefined &&
    rows.length > 1 &&
    last.cells.length < width &&
    rows.every((row) => row === last || row.cells.length >= width)
  );
}
