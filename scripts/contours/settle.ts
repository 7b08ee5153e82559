import { alignCoast } from "./align-coast.ts";
import { type CellRange, cellRange, countCells, forEachCell, forEachEllipseCell, NOBODY } from "./cells.ts";
import type { Centre } from "./centres.ts";
import type { Claim } from "./claims.ts";
import { type Countries, FRENCH_LAND, rasteriseLand, SEA } from "./land.ts";
import { assignCells, type Field, makeField } from "./partition.ts";
import { joinPieces } from "./pieces.ts";
import { refineTraits } from "./refine.ts";
import { Shapes } from "./shapes.ts";
import type { Sheet } from "./sheet.ts";
import type { Part } from "./sheets.ts";
import { shareCells } from "./subdivide.ts";

/** A claim with less land than this share of its box is an island that Natural Earth lacks. */
const LEAST_LAND_SHARE = 0.01;
/** A claim that keeps fewer cells than this, and less than this share of its box, is given its ellipse. */
const LEAST_CELLS = 20;
const LEAST_SHARE = 0.1;

/**
 * Decides to which unit each cell of a part of France belongs: labels are positions of units, `NOBODY` outside.
 * `centres` is aligned with the units.
 */
export function settlePart(part: Part, countries: Countries, centres: readonly (Centre | null)[]): Uint16Array {
  const { sheet, draft, claims, island } = part;
  const draftRanges = claims.map((claim) => cellRange(claim, draft));
  const placed = island ? alignCoast(countries, draft, draftRanges) : countries;
  const traits = refineTraits(openField(draft, draftRanges, placed), (own) => new Shapes(claims, centres, draft, own));
  const field = openField(
    sheet,
    claims.map((claim) => cellRange(claim, sheet)),
    placed,
  );
  const labels = assignCells(field, new Shapes(claims, centres, sheet, traits));
  grantLeastShares(labels, field);
  labelUnits(labels, claims, sheet, centres);
  joinPieces(labels, sheet.width, rangesOfUnits(claims, field.ranges));
  return labels;
}

/** Turns positions of claims into positions of units. */
function labelUnits(
  labels: Uint16Array,
  claims: readonly Claim[],
  sheet: Sheet,
  centres: readonly (Centre | null)[],
): void {
  const cellsOf = new Map<number, number[]>();
  claims.forEach(({ units }, claim) => {
    if (units.length > 1) cellsOf.set(claim, []);
  });
  for (let cell = 0; cell < labels.length; cell++) {
    const claim = labels[cell]!;
    if (claim === NOBODY) continue;
    labels[cell] = claims[claim]!.units[0]!;
    cellsOf.get(claim)?.push(cell);
  }
  for (const [claim, cells] of cellsOf) {
    const { units } = claims[claim]!;
    shareCells(
      cells,
      sheet,
      units.map((unit) => centres[unit]!),
    ).forEach((share, i) => {
      labels[cells[i]!] = units[share]!;
    });
  }
}

/** The cells among which those of each unit are to be looked for. */
function rangesOfUnits(claims: readonly Claim[], ranges: readonly CellRange[]): Map<number, CellRange> {
  const byUnit = new Map<number, CellRange>();
  claims.forEach(({ units }, claim) => {
    for (const unit of units) {
      const own = ranges[claim]!;
      const known = byUnit.get(unit) ?? own;
      byUnit.set(unit, {
        left: Math.min(known.left, own.left),
        right: Math.max(known.right, own.right),
        top: Math.min(known.top, own.top),
        bottom: Math.max(known.bottom, own.bottom),
      });
    }
  });
  return byUnit;
}

/** Cells that a claim may take: French land, and the ellipses of the claims that have no land. */
function openField({ width, ...sheet }: Sheet, ranges: readonly CellRange[], countries: Countries): Field {
  const land = rasteriseLand({ width, ...sheet }, countries);
  const open = land.map((value) => (value === FRENCH_LAND ? 1 : 0));
  for (const range of ranges) {
    let count = 0;
    forEachCell(range, width, (cell) => {
      if (land[cell] === FRENCH_LAND) count++;
    });
    if (count >= LEAST_LAND_SHARE * countCells(range)) continue;
    forEachEllipseCell(range, width, (cell) => {
      if (land[cell] === SEA) open[cell] = 1;
    });
  }
  return makeField(width, ranges, open);
}

/** Gives their ellipse to the claims that got next to nothing, the largest first so that the smallest have the last word. */
function grantLeastShares(labels: Uint16Array, { width, ranges }: Field): void {
  const counts = new Uint32Array(ranges.length);
  for (const label of labels) if (label !== NOBODY) counts[label]!++;
  const sizes = ranges.map(countCells);
  const poor = sizes.flatMap((size, claim) =>
    counts[claim]! < Math.min(LEAST_CELLS, LEAST_SHARE * size) ? [claim] : [],
  );
  for (const claim of poor.sort((a, b) => sizes[b]! - sizes[a]!)) {
    forEachEllipseCell(ranges[claim]!, width, (cell) => {
      labels[cell] = claim;
    });
  }
}
