import type { TenthsLine } from "./svg-paths.ts";

/** Distance between two places tried. */
const STEP = 2;

/**
 * The place farthest inside an area and the edges of its drawing, on a grid of 2 units; null when none is inside.
 * `rings` are in tenths, `width` and `height` in units.
 */
export function labelPlace(
  rings: readonly TenthsLine[],
  width: number,
  height: number,
): { readonly x: number; readonly y: number } | null {
  let best: { x: number; y: number } | null = null;
  let room = 0;
  const [west, east] = span(rings, 0, width);
  const [north, south] = span(rings, 1, height);
  for (let y = north; y <= south; y += STEP)
    for (let x = west; x <= east; x += STEP) {
      const edge = Math.min(x, y, width - x, height - y);
      if (edge <= room || !isInside(rings, x, y)) continue;
      const free = Math.min(edge, distanceTo(rings, x, y));
      if (free <= room) continue;
      room = free;
      best = { x, y };
    }
  return best;
}

/** What the rings cover of one axis of the drawing, on the grid. */
function span(rings: readonly TenthsLine[], axis: 0 | 1, size: number): readonly [number, number] {
  let from = size;
  let to = 0;
  for (const ring of rings)
    for (let i = axis; i < ring.length; i += 2) {
      from = Math.min(from, ring[i]! / 10);
      to = Math.max(to, ring[i]! / 10);
    }
  return [STEP * Math.ceil(Math.max(0, from) / STEP), Math.min(size, to)];
}

function isInside(rings: readonly TenthsLine[], x: number, y: number): boolean {
  let inside = false;
  eachSegment(rings, (x1, y1, x2, y2) => {
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) inside = !inside;
  });
  return inside;
}

function distanceTo(rings: readonly TenthsLine[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  eachSegment(rings, (x1, y1, x2, y2) => {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  });
  return nearest;
}

function eachSegment(
  rings: readonly TenthsLine[],
  visit: (x1: number, y1: number, x2: number, y2: number) => void,
): void {
  for (const ring of rings)
    for (let i = 0; i < ring.length; i += 2) {
      const next = (i + 2) % ring.length;
      visit(ring[i]! / 10, ring[i + 1]! / 10, ring[next]! / 10, ring[next + 1]! / 10);
    }
}
