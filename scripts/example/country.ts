import type { Geography, UnitTable } from "../../src/domain/unit.ts";
import type { Position } from "../../src/geo/measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "../../src/geo/mesh.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import type { Random } from "./random.ts";

/** The country that the example is grown on. */
export interface Country {
  readonly units: UnitTable;
  readonly geography: Geography;
  /** A point inside each unit, near its middle. */
  readonly middle: readonly Position[];
  /** Another point inside a unit, seldom near its limits. */
  readonly pointIn: (unit: number, random: Random) => Position;
}

const ATTEMPTS = 60;
const SCAN = 48;

/** @throws Error when a unit has no point inside: its contour is broken */
export function readCountry(units: UnitTable, mesh: Mesh, geography: Geography): Country {
  const index = buildUnitIndex(mesh);
  const holds = (unit: number, [lng, lat]: Position) => index.unitAt(lng, lat) === unit;
  const middle = centroids(mesh).map((centroid, unit) => {
    if (holds(unit, centroid)) return centroid;
    const [west, south, east, north] = index.boxOf(unit) ?? [0, 0, 0, 0];
    // A crescent or a string of islands: the first point of a fine grid that it holds.
    for (let step = 0; step < SCAN * SCAN; step++) {
      const row = Math.floor(step / SCAN);
      const point: Position = round([
        west + ((east - west) * ((step % SCAN) + 0.5)) / SCAN,
        south + ((north - south) * (row + 0.5)) / SCAN,
      ]);
      if (holds(unit, point)) return point;
    }
    throw new Error(`no point inside ${units.codes[unit]}`);
  });
  function pointIn(unit: number, random: Random): Position {
    const [lng, lat] = middle[unit]!;
    const [west, south, east, north] = index.boxOf(unit)!;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const point = round([
        lng + (random.next() - random.next()) * 0.3 * (east - west),
        lat + (random.next() - random.next()) * 0.3 * (north - south),
      ]);
      if (holds(unit, point)) return point;
    }
    return middle[unit]!;
  }
  return { units, geography, middle, pointIn };
}

/** About 10 m, and what the pack keeps. */
function round([lng, lat]: Position): Position {
  return [Math.round(lng * 10_000) / 10_000, Math.round(lat * 10_000) / 10_000];
}

/** Centres of gravity of the plane polygons, in one pass over the arcs. */
function centroids({ unitCount, arcStart, points, left, right }: Mesh): readonly Position[] {
  const area = new Float64Array(unitCount);
  const x = new Float64Array(unitCount);
  const y = new Float64Array(unitCount);
  // Each unit is measured from one of its own points: far from the origin, products would lose their last digits.
  const origin = new Int32Array(2 * unitCount);
  const seen = new Uint8Array(unitCount);
  for (let arc = 0; arc < left.length; arc++) {
    const first = arcStart[arc]!;
    for (const [unit, sign] of [
      [left[arc]!, 1],
      [right[arc]!, -1],
    ] as const) {
      if (unit === OUTSIDE) continue;
      if (seen[unit] === 0) {
        seen[unit] = 1;
        origin[2 * unit] = points[2 * first]!;
        origin[2 * unit + 1] = points[2 * first + 1]!;
      }
      for (let p = first; p < arcStart[arc + 1]! - 1; p++) {
        const x1 = points[2 * p]! - origin[2 * unit]!;
        const y1 = points[2 * p + 1]! - origin[2 * unit + 1]!;
        const x2 = points[2 * p + 2]! - origin[2 * unit]!;
        const y2 = points[2 * p + 3]! - origin[2 * unit + 1]!;
        const cross = sign * (x1 * y2 - x2 * y1);
        area[unit]! += cross;
        x[unit]! += cross * (x1 + x2);
        y[unit]! += cross * (y1 + y2);
      }
    }
  }
  return Array.from({ length: unitCount }, (_, unit) =>
    round([
      (origin[2 * unit]! + x[unit]! / (3 * area[unit]!)) / COORDINATE_SCALE,
      (origin[2 * unit + 1]! + y[unit]! / (3 * area[unit]!)) / COORDINATE_SCALE,
    ]),
  );
}
