import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { type MeshChoices, meshRequest } from "../../src/analysis/mesh-catalogue.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { readMesh } from "../../src/formats/mesh-list.ts";
import type { MeshBase } from "../../src/formats/mesh-list-import.ts";
import { readSites } from "../../src/formats/site-list.ts";
import { readPlaceBase } from "../fixtures/place-base.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";

const occitanie = findRealData("finess-occitanie-2026/etablissements_occitanie.csv");
const hospitals = findRealData("hopitaux-2026/hopitaux_2026_partiel.csv");
const ght = findRealData("ght-bfc/ref_membres_finess_bfc.csv");
const zoning = findRealData("zonage-medecins/zonmed.csv");
const epci = findRealData("epci-2026/epci_communes.csv");
const polygons = findRealData("geometrie-communes-2023/paca_com.geojson");

const base = readPlaceBase();
const fileAt = (path: string) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) });

async function sitesOf(path: string) {
  const read = await readSites(fileAt(path), base);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

async function meshOf(path: string, name: string, choices: MeshChoices = {}, over: MeshBase = base) {
  const read = await readMesh(fileAt(path), over, meshRequest(name, "2026-10-01", choices));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

describe.runIf(occitanie !== null)("the establishments of Occitanie, 2026", () => {
  test("372 MSP, 280 CDS, 82 seats of CPTS, 13 of DAC, 40 MMG, each in the commune that its row says", async () => {
    const { counts, sites, approximate, anomalies } = await sitesOf(occitanie!);
    const places = Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, count.sites]));
    expect(places).toMatchObject({ msp: 372, cds: 280, "cpts-siege": 82, "dac-siege": 13, mmg: 40 });
    expect(approximate).toBe(0);
    expect(anomalies.every(({ kind }) => kind === "autre-categorie")).toBe(true);
    const rows = readRealRows("finess-occitanie-2026/etablissements_occitanie.csv", ";");
    const said = new Map(rows.map((row) => [row.finess_et, row.code_commune]));
    expect(sites.filter(({ id, unitIndex }) => said.get(id) !== base.units.codes[unitIndex])).toEqual([]);
  });

  test("one DAC for each of its thirteen départements, whole", async () => {
    const { maillage, reading } = await meshOf(occitanie!, "DAC");
    expect(reading).toBe("membres");
    const { layer } = maillage;
    const departements = layer.territories.map((_, zone) => {
      const codes = [...unitsOfTerritory(layer, zone)].map((unit) => base.units.codes[unit]!.slice(0, 2));
      expect(base.units.codes.filter((code) => code.slice(0, 2) === codes[0]).length).toBe(codes.length);
      return [...new Set(codes)].join();
    });
    expect(departements.sort()).toEqual("09,11,12,30,31,32,34,46,48,65,66,81,82".split(","));
  });

  test("the eight codes older than 2026 are today's communes", () => {
    const old = ["09287", "12076", "30094", "32067", "32260", "32413", "34093", "46217"];
    const found = old.map((code) => base.places.resolve({ code }));
    expect(found.map(({ kind }) => kind)).toEqual(old.map(() => "matched"));
    expect(old.filter((code) => base.units.indexOf.has(code))).toEqual([]);
  });
});

describe.runIf(hospitals !== null)("hospitals of France, 2026, without INSEE codes", () => {
  test("every hospital is placed; dialysis centres are left out and counted", async () => {
    const { counts, otherCategories, anomalies } = await sitesOf(hospitals!);
    // 384 + 195 + 708 + 109 + 70 + 29 + 10 + 3, by the notes of the file.
    expect(counts.hopital.sites).toBe(1508);
    expect(otherCategories).toEqual([{ code: "", label: "Centre de dialyse", rows: 106 }]);
    expect(anomalies.length).toBeLessThan(20);
  });

  test.runIf(ght !== null)("the eleven GHT of Bourgogne-Franche-Comté, rebuilt from 52 members", async () => {
    const { sites } = await sitesOf(hospitals!);
    const { maillage, rebuilt, rows } = await meshOf(ght!, "GHT", {}, { ...base, sites });
    expect({ rows, territories: maillage.layer.territories.length }).toEqual({ rows: 52, territories: 11 });
    expect(maillage.nature).toBe("reconstitue");
    expect(rebuilt!.places).toBeGreaterThan(52);
    const members = readRealRows("ght-bfc/ref_membres_finess_bfc.csv", ";");
    // The commune of most seats belongs to the GHT of its own hospital.
    const zoneOf = new Map(
      maillage.layer.territories.flatMap(({ id }, zone) =>
        [...unitsOfTerritory(maillage.layer, zone)].map((unit) => [base.units.codes[unit] as string, id] as const),
      ),
    );
    const own = members.filter(({ code_commune, code_ght }) => zoneOf.get(code_commune!) === code_ght).length;
    expect(own / members.length).toBeGreaterThan(0.9);
  });
});

describe.runIf(zoning !== null)("the zoning for GPs, by postal code and name", () => {
  test("a classification of four classes, more units than a careful match gives", async () => {
    const { maillage, reading, units } = await meshOf(zoning!, "Zonage médecins");
    expect(reading).toBe("classes");
    expect(maillage.layer.territories.map(({ id }) => id).sort()).toEqual(["1_ZIP", "2_ZAC", "3_HZ", "4_ZAR"]);
    // 34 876 units of which 24 have no class.
    expect(units).toBeGreaterThanOrEqual(34_876 - 24);
    const rows = readRealRows("zonage-medecins/zonage_medecins_par_commune_cog2026.csv", ";");
    const { layer } = maillage;
    const classOf = new Map(
      layer.territories.flatMap(({ id }, zone) =>
        [...unitsOfTerritory(layer, zone)].map((unit) => [base.units.codes[unit] as string, id] as const),
      ),
    );
    const different = rows.filter(({ code_commune, zonage }) => {
      const read = classOf.get(code_commune!);
      return read !== undefined && read !== zonage;
    });
    expect(different).toEqual([]);
  });
});

test.runIf(epci !== null)("the EPCI of a table are those of the base", async () => {
  const { maillage } = await meshOf(epci!, "Intercommunalités", { zoneColumn: "code_epci" });
  const { layer } = maillage;
  expect(layer.territories.length).toBe(1255);
  layer.territories.forEach(({ id, name }, zone) => {
    const official = base.units.zones.epci.codes.indexOf(id);
    expect(name).toBe(base.units.zones.epci.names[official]);
    for (const unit of unitsOfTerritory(layer, zone)) expect(base.units.zoneOf.epci[unit]).toBe(official);
  });
});

test.runIf(polygons !== null)("EPCI drawn as polygons of communes take most of their units", async () => {
  const { maillage, units } = await meshOf(polygons!, "EPCI", { zoneColumn: "EPCI" });
  const { layer } = maillage;
  let same = 0;
  layer.territories.forEach(({ id }, zone) => {
    const official = base.units.zones.epci.codes.indexOf(id);
    for (const unit of unitsOfTerritory(layer, zone)) if (base.units.zoneOf.epci[unit] === official) same++;
  });
  expect(same / units).toBeGreaterThan(0.95);
});
