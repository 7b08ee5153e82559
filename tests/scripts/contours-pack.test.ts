import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readContourUnits } from "../../scripts/contours/contour-units.ts";
import { findCrossings } from "../../scripts/contours/crossings.ts";
import { COORDINATE_SCALE, type Mesh } from "../../src/geo/mesh.ts";
import { decodeMesh } from "../../src/packs/mesh-codec.ts";
import { PACKS } from "../../src/packs/pack-list.ts";

const file = fileURLToPath(new URL(`../../public/data/${PACKS.contours.file}`, import.meta.url));
const isBuilt = existsSync(file);
if (!isBuilt) process.stdout.write("skipped: the contours pack is not built (npm run data)\n");

/** Areas of départements, INSEE (land register, km²): far from the sea, on the coast, and overseas. */
const DEPARTEMENTS_KM2 = {
  "01": 5762,
  "03": 7340,
  "15": 5726,
  "18": 7235,
  "23": 5565,
  "36": 6791,
  "43": 4977,
  "48": 5167,
  "58": 6817,
  "77": 5915,
  "13": 5087,
  "29": 6733,
  "2A": 4014,
  "2B": 4666,
  "973": 83_846,
  "974": 2504,
} as const;

describe.skipIf(!isBuilt)("the built contours", () => {
  const mesh = isBuilt ? decodeMesh(readFileSync(file)) : ({} as Mesh);
  const areasKm2 = isBuilt ? measureAreas(mesh) : new Float64Array();

  it("have the units of the COG, each with an area", () => {
    expect(mesh.unitCount).toBe(34_917);
    expect(areasKm2.length).toBe(34_917);
    expect(Math.min(...areasKm2)).toBeGreaterThan(0.01);
  });

  it("have a different unit on each side of each arc", () => {
    expect(mesh.left.filter((side, arc) => side === mesh.right[arc])).toHaveLength(0);
  });

  it("have rings that close: at each end of an arc, the borders of a unit go in pairs", () => {
    const ends = new Map<string, number>();
    for (let arc = 0; arc < mesh.left.length; arc++) {
      for (const point of [mesh.arcStart[arc]!, mesh.arcStart[arc + 1]! - 1]) {
        for (const side of [mesh.left[arc]!, mesh.right[arc]!]) {
          const key = `${side} ${mesh.points[2 * point]} ${mesh.points[2 * point + 1]}`;
          ends.set(key, (ends.get(key) ?? 0) + 1);
        }
      }
    }
    expect([...ends].filter(([, count]) => count % 2 === 1)).toEqual([]);
  });

  it("never cross", () => {
    const x = mesh.points.filter((_, i) => i % 2 === 0);
    const y = mesh.points.filter((_, i) => i % 2 === 1);
    expect([...findCrossings({ start: mesh.arcStart, x, y }, 600)]).toEqual([]);
  });

  it("have the area of France and of its départements", () => {
    const areaOf = new Map<string, number>();
    for (const [index, { departement }] of readContourUnits().entries()) {
      areaOf.set(departement, (areaOf.get(departement) ?? 0) + areasKm2[index]!);
    }
    const metropolitan = [...areaOf]
      .filter(([code]) => !code.startsWith("97"))
      .reduce((sum, [, area]) => sum + area, 0);
    // INSEE counts 543 940 km² of registered land, IGN 551 500 km² with lakes and estuaries: the truth is between.
    expect(metropolitan).toBeGreaterThan(0.98 * 543_940);
    expect(metropolitan).toBeLessThan(1.02 * 543_940);
    for (const [code, expected] of Object.entries(DEPARTEMENTS_KM2)) {
      expect(Math.abs(areaOf.get(code)! / expected - 1), code).toBeLessThan(0.03);
    }
  });
});

/** Area on the sphere: the integral of sin(latitude) along each border, added on one side and taken from the other. */
function measureAreas({ unitCount, arcStart, points, left, right }: Mesh): Float64Array {
  const EARTH_KM = 6371.0088;
  const toRadians = Math.PI / 180 / COORDINATE_SCALE;
  const areas = new Float64Array(unitCount);
  for (let arc = 0; arc < left.length; arc++) {
    let sum = 0;
    for (let point = arcStart[arc]! + 1; point < arcStart[arc + 1]!; point++) {
      const width = (points[2 * point]! - points[2 * point - 2]!) * toRadians;
      const height = (Math.sin(points[2 * point + 1]! * toRadians) + Math.sin(points[2 * point - 1]! * toRadians)) / 2;
      sum -= width * height * EARTH_KM ** 2;
    }
    if (left[arc]! >= 0) areas[left[arc]!]! += sum;
    if (right[arc]! >= 0) areas[right[arc]!]! -= sum;
  }
  return areas;
}
