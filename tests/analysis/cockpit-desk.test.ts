import { describe, expect, it } from "vitest";
import { createCockpitDesk } from "../../src/analysis/cockpit-desk.ts";
import type { TableKind, TableSort } from "../../src/analysis/cockpit-protocol.ts";
import { createExportDesk } from "../../src/analysis/export-desk.ts";
import type { ListContent } from "../../src/analysis/loaded-list.ts";
import type { AnalysisChoices } from "../../src/analysis/protocol.ts";
import type { ColumnId, Sheet } from "../../src/formats/sheet.ts";
import { distanceKm } from "../../src/geo/measure.ts";
import { deskWorld } from "../fixtures/desk-world.ts";
import { MINI_FRANCE, miniContent, miniMaillage, miniSite } from "../fixtures/mini-france.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

const values = ({ columns }: Sheet, id: ColumnId) => [...columns.find((column) => column.id === id)!.values];

const openDesk = (content: ListContent, choices: Partial<AnalysisChoices> = {}) =>
  createCockpitDesk(deskWorld(MINI_FRANCE, content, choices));

const table = async (content: ListContent, kind: TableKind, sort?: TableSort) =>
  openDesk(content).territoryTable({ kind, language: "fr", ...(sort === undefined ? {} : { sort }) });

/** 40 000 and 40 000 with 10 000 in common (N1): A is 0 and 1, B is 1 and 2; the rest is white. */
const N1 = miniContent(miniLayer({ A: { units: [0, 1] }, B: { units: [1, 2] } }));

describe("two CPTS of 40 000 that share 10 000 (N1)", () => {
  it("covers 70 000 in the totals, whatever the rows say", async () => {
    const { sheet } = await table(N1, "territories");
    expect(values(sheet, "populationMax")).toEqual([40_000, 40_000]);
    expect(sheet.totals).toMatchObject({ populationMax: 70_000, units: 3 });
    const zones = await table(N1, "departement");
    expect(values(zones.sheet, "coveredPopulation")).toEqual([40_000, 30_000]);
    expect(values(zones.sheet, "cptsCount")).toEqual([2, 1]);
    expect(zones.sheet.totals).toMatchObject({ coveredPopulation: 70_000, cptsCount: 2, overlapUnits: 1 });
  });

  it("lists the pair, its commune and its people", async () => {
    const { sheet } = await table(N1, "overlaps");
    expect([values(sheet, "id"), values(sheet, "partnerId"), values(sheet, "codes")]).toEqual([["A"], ["B"], ["M01"]]);
    expect([values(sheet, "population"), values(sheet, "declared")]).toEqual([[10_000], [0]]);
  });

  it("shows B on two départements, with shares of its own people", async () => {
    const { sheet } = await table(N1, "straddling");
    expect(values(sheet, "id")).toEqual(["B", "B"]);
    expect(values(sheet, "zoneCode")).toEqual(["02", "01"]);
    expect(values(sheet, "populationShare")).toEqual([0.75, 0.25]);
  });
});

