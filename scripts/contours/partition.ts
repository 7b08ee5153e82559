import { type CellRange, NOBODY } from "./cells.ts";
import { type PlacedShape, type Shapes, scoreAt } from "./shapes.ts";

/** How strongly a chef-lieu holds the cells around it (in score), how it fades and how far it is felt (in cells). */
const CHEF_LIEU_HOLD = 0.5;
const CHEF_LIEU_FADE = 2.5;
const CHEF_LIEU_REACH = 4;

/** What an assignment needs to know of a grid, and its buffers, kept from one assignment to the next. */
export interface Field {
  readonly width: number;
  readonly ranges: readonly CellRange[];
  /** Best scores before any claim: Infinity where a claim may take the cell, −Infinity elsewhere. */
  readonly limits: Float32Array;
  readonly best: Float32Array;
  readonly labels: Uint16Array;
}

/** `open` is 1 where a claim may take the cell. */
export function makeField(width: number, ranges: readonly CellRange[], open: Uint8Array): Field {
  const limits = new Float32Array(open.length);
  for (let cell = 0; cell < open.length; cell++) limits[cell] = open[cell] === 1 ? Infinity : -Infinity;
  return { width, ranges, limits, best: new Float32Array(open.length), labels: new Uint16Array(open.length) };
}

/**
 * Gives each open cell to the claim with the smallest score among those whose box holds it (the score is described
 * in `shapes.ts`); the label is the position of the claim. Claim after claim, the best score so far kept in a buffer:
 * no list of candidates is needed.
 * The labels returned are those of the field: the next assignment overwrites them.
 */
export function assignCells({ width, ranges, limits, best, labels }: Field, shapes: Shapes): Uint16Array {
  labels.fill(NOBODY);
  best.set(limits);
  const across = new Float64Array(width);
  const slant = new Float64Array(width);
  for (let claim = 0; claim < ranges.length; claim++) {
    const shape = shapes.of(claim);
    fillBox(claim, ranges[claim]!, shape);
    const town = shapes.chefLieu[claim];
    if (town) holdTown(claim, ranges[claim]!, shape, town);
  }
  return labels;

  /** `scoreAt` for every cell of a box; what depends on the column alone is computed once. */
  function fillBox(claim: number, { left, right, top, bottom }: CellRange, shape: PlacedShape): void {
    const { x, y, west, east, north, south, westTip, eastTip, northTip, southTip } = shape;
    for (let column = left; column < right; column++) {
      const offset = column + 0.5 - x;
      across[column] = offset < 0 ? offset / west : offset / east;
      slant[column] = offset < 0 ? (-offset / west) * westTip : (offset / east) * eastTip;
    }
    for (let row = top; row < bottom; row++) {
      const offset = row + 0.5 - y;
      const down = offset < 0 ? offset / north : offset / south;
      const lean = offset < 0 ? -down * northTip : down * southTip;
      const rowStart = row * width;
      for (let column = left; column < right; column++) {
        const u = across[column]! - lean;
        const v = down - slant[column]!;
        const score = u * u * Math.sqrt(Math.abs(u)) + v * v * Math.sqrt(Math.abs(v));
        if (score < best[rowStart + column]!) {
          best[rowStart + column] = score;
          labels[rowStart + column] = claim;
        }
      }
    }
  }

  /** A town is inside its commune: around it the score is better than the shape says. */
  function holdTown(claim: number, range: CellRange, shape: PlacedShape, town: { x: number; y: number }): void {
    const last = (centre: number, end: number) => Math.min(end, Math.floor(centre) + CHEF_LIEU_REACH + 1);
    const first = (centre: number, start: number) => Math.max(start, Math.floor(centre) - CHEF_LIEU_REACH);
    for (let row = first(town.y, range.top); row < last(town.y, range.bottom); row++) {
      for (let column = first(town.x, range.left); column < last(town.x, range.right); column++) {
        const [dx, dy] = [column + 0.5 - town.x, row + 0.5 - town.y];
        const hold = CHEF_LIEU_HOLD * Math.exp(-(dx * dx + dy * dy) / (CHEF_LIEU_FADE * CHEF_LIEU_FADE));
        const score = scoreAt(shape, column + 0.5, row + 0.5) - hold;
        const cell = row * width + column;
        if (score < best[cell]!) {
          best[cell] = score;
          labels[cell] = claim;
        }
      }
    }
  }
}
