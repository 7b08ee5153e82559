import { expect, test } from "vitest";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import { polygonPartSheet, polygonSheet, scoreSheet, sideSheet } from "../../src/analysis/cross-sheets.ts";
import type { ColumnId, Sheet } from "../../src/formats/sheet.ts";
import { crossingFr } from "../../src/ui/text/crossing-fr.ts";
import { crossContext, maillageOf } from "../fixtures/cross-context.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

// Top takes a unit of west and one of both, bottom one of both; apart is in none.
const cpts = miniLayer({ west: { units: [0, 4] }, both: { units: [1, 5] }, apart: { units: [3] } });
const other = miniLayer({ top: { units: [0, 1] }, bottom: { units: [5] } });
const { context } = crossContext({
  units: MINI_UNITS,
  mesh: MINI_MESH,
  cpts,
  maillages: [maillageOf("other", other)],
});
const desk = createCrossDesk(context);
const columnOf = (sheet: Sheet, id: ColumnId) => [...sheet.columns.find((column) => column.id === id)!.values];

async function crossed() {
  const result = await desk.crossMeshes({ a: "cpts", b: "other", weight: "population" });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

test("partners are whole or cut, and what is in none is counted", async () => {
  const view = await crossed();
  const byName = (side: "a" | "b", id: ColumnId) => {
    const sheet = sideSheet(view, side);
    return Object.fromEntries(
      columnOf(sheet, "name").map((name, row) => [String(name).replace("CPTS ", ""), columnOf(sheet, id)[row]]),
    );
  };
  // Both holds the whole of bottom and a half of top; west holds the other half of top.
  expect(byName("a", "wholePartners")).toEqual({ west: 0, both: 1, apart: 0 });
  expect(byName("a", "cutPartners")).toEqual({ west: 1, both: 1, apart: 0 });
  expect(byName("b", "wholePartners")).toEqual({ top: 0, bottom: 0 });
  expect(byName("b", "cutPartners")).toEqual({ top: 2, bottom: 1 });
  const { population } = MINI_UNITS;
  expect(byName("a", "alonePopulation")).toEqual({ west: population[4], both: 0, apart: population[3] });
});

test("the scores to be published are one sheet, each with its formula", async () => {
  const view = await crossed();
  const sheet = scoreSheet(view, (row) => crossingFr.scoreRows[row]("CPTS", "EPCI"), "morceaux");
  const values = Object.fromEntries(
    columnOf(sheet, "figure").map((name, row) => [name, columnOf(sheet, "value")[row]]),
  );
  const { agreement } = view.scores;
  expect(values["V-mesure"]).toBe(agreement.vMeasure);
  expect(values["Fragmentation, CPTS par EPCI"]).toBe(agreement.fragmentation.a);
  expect(values["Communes comparées (un seul territoire de chaque maillage)"]).toBe(3);
  expect(columnOf(sheet, "figure").every((name) => name !== undefined && name !== "")).toBe(true);
});

test("polygons and their parts are rounded as estimates, and the part of no territory is named", () => {
  const amounts = { units: 2, cutUnits: 1, population: 10.6, areaKm2: 3 };
  const crosses = [
    {
      ...{ id: "1", name: "Zone", estimate: true as const, ...amounts },
      alone: { ...amounts, population: 2.65 },
      parts: [{ ...amounts, population: 7.95, id: "a", name: "A", populationShare: 0.75 }],
    },
  ];
  expect(columnOf(polygonSheet(crosses), "estimatedPopulation")).toEqual([11]);
  const parts = polygonPartSheet(crosses, "hors CPTS");
  expect(columnOf(parts, "nameB")).toEqual(["A", "hors CPTS"]);
  expect(columnOf(parts, "populationShare")).toEqual([0.75, 0.25]);
});
