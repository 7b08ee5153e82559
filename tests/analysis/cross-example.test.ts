import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readBase, readPack } from "../../scripts/read-base.ts";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import { crossContext } from "../fixtures/cross-context.ts";

const isReady = existsSync(resolve(import.meta.dirname, "../../public/data/manifest.json"));
if (!isReady) console.info("The built data are absent: the scenarios of Paris are skipped.");

describe.skipIf(!isReady)("the scenarios of Paris, on the example", () => {
  const { units, mesh } = isReady ? readBase() : ({} as ReturnType<typeof readBase>);
  const desk = () => {
    const { cpts, maillages } = readPack("example");
    return createCrossDesk(crossContext({ units, mesh, cpts, maillages }).context);
  };

  it("S1: the group of Paris 13, 14 and 15 crosses two DAC, and says which members fall together", async () => {
    const members = ["reconstitue-paris-13", "reconstitue-paris-14", "reconstitue-paris-15"];
    const group = await desk().describeInterCpts(members, "dac");
    if (!group.ok) throw new Error(group.refusal.seen);
    expect(group.value.partners.map(({ id }) => id).sort()).toEqual(["dac-paris-13-14", "dac-paris-sud-ouest"]);
    expect(group.value.totals.units).toBe(3);
    expect(
      group.value.pairs.map(({ members: [a, b], nestedTogether }) => [a.slice(-2), b.slice(-2), nestedTogether]),
    ).toEqual([
      ["13", "14", true],
      ["13", "15", false],
      ["14", "15", false],
    ]);
    expect(group.value.pairs.flatMap(({ commonUnits }) => commonUnits)).toEqual([]);
  });

  it("S2: the CPTS of Paris are each one arrondissement, and cut EPCI and département", async () => {
    const { rows } = await desk().cptsCoincidence({
      level: "unit",
      processes: { "reconstitue-paris-13": "descendant" },
    });
    const paris = rows.filter(({ id }) => /^reconstitue-paris-1[3456]$/.test(id));
    expect(paris).toHaveLength(4);
    for (const { levels } of paris) {
      expect(levels).toEqual({ unit: "equal", epci: "cut", ept: "equal", departement: "cut" });
    }
    expect(paris.map(({ process }) => process).sort()).toEqual(["descendant", "inconnu", "inconnu", "inconnu"]);
  });

  it("S5: the GHT on both banks is in several pieces, and crosses CPTS without any error", async () => {
    const flow = await desk().territoryFlow({
      mesh: "ght",
      territory: "ght-deux-rives",
      other: "cpts",
      weight: "population",
    });
    if (!flow.ok) throw new Error(flow.refusal.seen);
    expect(flow.value.pieces).toBeGreaterThan(1);
    expect(flow.value.parts.length).toBeGreaterThan(1);
    const people = flow.value.parts.reduce((sum, { population }) => sum + population, 0);
    expect(people).toBeGreaterThanOrEqual(flow.value.totals.population);
  });
});
