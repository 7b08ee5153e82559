import type { Centre } from "./centres.ts";
import type { Claim } from "./claims.ts";
import { FRENCH_LAND, SEA } from "./land.ts";
import { assignCells, type CellRange, cellRange, NOBODY, shapesOfBoxes } from "./partition.ts";
import { joinPieces } from "./pieces.ts";
import type { Sheet } from "./sheet.ts";
import type { Part } from "./sheets.ts";
import { shareCells } from "./subdivide.ts";

/** A claim with less land than this share of its box is an island, or a cape, that Natural Earth lacks. */
const LEAST_LAND_SHARE = 0.25;
/** A claim keeps at least this share of its box (an ellipse fills 0.79 of it). */
const LEAST_SHARE = 0.1;

/**
 * Decides to which unit each cell of a part of France belongs: labels are positions of units, `NOBODY` outside.
 * `land` comes from `rasteriseLand`; `centres` is aligned with the units.
 */
export function settlePart(
  { sheet, claims }: Part,
  land: Uint8Array,
  centres: readonly (Centre | null)[],
): Uint16Array {
  const ranges = claims.map((claim) => cellRange(claim, sheet));
  const open = openLand(land, sheet.width, ranges);
  const labels = assignCells(ranges, shapesOfBoxes(claims, sheet), sheet, open);
  grantLeastShares(labels, sheet.width, ranges);
  labelUnits(labels, claims, sheet, centres);
  joinPieces(labels, sheet.width, rangesOfUnits(claims, ranges));
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

/** 1 where a claim may take the cell: French land, and the ellipses of the claims that have nearly no land. */
function openLand(land: Uint8Array, width: number, ranges: readonly CellRange[]): Uint8Array {
  const open = land.map((value) => (value === FRENCH_LAND ? 1 : 0));
  for (const range of ranges) {
    let count = 0;
    forEachCell(range, width, (cell) => {
      if (land[cell] === FRENCH_LAND) count++;
    });
    if (count >= LEAST_LAND_SHARE * (range.right - range.left) * (range.bottom - range.top)) continue;
    forEachEllipseCell(range, width, (cell) => {
      if (land[cell] === SEA) open[cell] = 1;
    });
  }
  return open;
}

/** Gives their ellipse to the claims that got next to nothing, the largest first so that the smallest have the last word. */
function grantLeastShares(labels: Uint16Array, width: number, ranges: readonly CellRange[]): void {
  const counts = new Uint32Array(ranges.length);
  for (const label of labels) if (label !== NOBODY) counts[label]!++;
  const size = ({ left, right, top, bottom }: CellRange) => (right - left) * (bottom - top);
  const poor = ranges.map((_, claim) => claim).filter((claim) => counts[claim]! < LEAST_SHARE * size(ranges[claim]!));
  for (const claim of poor.sort((a, b) => size(ranges[b]!) - size(ranges[a]!))) {
    forEachEllipseCell(ranges[claim]!, width, (cell) => {
      labels[cell] = claim;
    });
  }
}

function forEachCell({ left, right, top, bottom }: CellRange, width: number, visit: (cell: number) => void): void {
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) visit(row * width + column);
  }
}

function forEachEllipseCell(range: CellRange, width: number, visit: (cell: number) => void): void {
  const { left, right, top, bottom } = range;
  forEachCell(range, width, (cell) => {
    const x = ((cell % width) + 0.5 - (left + right) / 2) / ((right - left) / 2);
    const y = (Math.floor(cell / width) + 0.5 - (top + bottom) / 2) / ((bottom - top) / 2);
    if (x * x + y * y <= 1) visit(cell);
  });
}
