import type { EdgeSet } from "./edge-set.ts";

/** An edge passes through every point nearer than this (in whole coordinates): what rounding leaves beside a line. */
const NEAR = 0.5;
const MOST_ROUNDS = 60;

/**
 * Splits edges until none crosses another nor passes beside the end of another. A crossing becomes a whole point, which
 * moves both edges by less than one unit and may make them cross others: rounds follow until nothing is left. The
 * tests are exact on whole coordinates.
 */
export function settleEdges(edges: EdgeSet): void {
  let firstNew = 0;
  for (let round = 0; ; round++) {
    if (round === MOST_ROUNDS) throw new Error("edges still cross after many rounds");
    const cuts = findCuts(edges, firstNew);
    if (cuts.size === 0) return;
    firstNew = edges.size;
    for (const [edge, nodes] of cuts) edges.split(edge, inOrder(edges, edge, nodes));
  }
}

/** Nodes by which edges must pass, for all pairs with at least one edge from `firstNew` on. */
function findCuts(edges: EdgeSet, firstNew: number): Map<number, Set<number>> {
  const cuts = new Map<number, Set<number>>();
  const cut = (edge: number, node: number) => {
    const nodes = cuts.get(edge);
    if (nodes) nodes.add(node);
    else cuts.set(edge, new Set([node]));
  };
  const { x, y, from, to } = edges;
  /** Cuts edge `e` at node `p` when it passes beside it. @returns whether `p` is on the edge or its end */
  const cutBeside = (e: number, p: number): boolean => {
    const a = from[e]!;
    const b = to[e]!;
    if (p === a || p === b) return true;
    const dx = x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const px = x[p]! - x[a]!;
    const py = y[p]! - y[a]!;
    const along = dx * px + dy * py;
    const square = dx * dx + dy * dy;
    if (along <= 0 || along >= square) return false;
    const across = dx * py - dy * px;
    if (across * across > NEAR * NEAR * square) return false;
    cut(e, p);
    return true;
  };
  const meet = (e: number, f: number) => {
    const a = from[e]!;
    const b = to[e]!;
    const c = from[f]!;
    const d = to[f]!;
    // All four are looked at: edges that share an end may still pass beside the other one.
    let isMet = cutBeside(f, a);
    isMet = cutBeside(f, b) || isMet;
    isMet = cutBeside(e, c) || isMet;
    isMet = cutBeside(e, d) || isMet;
    if (isMet) return;
    const ex = x[b]! - x[a]!;
    const ey = y[b]! - y[a]!;
    const fx = x[d]! - x[c]!;
    const fy = y[d]! - y[c]!;
    const sideC = ex * (y[c]! - y[a]!) - ey * (x[c]! - x[a]!);
    const sideD = ex * (y[d]! - y[a]!) - ey * (x[d]! - x[a]!);
    if (sideC > 0 === sideD > 0) return;
    const sideA = fx * (y[a]! - y[c]!) - fy * (x[a]! - x[c]!);
    const sideB = fx * (y[b]! - y[c]!) - fy * (x[b]! - x[c]!);
    if (sideA > 0 === sideB > 0) return;
    const t = sideA / (sideA - sideB);
    const node = edges.node(Math.round(x[a]! + t * ex), Math.round(y[a]! + t * ey));
    if (node !== a && node !== b) cut(e, node);
    if (node !== c && node !== d) cut(f, node);
  };
  eachClosePair(edges, firstNew, meet);
  return cuts;
}

/** Visits the pairs of edges whose boxes meet, at least one of them from `firstNew` on; a pair may come more than once. */
function eachClosePair(
  { x, y, from, to, size }: EdgeSet,
  firstNew: number,
  visitPair: (e: number, f: number) => void,
): void {
  const boxes = new Int32Array(4 * size);
  let alive = 0;
  let length = 0;
  for (let e = 0; e < size; e++) {
    const a = from[e]!;
    if (a < 0) continue;
    const b = to[e]!;
    boxes[4 * e] = Math.min(x[a]!, x[b]!) - 1;
    boxes[4 * e + 1] = Math.min(y[a]!, y[b]!) - 1;
    boxes[4 * e + 2] = Math.max(x[a]!, x[b]!) + 1;
    boxes[4 * e + 3] = Math.max(y[a]!, y[b]!) + 1;
    alive++;
    length += boxes[4 * e + 2]! - boxes[4 * e]! + boxes[4 * e + 3]! - boxes[4 * e + 1]!;
  }
  // Square cells as wide as an edge is long, kept in a table by hash: the map is mostly empty between continents.
  const cell = Math.max(16, Math.ceil(length / Math.max(1, alive)));
  const bits = Math.max(4, Math.ceil(Math.log2(alive + 1)) + 1);
  const start = new Uint32Array(2 ** bits + 1);
  const each = (visit: (slot: number, edge: number) => void) => {
    for (let e = 0; e < size; e++) {
      if (from[e]! < 0) continue;
      const east = Math.floor(boxes[4 * e + 2]! / cell);
      const north = Math.floor(boxes[4 * e + 3]! / cell);
      for (let i = Math.floor(boxes[4 * e]! / cell); i <= east; i++) {
        for (let j = Math.floor(boxes[4 * e + 1]! / cell); j <= north; j++) {
          visit((Math.imul(i, 0x9e3779b1) ^ Math.imul(j, 0x85ebca6b)) >>> (32 - bits), e);
        }
      }
    }
  };
  each((slot) => {
    start[slot + 1]!++;
  });
  for (let slot = 0; slot + 1 < start.length; slot++) start[slot + 1]! += start[slot]!;
  const held = new Uint32Array(start.at(-1)!);
  const filled = start.slice();
  each((slot, edge) => {
    held[filled[slot]!++] = edge;
  });
  for (let slot = 0; slot + 1 < start.length; slot++) {
    for (let i = start[slot]!; i < start[slot + 1]!; i++) {
      const e = held[i]!;
      for (let j = i + 1; j < start[slot + 1]!; j++) {
        const f = held[j]!;
        if (e === f || (e < firstNew && f < firstNew)) continue;
        const isApart =
          boxes[4 * e]! > boxes[4 * f + 2]! ||
          boxes[4 * f]! > boxes[4 * e + 2]! ||
          boxes[4 * e + 1]! > boxes[4 * f + 3]! ||
          boxes[4 * f + 1]! > boxes[4 * e + 3]!;
        if (!isApart) visitPair(e, f);
      }
    }
  }
}

function inOrder({ x, y, from, to }: EdgeSet, edge: number, nodes: ReadonlySet<number>): number[] {
  const a = from[edge]!;
  const dx = x[to[edge]!]! - x[a]!;
  const dy = y[to[edge]!]! - y[a]!;
  const along = (node: number) => (x[node]! - x[a]!) * dx + (y[node]! - y[a]!) * dy;
  return [...nodes].sort((p, q) => along(p) - along(q));
}
