import { expect, it } from "vitest";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import type { FreePolygon } from "../../src/analysis/polygon-protocol.ts";
import { crossContext } from "../fixtures/cross-context.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const cpts = miniLayer({ west: { units: [0, 4] }, both: { units: [1, 5] } });
const { context } = crossContext({ units: MINI_UNITS, mesh: MINI_MESH, cpts });
const desk = createCrossDesk(context);

const rectangle = (west: number, south: number, east: number, north: number): GeoJSON.Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const zoneOf = (id: string, geometry: FreePolygon["geometry"]): FreePolygon => ({ id, name: id, geometry });
const cross = async (...polygons: FreePolygon[]) => {
  const result = await desk.crossFreePolygons({ polygons, mesh: "cpts" });
  if (!result.ok) throw new Error(result.refusal.code);
  return structuredClone(result.value);
};

it("counts people by the share of the area of each commune that lies inside", async () => {
  // The east half of 0, all of 1, a quarter of 2 from the west.
  const [zone] = await cross(zoneOf("z", rectangle(5.05, 43, 5.225, 43.1)));
  expect(zone).toMatchObject({ id: "z", estimate: true, units: 3, cutUnits: 2 });
  expect(zone!.population).toBeCloseTo(15_000 + 10_000 + 7_500, 0);
  expect(zone!.parts.map(({ id, cutUnits }) => [id, cutUnits])).toEqual([
    ["west", 1],
    ["both", 0],
  ]);
  expect(zone!.parts[0]!.populationShare).toBeCloseTo(15 / 32.5, 4);
  expect(zone!.alone.population).toBeCloseTo(7_500, 0);
  expect(zone!.areaKm2).toBeCloseTo(1.75 * 0.1 ** 2 * 111.195 ** 2 * Math.cos((43.05 * Math.PI) / 180), 1);
});

it("reads several parts and holes, and keeps to the country", async () => {
  const holed = zoneOf("holed", {
    type: "MultiPolygon",
    coordinates: [
      [
        ...rectangle(5, 43, 5.1, 43.1).coordinates,
        rectangle(5.025, 43.025, 5.075, 43.075).coordinates[0]!.toReversed(),
      ],
      rectangle(4, 43.2, 5.05, 43.3).coordinates,
    ],
  });
  const [zone, sea] = await cross(holed, zoneOf("sea", rectangle(1, 40, 2, 41)));
  expect(zone!.parts).toHaveLength(1);
  expect(zone!.parts[0]!.population).toBeCloseTo(30_000 * 0.75, -1);
  expect(zone!.alone.population).toBeCloseTo(50, 1);
  expect(sea).toMatchObject({ units: 0, population: 0, parts: [] });
});

it("answers for rings that cross themselves", async () => {
  const bow = zoneOf("bow", {
    type: "Polygon",
    coordinates: [
      [
        [5, 43],
        [5.1, 43.1],
        [5.1, 43],
        [5, 43.1],
        [5, 43],
      ],
    ],
  });
  const [zone] = await cross(bow);
  expect(zone!.population).toBeGreaterThan(14_000);
  expect(zone!.population).toBeLessThan(16_000);
});

it("refuses a mesh that is not there", async () => {
  const result = await desk.crossFreePolygons({ polygons: [], mesh: "pdsa" });
  expect(result).toEqual({ ok: false, refusal: { code: "unknown-mesh", seen: "pdsa" } });
});
