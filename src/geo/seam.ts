import type { Geography } from "../domain/unit.ts";
import { measureLine } from "./measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";

/** Two units that stay neighbours although the mesh no longer draws a border between them. */
export interface SeamBorder {
  readonly units: readonly [number, number];
  /** Length of the border that the mesh before drew. */
  readonly km: number;
}

/**
 * Borders of `before` that `after` no longer has, among those of units that `isMoved` tells: approximate contours
 * beside official ones lose neighbours, and those that they had are the better guess.
 */
export function findLostBorders(before: Mesh, after: Mesh, isMoved: (unit: number) => boolean): SeamBorder[] {
  const span = before.unitCount;
  const key = (a: number, b: number) => Math.min(a, b) * span + Math.max(a, b);
  const drawn = new Set<number>();
  for (let arc = 0; arc < after.left.length; arc++) {
    const [a, b] = [after.left[arc]!, after.right[arc]!];
    if (a !== OUTSIDE && b !== OUTSIDE) drawn.add(key(a, b));
  }
  const lost = new Map<number, number>();
  for (let arc = 0; arc < before.left.length; arc++) {
    const [a, b] = [before.left[arc]!, before.right[arc]!];
    if (a === OUTSIDE || b === OUTSIDE || !(isMoved(a) || isMoved(b)) || drawn.has(key(a, b))) continue;
    const { lengthKm } = measureLine(before.points, before.arcStart[arc]!, before.arcStart[arc + 1]!, COORDINATE_SCALE);
    lost.set(key(a, b), (lost.get(key(a, b)) ?? 0) + lengthKm);
  }
  return [...lost].map(([pair, km]) => ({ units: [Math.floor(pair / span), pair % span], km }));
}

/** The geography with more borders between units: neighbours and border lengths, nothing else. */
export function addBorders(geography: Geography, borders: readonly SeamBorder[]): Geography {
  if (borders.length === 0) return geography;
  const { neighbourStart, neighbours, borderKm } = geography;
  const added = new Map<number, [neighbour: number, km: number][]>();
  const add = (unit: number, neighbour: number, km: number) => {
    const list = added.get(unit);
    if (list) list.push([neighbour, km]);
    else added.set(unit, [[neighbour, km]]);
  };
  for (const { units, km } of borders) {
    add(units[0], units[1], km);
    add(units[1], units[0], km);
  }
  const unitCount = neighbourStart.length - 1;
  const start = new Uint32Array(unitCount + 1);
  const others = new Uint32Array(neighbours.length + 2 * borders.length);
  const lengths = new Float64Array(others.length);
  let filled = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    const known: [number, number][] = [];
    for (let i = neighbourStart[unit]!; i < neighbourStart[unit + 1]!; i++) known.push([neighbours[i]!, borderKm[i]!]);
    const more = (added.get(unit) ?? []).filter(([other]) => !known.some(([neighbour]) => neighbour === other));
    for (const [neighbour, km] of [...known, ...more].sort((a, b) => a[0] - b[0])) {
      others[filled] = neighbour;
      lengths[filled++] = km;
    }
    start[unit + 1] = filled;
  }
  return {
    ...geography,
    neighbourStart: start,
    neighbours: others.slice(0, filled),
    borderKm: lengths.slice(0, filled),
  };
}
