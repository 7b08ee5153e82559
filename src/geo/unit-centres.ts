import type { Position } from "./measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";
import type { UnitIndex } from "./unit-index.ts";

/** A crescent or a string of islands: how finely its box is searched for a point inside. */
const SCAN = 24;

/**
 * Returns a function that gives a point inside a unit, near its middle: its centre of gravity, else the first point of
 * a grid over its box that it holds. Null for a unit without contour.
 */
export function createCentreReader(mesh: Mesh, index: UnitIndex): (unit: number) => Position | null {
  const centroids = measureCentroids(mesh);
  const known = new Map<number, Position | null>();
  function find(unit: number): Position | null {
    const box = index.boxOf(unit);
    if (box === null) return null;
    const centre: Position = [centroids[2 * unit]!, centroids[2 * unit + 1]!];
    if (index.unitAt(...centre) === unit) return centre;
    const [west, south, east, north] = box;
    for (let step = 0; step < SCAN * SCAN; step++) {
      const lng = west + ((east - west) * ((step % SCAN) + 0.5)) / SCAN;
      const lat = south + ((north - south) * (Math.floor(step / SCAN) + 0.5)) / SCAN;
      if (index.unitAt(lng, lat) === unit) return [lng, lat];
    }
    return centre;
  }
  return (unit) => {
    let centre = known.get(unit);
    if (centre === undefined) {
      centre = find(unit);
      known.set(unit, centre);
    }
    return centre;
  };
}

/** Longitude and latitude, alternating, of the centres of gravity of the plane polygons, in one pass over the arcs. */
function measureCentroids({ unitCount, arcStart, points, left, right }: Mesh): Float64Array {
  const area = new Float64Array(unitCount);
  const centroids = new Float64Array(2 * unitCount);
  // Each unit is measured from one of its own points: far from the origin, products would lose their last digits.
  const origin = new Int32Array(2 * unitCount);
  const seen = new Uint8Array(unitCount);
  function add(unit: number, sign: 1 | -1, from: number, to: number): void {
    if (unit === OUTSIDE) return;
    if (seen[unit] === 0) {
      seen[unit] = 1;
      origin.set(points.subarray(2 * from, 2 * from + 2), 2 * unit);
    }
    const [x0, y0] = [origin[2 * unit]!, origin[2 * unit + 1]!];
    for (let p = 2 * from; p < 2 * to; p += 2) {
      const x1 = points[p]! - x0;
      const y1 = points[p + 1]! - y0;
      const x2 = points[p + 2]! - x0;
      const y2 = points[p + 3]! - y0;
      const cross = sign * (x1 * y2 - x2 * y1);
      area[unit]! += cross;
      centroids[2 * unit]! += cross * (x1 + x2);
      centroids[2 * unit + 1]! += cross * (y1 + y2);
    }
  }
  for (let arc = 0; arc < left.length; arc++) {
    const [from, to] = [arcStart[arc]!, arcStart[arc + 1]! - 1];
    add(left[arc]!, 1, from, to);
    add(right[arc]!, -1, from, to);
  }
  for (let c = 0; c < centroids.length; c++)
    centroids[c] = (origin[c]! + centroids[c]! / (3 * area[c >> 1]!)) / COORDINATE_SCALE;
  return centroids;
}
