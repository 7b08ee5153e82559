import { area, length, lineString, polygon } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { deriveGeography } from "../../src/geo/geography.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import { meshOfGrid, squaresOf } from "../fixtures/label-grid.ts";
import { MINI_BASE, MINI_GRID } from "../fixtures/mini-region.ts";

const { geography } = MINI_BASE;
const neighboursOf = (unit: number, of = geography) => [
  ...of.neighbours.subarray(of.neighbourStart[unit], of.neighbourStart[unit + 1]),
];

describe("deriveGeography on twelve squares", () => {
  it("measures each unit as @turf does", () => {
    for (let unit = 0; unit < 12; unit++) {
      const ring = squaresOf(MINI_GRID, unit)[0]!;
      expect(geography.areaKm2[unit]).toBeCloseTo(area(polygon([ring])) / 1e6, 6);
      expect(geography.perimeterKm[unit]).toBeCloseTo(length(lineString(ring)), 6);
    }
  });

  it("knows neighbours by their borders, ascending, not by their corners", () => {
    expect(neighboursOf(0)).toEqual([1, 4]);
    expect(neighboursOf(5)).toEqual([1, 4, 6, 9]);
    expect(neighboursOf(11)).toEqual([7, 10]);
  });

  it("measures each border the same from both sides", () => {
    const km = (a: number, b: number) => geography.borderKm[geography.neighbourStart[a]! + neighboursOf(a).indexOf(b)];
    expect(km(0, 4)).toBe(km(4, 0));
    expect(km(0, 4)).toBeCloseTo(
      length(
        lineString([
          [5, 43.1],
          [5.1, 43.1],
        ]),
      ),
      9,
    );
    expect(km(0, 1)).toBeCloseTo(
      length(
        lineString([
          [5.1, 43],
          [5.1, 43.1],
        ]),
      ),
      9,
    );
  });

  it("finds the coast", () => {
    expect([...geography.touchesOutside]).toEqual([1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1]);
  });
});

it("adds up the several arcs of one border, on both sides of it", () => {
  // Unit 0 around unit 1, whose border with it is made of four arcs.
  const grid = { ...MINI_GRID, columns: 3, labels: [0, 0, 0, 0, 1, 0, 0, 0, 2], unitCount: 3 };
  const derived = deriveGeography(meshOfGrid(grid));
  expect(neighboursOf(0, derived)).toEqual([1, 2]);
  expect(neighboursOf(1, derived)).toEqual([0]);
  expect(derived.borderKm[0]).toBeCloseTo(derived.perimeterKm[1]!, 9);
  expect(derived.areaKm2[1]).toBeCloseTo(area(polygon([squaresOf(grid, 1)[0]!])) / 1e6, 6);
  expect([...derived.touchesOutside]).toEqual([1, 0, 1]);
});

it("takes a unit without contour for a unit without area or neighbours", () => {
  const none = new Int32Array();
  const mesh: Mesh = { unitCount: 1, arcStart: new Uint32Array(1), points: none, left: none, right: none };
  const derived = deriveGeography(mesh);
  expect([derived.areaKm2[0], derived.perimeterKm[0], derived.touchesOutside[0], ...neighboursOf(0, derived)]).toEqual([
    0, 0, 0,
  ]);
});
