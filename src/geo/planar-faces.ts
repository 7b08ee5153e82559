import type { EdgeSet } from "./edge-set.ts";

/**
 * The faces that settled edges cut the plane into. Side `2e` is the left of edge `e`, side `2e + 1` its right.
 * Face 0 is the unbounded one.
 */
export interface PlanarFaces {
  readonly count: number;
  /** Face on each side; −1 for edges that are split or change nothing. */
  readonly faceOf: Int32Array;
  /** Labels that hold each face, ascending. */
  readonly labels: readonly (readonly number[])[];
  /** In square units of the coordinates. */
  readonly area: Float64Array;
}

/**
 * Finds the faces of edges that do not cross (`settleEdges`) and which labels hold each one. `isSilent` tells labels
 * that follow their edges without holding any face.
 */
export function findFaces(edges: EdgeSet, isSilent: (label: number) => boolean): PlanarFaces {
  const { x, y, from, to, size } = edges;
  const changes = Array.from({ length: size }, (_, edge) => edges.changesAt(edge));
  const next = followSides(edges, changes);
  const { tourOf, tourCount, doubleAreas, leftmost } = walkTours(edges, next);

  // Every tour of a connected piece is a face of it; the one walked clockwise is what lies around the piece.
  const sidesOf = bucket(tourOf, tourCount);
  const holders: (Map<number, number> | undefined)[] = new Array(tourCount);
  const rows = indexRows(edges, changes);
  const group = Int32Array.from({ length: tourCount + 1 }, (_, tour) => tour);
  const root = (tour: number): number => {
    let top = tour;
    while (group[top] !== top) top = group[top]!;
    group[tour] = top;
    return top;
  };
  for (let tour = 0; tour < tourCount; tour++) {
    if (doubleAreas[tour]! > 0) continue;
    const around = lookLeft(rows, edges, x[leftmost[tour]!]!, y[leftmost[tour]!]! + 0.5);
    const held = new Map<number, number>();
    for (const [edge, way] of around.crossed) applyChanges(held, changes[edge]!, way, isSilent);
    group[root(tour)] = root(around.nearest < 0 ? tourCount : tourOf[around.nearest]!);
    holders[tour] = held;
    const reached = [tour];
    for (let current = reached.pop(); current !== undefined; current = reached.pop()) {
      for (const side of sidesOf(current)) {
        const across = tourOf[side ^ 1]!;
        if (holders[across] !== undefined) continue;
        const there = new Map(holders[current]);
        applyChanges(there, changes[side >> 1]!, side & 1 ? 1 : -1, isSilent);
        holders[across] = there;
        reached.push(across);
      }
    }
  }

  const faceOfRoot = new Int32Array(tourCount + 1).fill(-1);
  faceOfRoot[root(tourCount)] = 0;
  const labels: number[][] = [[]];
  const area: number[] = [Number.POSITIVE_INFINITY];
  const faceOf = new Int32Array(2 * size).fill(-1);
  for (let tour = 0; tour < tourCount; tour++) {
    const top = root(tour);
    let face = faceOfRoot[top]!;
    if (face < 0) {
      face = faceOfRoot[top] = labels.length;
      labels.push([...holders[tour]!.keys()].sort((a, b) => a - b));
      area.push(0);
    }
    area[face]! += doubleAreas[tour]! / 2;
    for (const side of sidesOf(tour)) faceOf[side] = face;
  }
  return { count: labels.length, faceOf, labels, area: Float64Array.from(area) };

  /** Sides of each tour. */
  function bucket(keys: Int32Array, count: number): (key: number) => Uint32Array {
    const start = new Uint32Array(count + 1);
    for (const key of keys) if (key >= 0) start[key + 1]!++;
    for (let key = 0; key < count; key++) start[key + 1]! += start[key]!;
    const filled = start.slice();
    const held = new Uint32Array(start[count]!);
    keys.forEach((key, side) => {
      if (key >= 0) held[filled[key]!++] = side;
    });
    return (key) => held.subarray(start[key], start[key + 1]);
  }

  function followSides({ x: px, y: py }: EdgeSet, kept: readonly (readonly number[])[]): Int32Array {
    // A side leaves a node: the left of an edge leaves its beginning, its right leaves its end.
    const leaves = Int32Array.from({ length: 2 * size }, (_, side) => {
      if (kept[side >> 1]!.length === 0) return -1;
      return side & 1 ? to[side >> 1]! : from[side >> 1]!;
    });
    const sidesAt = bucket(leaves, px.length);
    const following = new Int32Array(2 * size).fill(-1);
    for (let node = 0; node < px.length; node++) {
      const sides = [...sidesAt(node)];
      if (sides.length > 2) sides.sort((s, t) => compareAngles(node, s, t));
      sides.forEach((side, i) => {
        // Arriving against `side`, the walk turns to the edge just clockwise of it: the area stays on the left.
        following[side ^ 1] = sides[(i + sides.length - 1) % sides.length]!;
      });
    }
    return following;

    function compareAngles(node: number, s: number, t: number): number {
      const a = leaves[s ^ 1]!;
      const b = leaves[t ^ 1]!;
      const ax = px[a]! - px[node]!;
      const ay = py[a]! - py[node]!;
      const bx = px[b]! - px[node]!;
      const by = py[b]! - py[node]!;
      const halfA = ay < 0 || (ay === 0 && ax < 0) ? 1 : 0;
      const halfB = by < 0 || (by === 0 && bx < 0) ? 1 : 0;
      return halfA - halfB || ay * bx - ax * by;
    }
  }
}

