import area from "@turf/area";
import { featureCollection, polygon } from "@turf/helpers";
import intersect from "@turf/intersect";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { createCapture, decideCaptures } from "../../src/geo/capture.ts";
import type { Position } from "../../src/geo/measure.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";
import { hasOfficialOutlines, officialCptsOfPaca } from "../fixtures/official-outlines.ts";

const capture = createCapture(MINI_MESH, buildUnitIndex(MINI_MESH));
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const shares = (...parts: readonly Position[][][]) =>
  Object.fromEntries(capture(parts).map(({ unit, share }) => [unit, Number(share.toFixed(2))]));

describe("shares of the units of a square region in a polygon (drawn in tests/fixtures/mini-region.ts)", () => {
  it("takes whole units, and the parts of those on the edge", () => {
    expect(shares([box(5.05, 43, 5.2, 43.2)])).toEqual({ 0: 0.5, 1: 1, 4: 0.5, 5: 1 });
  });

  it("gives 1 to a unit around which no edge passes, and 0 to one in a hole", () => {
    expect(shares([box(4, 42, 7, 45), box(5.12, 43.08, 5.31, 43.22)])[6]).toBeUndefined();
    expect(shares([box(4, 42, 7, 45)])).toEqual(Object.fromEntries(Array.from({ length: 12 }, (_, unit) => [unit, 1])));
  });

  it("follows the borders of the units without touching their neighbours", () => {
    expect(shares([box(5.1, 43, 5.2, 43.1)])).toEqual({ 1: 1 });
  });

  it.each<[string, Position[][][]]>([
    ["a ring left open", [[box(5, 43, 5.1, 43.1).slice(0, 4)]]],
    ["a ring turning the other way", [[box(5, 43, 5.1, 43.1).reverse()]]],
    ["points with a height", [[box(5, 43, 5.1, 43.1).map(([lng, lat]) => [lng, lat, 12] as unknown as Position)]]],
    ["a repeated point", [[[[5, 43], ...box(5, 43, 5.1, 43.1)]]]],
    ["the same polygon twice", [[box(5, 43, 5.1, 43.1)], [box(5, 43, 5.1, 43.1)]]],
    ["two polygons that overlap", [[box(5, 43, 5.08, 43.1)], [box(5.02, 43, 5.1, 43.1)]]],
  ])("reads %s as the surface that it surrounds", (_, parts) => {
    expect(shares(...parts)).toEqual({ 0: 1 });
  });

  it("reads a ring that crosses itself as its two lobes", () => {
    expect(
      shares([
        [
          [5, 43],
          [5.1, 43.1],
          [5.1, 43],
          [5, 43.1],
          [5, 43],
        ],
      ]),
    ).toEqual({ 0: 0.5 });
  });

  it.each<[string, Position[][][]]>([
    ["in the sea", [[box(4, 43, 4.5, 44)]]],
    ["empty", []],
    ["without ring", [[]]],
    ["of one point", [[[[5.05, 43.05]]]]],
    [
      "of no numbers",
      [
        [
          [
            [Number.NaN, 43],
            [5, Number.NaN],
          ],
        ],
      ],
    ],
  ])("finds nothing in a polygon %s", (_, parts) => {
    expect(capture(parts)).toEqual([]);
  });

  it("agrees with turf on any triangle, within one in a hundred", () => {
    const place = fc.tuple(
      fc.double({ min: 4.95, max: 5.45, noNaN: true }),
      fc.double({ min: 42.95, max: 43.35, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.tuple(place, place, place), (corners) => {
        const ring = [...corners, corners[0]];
        const found = new Map(capture([[ring]]).map(({ unit, share }) => [unit, share]));
        for (let unit = 0; unit < 12; unit++) {
          const [west, south] = [5 + (unit % 4) / 10, 43 + Math.floor(unit / 4) / 10];
          const cell = polygon([box(west, south, west + 0.1, south + 0.1).map((p) => [...p])]);
          const common = intersect(featureCollection([cell, polygon([ring.map((p) => [...p])])]));
          expect(Math.abs((found.get(unit) ?? 0) - (common === null ? 0 : area(common) / area(cell)))).toBeLessThan(
            0.012,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

test("a unit goes to each zone that reaches the threshold, else to the one that holds most of it, else to none", () => {
  const taken = (lists: readonly (readonly [number, number][])[], threshold?: number) =>
    decideCaptures(
      lists.map((list) => list.map(([unit, share]) => ({ unit, share }))),
      threshold,
    )
      .filter(({ isTaken }) => isTaken)
      .map(({ zone, unit }) => [zone, unit]);
  expect(taken([[[7, 0.5]], [[7, 0.49]]])).toEqual([[0, 7]]);
  expect(taken([[[7, 1]], [[7, 1]]])).toEqual([
    [0, 7],
    [1, 7],
  ]);
  expect(taken([[[7, 0.4]], [[7, 0.35]]])).toEqual([[0, 7]]);
  expect(taken([[[7, 0.3]], [[7, 0.3]]])).toEqual([]);
  expect(taken([[[7, 0.49]]])).toEqual([]);
  expect(taken([[[7, 0.6]]], 0.7)).toEqual([]);
  expect(
    decideCaptures([
      [
        { unit: 7, share: 0.79 },
        { unit: 8, share: 0.81 },
      ],
    ]).map((one) => one.isDoubtful),
  ).toEqual([true, false]);
});

describe.skipIf(!hasOfficialOutlines)(
  "the CPTS of PACA drawn by official contours, read over the built-in ones",
  () => {
    it("places at least 99 % of the communes exactly, and lists as doubtful no more than one in twenty", () => {
      const { units, mesh } = readBase();
      const { zones, communes } = officialCptsOfPaca();
      const captureZone = createCapture(mesh, buildUnitIndex(mesh));
      const decisions = decideCaptures(zones.map(({ geometry }) => captureZone(geometry.coordinates)));
      const found = new Map(communes.map((code) => [code, new Set<string>()]));
      const doubtful = new Set<number>();
      for (const { zone, unit, isTaken, isDoubtful } of decisions) {
        if (isTaken) found.get(units.codes[unit]!)?.add(zones[zone]!.id);
        if (isDoubtful) doubtful.add(unit);
      }
      const isRight = (code: string) => {
        const expected = zones.filter(({ codes }) => codes.has(code)).map(({ id }) => id);
        return expected.length === found.get(code)!.size && expected.every((id) => found.get(code)!.has(id));
      };
      const right = communes.filter(isRight).length;
      expect(communes).toHaveLength(945);
      expect(right).toBeGreaterThanOrEqual(940);
      expect(doubtful.size).toBeLessThan(48);
    });
  },
);
