import { type Mesh, OUTSIDE } from "./mesh.ts";

/** Two units that stay neighbours although the mesh no longer draws a border between them. */
export interface SeamContact {
  readonly units: readonly [number, number];
  /** Where the mesh before drew their border, in whole coordinates. */
  readonly point: readonly [number, number];
}

/**
 * Neighbours of `before` that are none in `after`, among those of units that `isMoved` tells: approximate contours
 * beside official ones lose neighbours by a hair, and those that they had are the better guess.
 */
export function findLostContacts(before: Mesh, after: Mesh, isMoved: (unit: number) => boolean): SeamContact[] {
  const span = before.unitCount;
  const key = (a: number, b: number) => Math.min(a, b) * span + Math.max(a, b);
  const drawn = new Set<number>();
  for (let arc = 0; arc < after.left.length; arc++) {
    const [a, b] = [after.left[arc]!, after.right[arc]!];
    if (a !== OUTSIDE && b !== OUTSIDE) drawn.add(key(a, b));
  }
  const lost: SeamContact[] = [];
  for (let arc = 0; arc < before.left.length; arc++) {
    const [a, b] = [before.left[arc]!, before.right[arc]!];
    if (a === OUTSIDE || b === OUTSIDE || !(isMoved(a) || isMoved(b)) || drawn.has(key(a, b))) continue;
    drawn.add(key(a, b));
    const middle = (before.arcStart[arc]! + before.arcStart[arc + 1]!) >> 1;
    lost.push({ units: [a, b], point: [before.points[2 * middle]!, before.points[2 * middle + 1]!] });
  }
  return lost;
}

/**
 * The mesh with an arc of no length for each contact: its two units are neighbours by a border of 0 km, and nothing is
 * drawn. Each lies at a point where no other arc ends, so that it is never taken for a step of an outline.
 */
export function addContacts(mesh: Mesh, contacts: readonly SeamContact[]): Mesh {
  if (contacts.length === 0) return mesh;
  const { unitCount, arcStart, points, left, right } = mesh;
  const ends = new Set<string>();
  const nameOf = (x: number, y: number) => `${x} ${y}`;
  for (let arc = 0; arc < left.length; arc++) {
    for (const p of [arcStart[arc]!, arcStart[arc + 1]! - 1]) ends.add(nameOf(points[2 * p]!, points[2 * p + 1]!));
  }
  const places = contacts.map(({ point: [x, y] }) => {
    let free = x;
    while (ends.has(nameOf(free, y))) free++;
    ends.add(nameOf(free, y));
    return [free, y, free, y];
  });
  const count = points.length / 2;
  return {
    unitCount,
    arcStart: Uint32Array.from([...arcStart, ...contacts.map((_, contact) => count + 2 * (contact + 1))]),
    points: Int32Array.from([...points, ...places.flat()]),
    left: Int32Array.from([...left, ...contacts.map(({ units }) => units[0])]),
    right: Int32Array.from([...right, ...contacts.map(({ units }) => units[1])]),
  };
}
