import { describe, expect, it } from "vitest";
import { buildReport, type ReportOptions } from "../../src/analysis/report.ts";
import type { Scope } from "../../src/domain/scope.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import { MINI_BASE, type MiniTerritory, miniLayer } from "../fixtures/mini-region.ts";

const DATE = "2026-01-15";
const EAST: Scope = { kind: "zones", zones: [{ level: "departement", code: "02" }] };

function reportOf(
  territories: Readonly<Record<string, MiniTerritory>>,
  options: Partial<ReportOptions> = {},
  extent: TerritoryLayer["extent"] = "france",
) {
  return buildReport(MINI_BASE, miniLayer(territories, extent), undefined, { date: DATE, ...options });
}

describe("overlap arithmetic (N1)", () => {
  const report = reportOf({ a: { units: [0, 1] }, b: { units: [1, 2] } });

  it("covers 70 000 people with two CPTS of 40 000 that share 10 000", () => {
    expect(report.territories.map((t) => t.population)).toEqual([
      { min: 40_000, max: 40_000 },
      { min: 40_000, max: 40_000 },
    ]);
    expect(report.coverage.population).toBe(70_000);
    expect(report.coverage.doubleCount).toBe(10_000);
    expect(report.classes.overlap).toMatchObject({ units: 1, population: 10_000 });
    expect(report.classes.single).toMatchObject({ units: 2, population: 60_000 });
    expect(report.overlaps).toEqual([{ territories: ["a", "b"], units: ["M01"], population: 10_000, declared: false }]);
  });

  it("says what is left", () => {
    expect(report.scope).toMatchObject({ units: 12, population: 86_000 });
    expect(report.classes.white).toMatchObject({ units: 9, population: 16_000 });
    expect(report.coverage.populationShare).toBeCloseTo(70 / 86, 12);
    expect(report.coverage.unitsShare).toBe(3 / 12);
    expect(report.ratio).toEqual({
      target: 60_000,
      expected: 86 / 60,
      observed: 2,
      inhabitantsPerTerritory: 43_000,
      gap: 2 - 86 / 60,
    });
  });
});

describe("shared units", () => {
  it("make an interval, and are counted once", () => {
    const report = reportOf({ a: { units: [0], parts: [1] }, b: { units: [2], parts: [1] } });
    expect(report.classes.shared).toMatchObject({ units: 1, population: 10_000 });
    expect(report.classes.overlap.units).toBe(0);
    expect(report.coverage.population).toBe(70_000);
    expect(report.territories[0]).toMatchObject({
      population: { min: 30_000, max: 40_000 },
      size: { min: 1, max: 2 },
      type: { min: "semi-rural", max: "semi-rural" },
      targetShare: 40 / 60,
    });
    expect(report.overlaps).toEqual([{ territories: ["a", "b"], units: ["M01"], population: 10_000, declared: true }]);
  });

  it("are an overlap when one of the claims is whole", () => {
    const report = reportOf({ a: { units: [0], parts: [1] }, b: { units: [1, 2] }, c: { units: [], parts: [1] } });
    expect(report.classes.overlap.units).toBe(1);
    expect(report.classes.shared.units).toBe(0);
    expect(report.territories.map((t) => t.population)).toEqual([
      { min: 30_000, max: 40_000 },
      { min: 40_000, max: 40_000 },
      { min: 0, max: 10_000 },
    ]);
    expect(report.overlaps.map((o) => [...o.territories, o.declared])).toEqual([
      ["a", "b", false],
      ["a", "c", true],
      ["b", "c", false],
    ]);
    expect(report.coverage.doubleCount).toBe(20_000);
  });

  it("claimed by one CPTS alone are single, in full", () => {
    const report = reportOf({ a: { units: [0], parts: [1] }, b: { units: [2] } });
    expect(report.classes.single.units).toBe(3);
    expect(report.territories[0]!.population).toEqual({ min: 40_000, max: 40_000 });
  });

  it("stay a part of the territory when the other claimant is not counted at the date", () => {
    const report = reportOf({ a: { units: [0], parts: [1] }, b: { units: [2], parts: [1], startDate: "2027-01-01" } });
    expect(report.territories).toHaveLength(1);
    expect(report.territories[0]!.population).toEqual({ min: 30_000, max: 40_000 });
    expect(report.classes.single).toMatchObject({ units: 2, population: 40_000 });
  });
});

