import { outsideDepth, UNREACHED } from "./outside-depth.ts";
import type { Geography } from "./unit.ts";

/** What the form of a set of units says, whatever the set: a territory, a drawing in progress, a white zone. */
export interface Shape {
  readonly areaKm2: number;
  readonly perimeterKm: number;
  /** Polsby-Popper: 4π × area / perimeter², 1 for a disc; null without a perimeter. */
  readonly compactness: number | null;
  /** Connected components. */
  readonly pieces: number;
  /** Components of the units outside the set that touch neither coast nor national border: what the set encloses. */
  readonly holes: readonly (readonly number[])[];
  /** Units outside the set that share a border with it, in no order: a view that the next call overwrites. */
  readonly fringe: Uint32Array;
}

/** Marks of a unit: in the set and not yet in a piece, in a piece, in the fringe, in a group of the fringe. */
const WAITING = 0;
const REACHED = 1;
const FRINGE = 2;
const GROUPED = 3;
const MARKS = 4;

type ShapeReader = (set: ArrayLike<number>) => Shape;

const readers = new WeakMap<Geography, ShapeReader>();

/**
 * The function that describes sets of units (in any order, without repetition) of a geography. There is one for each
 * geography, so that its work arrays, as long as the country, are made once.
 */
export function shapeReaderOf(geography: Geography): ShapeReader {
  const known = readers.get(geography);
  if (known) return known;
  const reader = createShapeReader(geography);
  readers.set(geography, reader);
  return reader;
}

/**
 * Pieces and perimeter cost in proportion to the set. For holes, flooding the complement would cost all of France for
 * each territory; only the fringe matters, since every component of the complement of a landmass that holds a part of
 * the set has units there. Fringe units that touch each other form a group. Each unit knows its next step towards the
 * outside (`outside-depth.ts`): the group escapes when the walk from its shallowest unit reaches the outside; a walk
 * that meets the set has just left another group, whose fate it shares. Only groups without an answer are flooded:
 * true holes, as large as what they hold, and rare corner cases.
 */