describe("tables", () => {
  it("sorts by number and by name, ties in their order, unknown last either way", async () => {
    const sorted = (column: ColumnId, descending: boolean) => table(N1, "communes", { column, descending });
    const codes = async (column: ColumnId, descending: boolean) =>
      values((await sorted(column, descending)).sheet, "code");
    expect((await codes("population", true)).slice(0, 3)).toEqual(["M00", "M02", "M01"]);
    expect((await codes("population", false)).slice(0, 2)).toEqual(["M08", "M09"]);
    // M11 has no EPCI.
    expect((await codes("epci", false)).at(-1)).toBe("M11");
    expect((await codes("epci", true)).at(-1)).toBe("M11");
    expect((await codes("epci", true))[0]).toBe("M08");
  });

  it("gives a window of the sorted rows, with what each is about", async () => {
    const desk = openDesk(N1);
    const request = { kind: "communes", language: "fr", sort: { column: "population", descending: true } } as const;
    const reply = await desk.territoryTable({ ...request, window: { from: 1, count: 2 } });
    expect(values(reply.sheet, "code")).toEqual(["M02", "M01"]);
    expect([...reply.positions]).toEqual([2, 1]);
    expect(reply.rowCount).toBe(12);
    const beyond = await desk.territoryTable({ ...request, window: { from: 11, count: 5 } });
    expect(beyond.positions).toHaveLength(1);
  });

  it("says how much of an EPCI the scope holds", async () => {
    const scope = { kind: "zones", zones: [{ level: "departement", code: "01" }] } as const;
    const { sheet } = await openDesk(N1, { scope }).territoryTable({ kind: "epci", language: "fr" });
    expect(values(sheet, "id")).toEqual(["E1", "E2", "E3"]);
    expect(values(sheet, "population")).toEqual([40_000, 3_000, 300]);
    expect(values(sheet, "scopeShare")).toEqual([40_000 / 75_000, 0.3, 0.5]);
  });

  it("counts CPTS by DAC at a past and at a present date (S7)", async () => {
    const dac = miniMaillage(
      "dac",
      miniLayer({ Nord: { units: [4, 5, 6, 7, 8, 9, 10, 11] }, Sud: { units: [0, 1, 2, 3] } }),
    );
    const layer = miniLayer({
      A: { units: [0, 1], startDate: "2018-01-01" },
      B: { units: [4, 5], startDate: "2024-05-01" },
    });
    const content = miniContent(layer, { maillages: [dac] });
    const at = async (date: string) => {
      const { sheet } = await openDesk(content, { date }).territoryTable({ kind: "mesh:dac", language: "fr" });
      return [values(sheet, "id"), values(sheet, "cptsCount"), values(sheet, "whitePopulation")];
    };
    expect(await at("2020-01-01")).toEqual([
      ["Nord", "Sud"],
      [0, 1],
      [11_000, 35_000],
    ]);
    expect(await at("2025-01-01")).toEqual([
      ["Nord", "Sud"],
      [1, 1],
      [8_000, 35_000],
    ]);
    const counts = await openDesk(content).deploymentByStage("2023-12-01", "2024-06-01");
    expect(counts.dates.slice(0, 2)).toEqual(["2023-12-01", "2024-01-01"]);
    expect([...counts.counts.inconnu]).toEqual([1, 1, 1, 1, 1, 2, 2, 2]);
  });
});

describe("white zones", () => {
  const layer = miniLayer({ A: { units: [0, 1, 2, 3, 4, 8] }, B: { units: [9, 10, 11] } });

  it("measures to the nearest seat of a CPTS that counts, from its most populous commune", async () => {
    const sites = [miniSite("cpts-siege", 0, "siege-A"), miniSite("cpts-siege", 11, "siege-B"), miniSite("msp", 6)];
    const [zone] = await openDesk(miniContent(layer, { sites })).whiteZoneObjects();
    expect(zone!.key).toBe("M07");
    expect(zone!.units.map(({ code }) => code)).toEqual(["M07", "M06", "M05"]);
    // M07 lies under M11: one cell of a tenth of a degree of latitude.
    expect(zone!.nearest).toMatchObject({ kind: "seat", name: "cpts-siege 11" });
    expect(zone!.nearest!.distanceKm).toBeCloseTo(distanceKm([5.35, 43.15], [5.35, 43.25]), 6);
    expect(zone!.sites).toEqual({ msp: 1, cds: 0 });
    expect(zone!.siteNames).toEqual([{ kind: "msp", name: "msp 6", nature: "simule" }]);
    expect(zone!.epci.map(({ code, population }) => [code, population])).toEqual([["E2", 9_000]]);
  });

  it("measures to the common limit when no seat is known", async () => {
    const [zone] = await openDesk(miniContent(layer)).whiteZoneObjects();
    // Half a cell: of longitude at this latitude to the east is the sea, of latitude to the south is A.
    expect(zone!.nearest).toMatchObject({ kind: "border" });
    expect(zone!.nearest!.distanceKm).toBeGreaterThanOrEqual(distanceKm([5.35, 43.15], [5.35, 43.1]) - 1e-9);
    expect(zone!.nearest!.distanceKm).toBeLessThan(distanceKm([5.35, 43.15], [5.4, 43.1]) + 1e-9);
  });

  it("says the population and the size of its neighbours before and after", async () => {
    const [zone] = await openDesk(miniContent(layer)).whiteZoneObjects();
    expect(
      zone!.neighbours.map(({ id, populationBefore, populationAfter, sizeBefore, sizeAfter }) => [
        id,
        populationBefore,
        populationAfter,
        sizeBefore,
        sizeAfter,
      ]),
    ).toEqual([
      ["A", 76_100, 85_100, 2, 3],
      ["B", 900, 9_900, 1, 1],
    ]);
  });

  it("writes causes and notes where the zone is found again", async () => {
    const notes = [{ key: "M06", cause: "refus", note: "courrier de mars" }] as const;
    const { sheet } = await openDesk(miniContent(layer)).territoryTable({ kind: "whiteZones", language: "fr" }, notes);
    expect([values(sheet, "cause"), values(sheet, "note")]).toEqual([["refus exprimé"], ["courrier de mars"]]);
  });
});

