import { expect, test } from "vitest";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import type { MaillageFacts } from "../../src/domain/maillage.ts";
import type { AdminLevel } from "../../src/domain/unit.ts";
import { distanceKm } from "../../src/geo/measure.ts";
import { onePerDepartement, rebuildFromSites } from "../../src/geo/rebuilt-mesh.ts";
import { createCentreReader } from "../../src/geo/unit-centres.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH, MINI_UNITS } from "../fixtures/mini-region.ts";

const text = { fr: "texte", en: "text" };
const FACTS: MaillageFacts = {
  ...{ id: "ght", name: text, owner: text, legalBasis: text, unit: text, rule: text },
  ...{ date: "2026-01-01", family: "groupement", process: "mixte" },
};
const centreOf = createCentreReader(MINI_MESH, buildUnitIndex(MINI_MESH));
const owners = [
  { id: "W", name: "West" },
  { id: "E", name: "East" },
];
/** West stands in unit 0 and, far away, in unit 11; East in unit 3. */
const places = [
  { owner: 0, point: [5.05, 43.05] as const, unit: 0 },
  { owner: 1, point: [5.35, 43.05] as const, unit: 3 },
  { owner: 0, point: [5.35, 43.25] as const, unit: 11 },
];
const rebuild = (within: AdminLevel | null, chosen = places) =>
  rebuildFromSites({ units: MINI_UNITS, centreOf, owners, places: chosen, within, facts: FACTS, source: "by hand" });

test("each unit goes to the owner of the nearest place, found again the slow way", () => {
  const { maillage, distanceKm: kilometres, isTie } = rebuild(null);
  for (let unit = 0; unit < MINI_UNITS.count; unit++) {
    const gaps = places.map(({ owner, point }) => ({ owner, km: distanceKm(centreOf(unit)!, point) }));
    const nearest = gaps.toSorted((a, b) => a.km - b.km)[0]!;
    const rival = Math.min(...gaps.filter(({ owner }) => owner !== nearest.owner).map(({ km }) => km));
    expect(kilometres[unit]).toBeCloseTo(nearest.km, 9);
    expect(isTie[unit]).toBe(rival - nearest.km <= 1 ? 1 : 0);
    if (rival - nearest.km > 0.001) expect([...unitsOfTerritory(maillage.layer, nearest.owner)]).toContain(unit);
  }
  expect(maillage.nature).toBe("reconstitue");
  expect(maillage.layer.extent).toBe("france");
  // Unit 7 stands halfway between East and the second place of West.
  expect(isTie[7]).toBe(1);
  expect(isTie[0]).toBe(0);
});

test("within a département, the nearest place of another one does not count", () => {
  const { layer } = rebuild("departement").maillage;
  expect([...unitsOfTerritory(layer, 0)]).toEqual(expect.arrayContaining([0, 1, 4, 5, 8, 9, 10, 11]));
});

test("a département without any place is not described", () => {
  const { maillage, distanceKm: kilometres } = rebuild(null, places.slice(0, 1));
  expect(maillage.layer.extent).toEqual([{ level: "departement", code: "01" }]);
  expect([...unitsOfTerritory(maillage.layer, 0)]).toEqual([0, 1, 4, 5, 8, 9]);
  expect(kilometres[2]).toBeNaN();
});

test("one territory for each département", () => {
  const { layer, nature } = onePerDepartement(MINI_UNITS, FACTS, "DAC");
  expect(nature).toBe("reconstitue");
  expect(layer.territories.map(({ name }) => name)).toEqual(["DAC Zone 01", "DAC Zone 02"]);
  expect([...unitsOfTerritory(layer, 1)]).toEqual([2, 3, 6, 7, 10, 11]);
});