function createShapeReader(geography: Geography): ShapeReader {
  const { neighbourStart, neighbours, borderKm, perimeterKm, areaKm2 } = geography;
  const { depth, parent } = outsideDepth(geography);
  const count = areaKm2.length;
  // What a unit is in the present call: `era` + one of the marks below. Marks of earlier calls are smaller, so that
  // nothing has to be cleared between two sets.
  let era = 0;
  const marks = new Int32Array(count);
  const flooded = new Int32Array(count);
  const groupOf = new Uint32Array(count);
  const fringe = new Uint32Array(count);
  const queue = new Uint32Array(count);
  let fringeCount = 0;
  /** Smallest depth in the set: what is no deeper and not in the set has a walk that cannot meet the set. */
  let setDepth = UNREACHED;
  // Groups of the fringe: shallowest unit, leader of those that share a fate, and whether that fate is known.
  const shallowest: number[] = [];
  const leader: number[] = [];
  const settled: boolean[] = [];

  /** One flood of each piece, which also adds up the borders inside the set and lists the fringe. */
  function readPieces(set: ArrayLike<number>): { pieces: number; innerKm: number } {
    const waiting = era + WAITING;
    const reached = era + REACHED;
    const inFringe = era + FRINGE;
    let found = 0;
    let pieces = 0;
    let innerKm = 0;
    for (let s = 0; s < set.length; s++) {
      const seed = set[s]!;
      if (marks[seed] === reached) continue;
      pieces++;
      marks[seed] = reached;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          const mark = marks[other]!;
          if (mark === reached) innerKm += borderKm[n]!;
          else if (mark === waiting) {
            innerKm += borderKm[n]!;
            marks[other] = reached;
            queue[tail++] = other;
          } else if (mark !== inFringe) {
            marks[other] = inFringe;
            fringe[found++] = other;
          }
        }
      }
    }
    fringeCount = found;
    return { pieces, innerKm };
  }

  /** Groups the fringe units that touch each other. */
  function groupFringe(): void {
    const inFringe = era + FRINGE;
    const grouped = era + GROUPED;
    shallowest.length = 0;
    for (let f = 0; f < fringeCount; f++) {
      const seed = fringe[f]!;
      if (marks[seed] === grouped) continue;
      const group = shallowest.length;
      let best = seed;
      marks[seed] = grouped;
      groupOf[seed] = group;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        if (depth[unit]! < depth[best]!) best = unit;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (marks[other] !== inFringe) continue;
          marks[other] = grouped;
          groupOf[other] = group;
          queue[tail++] = other;
        }
      }
      shallowest.push(best);
      leader[group] = group;
      settled[group] = false;
    }
  }

  function escapes(unit: number): boolean {
    return depth[unit]! <= setDepth && depth[unit] !== UNREACHED;
  }

  function leaderOf(group: number): number {
    let root = group;
    while (leader[root] !== root) root = leader[root]!;
    return root;
  }

  function join(group: number, other: number): void {
    const from = leaderOf(group);
    const to = leaderOf(other);
    if (settled[from]) settled[to] = true;
    leader[from] = to;
  }

  /** Walks from the shallowest unit of a group towards the outside. */
  function walkOut(group: number): void {
    let unit = shallowest[group]!;
    while (!escapes(unit)) {
      const next = parent[unit]!;
      if (next < 0 || marks[next] === era + REACHED) break;
      unit = next;
    }
    if (escapes(unit)) settled[leaderOf(group)] = true;
    else if (marks[unit] === era + GROUPED && groupOf[unit] !== group) join(group, groupOf[unit]!);
  }

  /** The whole component of the complement around a group, ascending; null when it proves to be no hole, or another group's. */
  function flood(group: number): number[] | null {
    const seen = [shallowest[group]!];
    let stopped = false;
    flooded[seen[0]!] = era;
    for (let head = 0; head < seen.length && !stopped; head++) {
      const unit = seen[head]!;
      if (escapes(unit)) {
        settled[leaderOf(group)] = true;
        stopped = true;
      } else if (marks[unit] === era + GROUPED && leaderOf(groupOf[unit]!) !== leaderOf(group)) {
        join(group, groupOf[unit]!);
        stopped = true;
      }
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (marks[other] === era + REACHED || flooded[other] === era) continue;
        flooded[other] = era;
        seen.push(other);
      }
    }
    if (!stopped) return seen.sort((a, b) => a - b);
    for (const unit of seen) flooded[unit] = 0;
    return null;
  }

  function findHoles(): readonly (readonly number[])[] {
    groupFringe();
    for (let group = 0; group < shallowest.length; group++) walkOut(group);
    const holes: number[][] = [];
    for (let group = 0; group < shallowest.length; group++) {
      if (settled[leaderOf(group)]) continue;
      const hole = flood(group);
      if (!hole) continue;
      settled[leaderOf(group)] = true;
      holes.push(hole);
    }
    return holes.length < 2 ? holes : holes.sort((a, b) => a[0]! - b[0]!);
  }

  return (set) => {
    era += MARKS;
    setDepth = UNREACHED;
    let area = 0;
    let outlineKm = 0;
    for (let s = 0; s < set.length; s++) {
      const unit = set[s]!;
      marks[unit] = era + WAITING;
      area += areaKm2[unit]!;
      outlineKm += perimeterKm[unit]!;
      if (depth[unit]! < setDepth) setDepth = depth[unit]!;
    }
    const { pieces, innerKm } = readPieces(set);
    const perimeter = outlineKm - innerKm;
    return {
      areaKm2: area,
      perimeterKm: perimeter,
      compactness: perimeter > 0 ? (4 * Math.PI * area) / perimeter ** 2 : null,
      pieces,
      holes: findHoles(),
      fringe: fringe.subarray(0, fringeCount),
    };
  };
}
