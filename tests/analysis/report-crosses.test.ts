import { expect, it } from "vitest";
import { buildReport } from "../../src/analysis/report.ts";
import { meshesToCross } from "../../src/analysis/report-crosses.ts";
import { MINI_BASE, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const layer = miniLayer({
  west: { units: [0, 1, 4] },
  both: { units: [5, 6] },
  old: { units: [7], endDate: "2020-01-01" },
});
const dac = miniLayer({ south: { units: [0, 1, 4, 5] }, gone: { units: [6], endDate: "2020-01-01" } });
const report = buildReport(MINI_BASE, layer, undefined, {
  date: "2026-01-01",
  crossed: meshesToCross(MINI_UNITS, { dac }),
});

it("crosses départements and EPCI, then the meshes given", () => {
  expect(Object.keys(report.crosses)).toEqual(["departement", "epci", "dac"]);
  expect(report.crosses.epci!.pairs.map(({ a, b, units, population }) => [a, b, units, population])).toEqual([
    ["west", "E1", 2, 40_000],
    ["west", "E2", 1, 1_000],
    ["both", "E2", 2, 5_000],
  ]);
  expect(report.crosses.epci).toMatchObject({ nestedShare: 0.5, compared: { units: 5, population: 46_000 } });
  expect(report.crosses.epci!.vMeasure).toBeGreaterThan(0.5);
});

it("counts territories of either side at the date only", () => {
  const { pairs, nested, nestedShare, excluded } = report.crosses.dac!;
  expect(pairs).toHaveLength(2);
  expect(nested.a).toMatchObject({ nested: 1, territories: 2 });
  expect(nestedShare).toBe(0.5);
  expect(excluded).toMatchObject({ units: 8, population: 86_000 - 43_000 });
});

it("keeps to the scope", () => {
  const { crosses } = buildReport(MINI_BASE, layer, undefined, {
    date: "2026-01-01",
    scope: { kind: "zones", zones: [{ level: "departement", code: "02" }] },
    crossed: meshesToCross(MINI_UNITS),
  });
  expect(crosses.departement!.pairs).toMatchObject([{ a: "both", b: "02", units: 1, population: 3_000 }]);
});

it("lets a mesh given take the name of a level", () => {
  expect(meshesToCross(MINI_UNITS, { epci: dac }).epci).toBe(dac);
});
