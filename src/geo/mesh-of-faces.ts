import type { EdgeSet } from "./edge-set.ts";

/** Arcs in the making: flat points, and for each arc where it starts and the units on its sides. */
export interface ArcList {
  readonly arcStart: number[];
  readonly points: number[];
  readonly left: number[];
  readonly right: number[];
}

/**
 * Joins edges into arcs wherever exactly two of them continue each other with the same units on both sides.
 * `unitOf`: the unit on side `2e` (left) or `2e + 1` (right) of edge `e`, −1 outside.
 */
export function joinEdges({ x, y, from, to, size }: EdgeSet, unitOf: Int32Array): ArcList {
  const isKept = (edge: number) => from[edge]! >= 0 && unitOf[2 * edge] !== unitOf[2 * edge + 1];
  const degree = new Uint32Array(x.length);
  // Exclusive or of the edges that end in a node: where two meet, one gives the other.
  const meeting = new Int32Array(x.length);
  for (let edge = 0; edge < size; edge++) {
    if (!isKept(edge)) continue;
    for (const node of [from[edge]!, to[edge]!]) {
      degree[node]!++;
      meeting[node]! ^= edge;
    }
  }
  const used = new Uint8Array(size);
  /** The side after `side` on the same arc; −1 where the arc ends. A side goes from its node to the other one. */
  const following = (side: number): number => {
    const edge = side >> 1;
    const node = side & 1 ? from[edge]! : to[edge]!;
    if (degree[node] !== 2) return -1;
    const after = meeting[node]! ^ edge;
    const then = from[after] === node ? 2 * after : 2 * after + 1;
    return unitOf[then] === unitOf[side] && unitOf[then ^ 1] === unitOf[side ^ 1] ? then : -1;
  };
  const list: ArcList = { arcStart: [0], points: [], left: [], right: [] };
  const push = (node: number) => list.points.push(x[node]!, y[node]!);
  const trace = (first: number) => {
    list.left.push(unitOf[first]!);
    list.right.push(unitOf[first ^ 1]!);
    push(first & 1 ? to[first >> 1]! : from[first >> 1]!);
    for (let side = first; side >= 0 && used[side >> 1] === 0; side = following(side)) {
      used[side >> 1] = 1;
      push(side & 1 ? from[side >> 1]! : to[side >> 1]!);
    }
    list.arcStart.push(list.points.length / 2);
  };
  for (let edge = 0; edge < size; edge++) {
    if (used[edge] === 1 || !isKept(edge)) continue;
    // An arc begins where nothing comes before: the walk back from the other side ends there.
    if (following(2 * edge + 1) < 0) trace(2 * edge);
    else if (following(2 * edge) < 0) trace(2 * edge + 1);
  }
  // What is left closes on itself.
  for (let edge = 0; edge < size; edge++) if (used[edge] === 0 && isKept(edge)) trace(2 * edge);
  return list;
}
