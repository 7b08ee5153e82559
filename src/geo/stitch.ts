import { arcEnds } from "./arc-ends.ts";
import { doubleArea, type IntegerRing, ringInside } from "./integer-ring.ts";
import type { Mesh } from "./mesh.ts";

/** Outer ring then holes, in integer coordinates. */
export type IntegerPolygon = readonly IntegerRing[];

/** Whether direction `b` comes before `c` when turning clockwise from direction `a` (which itself comes last). */
function clockwiseBefore(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  const halfB = clockwiseHalf(ax, ay, bx, by);
  const halfC = clockwiseHalf(ax, ay, cx, cy);
  return halfB === halfC ? bx * cy - by * cx < 0 : halfB < halfC;
}

/** 0: less than half a turn clockwise from `a`; 1: half a turn or more; 2: `a` itself. */
function clockwiseHalf(ax: number, ay: number, bx: number, by: number): 0 | 1 | 2 {
  const cross = ax * by - ay * bx;
  if (cross < 0) return 0;
  return cross === 0 && ax * bx + ay * by > 0 ? 2 : 1;
}

/**
 * Returns a function that turns the border of an area, given as walks along arcs with the area on their left, in any
 * order, into polygons: outer rings counter-clockwise, holes clockwise and each in its polygon.
 *
 * Where several rings meet in one point, the walk keeps to the same corner of the area (sharpest left turn), so that two pieces
 * touching by a corner stay two polygons; then a ring that passes twice through one point is cut there, so that a hole
 * touching the outline is a hole and not a fold of it.
 */
export function createStitcher(mesh: Mesh): (walks: ArrayLike<number>) => IntegerPolygon[] {
  const { points, arcStart } = mesh;
  const { first, last, nodeCount } = arcEnds(mesh);
  // Walks that leave a node form a chain: head of the chain by node, next by position in the list.
  const leaving = new Int32Array(nodeCount).fill(-1);
  const seenAt = new Int32Array(nodeCount).fill(-1);
  const startNode = (walk: number) => (walk < 0 ? last[~walk]! : first[walk]!);
  const endNode = (walk: number) => (walk < 0 ? first[~walk]! : last[walk]!);
  /** Point number `step` of a walk, from its beginning, or from its end when negative (−1 is the last). */
  const pointOf = (walk: number, step: number) => {
    const forward = walk < 0 ? -1 - step : step;
    const arc = walk < 0 ? ~walk : walk;
    return forward < 0 ? arcStart[arc + 1]! + forward : arcStart[arc]! + forward;
  };

  return (walks) => {
    const count = walks.length;
    const next = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const node = startNode(walks[i]!);
      next[i] = leaving[node]!;
      leaving[node] = i;
    }

    /** Takes out of its chain the walk that follows `walk`. */
    function follow(walk: number): number {
      const node = endNode(walk);
      let best = leaving[node]!;
      if (best < 0) throw new Error(`the border is not closed at arc ${walk < 0 ? ~walk : walk}`);
      let beforeBest = -1;
      if (next[best]! >= 0) {
        const corner = pointOf(walk, -1);
        const x = points[2 * corner]!;
        const y = points[2 * corner + 1]!;
        const back = pointOf(walk, -2);
        const backX = points[2 * back]! - x;
        const backY = points[2 * back + 1]! - y;
        let before = best;
        for (let i = next[best]!; i >= 0; before = i, i = next[i]!) {
          const there = pointOf(walks[i]!, 1);
          const current = pointOf(walks[best]!, 1);
          const closer = clockwiseBefore(
            backX,
            backY,
            points[2 * there]! - x,
            points[2 * there + 1]! - y,
            points[2 * current]! - x,
            points[2 * current + 1]! - y,
          );
          if (!closer) continue;
          best = i;
          beforeBest = before;
        }
      }
      if (beforeBest < 0) leaving[node] = next[best]!;
      else next[beforeBest] = next[best]!;
      return best;
    }

    const rings: number[][] = [];
    for (let i = 0; i < count; i++) {
      const node = startNode(walks[i]!);
      for (let head = leaving[node]!; head >= 0; head = leaving[node]!) {
        leaving[node] = next[head]!;
        closeRings(walkRound(head), rings);
      }
    }
    return assemble(rings);

    /** The walks of one closed tour; its first walk is already out of its chain. */
    function walkRound(head: number): number[] {
      const tour = [walks[head]!];
      const home = startNode(walks[head]!);
      for (;;) {
        const walk = tour.at(-1)!;
        // Back home, the tour is closed unless the corner of the area that it follows leads elsewhere first.
        if (endNode(walk) === home && closesTour(walk, walks[head]!)) return tour;
        tour.push(walks[follow(walk)]!);
      }
    }

    function closesTour(walk: number, head: number): boolean {
      const node = endNode(walk);
      const corner = pointOf(walk, -1);
      const x = points[2 * corner]!;
      const y = points[2 * corner + 1]!;
      const back = pointOf(walk, -2);
      const out = pointOf(head, 1);
      for (let i = leaving[node]!; i >= 0; i = next[i]!) {
        const there = pointOf(walks[i]!, 1);
        if (
          clockwiseBefore(
            points[2 * back]! - x,
            points[2 * back + 1]! - y,
            points[2 * there]! - x,
            points[2 * there + 1]! - y,
            points[2 * out]! - x,
            points[2 * out + 1]! - y,
          )
        )
          return false;
      }
      return true;
    }
  };

  /** Cuts a tour at the nodes it passes twice and writes out the points of each loop. */
  function closeRings(tour: readonly number[], rings: number[][]): void {
    const stack: number[] = [];
    for (const walk of tour) {
      seenAt[startNode(walk)] = stack.length;
      stack.push(walk);
      const node = endNode(walk);
      const from = seenAt[node]!;
      if (from < 0) continue;
      const loop = stack.splice(from);
      for (const done of loop) seenAt[startNode(done)] = -1;
      rings.push(pointsOf(loop));
    }
  }

  function pointsOf(loop: readonly number[]): number[] {
    const ring: number[] = [];
    loop.forEach((walk, i) => {
      const arc = walk < 0 ? ~walk : walk;
      const from = arcStart[arc]!;
      const to = arcStart[arc + 1]! - 1;
      if (walk < 0) for (let p = i === 0 ? to : to - 1; p >= from; p--) ring.push(points[2 * p]!, points[2 * p + 1]!);
      else for (let p = i === 0 ? from : from + 1; p <= to; p++) ring.push(points[2 * p]!, points[2 * p + 1]!);
    });
    return ring;
  }
}

/** Gives each hole to the smallest outer ring around it. */
function assemble(rings: readonly IntegerRing[]): IntegerPolygon[] {
  const outers: { ring: IntegerRing; size: number; holes: IntegerRing[] }[] = [];
  const holes: IntegerRing[] = [];
  for (const ring of rings) {
    const size = doubleArea(ring);
    if (size > 0) outers.push({ ring, size, holes: [] });
    else if (size < 0) holes.push(ring);
  }
  if (holes.length > 0 && outers.length > 1) outers.sort((a, b) => a.size - b.size);
  for (const hole of holes) {
    const around = outers.length === 1 ? outers[0] : outers.find((outer) => ringInside(hole, outer.ring));
    if (!around) throw new Error("a hole without a polygon around it: the mesh is not planar");
    around.holes.push(hole);
  }
  return outers.map(({ ring, holes: inside }) => [ring, ...inside]);
}
