import { arcEnds } from "./arc-ends.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";

/** Coordinates of a GeoJSON MultiLineString. */
export type MultiLineCoordinates = [number, number][][];

/**
 * Limits between the groups of a partition of the units, each drawn once and as long lines: arcs are joined where
 * exactly two of them meet. `groupOf`: group of each unit. With `coasts`, the outline of the country as well.
 */
export function borderLines(
  mesh: Mesh,
  groupOf: ArrayLike<number>,
  { coasts = false }: { readonly coasts?: boolean } = {},
): MultiLineCoordinates {
  const { left, right } = mesh;
  const chosen: number[] = [];
  for (let arc = 0; arc < left.length; arc++) {
    const a = left[arc]!;
    const b = right[arc]!;
    const isLimit = a === OUTSIDE || b === OUTSIDE ? coasts && a !== b : groupOf[a] !== groupOf[b];
    if (isLimit) chosen.push(arc);
  }
  return linesOfArcs(mesh, chosen);
}

/** Limits between the units of a set, without its outline. */
export function innerLines(mesh: Mesh, set: Iterable<number>): MultiLineCoordinates {
  const { left, right } = mesh;
  const isIn = new Uint8Array(mesh.unitCount);
  for (const unit of set) isIn[unit] = 1;
  const arcs: number[] = [];
  for (let arc = 0; arc < left.length; arc++) {
    const a = left[arc]!;
    const b = right[arc]!;
    if (a !== OUTSIDE && b !== OUTSIDE && isIn[a] === 1 && isIn[b] === 1) arcs.push(arc);
  }
  return linesOfArcs(mesh, arcs);
}

/** Long lines made of a choice of arcs, each drawn once; they stop where more than two of the chosen arcs meet. */
export function linesOfArcs(mesh: Mesh, arcs: readonly number[]): MultiLineCoordinates {
  return joinArcs(mesh, arcs).map((walks) => lineOf(mesh, walks));
}

/** Groups arcs into walks that follow each other; a line stops where more than two arcs meet, or only one. */
function joinArcs(mesh: Mesh, arcs: readonly number[]): number[][] {
  const { first, last, nodeCount } = arcEnds(mesh);
  const degree = new Uint32Array(nodeCount);
  // Exclusive or of the arcs that end in a node: where two meet, one gives the other.
  const meeting = new Int32Array(nodeCount);
  for (const arc of arcs) {
    for (const node of [first[arc]!, last[arc]!]) {
      degree[node]!++;
      meeting[node]! ^= arc;
    }
  }
  const used = new Uint8Array(mesh.left.length);
  const isThrough = (node: number) => degree[node] === 2;
  const lineFrom = (arc: number, forward: boolean): number[] => {
    const line: number[] = [];
    let walk = forward ? arc : ~arc;
    for (;;) {
      const current = walk < 0 ? ~walk : walk;
      used[current] = 1;
      line.push(walk);
      const node = walk < 0 ? first[current]! : last[current]!;
      const following = meeting[node]! ^ current;
      if (!isThrough(node) || used[following] === 1) return line;
      walk = first[following] === node ? following : ~following;
    }
  };
  const lines: number[][] = [];
  for (const arc of arcs) {
    if (used[arc] === 1) continue;
    if (!isThrough(first[arc]!)) lines.push(lineFrom(arc, true));
    else if (!isThrough(last[arc]!)) lines.push(lineFrom(arc, false));
  }
  // What is left closes on itself.
  for (const arc of arcs) if (used[arc] === 0) lines.push(lineFrom(arc, true));
  return lines;
}

function lineOf({ points, arcStart }: Mesh, walks: readonly number[]): [number, number][] {
  const line: [number, number][] = [];
  for (const walk of walks) {
    const arc = walk < 0 ? ~walk : walk;
    const count = arcStart[arc + 1]! - arcStart[arc]!;
    for (let step = line.length === 0 ? 0 : 1; step < count; step++) {
      const p = walk < 0 ? arcStart[arc + 1]! - 1 - step : arcStart[arc]! + step;
      line.push([points[2 * p]! / COORDINATE_SCALE, points[2 * p + 1]! / COORDINATE_SCALE]);
    }
  }
  return line;
}
