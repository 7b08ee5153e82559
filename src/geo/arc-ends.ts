import type { Mesh } from "./mesh.ts";

/**
 * The points where arcs begin and end, numbered. Node numbers are dense, so that they index arrays.
 * A walk along an arc is an arc number, or its complement (`~arc`) from its last point to its first.
 */
export interface ArcEnds {
  readonly nodeCount: number;
  /** Node of the first point of each arc. */
  readonly first: Uint32Array;
  /** Node of its last point. */
  readonly last: Uint32Array;
}

const numbered = new WeakMap<Mesh, ArcEnds>();

/** Numbers the ends of the arcs by their coordinates; kept for as long as the mesh lives. */
export function arcEnds(mesh: Mesh): ArcEnds {
  const known = numbered.get(mesh);
  if (known) return known;
  const { points, arcStart } = mesh;
  const arcCount = mesh.left.length;
  // Open addressing, at most half full: a Map keyed by text would take ten times longer.
  let bits = 2;
  while (1 << bits < arcCount * 4) bits++;
  const slots = new Int32Array(1 << bits).fill(-1);
  const pointOf = new Uint32Array(arcCount * 2);
  let nodeCount = 0;
  const nodeAt = (point: number): number => {
    const x = points[2 * point]!;
    const y = points[2 * point + 1]!;
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> (32 - bits);
    for (;;) {
      const node = slots[slot]!;
      if (node < 0) {
        slots[slot] = nodeCount;
        pointOf[nodeCount] = point;
        return nodeCount++;
      }
      const other = pointOf[node]!;
      if (points[2 * other] === x && points[2 * other + 1] === y) return node;
      slot = (slot + 1) & (slots.length - 1);
    }
  };
  const first = new Uint32Array(arcCount);
  const last = new Uint32Array(arcCount);
  for (let arc = 0; arc < arcCount; arc++) {
    first[arc] = nodeAt(arcStart[arc]!);
    last[arc] = nodeAt(arcStart[arc + 1]! - 1);
  }
  const ends = { nodeCount, first, last };
  numbered.set(mesh, ends);
  return ends;
}