function walkTours({ x, y, from, to, size }: EdgeSet, next: Int32Array) {
  const tourOf = new Int32Array(2 * size).fill(-1);
  const doubleAreas: number[] = [];
  const leftmost: number[] = [];
  for (let first = 0; first < 2 * size; first++) {
    if (next[first]! < 0 || tourOf[first]! >= 0) continue;
    const tour = doubleAreas.length;
    const begin = first & 1 ? to[first >> 1]! : from[first >> 1]!;
    let west = begin;
    let sum = 0;
    for (let side = first; tourOf[side]! < 0; side = next[side]!) {
      tourOf[side] = tour;
      const a = side & 1 ? to[side >> 1]! : from[side >> 1]!;
      const b = side & 1 ? from[side >> 1]! : to[side >> 1]!;
      sum += (x[a]! - x[begin]!) * (y[b]! - y[begin]!) - (x[b]! - x[begin]!) * (y[a]! - y[begin]!);
      if (x[a]! < x[west]!) west = a;
    }
    doubleAreas.push(sum);
    leftmost.push(west);
  }
  return { tourOf, tourCount: doubleAreas.length, doubleAreas, leftmost };
}

function applyChanges(
  held: Map<number, number>,
  changes: readonly number[],
  way: 1 | -1,
  isSilent: (label: number) => boolean,
): void {
  for (let i = 0; i < changes.length; i += 2) {
    const label = changes[i]!;
    if (isSilent(label)) continue;
    const count = (held.get(label) ?? 0) + way * changes[i + 1]!;
    if (count === 0) held.delete(label);
    else held.set(label, count);
  }
}

interface Rows {
  readonly rowOf: (y: number) => number;
  readonly edgesIn: (row: number) => readonly number[];
}

const ROW = 256;

/** Edges by the bands of latitude that they run through. */
function indexRows({ y, from, to, size }: EdgeSet, changes: readonly (readonly number[])[]): Rows {
  const rows = new Map<number, number[]>();
  const rowOf = (at: number) => Math.floor(at / ROW);
  for (let edge = 0; edge < size; edge++) {
    if (changes[edge]!.length === 0) continue;
    const [low, high] = [
      rowOf(Math.min(y[from[edge]!]!, y[to[edge]!]!)),
      rowOf(Math.max(y[from[edge]!]!, y[to[edge]!]!)),
    ];
    for (let row = low; row <= high; row++) {
      const held = rows.get(row);
      if (held) held.push(edge);
      else rows.set(row, [edge]);
    }
  }
  return { rowOf, edgesIn: (row) => rows.get(row) ?? [] };
}

/**
 * Edges west of a point at half height between whole points, with the way they are crossed going east (1: from right
 * to left), and the side of the nearest one that faces the point; −1 when nothing lies west.
 */
function lookLeft({ rowOf, edgesIn }: Rows, { x, y, from, to }: EdgeSet, px: number, py: number) {
  const crossed: [edge: number, way: 1 | -1][] = [];
  let nearest = -1;
  let nearestX = Number.NEGATIVE_INFINITY;
  for (const edge of edgesIn(rowOf(py))) {
    const a = from[edge]!;
    const b = to[edge]!;
    if (y[a]! > py === y[b]! > py) continue;
    const at = x[a]! + ((py - y[a]!) * (x[b]! - x[a]!)) / (y[b]! - y[a]!);
    if (at >= px) continue;
    // Going north, the left of the edge is west: crossing it eastwards goes from its left to its right.
    const goesNorth = y[b]! > y[a]!;
    crossed.push([edge, goesNorth ? -1 : 1]);
    if (at <= nearestX) continue;
    nearestX = at;
    nearest = 2 * edge + (goesNorth ? 1 : 0);
  }
  return { crossed, nearest };
}
