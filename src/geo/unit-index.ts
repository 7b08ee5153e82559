import Flatbush from "flatbush";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";

/** `[west, south, east, north]`, degrees. */
export type Box = readonly [number, number, number, number];

/** Finds units by place. */
export interface UnitIndex {
  /** The unit at a point, −1 outside. A point on a border belongs to exactly one of its sides. */
  unitAt(lng: number, lat: number): number;
  /** Units whose box meets a box, ascending. */
  unitsInBox(box: Box): number[];
  /** Box of a unit; null for a unit without contour. */
  boxOf(unit: number): Box | null;
}

/** Boxes of the units in a spatial index, and the arcs of each unit for the exact test. */
export function buildUnitIndex(mesh: Mesh): UnitIndex {
  const { unitCount, points, arcStart } = mesh;
  const boxes = unitBoxes(mesh);
  const { start, arcs } = arcsByUnit(mesh);
  // A unit without contour gets a place that no query reaches, so that positions in the tree are units.
  const tree = unitCount === 0 ? null : new Flatbush(unitCount, 16, Int32Array);
  for (let unit = 0; unit < unitCount; unit++) {
    const [west, south, east, north] = boxes.subarray(4 * unit, 4 * unit + 4);
    if (west! > east!) tree?.add(NOWHERE, NOWHERE, NOWHERE, NOWHERE);
    else tree?.add(west!, south!, east!, north!);
  }
  tree?.finish();

  /** Even-odd rule over the arcs, always read in their own direction: both sides of a border count the same crossings. */
  function holds(unit: number, x: number, y: number): boolean {
    let inside = false;
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const arc = arcs[i]!;
      for (let p = arcStart[arc]!, end = arcStart[arc + 1]! - 1; p < end; p++) {
        const y1 = points[2 * p + 1]!;
        const y2 = points[2 * p + 3]!;
        if (y1 > y === y2 > y) continue;
        const x1 = points[2 * p]!;
        if (x < x1 + ((y - y1) * (points[2 * p + 2]! - x1)) / (y2 - y1)) inside = !inside;
      }
    }
    return inside;
  }

  return {
    unitAt(lng, lat) {
      const x = lng * COORDINATE_SCALE;
      const y = lat * COORDINATE_SCALE;
      const candidates = tree?.search(Math.floor(x), Math.floor(y), Math.ceil(x), Math.ceil(y)) ?? [];
      return candidates.find((unit) => holds(unit, x, y)) ?? -1;
    },
    unitsInBox([west, south, east, north]) {
      const scaled = [west, south, east, north].map((degrees) => degrees * COORDINATE_SCALE);
      return (tree?.search(scaled[0]!, scaled[1]!, scaled[2]!, scaled[3]!) ?? []).sort((a, b) => a - b);
    },
    boxOf(unit) {
      const [west, south, east, north] = boxes.subarray(4 * unit, 4 * unit + 4);
      if (west === undefined || west > east!) return null;
      return [west / COORDINATE_SCALE, south! / COORDINATE_SCALE, east! / COORDINATE_SCALE, north! / COORDINATE_SCALE];
    },
  };
}

/** Beyond every longitude and latitude. */
const NOWHERE = 400 * COORDINATE_SCALE;

/** West, south, east, north of each unit, in integer coordinates; west > east where a unit has no arc. */
function unitBoxes({ unitCount, points, arcStart, left, right }: Mesh): Int32Array {
  const boxes = new Int32Array(4 * unitCount);
  for (let unit = 0; unit < unitCount; unit++) boxes.set([NOWHERE, NOWHERE, -NOWHERE, -NOWHERE], 4 * unit);
  for (let arc = 0; arc < left.length; arc++) {
    let west = NOWHERE;
    let south = NOWHERE;
    let east = -NOWHERE;
    let north = -NOWHERE;
    for (let p = arcStart[arc]!; p < arcStart[arc + 1]!; p++) {
      west = Math.min(west, points[2 * p]!);
      east = Math.max(east, points[2 * p]!);
      south = Math.min(south, points[2 * p + 1]!);
      north = Math.max(north, points[2 * p + 1]!);
    }
    for (const unit of [left[arc]!, right[arc]!]) {
      if (unit === OUTSIDE) continue;
      const b = 4 * unit;
      boxes[b] = Math.min(boxes[b]!, west);
      boxes[b + 1] = Math.min(boxes[b + 1]!, south);
      boxes[b + 2] = Math.max(boxes[b + 2]!, east);
      boxes[b + 3] = Math.max(boxes[b + 3]!, north);
    }
  }
  return boxes;
}

/** Arcs of unit `u`: `arcs.subarray(start[u], start[u + 1])`. */
export function arcsByUnit({ unitCount, left, right }: Mesh): { start: Uint32Array; arcs: Uint32Array } {
  const start = new Uint32Array(unitCount + 1);
  const sides = [left, right];
  for (const side of sides) for (const unit of side) if (unit !== OUTSIDE) start[unit + 1]!++;
  for (let unit = 0; unit < unitCount; unit++) start[unit + 1]! += start[unit]!;
  const filled = start.slice();
  const arcs = new Uint32Array(start[unitCount]!);
  for (const side of sides) {
    side.forEach((unit, arc) => {
      if (unit !== OUTSIDE) arcs[filled[unit]!++] = arc;
    });
  }
  return { start, arcs };
}
