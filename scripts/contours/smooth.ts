import type { LatticeArcs } from "./trace.ts";

/** A polyline in columns and rows of a sheet. */
type Line = { x: Float64Array; y: Float64Array };

/**
 * First draft of natural borders: each staircase becomes the line through the middles of its steps. Two such lines
 * never touch: near a corner they stay in its own square. Nodes move to the mean of the middles around them, which
 * stays inside the triangle of these middles.
 */
export function chainMiddles(arcs: LatticeArcs, width: number): Line[] {
  const nodes = new Map<number, { x: number; y: number; count: number }>();
  const lines = arcs.left.map((_, arc) => {
    const corners = arcs.corners.slice(arcs.start[arc], arcs.start[arc + 1]);
    const x = corners.map((corner) => corner % width);
    const y = corners.map((corner) => Math.floor(corner / width));
    const middles = {
      x: x.slice(1).map((value, i) => (value + x[i]!) / 2),
      y: y.slice(1).map((value, i) => (value + y[i]!) / 2),
    };
    return { first: corners[0]!, last: corners.at(-1)!, middles };
  });
  for (const { first, last, middles } of lines) {
    for (const [corner, at] of [
      [first, 0],
      [last, -1],
    ] as const) {
      const node = nodes.get(corner) ?? { x: 0, y: 0, count: 0 };
      node.x += middles.x.at(at)!;
      node.y += middles.y.at(at)!;
      node.count++;
      nodes.set(corner, node);
    }
  }
  return lines.map(({ first, last, middles }) => {
    const from = nodes.get(first)!;
    const to = nodes.get(last)!;
    if (from === to && from.count === 2) {
      return { x: Float64Array.of(...middles.x, middles.x[0]!), y: Float64Array.of(...middles.y, middles.y[0]!) };
    }
    return {
      x: Float64Array.of(from.x / from.count, ...middles.x, to.x / to.count),
      y: Float64Array.of(from.y / from.count, ...middles.y, to.y / to.count),
    };
  });
}

/** Mean of each point with its two neighbours, several times; the ends of an open line stay. */
export function smoothLine({ x, y }: Line, rounds: number): Line {
  return { x: smoothValues(x, y, rounds), y: smoothValues(y, x, rounds) };
}

function smoothValues(values: Float64Array, others: Float64Array, rounds: number): Float64Array {
  const last = values.length - 1;
  const closed = values[0] === values[last] && others[0] === others[last];
  let current = values;
  for (let round = 0; round < rounds; round++) {
    const next = current.slice();
    for (let i = 1; i < last; i++) next[i] = (current[i - 1]! + 2 * current[i]! + current[i + 1]!) / 4;
    if (closed) next[0] = next[last] = (current[last - 1]! + 2 * current[0]! + current[1]!) / 4;
    current = next;
  }
  return current;
}

/** Visvalingam's rule: points go, the smallest triangle with its neighbours first, until it reaches `smallestTriangle` (in cells); the ends stay, and four points of a closed line. */
export function simplifyLine({ x, y }: Line, smallestTriangle: number): Line {
  const kept = Array.from(x, (_, i) => i);
  const closed = x[0] === x.at(-1) && y[0] === y.at(-1);
  const triangle = (i: number): number => {
    const [a, b, c] = [kept[i - 1]!, kept[i]!, kept[i + 1]!];
    return Math.abs((x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!)) / 2;
  };
  const areas = kept.map((_, i) => (i === 0 || i === kept.length - 1 ? Infinity : triangle(i)));
  while (kept.length > (closed ? 5 : 2)) {
    let smallest = 0;
    for (let i = 1; i < areas.length; i++) if (areas[i]! < areas[smallest]!) smallest = i;
    if (areas[smallest]! >= smallestTriangle) break;
    kept.splice(smallest, 1);
    areas.splice(smallest, 1);
    for (const i of [smallest - 1, smallest]) if (i > 0 && i < kept.length - 1) areas[i] = triangle(i);
  }
  return { x: Float64Array.from(kept, (i) => x[i]!), y: Float64Array.from(kept, (i) => y[i]!) };
}
