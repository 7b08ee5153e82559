import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bundleBorders,
  compareBorders,
  createMaskReader,
  groupUnits,
  ownBorders,
} from "../../src/domain/border-bundles.ts";
import { meshOf, viewOf } from "../fixtures/mesh-view.ts";
import { MINI_BASE, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const COUNT = MINI_UNITS.count;
const EVERYWHERE = new Uint8Array(COUNT).fill(1);
/** Sides of the square communes: 0.1° on a meridian, and on the parallels 43.1° and 43.2° (short chords). */
const DEGREE_KM = (Math.PI * 6371.0088) / 180;
const MERIDIAN = 0.1 * DEGREE_KM;
const PARALLELS = [43.1, 43.2].map((lat) => 0.1 * DEGREE_KM * Math.cos((lat * Math.PI) / 180));

const HALVES = meshOf({ west: [0, 1, 4, 5, 8, 9], east: [2, 3, 6, 7, 10, 11] }, COUNT);
const ROWS = meshOf({ r0: [0, 1, 2, 3], r1: [4, 5, 6, 7], r2: [8, 9, 10, 11] }, COUNT);
/** One territory of four communes in the south-west, and nothing elsewhere. */
const COVER = meshOf({ only: [0, 1, 4, 5] }, COUNT);
const geography = MINI_BASE.geography;
const bundle = (...views: (typeof ROWS)[]) => bundleBorders(geography, views.map(groupUnits), EVERYWHERE);

describe("bundleBorders", () => {
  it("adds up the limits of a partition once each", () => {
    const { totalKm, onlyKm } = ownBorders(bundle(HALVES), 0);
    expect(totalKm).toBeCloseTo(3 * MERIDIAN, 6);
    expect(onlyKm).toBe(totalKm);
    expect(ownBorders(bundle(ROWS), 0).totalKm).toBeCloseTo(4 * (PARALLELS[0]! + PARALLELS[1]!), 3);
  });

  it("draws a limit around a cover with holes, and none inside the hole", () => {
    // East of 1 and 5, north of 4 and 5: to units in no territory.
    expect(ownBorders(bundle(COVER), 0).totalKm).toBeCloseTo(2 * MERIDIAN + 2 * PARALLELS[1]!, 3);
  });

  it("tells where two meshes have a limit together and each alone", () => {
    const bundles = bundle(COVER, ROWS);
    const { togetherKm, firstAloneKm, secondAloneKm, followedShare } = compareBorders(bundles, 0, 1);
    expect(togetherKm).toBeCloseTo(2 * PARALLELS[1]!, 3);
    expect(firstAloneKm).toBeCloseTo(2 * MERIDIAN, 3);
    expect(secondAloneKm).toBeCloseTo(4 * PARALLELS[0]! + 2 * PARALLELS[1]!, 3);
    expect(followedShare).toBeCloseTo(togetherKm / (togetherKm + firstAloneKm), 12);
    expect(compareBorders(bundles, 1, 0).togetherKm).toBe(togetherKm);
    expect([...bundles.masks]).toEqual([0, 1, 2, 3]);
    expect(ownBorders(bundles, 0)).toEqual({ totalKm: togetherKm + firstAloneKm, onlyKm: firstAloneKm });
    expect(ownBorders(bundles, 1).onlyKm).toBeCloseTo(secondAloneKm, 9);
  });

  it("counts a limit around a unit that two territories claim, and none between two such units", () => {
    const shared = viewOf(
      miniLayer({ a: { units: [0, 4, 8], parts: [1, 5] }, b: { units: [2, 6], parts: [1, 5] } }),
      COUNT,
    );
    const limit = createMaskReader([groupUnits(shared)]);
    expect([limit(0, 1), limit(1, 2), limit(1, 5), limit(0, 4), limit(2, 6)]).toEqual([1, 1, 0, 0, 0]);
    // Once b no longer counts, 1 belongs to a alone.
    const without = createMaskReader([groupUnits({ ...shared, active: Uint8Array.of(1, 0) })]);
    expect([without(0, 1), without(1, 2)]).toEqual([0, 1]);
  });

  it("looks at borders inside the scope only", () => {
    const west = Uint8Array.from({ length: COUNT }, (_, unit) => (unit % 4 < 2 ? 1 : 0));
    expect(ownBorders(bundleBorders(geography, [groupUnits(HALVES)], west), 0).totalKm).toBe(0);
    expect(ownBorders(bundleBorders(geography, [groupUnits(ROWS)], west), 0).totalKm).toBeCloseTo(
      2 * (PARALLELS[0]! + PARALLELS[1]!),
      3,
    );
  });

  it("refuses more meshes than a mask holds", () => {
    expect(() => bundle(...Array.from({ length: 17 }, () => ROWS))).toThrow(RangeError);
    expect(bundle(...Array.from({ length: 16 }, () => ROWS)).masks.at(-1)).toBe(0xffff);
  });
});

const cover = fc.array(fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 6 }), { minLength: 1, maxLength: 4 });

it("agrees with borders read from the grid, unit by unit", () => {
  fc.assert(
    fc.property(fc.array(cover, { minLength: 1, maxLength: 4 }), (meshes) => {
      const views = meshes.map((sets) => meshOf(Object.fromEntries(sets.map((units, t) => [`t${t}`, units])), COUNT));
      const lengths = new Map<number, number>();
      for (let unit = 0; unit < COUNT; unit++) {
        const row = Math.floor(unit / 4);
        const beside: [number, number][] = [];
        if (unit % 4 < 3) beside.push([unit + 1, MERIDIAN]);
        if (row < 2) beside.push([unit + 4, PARALLELS[row]!]);
        for (const [other, km] of beside) {
          const held = (sets: readonly (readonly number[])[], one: number) =>
            sets.map((units) => (units.includes(one) ? "1" : "0")).join("");
          const mask = meshes.reduce((sum, sets, m) => sum + (held(sets, unit) === held(sets, other) ? 0 : 2 ** m), 0);
          lengths.set(mask, (lengths.get(mask) ?? 0) + km);
        }
      }
      const { masks, lengthKm } = bundle(...views);
      expect([...masks]).toEqual([...lengths.keys()].sort((a, b) => a - b));
      expect([...lengthKm]).toEqual([...masks].map((mask) => expect.closeTo(lengths.get(mask)!, 3)));
    }),
  );
});