it("counts an MSP on three sites once in the sheet, and names its three addresses (K2)", async () => {
  const sites = [0, 1, 4].map((unit) => miniSite("msp", unit, "pezenas-tourbes"));
  const sheet = await openDesk(miniContent(miniLayer({ A: { units: [0, 1, 4] } }), { sites })).territorySheet(0);
  expect(sheet!.report.sites).toEqual({ msp: 1, cds: 0 });
  expect(sheet!.siteNames).toHaveLength(3);
});

it("says in every text file that its data are simulated", async () => {
  const desk = createExportDesk(deskWorld(MINI_FRANCE, N1));
  for (const file of [
    await desk.exportCsv({ language: "fr", kind: "territories" }),
    await desk.exportGeojson({ language: "fr", content: "territories" }),
    await desk.exportFigure({ language: "fr" }),
  ]) {
    const text = new TextDecoder().decode(file.bytes);
    expect(text, file.name).toMatch(/exemple simulé/i);
    expect(text, file.name).toContain("31 janvier 2026");
    expect(text, file.name).toContain("tous stades confondus");
  }
});

it("imports actions and practitioners, and refuses without losing the ones before", async () => {
  const desk = openDesk(N1);
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(await desk.listActions({})).toBeNull();
  const read = await desk.importActions("a.csv", bytes("CPTS;Titre;Thème\nA;Une action;Diabète\n"));
  expect(read).toMatchObject({ ok: true, value: { count: 1, themes: ["diabète"] } });
  expect(await desk.importActions("b.csv", bytes("x\n"))).toMatchObject({ ok: false });
  expect((await desk.listActions({}))!.actions[0]).toMatchObject({ title: "Une action", territoryPosition: 0 });
  expect((await desk.territorySheet(0))!.actions).toHaveLength(1);
  expect(await desk.practitionerFigures()).toBeNull();
  expect(await desk.importPractitioners("p.csv", bytes("code_insee;2010;2018\nM00;2;0\nM03;0;0\nM01;1;1\n"))).toEqual({
    ok: true,
    value: 2,
  });
  const figures = await desk.practitionerFigures();
  expect(figures!.dates.map(({ practitioners, withoutAny }) => [practitioners, withoutAny.length])).toEqual([
    [3, 1],
    [1, 2],
  ]);
  expect(figures!.cross.covered.none.communes.map(({ code }) => code)).toEqual(["M00"]);
  expect(figures!.cross.white.none.communes.map(({ code }) => code)).toEqual(["M03"]);
});
