import { expect, test } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { adminMaillages } from "../../src/domain/admin-maillage.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { tableOf } from "../fixtures/unit-table.ts";

const meshOf = (units: Parameters<typeof adminMaillages>[0], id: string) =>
  adminMaillages(units).find((mesh) => mesh.id === id)!;

test("the EPCI that holds EPT gives way to them, and its other units stand alone", () => {
  const units = tableOf([
    { code: "75101", population: 10, departement: "75", epci: "MGP" },
    { code: "75102", population: 20, departement: "75", epci: "MGP" },
    { code: "85113", population: 5, departement: "85" },
    { code: "92002", population: 30, departement: "92", epci: "MGP", ept: "T2" },
    { code: "92004", population: 40, departement: "92", epci: "MGP", ept: "T2" },
    { code: "95500", population: 50, departement: "95", epci: "CC" },
  ]);
  const { layer } = meshOf(units, "ept");
  const zones = layer.territories.map(({ id }, t) => `${id}: ${[...unitsOfTerritory(layer, t)]}`);
  expect(zones).toEqual(["75101: 0", "75102: 1", "T2: 3,4", "CC: 5"]);
  const epci = meshOf(units, "epci").layer;
  expect(epci.territories.map(({ id }, t) => `${id}: ${[...unitsOfTerritory(epci, t)]}`)).toEqual([
    "CC: 5",
    "MGP: 0,1,3,4",
  ]);
});

test("the levels of France hold what the COG of 2026 says", () => {
  const { units } = readBase();
  const counts = adminMaillages(units).map(({ id, layer }) => [id, layer.territories.length, layer.members.length]);
  // 1 255 EPCI of which one is Grand Paris: 1 254 others, 11 EPT, 20 arrondissements of Paris. 4 islands without EPCI.
  expect(counts).toEqual([
    ["region", 18, 34_917],
    ["departement", 101, 34_917],
    ["arrondissement", expect.any(Number), expect.any(Number)],
    ["epci", 1255, 34_913],
    ["ept", 1285, 34_913],
  ]);
});
