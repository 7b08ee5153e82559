import { describe, expect, it } from "vitest";
import { buildPostalCodes } from "../../scripts/packs/postal-codes.ts";
import { buildUnits } from "../../scripts/packs/units.ts";
import { LATEST_COG, readCommunes, readGroupings, readZones } from "../../scripts/sources/decoupage.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";

const INSEE = "insee-cog-2026";
const communes = readCommunes(LATEST_COG);
const units = buildUnits({
  cog: LATEST_COG,
  communes,
  regions: readZones(LATEST_COG, "regions"),
  departements: readZones(LATEST_COG, "departements"),
  arrondissements: readZones(LATEST_COG, "arrondissements"),
  epci: readGroupings(LATEST_COG, "epci"),
  ept: readGroupings(LATEST_COG, "ept"),
});
const at = (code: string) => units.indexOf.get(code)!;
const zoneCode = (level: keyof typeof units.zones, code: string) =>
  units.zones[level].codes[units.zoneOf[level][at(code)]!];

describe("the 34 917 units", () => {
  it("have the expected totals and levels", () => {
    expect(units.count).toBe(34_917);
    expect(units.population.reduce((sum, people) => sum + people, 0)).toBe(68_350_798);
    expect(units.zones.region.codes).toHaveLength(18);
    expect(units.zones.departement.codes).toHaveLength(101);
    expect(units.zones.arrondissement.codes).toHaveLength(333);
    expect(units.zones.epci.codes).toHaveLength(1255);
    expect(units.zones.ept.codes).toHaveLength(11);
  });

  it("have an EPCI, but for four islands", () => {
    expect(units.codes.filter((code) => units.zoneOf.epci[at(code)] === -1)).toEqual([
      "22016",
      "29083",
      "29155",
      "85113",
    ]);
  });

  it("have an EPT in the Métropole du Grand Paris, but for the arrondissements of Paris", () => {
    const grandParis = units.codes.filter((code) => zoneCode("epci", code) === "200054781");
    expect(grandParis).toHaveLength(129 + 20);
    expect(grandParis.filter((code) => units.zoneOf.ept[at(code)] === -1).every((code) => code.startsWith("751"))).toBe(
      true,
    );
    expect(units.codes.filter((code) => units.zoneOf.ept[at(code)] !== -1)).toHaveLength(129);
  });

  it("give Paris, Lyon and Marseille their city's zones, and postal codes of their own", () => {
    const zones = (code: string) =>
      (["region", "departement", "arrondissement", "epci"] as const).map((level) => zoneCode(level, code));
    expect(zones("75113")).toEqual(["11", "75", "751", "200054781"]);
    expect(zones("69389")).toEqual(["84", "69", "691", "200046977"]);
    expect(zones("13201")).toEqual(["93", "13", "133", "200054807"]);
    const postalCodes = buildPostalCodes(communes);
    expect(postalCodes).toHaveLength(units.count);
    expect(postalCodes[at("75116")]).toEqual(["75016", "75116"]);
    expect(postalCodes[at("69389")]).toEqual(["69009"]);
    expect(postalCodes[at("13201")]).toEqual(["13001"]);
  });
});

describe.skipIf(findRealData(`${INSEE}/communes.csv`) === null)("the files of INSEE and of the DGCL", () => {
  // Read within the tests: the body of a skipped group runs all the same.
  const units2026 = () =>
    readRealRows(`${INSEE}/communes.csv`, ",").filter(
      ({ TYPECOM, COM }) => /^(COM|ARM)$/.test(TYPECOM!) && !/^(75056|69123|13055)$/.test(COM!),
    );

  it("have the same codes, names, départements and régions", () => {
    expect(
      units2026()
        .map(({ COM }) => COM)
        .sort(),
    ).toEqual(units.codes);
    const different = units2026().filter(
      ({ COM, LIBELLE, DEP, REG }) =>
        units.names[at(COM!)] !== LIBELLE || zoneCode("departement", COM!) !== DEP || zoneCode("region", COM!) !== REG,
    );
    expect(different.map(({ COM, LIBELLE }) => `${COM} ${LIBELLE} / ${units.names[at(COM!)]}`)).toEqual([]);
  });

  it("have the same arrondissements", () => {
    const different = units2026().filter(
      ({ TYPECOM, COM, ARR }) => TYPECOM === "COM" && (zoneCode("arrondissement", COM!) ?? "") !== ARR,
    );
    expect(different.map(({ COM, ARR }) => `${COM}: ${ARR} / ${zoneCode("arrondissement", COM!)}`)).toEqual([]);
    const listed = readRealRows(`${INSEE}/arrondissements.csv`, ",");
    expect(listed.map(({ ARR, LIBELLE }) => `${ARR} ${LIBELLE}`).sort()).toEqual(
      units.zones.arrondissement.codes.map((code, zone) => `${code} ${units.zones.arrondissement.names[zone]}`),
    );
  });

  it("have the same populations", () => {
    const populations = [
      ...readRealRows(`${INSEE}/donnees_communes.csv`, ";").map(({ COM, PMUN }) => [COM!, Number(PMUN)] as const),
      ...readRealRows(`${INSEE}/donnees_communes_mayotte.csv`, ";").map(
        ({ CODCOM, PMUN }) => [`976${CODCOM!.slice(-2)}`, Number(PMUN)] as const,
      ),
    ];
    expect(populations).toHaveLength(units.count);
    expect(populations.filter(([code, people]) => units.population[at(code)] !== people)).toEqual([]);
  });

  it("have the same members of EPCI", () => {
    const members = readRealRows("epci-2026/epci_communes.csv", ";");
    expect(members).toHaveLength(34_871);
    const cities: Readonly<Record<string, string>> = { "75056": "75101", "69123": "69381", "13055": "13201" };
    const different = members.filter(
      ({ code_commune, code_epci }) => zoneCode("epci", cities[code_commune!] ?? code_commune!) !== code_epci,
    );
    expect(different).toEqual([]);
  });
});
