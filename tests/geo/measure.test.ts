import { area, length, lineString, polygon } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  distanceKm,
  EARTH_RADIUS_KM,
  lineLengthKm,
  measureLine,
  multiPolygonAreaKm2,
  ringAreaKm2,
} from "../../src/geo/measure.ts";

const place = fc.tuple(fc.double({ min: -62, max: 56, noNaN: true }), fc.double({ min: -22, max: 52, noNaN: true }));

describe("distances", () => {
  it("are those of the sphere", () => {
    expect(distanceKm([0, 0], [90, 0])).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS_KM, 9);
    expect(distanceKm([2, 45], [2, 46])).toBeCloseTo((Math.PI / 180) * EARTH_RADIUS_KM, 9);
    expect(distanceKm([10, 90], [200, -90])).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 6);
  });

  it("agree with @turf/length", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), (line) => {
        const expected = length(lineString(line));
        expect(Math.abs(lineLengthKm(line) - expected)).toBeLessThanOrEqual(1e-6 * Math.max(expected, 1e-3));
      }),
      { seed: 1 },
    );
  });
});

describe("areas", () => {
  const square = (west: number, south: number, side: number): [number, number][] => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];

  it("are exact between two parallels and two meridians", () => {
    const radian = Math.PI / 180;
    const zone = EARTH_RADIUS_KM ** 2 * 20 * radian * (Math.sin(50 * radian) - Math.sin(30 * radian));
    expect(ringAreaKm2(square(5, 30, 20))).toBeCloseTo(zone, 6);
    expect(ringAreaKm2(square(5, 30, 20).toReversed())).toBeCloseTo(-zone, 6);
  });

  it("agree with @turf/area, holes off", () => {
    fc.assert(
      fc.property(place, fc.double({ min: 0.001, max: 5, noNaN: true }), ([lng, lat], side) => {
        const rings = [square(lng, lat, side), square(lng + side / 4, lat + side / 4, side / 3).toReversed()];
        const expected = area(polygon(rings)) / 1e6;
        expect(Math.abs(multiPolygonAreaKm2([rings]) - expected)).toBeLessThanOrEqual(1e-6 * expected);
      }),
      { seed: 2 },
    );
  });
});

it("measures integer points like the same positions in degrees", () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 20 }), (line) => {
      const points = Int32Array.from(line.flatMap(([lng, lat]) => [Math.round(lng * 1e5), Math.round(lat * 1e5)]));
      const rounded = line.map((_, i): [number, number] => [points[2 * i]! / 1e5, points[2 * i + 1]! / 1e5]);
      const measure = measureLine(points, 0, line.length, 1e5);
      expect(measure.lengthKm).toBeCloseTo(lineLengthKm(rounded), 6);
      expect(measure.areaKm2).toBeCloseTo(ringAreaKm2(rounded), 4);
      const part = measureLine(points, 1, 3, 1e5);
      expect(part.lengthKm).toBeCloseTo(distanceKm(rounded[1]!, rounded[2]!), 6);
    }),
    { seed: 3 },
  );
});