describe("scope, date and stages", () => {
  it("counts inside the scope only, and keeps territories whole", () => {
    const report = reportOf({ a: { units: [0, 1] }, b: { units: [1, 2] } }, { scope: EAST });
    expect(report.meta.scope).toBe("departement:02");
    expect(report.scope).toMatchObject({ units: 6, population: 42_700 });
    expect(report.ratio.observed).toBe(1);
    expect(report.territories.map((t) => [t.id, t.population.max, t.departements])).toEqual([
      ["b", 40_000, ["02", "01"]],
    ]);
    expect(report.overlaps).toEqual([]);
    expect(report.coverage.population).toBe(30_000);
  });

  it("has a commune white before the start of its CPTS and covered from that day (S13)", () => {
    const last = { a: { units: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, b: { units: [11], startDate: "2024-05-01" } };
    const whiteAt = (date: string) => reportOf(last, { date }).classes.white.population;
    expect([whiteAt("2024-04-30"), whiteAt("2024-05-01")]).toEqual([400, 0]);
  });

  it("leaves out the abandoned by default, and counts each stage alone", () => {
    const report = reportOf({
      a: { units: [0], stages: [{ stage: "abandonne" }] },
      b: { units: [1, 2], stages: [{ stage: "aci", date: "2023-01-01" }] },
      c: { units: [1], stages: [{ stage: "lettre" }] },
    });
    expect(report.coverage.population).toBe(40_000);
    expect(report.coverage.byStage.aci).toMatchObject({ units: 2, population: 40_000 });
    expect(report.coverage.byStage.lettre).toMatchObject({ units: 1, population: 10_000 });
    expect(report.coverage.byStage.abandonne.population).toBe(0);
    expect(report.territories.map((t) => t.stage)).toEqual(["aci", "lettre"]);
    expect(report.meta.stages).not.toContain("abandonne");
  });

  it("refuses a scope that the base does not know", () => {
    const scope: Scope = { kind: "zones", zones: [{ level: "region", code: "99" }] };
    expect(() => reportOf({}, { scope })).toThrow("region:99");
  });
});

describe("outside the extent", () => {
  const report = reportOf({ a: { units: [0, 1, 6] } }, {}, [{ level: "departement", code: "01" }]);

  it("is not stated, never white, unless claimed", () => {
    expect(report.classes.unstated).toMatchObject({ units: 5, population: 39_700 });
    expect(report.classes.white).toMatchObject({ units: 4, population: 3_300 });
    expect(report.classes.single).toMatchObject({ units: 3, population: 43_000 });
    expect(report.whiteZones.map((zone) => zone.units)).toEqual([["M04", "M05", "M08", "M09"]]);
    expect(report.meta.extent).toBe("departement:01");
  });

  it("is near a territory that touches the edge", () => {
    const edges = reportOf({ a: { units: [0, 4] }, b: { units: [1] }, c: { units: [2] } }, {}, [
      { level: "departement", code: "01" },
    ]);
    expect(edges.territories.map((t) => t.touchesExtentEdge)).toEqual([false, true, true]);
  });
});

describe("white zones", () => {
  // a: 0 1 4, b: 2 6 10; white: 5 8 9 (2 300 people), 3 7 11 (9 400).
  const territories = { a: { units: [0, 1, 4] }, b: { units: [2, 6, 10] } };

  it("are connected components, most people first, with who could absorb them", () => {
    const { whiteZones } = reportOf(territories);
    expect(whiteZones.map((zone) => [zone.units, zone.population, zone.departements])).toEqual([
      [["M03", "M07", "M11"], 9_400, ["02"]],
      [["M05", "M08", "M09"], 2_300, ["01"]],
    ]);
    expect(whiteZones.map((zone) => zone.neighbours)).toEqual([
      [{ id: "b", population: 33_300, sizeAfter: 2 }],
      [
        { id: "a", population: 41_000, sizeAfter: 2 },
        { id: "b", population: 33_300, sizeAfter: 1 },
      ],
    ]);
  });

  it("stop at the edge of the scope, their neighbours do not", () => {
    const scope: Scope = { kind: "zones", zones: [{ level: "epci", code: "E3" }] };
    const { whiteZones } = reportOf(territories, { scope });
    expect(whiteZones.map((zone) => zone.units)).toEqual([["M08", "M09"]]);
    expect(whiteZones[0]!.neighbours.map((n) => n.id)).toEqual(["a", "b"]);
  });

  it("count structures once, whatever their number of sites (K2)", () => {
    const site = (unit: number, structure: string, kind: "msp" | "cds" = "msp") => ({ unit, structure, kind });
    const sites = [site(8, "x"), site(9, "x"), site(5, "x"), site(0, "y"), site(7, "z", "cds"), site(7, "t", "cds")];
    const report = reportOf(territories, { sites });
    expect(report.whiteZones.map((zone) => zone.sites)).toEqual([
      { msp: 0, cds: 2 },
      { msp: 1, cds: 0 },
    ]);
    expect(report.territories.map((t) => t.sites)).toEqual([
      { msp: 1, cds: 0 },
      { msp: 0, cds: 0 },
    ]);
  });
});

describe("territories", () => {
  it("tell holes from bays: an enclave touches no sea", () => {
    const ring = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11];
    const { territories } = reportOf({
      ring: { units: ring },
      inside: { units: [6] },
      bay: { units: [0, 1, 2, 6, 10] },
    });
    expect(territories.map((t) => [t.id, t.pieces, t.holes])).toEqual([
      ["ring", 1, 1],
      ["inside", 1, 0],
      ["bay", 1, 0],
    ]);
    expect(territories[0]!.enclaves).toEqual([
      { units: ["M05", "M06"], population: 5_000, territories: ["inside", "bay"] },
    ]);
  });

  it("count pieces by borders, not by corners", () => {
    expect(reportOf({ a: { units: [0, 5, 10] } }).territories[0]!.pieces).toBe(3);
  });

  it("give the share of people in every zone crossed and in other meshes", () => {
    const dac = miniLayer({ north: { units: [8, 9, 10, 11, 4] }, south: { units: [0, 1, 2] } });
    const [a] = reportOf({ a: { units: [0, 1, 4, 7, 11] } }, { meshes: { dac } }).territories;
    // 30 000 + 10 000 + 1 000 + 4 000 + 400 = 45 400
    expect(a!.zones.departement).toEqual([
      { code: "01", units: 3, population: 41_000, populationShare: 41_000 / 45_400 },
      { code: "02", units: 2, population: 4_400, populationShare: 4_400 / 45_400 },
    ]);
    expect(a!.zones.epci.map((z) => z.code)).toEqual(["E1", "E2"]);
    expect(a!.meshes).toEqual({
      dac: [
        { id: "south", populationShare: 40_000 / 45_400 },
        { id: "north", populationShare: 1_400 / 45_400 },
      ],
    });
  });

  it("list their neighbours", () => {
    const { territories } = reportOf({
      a: { units: [0, 1] },
      b: { units: [1, 5] },
      c: { units: [2] },
      d: { units: [11] },
    });
    expect(territories.map((t) => t.neighbours)).toEqual([["b", "c"], ["a", "c"], ["a", "b"], []]);
  });

  it("describe a square as the square it nearly is", () => {
    const [square] = reportOf({ a: { units: [0, 1, 4, 5] } }).territories;
    // π / 4 for a square; this one is 0.2° by 0.2° at 43.1° N, hence a rectangle of ratio cos 43.1°.
    const side = Math.cos((43.1 * Math.PI) / 180);
    expect(square!.compactness).toBeCloseTo((Math.PI * side) / (1 + side) ** 2, 3);
    expect(square!.areaKm2).toBeCloseTo((0.2 * 111.195) ** 2 * side, 0);
    expect(square!.densityPerKm2).toBeCloseTo(43_000 / square!.areaKm2, 9);
  });
});

it("writes what it was asked into the report", () => {
  const anomalies = [{ file: "f.csv", row: 3, kind: "scission", value: "85084", code: null, candidates: ["85165"] }];
  const { meta, ...rest } = reportOf({}, { target: 50_000, stages: ["aci"], anomalies });
  expect(meta).toEqual({
    base: { cog: 2026, populationYear: 2023 },
    scope: "france",
    extent: "france",
    ratio: 50_000,
    stages: ["aci"],
    date: DATE,
    inputs: [],
    nature: "simule",
  });
  expect(rest.anomalies).toEqual(anomalies);
  expect(rest.crosses).toEqual({});
  expect(rest.ratio.inhabitantsPerTerritory).toBeNull();
});
