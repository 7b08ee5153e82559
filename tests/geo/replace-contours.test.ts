import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCrossings } from "../../scripts/contours/crossings.ts";
import { borderLines } from "../../src/geo/border-lines.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import { maskOf, outlineOf } from "../../src/geo/outline.ts";
import { replaceContours } from "../../src/geo/replace-contours.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

/** Twelve squares of 0.1° from 5.0 to 5.4° E and 43.0 to 43.3° N: see the drawing in the fixture. */
const mesh: Mesh = MINI_MESH;
const before = deriveGeography(mesh);

const box = (west: number, south: number, east: number, north: number) => [
  [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ] as [number, number][],
  ],
];
const neighboursIn = (geography: typeof before, unit: number) => [
  ...geography.neighbours.subarray(geography.neighbourStart[unit], geography.neighbourStart[unit + 1]),
];
const isContact = ({ arcStart, points }: Mesh, arc: number) => {
  const [first, last] = [2 * arcStart[arc]!, 2 * arcStart[arc + 1]! - 2];
  return last === first + 2 && points[first] === points[last] && points[first + 1] === points[last + 1];
};
const whole = (of: Mesh) => outlineOf(of, new Uint8Array(of.unitCount).fill(1));

describe("replaceContours", () => {
  it("draws official land as it is, and the units around give way or take the land left", () => {
    // Unit 5 (5.1–5.2, 43.1–43.2) moves 0.02° east: it takes from 6 and leaves to 4.
    const {
      mesh: after,
      replaced,
      adjusted,
      spared,
      uncut,
    } = replaceContours(mesh, [{ units: [5], polygons: box(5.12, 43.1, 5.22, 43.2) }]);
    const geography = deriveGeography(after);
    expect({ replaced, adjusted, spared, uncut }).toEqual({ replaced: [5], adjusted: [4, 6], spared: [], uncut: [] });
    expect(geography.areaKm2[5]).toBeCloseTo(before.areaKm2[5]!, 9);
    expect(geography.areaKm2[4]! / before.areaKm2[4]!).toBeCloseTo(1.2, 9);
    expect(geography.areaKm2[6]! / before.areaKm2[6]!).toBeCloseTo(0.8, 9);
    const index = buildUnitIndex(after);
    expect([index.unitAt(5.11, 43.15), index.unitAt(5.21, 43.15), index.unitAt(5.23, 43.15)]).toEqual([4, 5, 6]);
    expect(whole(after)).toHaveLength(1);
    expect(whole(after)[0]).toHaveLength(1);
    // Now 5 also touches 2 and 10, under and over 6, and 4 touches 1 and 9.
    expect(neighboursIn(geography, 5)).toEqual([1, 2, 4, 6, 9, 10]);
  });

  it("keeps the neighbours that only the former drawing knew", () => {
    // Official 5 shrinks to its south-west quarter: the rest of its land goes to others, and 9 no longer touches it.
    const { mesh: after, seam } = replaceContours(mesh, [{ units: [5], polygons: box(5.1, 43.1, 5.15, 43.15) }]);
    const drawn = [...after.left].flatMap((unit, arc) => (isContact(after, arc) ? [] : [[unit, after.right[arc]!]]));
    const drawnOf5 = drawn.flatMap(([a, b]) => (a === 5 ? [b!] : b === 5 ? [a!] : []));
    expect(seam.filter(({ units }) => units.includes(5)).length).toBeGreaterThan(0);
    const geography = deriveGeography(after);
    const expected = [...new Set([...neighboursIn(before, 5), ...drawnOf5])].sort((a, b) => a - b);
    expect(neighboursIn(geography, 5)).toEqual(expected);
    for (const { units } of seam) {
      const [a, b] = units;
      expect(neighboursIn(before, a)).toContain(b);
      expect(neighboursIn(geography, b)).toContain(a);
      expect(geography.borderKm[geography.neighbourStart[a]! + neighboursIn(geography, a).indexOf(b)]).toBe(0);
    }
    // A contact draws nothing: the outline of all is one ring still.
    expect(whole(after).map((rings) => rings.length)).toEqual([1]);
    expect(
      borderLines(
        after,
        Array.from({ length: 12 }, (_, unit) => unit),
      ).every((line) => line.length > 1),
    ).toBe(true);
  });

  it("gives the piece that official land cuts off a kept unit to those around it", () => {
    // A band of 5 runs through 6: what is north of it is no longer of one piece with 6.
    const band = [...box(5.1, 43.1, 5.2, 43.2), ...box(5.2, 43.15, 5.3, 43.17)];
    const { mesh: after } = replaceContours(mesh, [{ units: [5], polygons: band }]);
    const index = buildUnitIndex(after);
    expect([index.unitAt(5.25, 43.12), index.unitAt(5.25, 43.16), index.unitAt(5.25, 43.185)]).toEqual([6, 5, 10]);
    expect(outlineOf(after, maskOf(12, [6]))).toHaveLength(1);
  });

  it("leaves far units untouched, to the point", () => {
    const { mesh: after } = replaceContours(mesh, [{ units: [0], polygons: box(5.0, 43.0, 5.09, 43.1) }]);
    const { areaKm2, perimeterKm } = deriveGeography(after);
    for (const unit of [2, 3, 6, 7, 8, 9, 10, 11]) {
      expect(areaKm2[unit]).toBeCloseTo(before.areaKm2[unit]!, 12);
      expect(perimeterKm[unit]).toBeCloseTo(before.perimeterKm[unit]!, 12);
    }
  });

  it("does not draw the land that official contours take from the sea, nor keeps what they give back to it", () => {
    // The coast of 0, 4 and 8 (west) moves: 0 gives back 0.03°, 4 gains 0.02°.
    const { mesh: after } = replaceContours(mesh, [
      { units: [0], polygons: box(5.03, 43.0, 5.1, 43.1) },
      { units: [4], polygons: box(4.98, 43.1, 5.1, 43.2) },
    ]);
    const { areaKm2, touchesOutside } = deriveGeography(after);
    expect(areaKm2[0]! / before.areaKm2[0]!).toBeCloseTo(0.7, 9);
    expect(areaKm2[4]! / before.areaKm2[4]!).toBeCloseTo(1.2, 9);
    expect(areaKm2[8]).toBeCloseTo(before.areaKm2[8]!, 9);
    expect(buildUnitIndex(after).unitAt(5.01, 43.05)).toBe(-1);
    expect([touchesOutside[0], touchesOutside[4]]).toEqual([1, 1]);
  });

  it("cuts one polygon that stands for several units as they lay before, islands included", () => {
    // One polygon for 5, 6, 9 and 10, larger than them to the east, and an island north of 9.
    const city = [...box(5.1, 43.1, 5.32, 43.3), ...box(5.12, 43.35, 5.14, 43.36)];
    const { mesh: after, replaced, uncut } = replaceContours(mesh, [{ units: [5, 6, 9, 10], polygons: city }]);
    expect({ replaced, uncut }).toEqual({ replaced: [5, 6, 9, 10], uncut: [] });
    const { areaKm2 } = deriveGeography(after);
    expect(areaKm2[5]).toBeCloseTo(before.areaKm2[5]!, 9);
    expect(areaKm2[6]! / before.areaKm2[6]!).toBeCloseTo(1.2, 9);
    expect(areaKm2[7]! / before.areaKm2[7]!).toBeCloseTo(0.8, 9);
    const index = buildUnitIndex(after);
    expect([index.unitAt(5.31, 43.25), index.unitAt(5.13, 43.355)]).toEqual([10, 9]);
    expect(outlineOf(after, maskOf(12, [9]))).toHaveLength(2);
  });

  it("keeps a city whole when one of its units would lose all land", () => {
    // The official polygon stands for 5 and 7, and covers 5 alone.
    const {
      mesh: after,
      replaced,
      uncut,
    } = replaceContours(mesh, [
      { units: [5, 7], polygons: box(5.1, 43.1, 5.19, 43.2) },
      { units: [0], polygons: box(5.0, 43.0, 5.09, 43.1) },
    ]);
    expect({ replaced, uncut }).toEqual({ replaced: [0], uncut: [5, 7] });
    expect(deriveGeography(after).areaKm2[5]).toBeCloseTo(before.areaKm2[5]!, 9);
  });

  it("spares a kept unit that official land would cover whole", () => {
    const { mesh: after, spared } = replaceContours(mesh, [{ units: [5], polygons: box(5.05, 43.05, 5.35, 43.25) }]);
    expect(spared).toEqual([6]);
    const { areaKm2 } = deriveGeography(after);
    expect(areaKm2[6]).toBeCloseTo(before.areaKm2[6]!, 9);
    expect(Math.min(...areaKm2)).toBeGreaterThan(0);
  });

  it("never lets two borders cross, however the polygons lie", () => {
    const turned = [
      [
        [
          [5.137, 43.081],
          [5.223, 43.119],
          [5.191, 43.204],
          [5.088, 43.177],
          [5.137, 43.081],
        ] as [number, number][],
      ],
    ];
    const { mesh: after } = replaceContours(mesh, [
      { units: [5], polygons: turned },
      { units: [10], polygons: box(5.18, 43.19, 5.31, 43.31) },
    ]);
    const { arcStart, points } = after;
    const axis = (which: number) => points.filter((_, i) => i % 2 === which);
    expect([...findCrossings({ start: arcStart, x: axis(0), y: axis(1) }, 600)]).toEqual([]);
    expect(after.left.some((side, arc) => side === after.right[arc])).toBe(false);
  });

  it("gives a closed map in which everybody has land, whatever the polygons", () => {
    const position = fc.tuple(
      fc.double({ min: 4.95, max: 5.45, noNaN: true }),
      fc.double({ min: 42.95, max: 43.35, noNaN: true }),
    );
    // Rings drawn at random cross themselves and each other, and holes lie outside their polygons.
    const ring = fc.array(position, { minLength: 3, maxLength: 8 });
    const polygons = fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 });
    const drawing = fc.uniqueArray(fc.tuple(fc.nat(11), polygons), { maxLength: 5, selector: ([unit]) => unit });
    fc.assert(
      fc.property(drawing, (zones) => {
        const { mesh: after } = replaceContours(
          mesh,
          zones.map(([unit, list]) => ({ units: [unit], polygons: list })),
        );
        for (let unit = 0; unit < 12; unit++) expect(outlineOf(after, maskOf(12, [unit])).length).toBeGreaterThan(0);
        expect(whole(after).length).toBeGreaterThan(0);
        const { arcStart, points } = after;
        const axis = (which: number) => points.filter((_, i) => i % 2 === which);
        const contacts = [...after.left.keys()].filter((arc) => isContact(after, arc)).length;
        if (contacts === 0) expect([...findCrossings({ start: arcStart, x: axis(0), y: axis(1) }, 600)]).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
