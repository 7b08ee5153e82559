import type { EdgeSet } from "./edge-set.ts";
import type { PlanarFaces } from "./planar-faces.ts";

/** A face that no outline gives to a unit by itself. */
export const GAP = -2;

/** Narrower than this (whole coordinates, about metres), a face is what two drawings of one border leave between them. */
const SLIVER_WIDTH = 50;

/** Whether a face is so narrow that it is no land of its own. */
export function isSliver(area: number, perimeter: number): boolean {
  return area * 2 < SLIVER_WIDTH * perimeter;
}

/** Length of the border of every face, in units of the coordinates; the unbounded one has none. */
export function facePerimeters(edges: EdgeSet, { count, faceOf }: PlanarFaces): Float64Array {
  const perimeter = new Float64Array(count);
  for (let edge = 0; edge < edges.size; edge++) {
    const [a, b] = [faceOf[2 * edge]!, faceOf[2 * edge + 1]!];
    if (a < 0 || a === b) continue;
    const length = lengthOf(edges, edge);
    perimeter[a]! += length;
    perimeter[b]! += length;
  }
  return perimeter;
}

/**
 * Gives every face that is `GAP` in `unitOfFace` to the unit with which it shares most of its border, among those
 * that `allows` says; gaps that touch only gaps wait for their neighbours. What nobody may have stays a gap.
 */
export function fillGaps(
  edges: EdgeSet,
  { faceOf }: PlanarFaces,
  unitOfFace: Int32Array,
  allows: (face: number, unit: number) => boolean,
): void {
  const borders = new Map<number, [other: number, length: number][]>();
  unitOfFace.forEach((unit, face) => {
    if (unit === GAP) borders.set(face, []);
  });
  for (let edge = 0; edge < edges.size; edge++) {
    const [a, b] = [faceOf[2 * edge]!, faceOf[2 * edge + 1]!];
    if (a < 0 || a === b) continue;
    borders.get(a)?.push([b, lengthOf(edges, edge)]);
    borders.get(b)?.push([a, lengthOf(edges, edge)]);
  }
  for (let hasChanged = true; hasChanged; ) {
    // Decided together, so that the order of the faces changes nothing.
    const decided: [face: number, unit: number][] = [];
    for (const [face, others] of borders) {
      const shared = new Map<number, number>();
      for (const [other, length] of others) {
        const unit = unitOfFace[other]!;
        if (unit !== GAP && allows(face, unit)) shared.set(unit, (shared.get(unit) ?? 0) + length);
      }
      const longest = [...shared].sort((p, q) => q[1] - p[1] || p[0] - q[0])[0];
      if (longest) decided.push([face, longest[0]]);
    }
    for (const [face, unit] of decided) {
      unitOfFace[face] = unit;
      borders.delete(face);
    }
    hasChanged = decided.length > 0;
  }
}

function lengthOf({ x, y, from, to }: EdgeSet, edge: number): number {
  return Math.hypot(x[to[edge]!]! - x[from[edge]!]!, y[to[edge]!]! - y[from[edge]!]!);
}
