import { expect, it } from "vitest";
import { aciSize, aciStanding, DEFAULT_TARGET_RATIO, territoryType } from "../../src/domain/thresholds.ts";

it("puts each population in its type of territory (N2)", () => {
  expect([0, 29_999, 30_000, 80_000, 80_001].map(territoryType)).toEqual([
    "rural",
    "rural",
    "semi-rural",
    "semi-rural",
    "urbain",
  ]);
});

it("puts each population in its ACI size, the lower bound included (N2)", () => {
  expect([0, 39_999, 40_000, 79_999, 80_000, 174_999, 175_000, 200_000].map(aciSize)).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});

it("measures the distance to the bounds of the size", () => {
  expect(aciStanding(57_356)).toEqual({
    size: 2,
    yearlyMaximumEuros: 287_000,
    aboveLowerBound: 17_356,
    toNextSize: 22_644,
  });
  expect(aciStanding(200_000)).toMatchObject({ size: 4, aboveLowerBound: 25_000, toNextSize: null });
});

it("aims at one CPTS for 60 000 inhabitants", () => {
  expect(DEFAULT_TARGET_RATIO).toBe(60_000);
  expect(200_000 / DEFAULT_TARGET_RATIO).toBeCloseTo(3.33, 2);
});

it("refuses what is not a population", () => {
  expect(() => aciSize(-1)).toThrow(RangeError);
  expect(() => aciSize(Number.NaN)).toThrow(RangeError);
});
