import { describe, expect, it } from "vitest";
import corrections from "../../data/corrections/units.json" with { type: "json" };
import { buildUnits, type UnitSources } from "../../scripts/packs/units.ts";
import type { Commune } from "../../scripts/sources/decoupage.ts";
import { readRecords } from "../../scripts/sources/source-record.ts";
import { commune, smallFrance } from "../fixtures/decoupage.ts";

const known = { ...corrections, totals: { units: 6, population: 600, source: "six communes of 100" } };
const build = (change: Partial<UnitSources> = {}) => buildUnits({ ...smallFrance(), ...change }, known);
const withCommune = (code: string, change: Partial<Commune>): Partial<UnitSources> => ({
  communes: smallFrance().communes.map((each) => (each.code === code ? { ...each, ...change } : each)),
});

describe("buildUnits", () => {
  it("keeps communes and arrondissements, drops the city and the collectivity, sorts by code", () => {
    expect(build().codes).toEqual(["01001", "01002", "22016", "69381", "69382", "97601"]);
  });

  it("gives the arrondissements the EPCI of their city and the island none", () => {
    const { zones, zoneOf } = build();
    expect(zones.epci).toEqual({
      codes: ["200000001", "200000002"],
      names: ["Zone 200000001", "Zone 200000002"],
      types: ["CC", "METRO"],
    });
    expect([...zoneOf.epci]).toEqual([0, 0, -1, 1, 1, 0]);
    expect([...zoneOf.ept]).toEqual([-1, 0, -1, -1, -1, -1]);
    expect([...zoneOf.departement]).toEqual([0, 0, 1, 2, 2, 3]);
    expect([...zoneOf.arrondissement]).toEqual([0, 0, 1, 2, 2, -1]);
  });

  it("keeps the year of each population", () => {
    expect([...build().populationYear]).toEqual([2023, 2023, 2023, 2023, 2023, 2017]);
  });

  it.each([
    [
      "a unit without population",
      withCommune("01001", { population: undefined }),
      "01001 Commune 01001: no population",
    ],
    [
      "a code in no département",
      withCommune("01001", { departement: undefined }),
      "01001 Commune 01001: in no departement",
    ],
    ["a département that is unknown", withCommune("01001", { departement: "99" }), "departement 99 is unknown"],
    [
      "a commune without arrondissement outside Mayotte",
      withCommune("01001", { arrondissement: undefined }),
      "in no arrondissement",
    ],
    [
      "a code given twice",
      { communes: [...smallFrance().communes, commune("01001")] },
      "01001 Commune 01001: code given twice",
    ],
    [
      "a commune in no EPCI that no correction answers",
      { epci: smallFrance().epci.slice(0, 1) },
      "01002 L'Île-d'Ain: in no epci",
    ],
    ["a total that does not hold", withCommune("01001", { population: 101 }), "France: 601 people, expected 600"],
  ])("refuses %s", (_, change, line) => {
    expect(() => build(change)).toThrow(line);
  });

  it("refuses a member of an EPCI that is unknown, or in two", () => {
    const [city, group] = smallFrance().epci;
    const epci = [city!, { ...group!, members: [...group!.members, "01999", "69123"] }];
    expect(() => build({ epci })).toThrow(/epci\.json: 200000001 Zone 200000001: member 01999 is not a commune/);
    expect(() => build({ epci })).toThrow(/member 69123 is already in 200000002/);
  });
});

describe("readRecords", () => {
  const read = (fields: object) => readRecords("communes.json", [{ code: "01001" }, fields])[1]!;

  it("names the file, the record and the value", () => {
    expect(() => read({ code: "1002" }).code("code", /^\d{5}$/)).toThrow(
      'communes.json: record 1 (1002): "code" should be like ^\\d{5}$, found "1002"',
    );
    expect(() => read({ code: "01002" }).text("nom")).toThrow('"nom" should be text, found nothing');
    expect(() => read({ population: -3 }).optionalCount("population")).toThrow("found -3");
    expect(() => read({ codesPostaux: ["01000", 1] }).codes("codesPostaux", /^\d{5}$/)).toThrow("found 1");
    expect(() => readRecords("communes.json", { code: "01001" })).toThrow("communes.json: top: should be a list");
    expect(() => readRecords("communes.json", [null])).toThrow(
      "communes.json: record 0: should be an object, found null",
    );
  });
});
