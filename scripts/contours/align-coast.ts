import { type CellRange, forEachCell } from "./cells.ts";
import { type Countries, FRENCH_LAND, rasteriseLand } from "./land.ts";
import type { Sheet } from "./sheet.ts";

/** Coasts are looked for at most this many cells away, first by large steps, then cell by cell around the best place. */
const SEARCH = [
  { reach: 16, step: 4 },
  { reach: 3, step: 1 },
] as const;
/** A gap between a side and the land counts at most this many cells: small islands are missing, not displaced. */
const LARGEST_GAP = 10;

/**
 * Natural Earth draws some islands more than a kilometre away from their place. The boxes tell where they are: no
 * land lies outside all of them, and land reaches the four sides of each. Returns the countries moved in longitude
 * and latitude to where this holds best for the boxes of a sheet.
 */
export function alignCoast(countries: Countries, sheet: Sheet, ranges: readonly CellRange[]): Countries {
  const land = rasteriseLand(sheet, countries);
  let best = { columns: 0, rows: 0, cost: Infinity };
  for (const { reach, step } of SEARCH) {
    const from = best;
    for (let rows = from.rows - reach; rows <= from.rows + reach; rows += step) {
      for (let columns = from.columns - reach; columns <= from.columns + reach; columns += step) {
        const cost = measureMisfit(land, sheet.width, ranges, rows * sheet.width + columns);
        if (cost < best.cost) best = { columns, rows, cost };
      }
    }
  }
  const move = (rings: Countries["france"]) =>
    rings.map((ring) =>
      ring.map(([lng, lat]) => [lng! + best.columns * sheet.stepLng, lat! - best.rows * sheet.stepLat]),
    );
  return { france: move(countries.france), abroad: move(countries.abroad) };
}

/** Cells of land outside every box, plus the gaps between the land and the sides of the boxes as areas, for land moved by `shift` cells. */
function measureMisfit(land: Uint8Array, width: number, ranges: readonly CellRange[], shift: number): number {
  const boxed = new Uint8Array(land.length);
  let gaps = 0;
  let boxedLand = 0;
  for (const range of ranges) {
    let [left, right, top, bottom] = [range.right, range.left, range.bottom, range.top];
    forEachCell(range, width, (cell) => {
      if (land[cell - shift] !== FRENCH_LAND) return;
      if (boxed[cell] === 0) boxedLand++;
      boxed[cell] = 1;
      const row = Math.floor(cell / width);
      const column = cell - row * width;
      left = Math.min(left, column);
      right = Math.max(right, column + 1);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row + 1);
    });
    const across = Math.min(LARGEST_GAP, left - range.left) + Math.min(LARGEST_GAP, range.right - right);
    const down = Math.min(LARGEST_GAP, top - range.top) + Math.min(LARGEST_GAP, range.bottom - bottom);
    gaps += (across * (range.bottom - range.top) + down * (range.right - range.left)) / 4;
  }
  return gaps + countLand(land) - boxedLand;
}

function countLand(land: Uint8Array): number {
  let count = 0;
  for (const value of land) if (value === FRENCH_LAND) count++;
  return count;
}
