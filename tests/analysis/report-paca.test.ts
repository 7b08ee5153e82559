import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { buildReport } from "../../src/analysis/report.ts";
import { guessExtent } from "../../src/domain/extent.ts";
import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import { deriveGeography } from "../../src/geo/geography.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const LIST = resolve(ROOT, process.env.REAL_DATA ?? "../shared/data", "cpts-paca/cpts_paca_communes.csv");
const isReady = existsSync(LIST) && existsSync(resolve(ROOT, "public/data/manifest.json"));
if (!isReady) console.info("The list of PACA or the built data are absent: the real case P1 is skipped.");

/** The list read by hand, without the project's reader: what is tested is the arithmetic. */
function pacaLayer({ units }: ReturnType<typeof readBase>) {
  const ids: string[] = [];
  const memberships: Membership[] = [];
  for (const line of readFileSync(LIST, "utf8").trim().split(/\r?\n/).slice(1)) {
    const [id = "", , code = "", , , , arrondissements = "", part] = line.split(";");
    if (!ids.includes(id)) ids.push(id);
    const codes = arrondissements === "" ? [code === "05120" ? "05001" : code] : arrondissements.split(" ");
    for (const unitCode of codes) {
      const unit = units.indexOf.get(unitCode);
      if (unit === undefined) throw new Error(`no unit ${unitCode}`);
      memberships.push({ territory: ids.indexOf(id), unit, declaredShared: part === "1" });
    }
  }
  return buildLayer({
    territories: ids.map((id) => ({ id, name: id, nature: "importe", stages: [] })),
    memberships,
    extent: guessExtent(
      units,
      memberships.map(({ unit }) => unit),
    ),
    provenance: { source: "ARS PACA, January 2026", nature: "importe" },
  });
}

describe.skipIf(!isReady)("the 70 CPTS of PACA (P1)", () => {
  const base = isReady ? readBase() : null;
  const layer = base && pacaLayer(base);
  const geography = base && deriveGeography(base.mesh);
  const report = () =>
    buildReport({ units: base!.units, geography: geography! }, layer!, undefined, {
      date: "2026-01-31",
      scope: { kind: "zones", zones: [{ level: "region", code: "93" }] },
    });

  it("guesses the extent of the list", () => {
    expect(layer!.extent).toEqual([{ level: "region", code: "93" }]);
  });

  it("finds the published figures", () => {
    const { scope, classes, ratio, coverage, whiteZones } = report();
    expect(scope).toMatchObject({ units: 961, population: 5_218_960 });
    expect(ratio.observed).toBe(70);
    expect(ratio.expected).toBeCloseTo(86.98, 2);
    expect(ratio.gap).toBeCloseTo(-16.98, 2);
    expect(Math.round(ratio.inhabitantsPerTerritory!)).toBe(74_557);
    expect(classes.unstated.units).toBe(0);
    expect(classes.white).toMatchObject({ units: 46, population: 101_089 });
    expect(classes.single).toMatchObject({ units: 913, population: 4_581_018 });
    expect(classes.shared).toMatchObject({ units: 2, population: 536_853 });
    expect(classes.overlap.units).toBe(0);
    expect(coverage.population).toBe(5_218_960 - 101_089);
    expect(whiteZones.flatMap((zone) => zone.units)).toContain("13201");
    expect(whiteZones.reduce((sum, zone) => sum + zone.population, 0)).toBe(101_089);
  });

  it("holds the identity of the sums, shared units counted in full", () => {
    const { territories, coverage, classes, scope } = report();
    const sum = territories.reduce((total, t) => total + t.population.max, 0);
    expect(sum - coverage.doubleCount + classes.white.population).toBe(scope.population);
  });
});
