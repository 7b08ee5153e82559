import { describe, expect, it } from "vitest";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { compareLists, type ListMoment } from "../../src/domain/list-comparison.ts";
import { DEFAULT_STAGES } from "../../src/domain/stages.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import { MINI_BASE, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const everywhere = new Uint8Array(MINI_UNITS.count).fill(1);

const at = (layer: TerritoryLayer, date = "2026-01-01"): ListMoment => ({
  layer,
  index: buildLayerIndex(layer, MINI_UNITS.count),
  stages: DEFAULT_STAGES,
  date,
});

describe("two lists", () => {
  // January: A on the south-west, B on the south-east, C alone in the north-west.
  const january = miniLayer({
    A: { units: [0, 1] },
    B: { units: [2, 3] },
    C: { units: [8], name: "CPTS du Nord" },
  });
  // July: A takes 4, B gives 3 to a new D, C is E under the same name and with the same commune.
  const july = miniLayer({
    A: { units: [0, 1, 4] },
    B: { units: [2], name: "CPTS B bis" },
    D: { units: [3, 7] },
    E: { units: [8], name: "CPTS du Nord" },
  });
  const { added, lost, moved, territories, zones, coverage, compared } = compareLists(
    MINI_BASE,
    everywhere,
    at(january),
    at(july),
  );

  it("says which units and people were added, lost and changed", () => {
    expect(added).toEqual({ units: [4, 7], population: 1_000 + 4_000 });
    expect(lost).toEqual({ units: [], population: 0 });
    // 3 went from B to D; 8 kept its CPTS under another id.
    expect(moved).toEqual({ units: [3], population: 5_000 });
    expect(coverage.before.population).toBe(75_100);
    expect(coverage.after.population).toBe(80_100);
    expect(compared).toMatchObject({ units: 12, population: 86_000 });
  });

  it("finds a territory again by its id, else by its units", () => {
    expect(territories.kept.map(({ before, after, by, renamed }) => [before, after, by, renamed])).toEqual([
      [0, 0, "id", false],
      [1, 1, "id", true],
      [2, 3, "units", false],
    ]);
    expect(territories.appeared).toEqual([{ territory: 2, units: [3, 7], population: { min: 9_000, max: 9_000 } }]);
    expect(territories.gone).toEqual([]);
    expect(territories.kept[1]).toMatchObject({
      unitsLost: [3],
      unitsAdded: [],
      populationBefore: { min: 35_000, max: 35_000 },
      populationAfter: { min: 30_000, max: 30_000 },
    });
  });

  it("follows white zones by their units", () => {
    expect(zones.after.map(({ kind, zone, unitsLost }) => [kind, zone.units, unitsLost])).toEqual([
      ["changed", [5, 6, 9, 10, 11], [4, 7]],
    ]);
    expect(zones.filled).toEqual([]);
  });

  it("says the opposite when the lists are exchanged", () => {
    const back = compareLists(MINI_BASE, everywhere, at(july), at(january));
    expect(back.lost).toEqual(added);
    expect(back.added.units).toEqual([]);
    expect(back.territories.gone.map(({ territory }) => territory)).toEqual([2]);
  });
});

it("tells a zone filled from a new one", () => {
  const before = miniLayer({ A: { units: [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11] } });
  const after = miniLayer({ A: { units: [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11] } });
  const { zones } = compareLists(MINI_BASE, everywhere, at(before), at(after));
  expect(zones.filled.map(({ units }) => units)).toEqual([[4]]);
  expect(zones.after.map(({ kind, zone }) => [kind, zone.units])).toEqual([["new", [3]]]);
});

it("compares only what both lists describe", () => {
  const one = miniLayer({ A: { units: [0, 1] } }, [{ level: "departement", code: "01" }]);
  const { compared, notCompared, lost } = compareLists(
    MINI_BASE,
    everywhere,
    at(miniLayer({ A: { units: [0, 1, 2] } })),
    at(one),
  );
  expect(compared).toMatchObject({ units: 6, population: 43_300 });
  expect(notCompared).toMatchObject({ units: 6, population: 42_700 });
  expect(lost.units).toEqual([]);
});

it("does not believe an id that numbers strangers", () => {
  const before = miniLayer({ 1: { units: [0], name: "CPTS du Sud" } });
  const after = miniLayer({ 1: { units: [11], name: "CPTS du Levant" } });
  const { territories } = compareLists(MINI_BASE, everywhere, at(before), at(after));
  expect(territories.kept).toEqual([]);
  expect(territories.appeared).toHaveLength(1);
  expect(territories.gone).toHaveLength(1);
});

it("shows a CPTS that begins between two dates of one list (S13)", () => {
  const layer = miniLayer({ A: { units: [0] }, P16: { units: [6], startDate: "2025-09-01" } });
  const { added, territories, zones } = compareLists(
    MINI_BASE,
    everywhere,
    at(layer, "2025-08-31"),
    at(layer, "2025-09-01"),
  );
  expect(added).toEqual({ units: [6], population: 3_000 });
  expect(territories.appeared.map(({ territory }) => territory)).toEqual([1]);
  expect(zones.after[0]!.unitsLost).toEqual([6]);
});
