import { type CellRange, NOBODY } from "./cells.ts";
import type { Shapes } from "./shapes.ts";

/** How strongly a chef-lieu holds the cells around it (in score), and how far (in cells, one standard unit). */
const CHEF_LIEU_HOLD = 0.5;
const CHEF_LIEU_REACH = 2.5;
const CHEF_LIEU_WINDOW = 5;

/** What an assignment needs to know of a grid; `open` is 1 where a claim may take the cell. */
export interface Field {
  readonly width: number;
  readonly open: Uint8Array;
  readonly ranges: readonly CellRange[];
}

/**
 * Gives each open cell to the claim with the smallest score among those whose box holds it (the score is described
 * in `shapes.ts`); the label is the position of the claim. Claim after claim, the best score so far kept in a buffer:
 * no list of candidates is needed.
 */
export function assignCells({ width, open, ranges }: Field, shapes: Shapes): Uint16Array {
  const labels = new Uint16Array(open.length).fill(NOBODY);
  const best = new Float32Array(open.length).fill(Infinity);
  const across = new Float64Array(width);
  const slant = new Float64Array(width);
  for (let claim = 0; claim < ranges.length; claim++) {
    const { left, right, top, bottom } = ranges[claim]!;
    const { x, y, west, east, north, south, westTip, eastTip, northTip, southTip } = shapes.of(claim);
    for (let i = 0; i < right - left; i++) {
      const offset = left + i + 0.5 - x;
      across[i] = offset < 0 ? offset / west : offset / east;
      slant[i] = Math.abs(across[i]!) * (offset < 0 ? westTip : eastTip);
    }
    for (let row = top; row < bottom; row++) {
      const offset = row + 0.5 - y;
      const down = offset < 0 ? offset / north : offset / south;
      const lean = Math.abs(down) * (offset < 0 ? northTip : southTip);
      for (let cell = row * width + left, i = 0; i < right - left; i++, cell++) {
        if (open[cell] === 0) continue;
        const u = Math.abs(across[i]! - lean);
        const v = Math.abs(down - slant[i]!);
        const score = u * u * u + v * v * v;
        if (score < best[cell]!) {
          best[cell] = score;
          labels[cell] = claim;
        }
      }
    }
    holdChefLieu(claim);
  }
  return labels;

  function holdChefLieu(claim: number): void {
    const centre = shapes.chefLieu[claim];
    if (!centre) return;
    const { left, right, top, bottom } = ranges[claim]!;
    const column = Math.floor(centre.x);
    const line = Math.floor(centre.y);
    for (let row = Math.max(top, line - CHEF_LIEU_WINDOW); row < Math.min(bottom, line + CHEF_LIEU_WINDOW + 1); row++) {
      const first = Math.max(left, column - CHEF_LIEU_WINDOW);
      for (let i = first; i < Math.min(right, column + CHEF_LIEU_WINDOW + 1); i++) {
        const cell = row * width + i;
        if (open[cell] === 0) continue;
        const distance = Math.hypot(i + 0.5 - centre.x, row + 0.5 - centre.y) / CHEF_LIEU_REACH;
        const score = shapes.score(claim, i + 0.5, row + 0.5) - CHEF_LIEU_HOLD * Math.exp(-distance * distance);
        if (score < best[cell]!) {
          best[cell] = score;
          labels[cell] = claim;
        }
      }
    }
  }
}
