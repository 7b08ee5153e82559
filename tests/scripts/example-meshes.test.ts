import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analysis/report.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { growExample, isBuilt, positionOf } from "./example-facts.ts";

const grown = isBuilt ? growExample() : null;

describe.skipIf(grown === null)("the sites and meshes of the example", () => {
  if (grown === null) return;
  const { base, example, codesOf, pieces, unitOf, unitIndex } = grown;
  const { units } = base;
  const [dac, ght, interCpts] = example.maillages;
  const claimsOf = (layer: typeof example.cpts) => {
    const { start } = buildLayerIndex(layer, units.count);
    return [...units.codes.keys()].map((unit) => start[unit + 1]! - start[unit]!);
  };

  it("put every site inside its unit, some where there is no CPTS", () => {
    const outside = example.sites.filter(({ lng, lat, unitIndex: unit }) => unitIndex.unitAt(lng, lat) !== unit);
    expect(outside.map(({ name }) => name)).toEqual([]);
    const covered = claimsOf(example.cpts);
    for (const kind of ["msp", "cds"] as const) {
      const own = example.sites.filter((site) => site.kind === kind);
      const without = own.filter(({ unitIndex: unit }) => covered[unit] === 0).length / own.length;
      expect(without, kind).toBeGreaterThan(0.05);
      expect(without, kind).toBeLessThan(0.35);
    }
  });

  it("count as many MSP and CDS structures as assumed, and one seat for each CPTS and DAC", () => {
    const structures = (kind: string) =>
      new Set(example.sites.filter((site) => site.kind === kind).map(({ structureId }) => structureId)).size;
    expect(["msp", "cds", "cpts-siege", "dac-siege", "mmg"].map(structures)).toEqual([2500, 2900, 835, 105, 440]);
    expect(Math.abs(structures("hopital") - 850)).toBeLessThan(10);
    expect(new Set(example.sites.map(({ id }) => id)).size).toBe(example.sites.length);
    const simulated = example.sites.filter(({ nature }) => nature === "simule");
    expect(simulated.filter(({ name }) => !name.includes("(exemple)"))).toEqual([]);
  });

  it("K2: one MSP on three sites, rebuilt after its source", () => {
    const sites = example.sites.filter(({ name }) => name.includes("Pézenas-Tourbes"));
    expect(sites.map(({ unitIndex: unit }) => units.codes[unit])).toEqual(["34311", "34199", "34136"]);
    expect(new Set(sites.map(({ structureId }) => structureId)).size).toBe(1);
    expect(sites.map(({ nature }) => nature)).toEqual(["reconstitue", "reconstitue", "reconstitue"]);
    expect(example.sources.has(sites[0]!.structureId)).toBe(true);
  });

  it("give each unit one DAC and one GHT", () => {
    expect([dac!.id, ght!.id, interCpts!.id]).toEqual(["dac", "ght", "inter-cpts"]);
    expect(new Set(claimsOf(dac!.layer))).toEqual(new Set([1]));
    expect(new Set(claimsOf(ght!.layer))).toEqual(new Set([1]));
    expect([dac!.layer.territories.length, ght!.layer.territories.length]).toEqual([105, 135]);
    for (const { memberStart } of [dac!.layer, ght!.layer])
      memberStart.slice(1).forEach((end, position) => {
        expect(end).toBeGreaterThan(memberStart[position]!);
      });
  });

  it("S1: Paris 13 and 14 in one DAC, Paris 15 in another, one inter-CPTS across both", () => {
    expect(codesOf(dac!.layer, "dac-paris-13-14")).toEqual(["75113", "75114"]);
    expect(codesOf(dac!.layer, "dac-paris-sud-ouest")).toContain("75115");
    expect(codesOf(interCpts!.layer, "inter-cpts-paris-13-14-15")).toEqual(["75113", "75114", "75115"]);
  });

  it("one DAC for La Réunion, else one for each département", () => {
    expect(codesOf(dac!.layer, "dac-la-reunion")).toHaveLength(24);
    expect(codesOf(dac!.layer, "exemple-dac-48").every((code) => code.startsWith("48"))).toBe(true);
  });

  it("S5: a GHT lies on both banks of the Seine, in several pieces", () => {
    const codes = codesOf(ght!.layer, "ght-deux-rives");
    expect(codes).toEqual(expect.arrayContaining(["75114", "75119"]));
    const own = unitsOfTerritory(ght!.layer, positionOf(ght!.layer, "ght-deux-rives"));
    const parts = pieces(own);
    expect(parts.length).toBeGreaterThanOrEqual(2);
    expect(parts.find((part) => part.includes(unitOf("75114")))).not.toContain(unitOf("75119"));
    const date = "2026-01-01";
    const report = buildReport(base, ght!.layer, undefined, { date });
    expect(report.territories.find(({ id }) => id === "ght-deux-rives")?.pieces).toBe(parts.length);
  });

  it("S7: Seine-et-Marne has two DAC, with CPTS of several ages and sectors without, then and now", () => {
    const inDepartement = codesOf(dac!.layer, "dac-77-nord").concat(codesOf(dac!.layer, "dac-77-sud"));
    expect(inDepartement.sort()).toEqual(units.codes.filter((code) => code.startsWith("77")));
    const scope = { kind: "zones", zones: [{ level: "departement", code: "77" }] } as const;
    const at = (date: string) => buildReport(base, example.cpts, undefined, { scope, date });
    const [past, present] = [at("2021-01-01"), at("2026-01-01")];
    expect(past.whiteZones.length).toBeGreaterThan(0);
    expect(present.whiteZones.length).toBeGreaterThan(0);
    expect(past.ratio.observed).toBeLessThan(present.ratio.observed);
    const years = new Set(
      present.territories.map(({ id }) =>
        example.cpts.territories[positionOf(example.cpts, id)]!.startDate?.slice(0, 4),
      ),
    );
    expect(years.size).toBeGreaterThan(2);
    for (const id of ["dac-77-nord", "dac-77-sud"]) {
      const own = new Set<string>(codesOf(dac!.layer, id));
      expect(
        present.whiteZones.some((zone) => zone.units.some((code) => own.has(code))),
        `${id} white`,
      ).toBe(true);
      expect(
        present.territories.some((one) => one.units.some((code) => own.has(code))),
        `${id} CPTS`,
      ).toBe(true);
    }
  });
});
