/**
 * Exact geometry on integer coordinates: products of two differences stay under 2⁵³ for any two points of the globe
 * at `COORDINATE_SCALE`. A ring is a closed flat array x0, y0, x1, y1 … whose last point repeats the first.
 */
export type IntegerRing = readonly number[];

/** Twice the area in the plane of coordinates, positive counter-clockwise. */
export function doubleArea(ring: IntegerRing): number {
  // Relative to the first point, so that the sum stays exact for any ring smaller than a continent.
  const x0 = ring[0]!;
  const y0 = ring[1]!;
  let sum = 0;
  for (let i = 2; i + 3 < ring.length; i += 2) {
    sum += (ring[i]! - x0) * (ring[i + 3]! - y0) - (ring[i + 2]! - x0) * (ring[i + 1]! - y0);
  }
  return sum;
}

/** 1 inside, 0 on the ring, −1 outside. */
function sideOfRing(ring: IntegerRing, x: number, y: number): -1 | 0 | 1 {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const x1 = ring[i]!;
    const y1 = ring[i + 1]!;
    const x2 = ring[i + 2]!;
    const y2 = ring[i + 3]!;
    const turn = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    if (turn === 0 && x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2))
      return 0;
    if (y1 > y !== y2 > y && turn > 0 === y2 > y1) inside = !inside;
  }
  return inside ? 1 : -1;
}

/** Whether a ring lies inside another that it may touch but does not cross: its first point off the border decides. */
export function ringInside(inner: IntegerRing, outer: IntegerRing): boolean {
  for (let i = 0; i + 1 < inner.length; i += 2) {
    const side = sideOfRing(outer, inner[i]!, inner[i + 1]!);
    if (side !== 0) return side > 0;
  }
  return false;
}
