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
  /** Units outside the set that share a border with it, in no order. */
  readonly fringe: Uint32Array;
}

/**
 * Returns a function that describes sets of units (in any order, without repetition), reusing its work arrays from
 * one call to the next.
 *
 * Pieces and perimeter cost in proportion to the set. For holes, flooding the complement would cost all of France for
 * each territory; only the fringe matters, since every component of the complement of a landmass that holds a part of
 * the set has units there. Fringe units that touch each other form a group. Each unit knows its next step towards the
 * outside (`outside-depth.ts`): the group escapes when the walk from its shallowest unit reaches the outside; a walk
 * that meets the set has just left another group, whose fate it shares. Only groups without an answer are flooded:
 * true holes, as large as what they hold, and rare corner cases.
 */
export function createShapeReader(geography: Geography): (set: ArrayLike<number>) => Shape {
  const { neighbourStart, neighbours, borderKm, perimeterKm, areaKm2 } = geography;
  const { depth, parent } = outsideDepth(geography);
  const count = areaKm2.length;
  // A mark is valid when it equals the number of the call: nothing to clear between two sets.
  let call = 0;
  const inSet = new Uint32Array(count);
  const inFringe = new Uint32Array(count);
  const reached = new Uint32Array(count);
  const flooded = new Uint32Array(count);
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
    let pieces = 0;
    let innerKm = 0;
    for (let s = 0; s < set.length; s++) {
      const seed = set[s]!;
      if (reached[seed] === call) continue;
      pieces++;
      reached[seed] = call;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (inSet[other] === call) {
            innerKm += borderKm[n]!;
            if (reached[other] === call) continue;
            reached[other] = call;
            queue[tail++] = other;
          } else if (inFringe[other] !== call) {
            inFringe[other] = call;
            fringe[fringeCount++] = other;
          }
        }
      }
    }
    return { pieces, innerKm };
  }

  /** Groups the fringe units that touch each other. */
  function groupFringe(): void {
    shallowest.length = 0;
    for (let f = 0; f < fringeCount; f++) {
      const seed = fringe[f]!;
      if (reached[seed] === call) continue;
      const group = shallowest.length;
      let best = seed;
      reached[seed] = call;
      groupOf[seed] = group;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        if (depth[unit]! < depth[best]!) best = unit;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (inFringe[other] !== call || reached[other] === call) continue;
          reached[other] = call;
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
      if (next < 0 || inSet[next] === call) break;
      unit = next;
    }
    if (escapes(unit)) settled[leaderOf(group)] = true;
    else if (inFringe[unit] === call && groupOf[unit] !== group) join(group, groupOf[unit]!);
  }

  /** The whole component of the complement around a group, ascending; null when it proves to be no hole, or another group's. */
  function flood(group: number): number[] | null {
    const seen = [shallowest[group]!];
    let stopped = false;
    flooded[seen[0]!] = call;
    for (let head = 0; head < seen.length && !stopped; head++) {
      const unit = seen[head]!;
      if (escapes(unit)) {
        settled[leaderOf(group)] = true;
        stopped = true;
      } else if (inFringe[unit] === call && leaderOf(groupOf[unit]!) !== leaderOf(group)) {
        join(group, groupOf[unit]!);
        stopped = true;
      }
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (inSet[other] === call || flooded[other] === call) continue;
        flooded[other] = call;
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
    call++;
    fringeCount = 0;
    setDepth = UNREACHED;
    let area = 0;
    let outlineKm = 0;
    for (let s = 0; s < set.length; s++) {
      const unit = set[s]!;
      inSet[unit] = call;
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
      fringe: fringe.slice(0, fringeCount),
    };
  };
}
