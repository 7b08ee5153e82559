import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { bundleBorders, compareBorders, groupUnits } from "../../src/domain/border-bundles.ts";
import { maskTotals } from "../../src/domain/classes.ts";
import { crossLayers } from "../../src/domain/cross.ts";
import { scoreCross } from "../../src/domain/cross-scores.ts";
import { describeTerritories } from "../../src/domain/cross-territories.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { meshOf } from "../fixtures/mesh-view.ts";
import { plainNested, plainPairs, plainScores } from "../fixtures/plain-cross.ts";
import { findRealData } from "../fixtures/real-data.ts";
import {
  type CodeSets,
  positionsOf,
  put,
  readEpci,
  readPacaCpts,
  readRealContours,
  readZonage,
} from "../fixtures/real-meshes.ts";

const contours = findRealData("geometrie-communes-2023/paca_com.geojson");
const isReady =
  findRealData("cpts-paca/cpts_paca_communes.csv") !== null &&
  findRealData("epci-2026/epci_communes.csv") !== null &&
  existsSync(resolve(import.meta.dirname, "../../public/data/manifest.json"));

const built = isReady ? readBase() : null;
const base = built && { units: built.units, geography: deriveGeography(built.mesh) };

/** The units of a région with their people, from the built base. */
function regionOf(code: string) {
  const { units } = base!;
  const region = units.zones.region.codes.indexOf(code);
  const inScope = Uint8Array.from(units.zoneOf.region, (zone) => (zone === region ? 1 : 0));
  const people = new Map(
    units.codes.flatMap((unit, u) => (inScope[u] === 1 ? [[unit as string, units.population[u]!] as const] : [])),
  );
  return { inScope, people, codes: new Set(people.keys()) };
}

/** Both computations of the cross of two meshes by people, compared figure by figure; gives the project's. */
function compare(a: CodeSets, b: CodeSets, { inScope, people }: ReturnType<typeof regionOf>) {
  const { units } = base!;
  const [viewA, viewB] = [meshOf(positionsOf(units, a), units.count), meshOf(positionsOf(units, b), units.count)];
  const cross = crossLayers(base!, viewA, viewB, inScope);
  const scores = scoreCross(cross, maskTotals(base!, inScope), "population");

  const pairs = plainPairs(a, b, people);
  const found = [...cross.pairA].map((t, pair) => [
    `${viewA.layer.territories[t]!.id}|${viewB.layer.territories[cross.pairB[pair]!]!.id}`,
    { units: cross.units[pair], weight: cross.population[pair] },
  ]);
  expect(new Map(found as [string, unknown][])).toEqual(pairs);
  expect(scores.nested.a.nested).toBe(plainNested(a, b).length);
  expect(scores.nested.b.nested).toBe(plainNested(b, a).length);

  const plain = plainScores(a, b, people);
  const { agreement } = scores;
  expect(agreement.compared).toMatchObject({ units: plain.units, population: plain.weight });
  expect(agreement.mutualInformation).toBeCloseTo(plain.information, 9);
  expect(agreement.homogeneity).toBeCloseTo(plain.homogeneity, 9);
  expect(agreement.completeness).toBeCloseTo(plain.completeness, 9);
  expect(agreement.vMeasure).toBeCloseTo(plain.vMeasure, 9);
  expect([agreement.jaccard.a, agreement.jaccard.b]).toEqual(plain.jaccard.map((value) => expect.closeTo(value, 9)));
  expect([agreement.fragmentation.a, agreement.fragmentation.b]).toEqual(
    plain.fragmentation.map((value) => expect.closeTo(value, 9)),
  );
  expect([agreement.nested.a.nested, agreement.nested.b.nested]).toEqual(plain.nested.map(({ length }) => length));
  return scores;
}

