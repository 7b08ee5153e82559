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
  const coast = readCoast(countries, sheet, ranges);
  let best = { columns: 0, rows: 0, cost: Infinity };
  for (const { reach, step } of SEARCH) {
    const from = best;
    for (let rows = from.rows - reach; rows <= from.rows + reach; rows += step) {
      for (let columns = from.columns - reach; columns <= from.columns + reach; columns += step) {
        const cost = measureMisfit(coast, rows * sheet.width + columns);
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
function measureMisfit({ land, boxed, width, ranges }: Coast, shift: number): number {
  let misfit = 0;
  for (let cell = 0; cell < land.length; cell++) {
    if (land[cell] === FRENCH_LAND && boxed[cell + shift] !== 1) misfit++;
  }
  for (const range of ranges) {
    let [left, right, top, bottom] = [range.right, range.left, range.bottom, range.top];
    for (let row = range.top; row < range.bottom; row++) {
      for (let column = range.left; column < range.right; column++) {
        if (land[row * width + column - shift] !== FRENCH_LAND) continue;
        if (column < left) left = column;
        if (column >= right) right = column + 1;
        if (row < top) top = row;
        if (row >= bottom) bottom = row + 1;
      }
    }
    const across = Math.min(LARGEST_GAP, left - range.left) + Math.min(LARGEST_GAP, range.right - right);
    const down = Math.min(LARGEST_GAP, top - range.top) + Math.min(LARGEST_GAP, range.bottom - bottom);
    misfit += (across * (range.bottom - range.top) + down * (range.right - range.left)) / 4;
  }
  return misfit;
}

interface Coast {
  readonly land: Uint8Array;
  /** 1 where the cell is in at least one box. */
  readonly boxed: Uint8Array;
  readonly width: number;
  readonly ranges: readonly CellRange[];
}

/** The land and the boxes of a sheet; only boxes near the sea, which can have gaps, are kept. */
function readCoast(countries: Countries, sheet: Sheet, ranges: readonly CellRange[]): Coast {
  const { width } = sheet;
  const land = rasteriseLand(sheet, countries);
  const boxed = new Uint8Array(land.length);
  for (const range of ranges) {
    forEachCell(range, width, (cell) => {
      boxed[cell] = 1;
    });
  }
  const margin = SEARCH.reduce((sum, { reach }) => sum + reach, 0);
  const nearSea = ranges.filter(({ left, right, top, bottom }) => {
    const around = { left: left - margin, right: right + margin, top: top - margin, bottom: bottom + margin };
    let isNear = false;
    forEachCell(around, width, (cell) => {
      if (land[cell] !== FRENCH_LAND) isNear = true;
    });
    return isNear;
  });
  return { land, boxed, width, ranges: nearSea };
}
