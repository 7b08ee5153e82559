import { describe, expect, test } from "vitest";
import { createEngine } from "../../src/analysis/engine.ts";
import { assembleFrance } from "../../src/analysis/france.ts";
import { encodeSnapshot, firstChoices, readSnapshot, takeSnapshot, tileKey } from "../../src/analysis/snapshot.ts";
import type { Report } from "../../src/domain/report.ts";
import type { Manifest } from "../../src/packs/pack-list.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const TODAY = "2024-06-01";
const layer = miniLayer({
  a: { units: [0, 1], startDate: "2020-01-01", stages: [{ stage: "aci", date: "2023-01-01" }] },
  b: { units: [2], startDate: "2025-01-01" },
});
const example = { cpts: layer, sites: [], maillages: [], sources: new Map() };
const manifest = { cog: 2026, populationYear: 2023, build: "b", packs: {} } as unknown as Manifest;

async function take() {
  const france = assembleFrance({
    units: MINI_UNITS,
    mesh: MINI_MESH,
    example,
    manifest,
    loadHistory: () => Promise.reject(new Error("not asked")),
    loadPostalCodes: () => Promise.reject(new Error("not asked")),
    loadSurroundings: async () => ({ type: "FeatureCollection", features: [] }),
  });
  const engine = createEngine(async () => france);
  const outcome = await engine.start("", firstChoices(TODAY), () => {});
  if (!outcome.ok) throw new Error(outcome.refusal.detail);
  return { engine, snapshot: await takeSnapshot(engine, outcome.value, layer, TODAY) };
}

describe("the first view", () => {
  test("comes back from its bytes as it was, tiles included", async () => {
    const { engine, snapshot } = await take();
    const read = readSnapshot(encodeSnapshot(snapshot), TODAY)!;
    expect(JSON.parse(JSON.stringify(read.view))).toEqual(JSON.parse(JSON.stringify(snapshot.view)));
    expect(read.view.report.classes.single.population).toBe(40_000);
    const [z, x, y] = [5, 16, 11];
    expect(read.tiles.get(tileKey("territories", z, x, y))).toEqual(await engine.tile("territories", z, x, y));
  });

  test("leaves the territories to be read one at a time, and the report to hold them all", async () => {
    const { engine, snapshot } = await take();
    expect(snapshot.view.report).not.toHaveProperty("territories");
    const report: Report = JSON.parse((await engine.exportReport())!);
    expect(report.territories).toMatchObject([{ id: "a", population: { min: 40_000, max: 40_000 } }]);
    expect((await engine.territorySheet(0))?.report).toEqual(report.territories[0]);
    expect(await engine.territorySheet(1)).toBeNull();
  });

  test("holds until the next date of the example, and from the last one on", async () => {
    const { snapshot } = await take();
    const bytes = encodeSnapshot(snapshot);
    expect([snapshot.validFrom, snapshot.validUntil]).toEqual(["2023-01-01", "2025-01-01"]);
    expect(readSnapshot(bytes, "2024-12-31")?.view.report.meta.date).toBe("2024-12-31");
    expect(readSnapshot(bytes, "2025-01-01")).toBeNull();
    expect(readSnapshot(bytes, "2022-12-31")).toBeNull();
  });

  test("is nothing when it is cut, foreign or of another version", async () => {
    const { snapshot } = await take();
    const bytes = encodeSnapshot(snapshot);
    for (const length of [0, 4, 11, 200, bytes.length - 1])
      expect(readSnapshot(bytes.slice(0, length), TODAY)).toBeNull();
    const other = bytes.slice();
    other[7] = 99;
    expect(readSnapshot(other, TODAY)).toBeNull();
    expect(readSnapshot(new TextEncoder().encode("<!doctype html><html></html>"), TODAY)).toBeNull();
  });
});