describe.skipIf(!isReady)("real meshes, beside an independent computation", () => {
  it("crosses the CPTS of PACA with the EPCI, and finds the published figures", () => {
    const paca = regionOf("93");
    const { nested, agreement, pairs } = compare(readPacaCpts(), readEpci(paca.codes), paca);
    expect(pairs).toBe(119);
    // On the 913 units of one CPTS: without Nice, Toulon and the 46 units without CPTS.
    expect(agreement.compared).toMatchObject({ units: 913, population: 4_581_018 });
    expect(agreement.nested.a).toMatchObject({ nested: 38, territories: 69, weightShare: expect.closeTo(0.56, 3) });
    expect(agreement.nested.b).toMatchObject({ nested: 27, territories: 51, weightShare: expect.closeTo(0.209, 3) });
    expect(agreement.vMeasure).toBeCloseTo(0.74, 2);
    expect(agreement.homogeneity).toBeCloseTo(0.91, 2);
    expect(agreement.completeness).toBeCloseTo(0.62, 2);
    expect(agreement.jaccard.a).toBeCloseTo(0.42, 2);
    // On all units: a CPTS of Nice alone holds in its EPCI, an EPCI with a commune without CPTS holds in none.
    expect(nested.a).toMatchObject({ nested: 39, territories: 70 });
    expect(nested.b).toMatchObject({ nested: 25, territories: 52 });
  });

  it("crosses the CPTS and the EPCI of PACA with the zoning of general practitioners", () => {
    const paca = regionOf("93");
    const zonage = readZonage(paca.codes);
    expect(compare(readPacaCpts(), zonage, paca).agreement.vMeasure).toBeGreaterThan(0);
    compare(readEpci(paca.codes), zonage, paca);
  });

  it("crosses the DAC of Occitanie, one for each département, with its EPCI and zoning", () => {
    const occitanie = regionOf("76");
    const dac: CodeSets = {};
    for (const code of occitanie.codes) put(dac, `dac-${code.slice(0, 2)}`, code);
    const { nested, agreement } = compare(dac, readEpci(occitanie.codes), occitanie);
    expect(nested.a).toMatchObject({ nested: 0, territories: 13 });
    expect(agreement.completeness).toBeGreaterThan(0.95);
    compare(dac, readZonage(occitanie.codes), occitanie);
  });

  /** Printed by `tests/analysis/crosses.R`, which reads the files and nothing of the project. */
  it.each([
    [
      "cpts",
      "epci",
      "93",
      119,
      [39, 25],
      [913, 4_581_018],
      [0.912813564, 0.62237002, 0.417690456, 0.430302268, 1.266676759, 4.489458376, 88.856365865, 62.652029521],
    ],
    [
      "cpts",
      "zonage",
      "93",
      127,
      [21, 0],
      [911, 4_580_474],
      [0.570365268, 0.145648417, 0.045888751, 0.083711452, 1.546949522, 29.888185773, 100.064156577, 57.38264858],
    ],
    [
      "epci",
      "zonage",
      "93",
      96,
      [12, 0],
      [959, 5_218_416],
      [0.333761352, 0.123623711, 0.18592276, 0.247108042, 1.947606721, 10.669009087, 73.939246948, 42.850992301],
    ],
    [
      "dac",
      "epci",
      "76",
      176,
      [0, 153],
      [4_446, 6_124_653],
      [0.528188486, 0.995070924, 0.413727276, 0.238005489, 7.319528022, 1.011099494, 78.556551859, 4.458586657],
    ],
    [
      "dac",
      "zonage",
      "76",
      34,
      [0, 0],
      [4_441, 6_120_000],
      [0.27249828, 0.120839017, 0.204385635, 0.275051513, 2.059009068, 7.1575912, 25.487164087, 8.437000675],
    ],
  ] as const)("gives the figures of R for %s × %s in region %s", (a, b, code, pairs, nested, compared, figures) => {
    const region = regionOf(code);
    const readers = {
      cpts: readPacaCpts,
      epci: () => readEpci(region.codes),
      zonage: () => readZonage(region.codes),
      dac: () => {
        const dac: CodeSets = {};
        for (const unit of region.codes) put(dac, `dac-${unit.slice(0, 2)}`, unit);
        return dac;
      },
    };
    const { units } = base!;
    const [viewA, viewB] = [a, b].map((name) => meshOf(positionsOf(units, readers[name]()), units.count));
    const cross = crossLayers(base!, viewA!, viewB!, region.inScope);
    const { agreement, ...scores } = scoreCross(cross, maskTotals(base!, region.inScope), "population");
    expect([scores.pairs, scores.nested.a.nested, scores.nested.b.nested]).toEqual([pairs, ...nested]);
    expect([agreement.compared.units, agreement.compared.population]).toEqual(compared);
    const { effectivePartners, mainShare } = describeTerritories(cross, "a", "population");
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const { homogeneity, completeness, jaccard, fragmentation } = agreement;
    expect([
      ...[homogeneity, completeness, jaccard.a, jaccard.b, fragmentation.a, fragmentation.b],
      ...[sum(effectivePartners), sum(mainShare)],
    ]).toEqual(figures.map((figure) => expect.closeTo(figure, 8)));
  });

  it.skipIf(contours === null)("measures the borders of CPTS and EPCI on the real contours of PACA", () => {
    const { codes, mesh } = readRealContours(contours!);
    const place = new Map(codes.map((code, unit) => [code, unit]));
    // Marseille is one polygon there: 8 CPTS share it, as 3 share Nice and 2 Toulon.
    const communes = (sets: CodeSets) =>
      meshOf(
        Object.fromEntries(
          Object.entries(sets).map(([name, set]) => [
            name,
            [...new Set([...set].map((code) => place.get(code.startsWith("132") ? "13055" : code)!))],
          ]),
        ),
        codes.length,
      );
    const groups = [readPacaCpts(), readEpci(regionOf("93").codes)].map((sets) => groupUnits(communes(sets)));
    const bundles = bundleBorders(deriveGeography(mesh), groups, new Uint8Array(codes.length).fill(1));
    const { togetherKm, firstAloneKm, secondAloneKm } = compareBorders(bundles, 0, 1);
    // Published: 1 972, 1 173 and 1 057 km, the second with the limits inside Marseille.
    expect(Math.round(togetherKm)).toBe(1_972);
    expect(Math.round(secondAloneKm)).toBe(1_057);
    expect(firstAloneKm).toBeGreaterThan(1_120);
    expect(firstAloneKm).toBeLessThan(1_173);
  });
});
