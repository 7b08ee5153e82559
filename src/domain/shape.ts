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
}

/**
 * Returns a function that describes sets of units (ascending, without repetition), reusing its work arrays from one
 * call to the next.
 *
 * Pieces and perimeter cost in proportion to the set. For holes, flooding the complement would cost all of France for
 * each territory; only the fringe (units that touch the set) matters, since every component of the complement of a
 * landmass that holds a part of the set has units there. Fringe units that touch each other form a group. Each unit
 * knows its next step towards the outside (`outside-depth.ts`): the group escapes when the walk from its shallowest
 * unit reaches the outside; a walk that meets the set has just left another group, whose fate it shares. Only groups
 * without an answer are flooded: true holes, as large as what they hold, and rare corner cases.
 */
export function createShapeReader(geography: Geography): (set: ArrayLike<number>) => Shape {
  const { neighbourStart, neighbours, borderKm, perimeterKm, areaKm2 } = geography;
  const { depth, parent } = outsideDepth(geography);
  const count = areaKm2.length;
  // A mark is valid when it equals the number of the call: nothing to clear between two sets.
  let call = 0;
  const inSet = new Uint32Array(count);
  const inFringe = new Uint32Array(count);
  const walked = new Uint32Array(count);
  const flooded = new Uint32Array(count);
  const groupOf = new Uint32Array(count);
  const fringe = new Uint32Array(count);
  const queue = new Uint32Array(count);

  function countPieces(set: ArrayLike<number>): number {
    let pieces = 0;
    for (let s = 0; s < set.length; s++) {
      if (walked[set[s]!] === call) continue;
      pieces++;
      walked[set[s]!] = call;
      queue[0] = set[s]!;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (inSet[other] !== call || walked[other] === call) continue;
          walked[other] = call;
          queue[tail++] = other;
        }
      }
    }
    return pieces;
  }

  /** Shallowest unit of each group of fringe units that touch each other; fills `groupOf`. */
  function groupFringe(fringeCount: number): number[] {
    const shallowest: number[] = [];
    for (let f = 0; f < fringeCount; f++) {
      const seed = fringe[f]!;
      if (walked[seed] === call) continue;
      const group = shallowest.length;
      let best = seed;
      walked[seed] = call;
      groupOf[seed] = group;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        if (depth[unit]! < depth[best]!) best = unit;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (inFringe[other] !== call || walked[other] === call) continue;
          walked[other] = call;
          groupOf[other] = group;
          queue[tail++] = other;
        }
      }
      shallowest.push(best);
    }
    return shallowest;
  }

  function findHoles(fringeCount: number, setDepth: number): number[][] {
    const shallowest = groupFringe(fringeCount);
    const leader = shallowest.map((_, group) => group);
    const settled = new Uint8Array(shallowest.length);
    const find = (group: number): number => {
      let root = group;
      while (leader[root] !== root) root = leader[root]!;
      return root;
    };
    const join = (a: number, b: number) => {
      const [x, y] = [find(a), find(b)];
      if (settled[x] === 1) settled[y] = 1;
      leader[x] = y;
    };
    // Anything shallower than the whole set has a walk that cannot meet it.
    const escapes = (unit: number) => depth[unit]! <= setDepth && depth[unit] !== UNREACHED;

    shallowest.forEach((start, group) => {
      let unit = start;
      while (!escapes(unit)) {
        const next = parent[unit]!;
        if (next < 0 || inSet[next] === call) break;
        unit = next;
      }
      if (escapes(unit)) settled[find(group)] = 1;
      else if (inFringe[unit] === call && groupOf[unit] !== group) join(group, groupOf[unit]!);
    });

    const holes: number[][] = [];
    shallowest.forEach((start, group) => {
      if (settled[find(group)] === 1) return;
      const hole = flood(start, (unit) => {
        if (escapes(unit)) {
          settled[find(group)] = 1;
          return true;
        }
        if (inFringe[unit] !== call || find(groupOf[unit]!) === find(group)) return false;
        join(group, groupOf[unit]!);
        return true;
      });
      if (!hole) return;
      settled[find(group)] = 1;
      holes.push(hole);
    });
    return holes.sort((a, b) => a[0]! - b[0]!);
  }

  /** The whole component of the complement around a unit, ascending; null when `stop` cut it short. */
  function flood(start: number, stop: (unit: number) => boolean): number[] | null {
    const seen = [start];
    let stopped = false;
    flooded[start] = call;
    for (let head = 0; head < seen.length && !stopped; head++) {
      const unit = seen[head]!;
      stopped = stop(unit);
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end && !stopped; n++) {
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

  return (set) => {
    call++;
    let area = 0;
    let perimeter = 0;
    let setDepth = UNREACHED;
    let fringeCount = 0;
    for (let s = 0; s < set.length; s++) inSet[set[s]!] = call;
    for (let s = 0; s < set.length; s++) {
      const unit = set[s]!;
      area += areaKm2[unit]!;
      perimeter += perimeterKm[unit]!;
      if (depth[unit]! < setDepth) setDepth = depth[unit]!;
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (inSet[other] === call) perimeter -= borderKm[n]!;
        else if (inFringe[other] !== call) {
          inFringe[other] = call;
          fringe[fringeCount++] = other;
        }
      }
    }
    return {
      areaKm2: area,
      perimeterKm: perimeter,
      compactness: perimeter > 0 ? (4 * Math.PI * area) / perimeter ** 2 : null,
      pieces: countPieces(set),
      holes: findHoles(fringeCount, setDepth),
    };
  };
}
