import type { WeightedPoints } from "./cah.ts";

/** Passes after which a partition that still changes is kept as it is. */
const MOST_PASSES = 200;

/**
 * Consolidates a partition: each point goes to the group that it fits best, points one by one, until no single move
 * lowers the inertia within groups. A group never empties.
 * @param start the group of each point, 0 to classes − 1, none empty
 */
export function consolidate(points: WeightedPoints, start: Uint16Array, classes: number): Uint16Array {
  const { coordinates, axes, weights } = points;
  const classOf = start.slice();
  const total = new Float64Array(classes);
  const members = new Uint32Array(classes);
  const sum = new Float64Array(classes * axes);
  for (let point = 0; point < classOf.length; point++) shift(point, classOf[point]!, 1);

  function shift(point: number, group: number, sign: 1 | -1): void {
    total[group]! += sign * weights[point]!;
    members[group]! += sign;
    for (let a = 0; a < axes; a++) {
      sum[group * axes + a]! += sign * weights[point]! * coordinates[point * axes + a]!;
    }
  }
  function squaredDistance(point: number, group: number): number {
    let distance = 0;
    for (let a = 0; a < axes; a++) {
      distance += (coordinates[point * axes + a]! - sum[group * axes + a]! / total[group]!) ** 2;
    }
    return distance;
  }

  for (let pass = 0, moved = true; moved && pass < MOST_PASSES; pass++) {
    moved = false;
    for (let point = 0; point < classOf.length; point++) {
      const from = classOf[point]!;
      if (members[from] === 1) continue;
      const weight = weights[point]!;
      // What leaving lowers the inertia by, and what entering another group would raise it by (Hartigan).
      let least = ((total[from]! * weight) / (total[from]! - weight)) * squaredDistance(point, from) * (1 - 1e-12);
      let into = from;
      for (let group = 0; group < classes; group++) {
        if (group === from) continue;
        const raise = ((total[group]! * weight) / (total[group]! + weight)) * squaredDistance(point, group);
        if (raise < least) {
          least = raise;
          into = group;
        }
      }
      if (into === from) continue;
      shift(point, from, -1);
      shift(point, into, 1);
      classOf[point] = into;
      moved = true;
    }
  }
  return classOf;
}
