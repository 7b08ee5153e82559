import type { Claim } from "./claims.ts";
import { columnOf, rowOf, type Sheet } from "./sheet.ts";

/** Label of a cell that belongs to no claim (sea, abroad). Labels fit in 16 bits: France has fewer than 65 000 units. */
export const NOBODY = 0xffff;

/** Cells of a sheet whose centre is in the box of a claim (at least one): columns and rows, ends excluded. */
export interface CellRange {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function cellRange({ box }: Claim, sheet: Sheet): CellRange {
  const [left, right] = wholeRange(columnOf(sheet, box[0]), columnOf(sheet, box[2]));
  const [top, bottom] = wholeRange(rowOf(sheet, box[3]), rowOf(sheet, box[1]));
  return { left, right, top, bottom };
}

function wholeRange(from: number, to: number): [number, number] {
  const first = Math.ceil(from - 0.5);
  const end = Math.ceil(to - 0.5);
  if (end > first) return [first, end];
  const middle = Math.floor((from + to) / 2);
  return [middle, middle + 1];
}

export const countCells = ({ left, right, top, bottom }: CellRange): number => (right - left) * (bottom - top);

export function forEachCell(range: CellRange, width: number, visit: (cell: number) => void): void {
  for (let row = range.top; row < range.bottom; row++) {
    for (let column = range.left; column < range.right; column++) visit(row * width + column);
  }
}

/** Cells whose centre is in the ellipse that fills the range. */
export function forEachEllipseCell(range: CellRange, width: number, visit: (cell: number) => void): void {
  const { left, right, top, bottom } = range;
  forEachCell(range, width, (cell) => {
    const x = ((cell % width) + 0.5 - (left + right) / 2) / ((right - left) / 2);
    const y = (Math.floor(cell / width) + 0.5 - (top + bottom) / 2) / ((bottom - top) / 2);
    if (x * x + y * y <= 1) visit(cell);
  });
}
