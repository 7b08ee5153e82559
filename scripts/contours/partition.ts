import type { Claim } from "./claims.ts";
import { columnOf, rowOf, type Sheet } from "./sheet.ts";

/** Label of a cell that belongs to no claim (sea, abroad). Labels fit in 16 bits: France has fewer than 65 535 units. */
export const NOBODY = 0xffff;

/** Shape of the cell of each claim, in columns and rows of a sheet: |dx / half-width|³ + |dy / half-height|³ + weight. */
export interface Shapes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly halfWidth: Float64Array;
  readonly halfHeight: Float64Array;
  readonly weight: Float64Array;
}

/** Shapes that fill the boxes of the claims: the plain rule. */
export function shapesOfBoxes(claims: readonly Claim[], sheet: Sheet): Shapes {
  const column = (index: 0 | 2) => Float64Array.from(claims, ({ box }) => columnOf(sheet, box[index]));
  const row = (index: 1 | 3) => Float64Array.from(claims, ({ box }) => rowOf(sheet, box[index]));
  const [west, east, north, south] = [column(0), column(2), row(3), row(1)];
  return {
    x: west.map((w, i) => (w + east[i]!) / 2),
    y: north.map((n, i) => (n + south[i]!) / 2),
    halfWidth: west.map((w, i) => (east[i]! - w) / 2),
    halfHeight: north.map((n, i) => (south[i]! - n) / 2),
    weight: new Float64Array(claims.length),
  };
}

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
  return end > first ? [first, end] : [Math.floor((from + to) / 2), Math.floor((from + to) / 2) + 1];
}

/**
 * Gives each cell of `open` (1 where a claim may take it) to the claim with the smallest score among those whose box
 * holds it; the label is the position in `claims`. A claim at a time, the best score so far kept in a buffer: no list
 * of candidates is needed.
 */
export function assignCells(ranges: readonly CellRange[], shapes: Shapes, sheet: Sheet, open: Uint8Array): Uint16Array {
  const labels = new Uint16Array(open.length).fill(NOBODY);
  const best = new Float32Array(open.length).fill(Infinity);
  for (let claim = 0; claim < ranges.length; claim++) {
    const { left, right, top, bottom } = ranges[claim]!;
    const byColumn = cubes(left, right, shapes.x[claim]!, shapes.halfWidth[claim]!);
    const byRow = cubes(top, bottom, shapes.y[claim]!, shapes.halfHeight[claim]!);
    const weight = shapes.weight[claim]!;
    for (let row = top; row < bottom; row++) {
      const fixed = byRow[row - top]! + weight;
      for (let cell = row * sheet.width + left, i = 0; i < byColumn.length; i++, cell++) {
        const score = fixed + byColumn[i]!;
        if (score < best[cell]! && open[cell] === 1) {
          best[cell] = score;
          labels[cell] = claim;
        }
      }
    }
  }
  return labels;
}

function cubes(from: number, to: number, centre: number, half: number): Float64Array {
  const values = new Float64Array(to - from);
  for (let i = 0; i < values.length; i++) values[i] = (Math.abs(from + i + 0.5 - centre) / half) ** 3;
  return values;
}
