import { EARTH_RADIUS_KM } from "../geo/measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "../geo/mesh.ts";

const centresOf = new WeakMap<Mesh, Float64Array>();

/**
 * Centre of area of every unit, longitude and latitude alternating, in degrees; not a number where a unit has no
 * contour. Worked out once for a mesh, in one pass over the arcs: each adds to the unit on its left what it takes from
 * the one on its right.
 */
export function unitCentres(mesh: Mesh): Float64Array {
  const known = centresOf.get(mesh);
  if (known !== undefined) return known;
  const { unitCount, points, arcStart, left, right } = mesh;
  const doubleArea = new Float64Array(unitCount);
  const centres = new Float64Array(2 * unitCount);
  const origin = originOf(mesh);
  const add = (unit: number, cross: number, x: number, y: number) => {
    doubleArea[unit]! += cross;
    centres[2 * unit]! += cross * x;
    centres[2 * unit + 1]! += cross * y;
  };
  for (let arc = 0; arc < left.length; arc++) {
    for (const [unit, sign] of [
      [left[arc]!, 1],
      [right[arc]!, -1],
    ] as const) {
      if (unit === OUTSIDE) continue;
      // About a point of the unit itself: the products of national coordinates would lose its size.
      const [ox, oy] = [origin[2 * unit]!, origin[2 * unit + 1]!];
      for (let p = arcStart[arc]!; p < arcStart[arc + 1]! - 1; p++) {
        const x1 = points[2 * p]! - ox;
        const y1 = points[2 * p + 1]! - oy;
        const x2 = points[2 * p + 2]! - ox;
        const y2 = points[2 * p + 3]! - oy;
        add(unit, sign * (x1 * y2 - x2 * y1), x1 + x2, y1 + y2);
      }
    }
  }
  for (let unit = 0; unit < unitCount; unit++) {
    for (const axis of [0, 1]) {
      const i = 2 * unit + axis;
      centres[i] = (origin[i]! + centres[i]! / (3 * doubleArea[unit]!)) / COORDINATE_SCALE;
    }
  }
  centresOf.set(mesh, centres);
  return centres;
}

/** A point of the contour of each unit. */
function originOf({ unitCount, points, arcStart, left, right }: Mesh): Float64Array {
  const origin = new Float64Array(2 * unitCount);
  for (const sides of [left, right]) {
    sides.forEach((unit, arc) => {
      if (unit === OUTSIDE) return;
      origin[2 * unit] = points[2 * arcStart[arc]!]!;
      origin[2 * unit + 1] = points[2 * arcStart[arc]! + 1]!;
    });
  }
  return origin;
}

/** Degrees of latitude in a kilometre. */
export const DEGREES_PER_KM = 180 / (Math.PI * EARTH_RADIUS_KM);
