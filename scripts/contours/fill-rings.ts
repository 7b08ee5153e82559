import { columnOf, rowOf, type Sheet } from "./sheet.ts";

export type Ring = readonly (readonly number[])[];

/**
 * Calls `paint(row, from, to)` for each run of cells of `sheet` (columns `from` to `to - 1`) whose centre is inside
 * the rings (even-odd rule, positions `[lng, lat]`, the last point repeats the first).
 */
export function fillRings(
  rings: readonly Ring[],
  sheet: Sheet,
  paint: (row: number, from: number, to: number) => void,
): void {
  const crossings = new Map<number, number[]>();
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) addCrossings(ring[i - 1]!, ring[i]!, sheet, crossings);
  }
  for (const [row, columns] of crossings) {
    columns.sort((a, b) => a - b);
    for (let i = 1; i < columns.length; i += 2) {
      const from = Math.max(0, Math.ceil(columns[i - 1]! - 0.5));
      const to = Math.min(sheet.width, Math.ceil(columns[i]! - 0.5));
      if (to > from) paint(row, from, to);
    }
  }
}

function addCrossings(
  start: readonly number[],
  end: readonly number[],
  sheet: Sheet,
  crossings: Map<number, number[]>,
): void {
  const y0 = rowOf(sheet, start[1]!);
  const y1 = rowOf(sheet, end[1]!);
  const x0 = columnOf(sheet, start[0]!);
  const x1 = columnOf(sheet, end[0]!);
  const first = Math.max(0, Math.ceil(Math.min(y0, y1) - 0.5));
  const last = Math.min(sheet.height, Math.ceil(Math.max(y0, y1) - 0.5));
  for (let row = first; row < last; row++) {
    const column = x0 + ((row + 0.5 - y0) / (y1 - y0)) * (x1 - x0);
    const columns = crossings.get(row);
    if (columns) columns.push(column);
    else crossings.set(row, [column]);
  }
}
