import { expect, it } from "vitest";
import type { ZoneInfo } from "../../src/analysis/protocol.ts";
import { firstOpen, keyOf, opensOnUnits, treeRows } from "../../src/ui/draw/tree-rows.ts";

const zone = (level: ZoneInfo["level"], code: string, parent: string, units = 2): ZoneInfo => ({
  level,
  code,
  name: `${level} ${code}`,
  population: 10,
  units,
  parent,
});
const ZONES = [
  zone("region", "11", "", 4),
  zone("departement", "75", "11"),
  zone("departement", "94", "11"),
  zone("epci", "200054781", "94"),
  zone("ept", "T12", "94"),
];
const UNITS = [
  { unit: 5, code: "94041", name: "Ivry-sur-Seine", population: 6 },
  { unit: 7, code: "94076", name: "Villejuif", population: 4 },
];
const nothing = { region: [], departement: [], arrondissement: [], epci: [], ept: [] };
const part = (code: string, units: number) => ({
  code,
  name: "",
  units,
  population: 1,
  populationShare: 1,
  ofUnits: 2,
  ofPopulation: 2,
});

it("opens a région on its départements, Grand Paris on its EPT, and an EPT on its communes", () => {
  const open = new Set(["region:11", "departement:94", "ept:T12"]);
  const rows = treeRows(ZONES, open, new Map([["ept:T12", UNITS]]), {
    units: [7],
    zones: { ...nothing, region: [part("11", 1)], departement: [part("94", 1)], ept: [part("T12", 1)] },
  });
  expect(rows.map(({ key, level, inside, of }) => [key, level, inside, of])).toEqual([
    ["region:11", 1, 1, 4],
    ["departement:75", 2, 0, 2],
    ["departement:94", 2, 1, 2],
    ["ept:T12", 3, 1, 2],
    ["unit:5", 4, 0, 1],
    ["unit:7", 4, 1, 1],
  ]);
  expect(rows.at(-1)).toMatchObject({ position: 1, siblings: 2, detail: "94076" });
});

it("opens Paris on its arrondissements, which no EPCI parts", () => {
  expect(opensOnUnits(ZONES, { level: "departement", code: "75" })).toBe(true);
  expect(opensOnUnits(ZONES, { level: "departement", code: "94" })).toBe(false);
});

it("begins where most of the draft lives, else in the area of study", () => {
  const open = (departements: readonly ReturnType<typeof part>[], scope: Parameters<typeof firstOpen>[2]) =>
    firstOpen(ZONES, { zones: { ...nothing, departement: departements } }, scope).map(keyOf);
  const few = { ...part("75", 1), population: 1 };
  const many = { ...part("94", 1), population: 5 };
  expect(open([few, many], [{ level: "region", code: "11" }])).toEqual(["region:11", "departement:94"]);
  expect(open([], [{ level: "region", code: "11" }])).toEqual(["region:11"]);
  expect(open([], [{ level: "departement", code: "94" }])).toEqual(["region:11", "departement:94"]);
  // Paris opens on its communes, which are read when a hand opens it.
  expect(open([few], [])).toEqual(["region:11"]);
  expect(open([], [])).toEqual([]);
});
