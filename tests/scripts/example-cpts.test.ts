import { describe, expect, it } from "vitest";
import { buildExample } from "../../scripts/packs/example.ts";
import { buildReport } from "../../src/analysis/report.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { stageAt } from "../../src/domain/stages.ts";
import { territoryPopulations } from "../../src/domain/territory-population.ts";
import { encodeExample } from "../../src/packs/example.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";
import { growExample, isBuilt } from "./example-facts.ts";

const FRANCE = 68_350_798;

const grown = isBuilt ? growExample() : null;

describe.skipIf(grown === null)("the CPTS of the example", () => {
  if (grown === null) return;
  const { base, mesh, example, codesOf, populationOf, pieces, unitOf } = grown;
  const { cpts } = example;
  const { units } = base;
  const index = buildLayerIndex(cpts, units.count);
  const claims = (unit: number) => index.start[unit + 1]! - index.start[unit]!;
  const isShared = (unit: number) =>
    claims(unit) > 1 &&
    index.declaredShared.subarray(index.start[unit], index.start[unit + 1]).every((one) => one === 1);
  const all = [...units.codes.keys()];
  const populations = territoryPopulations(units, cpts, index);
  const sizes = [...populations.max].sort((a, b) => a - b);

  it("number 835, by stage as published in June 2024, and since then", () => {
    for (const date of ["2024-06-30", "2025-06-01", "2026-12-31"]) {
      const stages = cpts.territories.map((territory) => stageAt(territory.stages, date));
      const count = (stage: string) => stages.filter((one) => one === stage).length;
      expect([stages.length, count("pre-projet"), count("lettre"), count("aci"), count("inconnu")], date).toEqual([
        835, 91, 138, 567, 39,
      ]);
    }
    expect(cpts.territories.every(({ startDate }) => (startDate ?? "") <= "2024-06-30")).toBe(true);
  });

  it("cover 83.5 to 84.5 % of the people, 1 to 2 % of them twice without saying so", () => {
    const covered = populationOf(all.filter((unit) => claims(unit) > 0));
    expect(covered / FRANCE).toBeGreaterThan(0.835);
    expect(covered / FRANCE).toBeLessThan(0.845);
    const overlap = all.filter((unit) => claims(unit) > 1 && !isShared(unit));
    expect(populationOf(overlap) / covered).toBeGreaterThan(0.01);
    expect(populationOf(overlap) / covered).toBeLessThan(0.02);
    const total = all.reduce((sum, unit) => sum + claims(unit) * units.population[unit]!, 0);
    expect((total - covered) / covered).toBeLessThan(0.02);
    expect(total / 835).toBeGreaterThanOrEqual(68_760);
    expect(total / 835).toBeLessThanOrEqual(70_000);
  });

  it("have from 8 500 to 354 000 people, most of them from 30 000 to 110 000", () => {
    expect(sizes[0]).toBeGreaterThanOrEqual(8500);
    expect(Math.min(...populations.min)).toBeGreaterThanOrEqual(8500);
    expect(sizes.at(-1)).toBeLessThanOrEqual(354_000);
    const between = (min: number, max: number) => sizes.filter((size) => size >= min && size < max).length;
    expect(between(30_000, 110_000) / 835).toBeGreaterThan(0.5);
    expect(between(175_000, 400_000) / 835).toBeLessThan(0.08);
    expect(between(0, 20_000)).toBeGreaterThan(20);
  });

  it("share a few towns, declared by all who claim them", () => {
    const declared = all.filter((unit) =>
      index.declaredShared.subarray(index.start[unit], index.start[unit + 1]).some((one) => one === 1),
    );
    expect(declared.length).toBeGreaterThanOrEqual(3);
    expect(declared.length).toBeLessThanOrEqual(12);
    expect(declared.filter((unit) => !isShared(unit))).toEqual([]);
  });

  it("are in one piece, but for islands too small for one of their own", () => {
    const lands = new Map(
      pieces(all)
        .filter((land) => populationOf(land) < 8500)
        .flatMap((land) => land.map((unit) => [unit, land.length])),
    );
    const isIsland = (piece: readonly number[]) => lands.get(piece[0]!) === piece.length;
    let inPieces = 0;
    for (let t = 0; t < cpts.territories.length; t++) {
      const parts = pieces(unitsOfTerritory(cpts, t));
      const mainland = parts.filter((part) => !isIsland(part));
      expect(mainland.length, cpts.territories[t]!.name).toBe(1);
      if (parts.length > 1) inPieces++;
    }
    expect(inPieces).toBeLessThanOrEqual(12);
  });

  it("follow EPCI for the most part, cut some, and straddle départements", () => {
    const members = cpts.territories.map((_, t) => [...unitsOfTerritory(cpts, t)]);
    const departements = members.filter((set) => new Set(set.map((unit) => units.zoneOf.departement[unit])).size > 1);
    expect(departements.length).toBeGreaterThan(30);
    expect(departements.length).toBeLessThan(200);
    const holders = units.zones.epci.codes.map(() => new Set<number>());
    members.forEach((set, t) => {
      for (const unit of set) if (units.zoneOf.epci[unit]! >= 0) holders[units.zoneOf.epci[unit]!]!.add(t);
    });
    const cut = holders.filter((set) => set.size > 1).length;
    const covered = holders.filter((set) => set.size > 0).length;
    expect(cut).toBeGreaterThan(100);
    expect(cut / covered).toBeLessThan(0.4);
  });

  it("leave people without CPTS nearly everywhere", () => {
    const white = new Set(all.filter((unit) => claims(unit) === 0).map((unit) => units.zoneOf.departement[unit]));
    expect(white.size).toBeGreaterThan(90);
    const zones = pieces(all.filter((unit) => claims(unit) === 0));
    expect(zones.filter((zone) => zone.length > 5).length).toBeGreaterThan(100);
    expect(zones.filter((zone) => zone.length <= 5).length).toBeGreaterThan(100);
  });

  it("have dated stages from 2018 to 2026, in their order", () => {
    const order = ["pre-projet", "lettre", "valide", "negociation", "aci"];
    const dates = cpts.territories.flatMap(({ stages }) => stages.map(({ date }) => date!));
    const years = dates.map((date) => Number(date.slice(0, 4)));
    expect([Math.min(...years), Math.max(...years)]).toEqual([2018, 2026]);
    for (const { name, stages, startDate } of cpts.territories) {
      const seen = stages.map(({ stage }) => order.indexOf(stage));
      expect(seen, name).toEqual(seen.toSorted((a, b) => a - b));
      const when = [startDate ?? "", ...stages.map(({ date }) => date!)];
      expect(when, name).toEqual(when.toSorted());
    }
    // Published: 403 of which 134 ACI in January 2022; 738 of which 530 ACI in February 2024.
    const aciAt = (date: string) => cpts.territories.filter(({ stages }) => stageAt(stages, date) === "aci").length;
    const existingAt = (date: string) => cpts.territories.filter(({ startDate = "" }) => startDate <= date).length;
    expect(Math.abs(existingAt("2022-01-21") - 403)).toBeLessThan(10);
    expect(Math.abs(aciAt("2022-01-21") - 134)).toBeLessThan(5);
    expect(Math.abs(existingAt("2024-02-01") - 738)).toBeLessThan(10);
    expect(Math.abs(aciAt("2024-02-01") - 530)).toBeLessThan(5);
  });

  it("say what is simulated, and keep the real composition of six", () => {
    const rebuilt = cpts.territories.filter(({ nature }) => nature === "reconstitue");
    expect(rebuilt.map(({ id }) => [id, codesOf(cpts, id)])).toEqual([
      ["reconstitue-grand-sud-reunion", ["97405", "97412", "97417"]],
      ["reconstitue-ivry", ["94041"]],
      ["reconstitue-paris-13", ["75113"]],
      ["reconstitue-paris-14", ["75114"]],
      ["reconstitue-paris-15", ["75115"]],
      ["reconstitue-paris-16", ["75116"]],
    ]);
    for (const { id, stages } of rebuilt) {
      expect(stages).toEqual([]);
      expect(example.sources.get(id)?.source).toContain("SFTG 2024");
    }
    const others = cpts.territories.filter(({ nature }) => nature !== "reconstitue");
    expect(others.filter(({ nature, name }) => nature !== "simule" || !name.endsWith("(exemple)"))).toEqual([]);
    expect(new Set(cpts.territories.map(({ name }) => name)).size).toBe(835);
    expect(new Set(cpts.territories.map(({ id }) => id)).size).toBe(835);
  });

  it("are the same at every build", () => {
    const again = JSON.stringify(encodeExample(buildExample(units, mesh)));
    expect(again === JSON.stringify(encodeExample(example))).toBe(true);
  });

  it("S3: Ivry-sur-Seine alone, between Villejuif and Le Kremlin-Bicêtre that have none", () => {
    expect(["94076", "94043"].map((code) => claims(unitOf(code)))).toEqual([0, 0]);
    expect(pieces(["94041", "94076", "94043"].map(unitOf))).toHaveLength(1);
  });

  it("S4: Grand Sud Réunion has 57 356 people, 0.956 of the target", () => {
    const report = buildReport(base, cpts, index, { date: "2026-01-01", meshes: { DAC: example.maillages[0]!.layer } });
    const grandSud = report.territories.find(({ id }) => id === "reconstitue-grand-sud-reunion")!;
    expect(grandSud.population).toEqual({ min: 57_356, max: 57_356 });
    expect(grandSud.targetShare).toBeCloseTo(0.956, 3);
    expect(grandSud.pieces).toBe(1);
    expect(grandSud.meshes.DAC).toEqual([{ id: "dac-la-reunion", populationShare: 1 }]);
    expect(report.coverage.populationShare).toBeCloseTo(0.84, 2);
  });

  it("S13: Paris 16 is white until its date, and Paris is then covered whole", () => {
    const scope = { kind: "zones", zones: [{ level: "departement", code: "75" }] } as const;
    const before = buildReport(base, cpts, index, { scope, date: "2023-09-13" });
    expect(before.whiteZones.map((zone) => zone.units)).toEqual([["75116"]]);
    const after = buildReport(base, cpts, index, { scope, date: "2023-09-14" });
    expect(after.whiteZones).toEqual([]);
    expect(after.coverage.populationShare).toBe(1);
    expect(before.territories.some(({ id }) => id === "reconstitue-paris-16")).toBe(false);
  });

  const listing = findRealData("cpts-paca/cpts_paca.csv");
  it.skipIf(listing === null)("take no simulated name from a real list", () => {
    const rows = readRealRows("cpts-paca/cpts_paca.csv", ";");
    const real = new Set(rows.map((row) => row.cpts_nom!.toLowerCase()));
    expect(real.size).toBe(70);
    const taken = cpts.territories
      .filter(({ nature }) => nature === "simule")
      .map(({ name }) => name.replace(" (exemple)", "").toLowerCase())
      .filter((name) => real.has(name) || real.has(name.replace("autour ", "")));
    expect(taken).toEqual([]);
  });
});
