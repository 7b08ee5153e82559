import { describe, expect, it } from "vitest";
import { describeGroup, readCoincidence, type TerritoryFigures } from "../../src/domain/coincidence.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { countSizeClasses } from "../../src/domain/size-classes.ts";
import { MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const layer = miniLayer({
  row: { units: [0, 1, 2, 3] },
  twoRows: { units: [0, 1, 2, 3, 4, 5, 6, 7] },
  piece: { units: [4, 5] },
  rowAndMore: { units: [0, 1, 2, 3, 8] },
  withIsland: { units: [8, 9, 10, 11] },
  one: { units: [9] },
  partOne: { units: [], parts: [7] },
  otherPart: { units: [3], parts: [7] },
  lonelyPart: { units: [], parts: [10] },
  nothing: { units: [] },
});
const index = buildLayerIndex(layer, MINI_UNITS.count);
const kinds = (zoneOf: ArrayLike<number> | null) =>
  Object.fromEntries(readCoincidence(layer, index, zoneOf).map(({ kind }, t) => [layer.territories[t]!.id, kind]));

describe("readCoincidence", () => {
  it("tells one whole EPCI, several, and a cut one", () => {
    expect(kinds(MINI_UNITS.zoneOf.epci)).toMatchObject({
      row: "equal",
      twoRows: "union",
      piece: "cut",
      rowAndMore: "cut",
      one: "cut",
      nothing: "none",
    });
  });

  it("says nothing of a territory that holds a unit without zone", () => {
    expect(kinds(MINI_UNITS.zoneOf.epci).withIsland).toBe("none");
    expect(readCoincidence(layer, index, MINI_UNITS.zoneOf.epci)[4]).toMatchObject({
      zones: 1,
      wholeZones: 1,
      unitsWithoutZone: 1,
    });
  });

  it("reads the units themselves: equal, union, or cut where a part is shared", () => {
    expect(kinds(null)).toEqual({
      row: "union",
      twoRows: "union",
      piece: "union",
      rowAndMore: "union",
      withIsland: "union",
      one: "equal",
      // 7 is claimed by twoRows, partOne and otherPart; only the last two declare a part.
      partOne: "cut",
      otherPart: "cut",
      // Also claimed, in full, by withIsland.
      lonelyPart: "cut",
      nothing: "none",
    });
    const alone = miniLayer({ a: { units: [], parts: [10] } });
    expect(readCoincidence(alone, buildLayerIndex(alone, 12), null)[0]!.kind).toBe("equal");
  });
});

it("compares groups by medians", () => {
  const of = (population: number, units: number, coincidence: TerritoryFigures["coincidence"]): TerritoryFigures => ({
    population,
    units,
    areaKm2: units * 10,
    coincidence,
  });
  expect(describeGroup([of(10, 1, "equal"), of(1_000, 5, "cut"), of(30, 2, "equal")])).toEqual({
    territories: 3,
    population: 1_040,
    medianPopulation: 30,
    medianUnits: 2,
    medianAreaKm2: 20,
    coincidences: { equal: 2, union: 0, cut: 1, none: 0 },
  });
  expect(describeGroup([of(10, 1, "equal"), of(30, 4, "none")]).medianPopulation).toBe(20);
  expect(describeGroup([])).toMatchObject({ territories: 0, medianPopulation: null });
});

describe("countSizeClasses", () => {
  const populations = [29_999, 30_000, 59_999, 60_000, 80_000, 80_001];
  it("gives a bound to the class that it opens", () => {
    expect(countSizeClasses(populations, [30_000, 80_001]).map(({ territories }) => territories)).toEqual([1, 4, 1]);
    expect(countSizeClasses(populations, [60_000, 30_000, 80_000, 60_000])).toEqual([
      { min: 0, max: 30_000, territories: 1, population: 29_999 },
      { min: 30_000, max: 60_000, territories: 2, population: 89_999 },
      { min: 60_000, max: 80_000, territories: 1, population: 60_000 },
      { min: 80_000, max: null, territories: 2, population: 160_001 },
    ]);
    expect(countSizeClasses(populations, [])).toMatchObject([{ min: 0, max: null, territories: 6 }]);
  });
  it("refuses what is no bound", () => {
    expect(() => countSizeClasses([], [Number.NaN])).toThrow(RangeError);
    expect(() => countSizeClasses([], [0])).toThrow(RangeError);
  });
});
