import { expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { MESH_CATALOGUE, type MeshChoices, meshRequest } from "../../src/analysis/mesh-catalogue.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import type { Site } from "../../src/domain/site.ts";
import { importRefusalSentence, meshAnomalySentence } from "../../src/formats/import-sentences.ts";
import { readMesh } from "../../src/formats/mesh-list.ts";
import type { MeshBase } from "../../src/formats/mesh-list-import.ts";
import { fileOf, readPlaceBase } from "../fixtures/place-base.ts";

const base = readPlaceBase();

async function read(name: string, text: string, choices: MeshChoices = {}, over: MeshBase = base) {
  const result = await readMesh(fileOf(`${name}.csv`, text), over, meshRequest(name, "2026-10-01", choices));
  if (!result.ok) throw new Error(importRefusalSentence(result.refusal, "fr"));
  const { maillage, anomalies, ...rest } = result.value;
  for (const anomaly of anomalies)
    for (const language of ["fr", "en"] as const)
      expect(meshAnomalySentence(anomaly, language)).toMatch(/^(Ligne|Row|[A-Z0-9]).*\.$/);
  const { layer } = maillage;
  const zones = layer.territories.map(({ id, name: label }, zone) => {
    const codes = [...unitsOfTerritory(layer, zone)].map((unit) => base.units.codes[unit]);
    return `${id} | ${label} | ${codes.length > 5 ? codes.length : codes}`;
  });
  return { ...rest, maillage, zones, kinds: anomalies.map(({ kind, row }) => `${row} ${kind}`) };
}

test("a table by INSEE code, with the code and the name of the zones", async () => {
  const found = await read(
    "TVS",
    "INSEE_COM,Code_TVS,Nom_TVS,Population\n34199,T1,Pézenas,8000\n34311,T1,Pézenas,1700\n1053,T2,Bourg,41000\n34136,,,\n",
  );
  expect(found.reading).toBe("zones");
  expect(found.zones).toEqual(["T1 | Pézenas | 34199,34311", "T2 | Bourg | 01053"]);
  expect(found.kinds).toEqual(["5 sans-zone"]);
  expect(found.ignoredColumns).toEqual(["Population"]);
  expect(found.maillage).toMatchObject({ id: "tvs", nature: "importe", process: "descendant", date: "2026-10-01" });
});

test("a table by name and département; former communes and whole cities only fill what is left", async () => {
  const found = await read(
    "Secteurs PDSA",
    "Secteur;Commune;Dép\nNord;Abriès-Ristolas;05\nSud;Ristolas;05\nVille;Paris;75\nCœur;Paris 13e Arrondissement;75\nNord;Xyzzyville;05\n",
  );
  expect(found.zones).toEqual(["Nord | Nord | 05001", "Sud | Sud | ", "Ville | Ville | 19", "Cœur | Cœur | 75113"]);
  expect(found.kinds).toEqual(["3 ancienne-commune", "4 arrondissements", "6 commune-inconnue"]);
  expect(found.maillage.id).toBe("pdsa");
});

test("a unit in two zones is in both, and said", async () => {
  const found = await read("Pays", "code_insee;pays\n34199;A\n34199;B\n34311;A\n");
  expect(found.zones).toEqual(["A | A | 34199,34311", "B | B | 34199"]);
  expect(found.kinds).toEqual(["3 plusieurs-zones"]);
});

test("a table by département: each row takes a whole one", async () => {
  const found = await read(
    "DAC",
    "Département;DAC\n9;DAC Ariège\nAude;DAC Aude\n2A;DAC Corse\n2B;DAC Corse\nOutre-Rhin;X\n",
  );
  const count = (prefix: string) => base.units.codes.filter((code) => code.startsWith(prefix)).length;
  expect(found.zones).toEqual([
    `DAC Ariège | DAC Ariège | ${count("09")}`,
    `DAC Aude | DAC Aude | ${count("11")}`,
    `DAC Corse | DAC Corse | ${count("2A") + count("2B")}`,
    "X | X | ",
  ]);
  expect(found.kinds).toEqual(["6 commune-inconnue"]);
});

test("a workbook", async () => {
  const rows = [
    ["Code commune", "Nom du secteur"],
    ["34199", "Nord"],
    ["34311", "Sud"],
  ];
  const bytes = new Uint8Array(await writeWorkbook(rows.map((cells) => cells.map((value) => ({ value })))).toBuffer());
  const result = await readMesh({ name: "pdsa.xlsx", bytes }, base, meshRequest("PDSA", "2026-10-01"));
  expect(result.ok && result.value.maillage.layer.territories.map(({ name }) => name)).toEqual(["Nord", "Sud"]);
});

test.each([
  ["territoire_id;territoire_nom;unite\nt1;Nord;34199\n", "t1 | Nord | 34199"],
  ["Commune;Secteur\n34199;Nord\n", "Nord | Nord | 34199"],
  ["Commune;Secteur\n1053;Nord\n", "Nord | Nord | 01053"],
  ["Liste des secteurs;\n\nCODGEO;LIBGEO;BV2022;LIBBV2022\n34199;Pézenas;34199;Pézenas\n", "34199 | Pézenas | 34199"],
])("the headers of %j", async (text, zone) => expect((await read("Zones", text)).zones).toEqual([zone]));

test("classes are scattered over the country: a classification, with the names of the catalogue", async () => {
  const rows = [...base.units.codes].map((code, unit) => `${code},${unit % 2 === 0 ? "1_ZIP" : "2_ZAC"},NC`);
  const found = await read("Zonage médecins", `com_code,zmed_niveau,zdent_niveau\n${rows.join("\n")}\n`);
  expect(found.reading).toBe("classes");
  expect(found.maillage.isClassification).toBe(true);
  expect(found.zones).toEqual([
    "1_ZIP | Zone d’intervention prioritaire (ZIP) | 17459",
    "2_ZAC | Zone d’action complémentaire (ZAC) | 17458",
  ]);
});

test("of several columns of zones, that of the mesh asked for, or the one chosen", async () => {
  const text = "com_code,zmed_niveau,tvs_lib,bvcv_lib\n34199,1_ZIP,T1,B1\n34311,2_ZAC,T1,B1\n";
  expect((await read("TVS", text)).zoneColumn).toBe("tvs_lib");
  const chosen = await read("Bassins de vie", text, { zoneColumn: "bvcv_lib" });
  expect(chosen.zones).toEqual(["B1 | B1 | 34199,34311"]);
  expect(chosen.otherZoneColumns).toEqual(expect.arrayContaining(["zmed_niveau", "tvs_lib"]));
});

const hospital = (id: string, structureId: string, code: string): Site => {
  const unitIndex = base.units.indexOf.get(code)!;
  const [lng, lat] = base.centreOf(unitIndex)!;
  return { ...{ id, structureId, unitIndex, lng, lat }, kind: "hopital", name: id, nature: "importe" };
};

test("GHT from their hospitals: by FINESS number, else by commune; the rest is said", async () => {
  // Dijon holds one group, Beaune and Montbard the other; the last member is nowhere.
  const sites = [hospital("210000002", "210000001", "21231"), hospital("210000005", "210000004", "21054")];
  const found = await read(
    "GHT",
    "code_ght;nom_ght;finess_ej;nom_ej;code_commune;date_fermeture\n" +
      "A;Dijon;210000001;CHU;;\nB;Beaune;210000004;CH Beaune;;\nB;Beaune;210000006;CH Montbard;21425;\n" +
      "C;Ailleurs;210000007;CH X;;\nC;Ailleurs;210000001;CHU fermé;21231;2019-01-01\n",
    {},
    { ...base, sites },
  );
  expect(found.reading).toBe("membres");
  expect(found.maillage).toMatchObject({ id: "ght", nature: "reconstitue" });
  expect(found.maillage.rule.fr).toContain("plus proche");
  expect(found.maillage.layer.extent).toEqual([{ level: "departement", code: "21" }]);
  const [dijon, beaune, elsewhere] = found.maillage.layer.territories.map((_, zone) =>
    [...unitsOfTerritory(found.maillage.layer, zone)].map((unit) => base.units.codes[unit]!),
  );
  expect(dijon).toContain("21231");
  expect(beaune).toEqual(expect.arrayContaining(["21054", "21425"]));
  expect(elsewhere).toEqual([]);
  expect(dijon!.length + beaune!.length).toBe(base.units.codes.filter((code) => code.startsWith("21")).length);
  expect(found.kinds).toEqual(["5 membre-sans-lieu", "0 zone-sans-commune", "0 egalite"]);
  expect(found.rebuilt!.places).toBe(3);
  expect(found.rebuilt!.largestKm).toBeLessThan(80);
});

test("GHT of the daily FINESS+ document, with their members and places", async () => {
  const address = (lng: string, lat: string) => [
    { cogCommune: "21231", coordonneesGeographique: { directionLongitude: lng, directionLatitude: lat } },
  ];
  const legalEntity = (pmSmsseId: string, number: string, commune: string, lng: string, lat: string) => ({
    informationsGeneralesPMEJ: { pmSmsseId, numFinessPm: number },
    ege: [
      {
        informationsGeneralesEGE: { numFinessEge: `${number}0`, nomEgeLong: `CH ${number}` },
        ...{ categorieentiteGeographiqueExercice: "355", etatObjet: "A" },
        adresse: [{ ...address(lng, lat)[0], cogCommune: commune }],
      },
    ],
  });
  const group = (gccId: string, nomGcc: string, members: readonly string[]) => ({
    ...{ gccId, nomGcc, typeGcc: "001", gccIdentifiantExterne: gccId, etatObjet: "A" },
    pmejDuGcc: members.map((pmSmsseId) => ({ pmSmsseId })),
  });
  const found = await read(
    "GHT",
    JSON.stringify({
      gcc: [group("27103", "21-52", ["1"]), group("27110", "Sud Côte-d’Or", ["2"])],
      pmej: [
        legalEntity("1", "21000001", "21231", "5.068", "47.325"),
        legalEntity("2", "21000002", "21054", "4.84", "47.03"),
      ],
    }),
  );
  expect(found.reading).toBe("membres");
  expect(found.maillage.layer.territories.map(({ name }) => name)).toEqual(["21-52", "Sud Côte-d’Or"]);
  expect(found.units).toBe(base.units.codes.filter((code) => code.startsWith("21")).length);
});

test("DAC from their seats: a département with one seat is whole, one with two is shared out", async () => {
  const found = await read(
    "DAC",
    "finess_et;finess_ej;raison_sociale;code_commune;categorie;lat;lon\n" +
      "1;1;DAC 09;09122;606;42.96;1.61\n2;2;DAC Lunel;34145;606;43.68;4.13\n3;3;DAC Pézenas;34199;606;43.46;3.42\n" +
      "4;4;MSP;48095;603;44.52;3.5\n",
  );
  const count = (prefix: string) => base.units.codes.filter((code) => code.startsWith(prefix)).length;
  const sizes = found.maillage.layer.territories.map((_, zone) => unitsOfTerritory(found.maillage.layer, zone).length);
  expect(sizes[0]).toBe(count("09"));
  expect(sizes[1]! + sizes[2]!).toBe(count("34"));
  expect(sizes[1]).toBeGreaterThan(0);
  expect(found.maillage.layer.territories.map(({ name }) => name)).toEqual(["DAC 09", "DAC Lunel", "DAC Pézenas"]);
});

test("polygons: those of one zone add up", async () => {
  const [west, south, east, north] = base.unitIndex.boxOf(base.units.indexOf.get("34199")!)!;
  const half = (from: number, to: number, zone: string) => ({
    type: "Feature",
    properties: { secteur: zone },
    geometry: {
      type: "Polygon",
      coordinates: [[from, to, to, from, from].map((lng, corner) => [lng, corner > 1 && corner < 4 ? north : south])],
    },
  });
  const middle = (west + east) / 2;
  const features = [half(west, middle, "S1"), half(middle, east, "S1")];
  const found = await read("PDSA", JSON.stringify({ type: "FeatureCollection", features }));
  expect(found.reading).toBe("polygones");
  expect(found.zones[0]).toMatch(/^S1 \| S1 \| .*34199/);
});

test.each([
  ["", "file"],
  ["<html><body>Erreur</body></html>", "file"],
  ["age;taille\n3;4\n", "no-unit-column"],
  ["code_commune;population\n34199;8000\n", "no-zone-column"],
  ["code_commune;secteur\n", "no-row"],
  ["code_commune;secteur\n99999;A\n", "nothing-usable"],
  ["code_ght;finess_ej\nA;999999999\n", "no-member-place"],
])("refuses %j", async (text, code) => {
  const result = await readMesh(fileOf("x.csv", text), base, meshRequest("X", "2026-10-01"));
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  if (!result.ok)
    for (const language of ["fr", "en"] as const)
      expect(importRefusalSentence(result.refusal, language)).toMatch(/^[^\n]*\.$/);
});

test("the catalogue says what each mesh is in both languages, and no two have one name", () => {
  const names = MESH_CATALOGUE.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const { what, owner, legalBasis, getting } of MESH_CATALOGUE)
    for (const text of [what, owner, legalBasis, getting.note])
      expect(text.fr.length * text.en.length).toBeGreaterThan(0);
  expect(meshRequest("ght", "2026-01-01").facts.id).toBe("ght");
  expect(meshRequest("Pays du Haut", "2026-01-01").facts).toMatchObject({ id: "pays-du-haut", process: "inconnu" });
});

test("columns said by hand: communes by code or by name, and zones that nothing announces", async () => {
  const text = "lieu;truc;nom commun\nPézenas;nord;34311\nTourbes;nord;34199\n";
  expect((await readMesh(fileOf("x.csv", text), base, meshRequest("X", "2026-10-01"))).ok).toBe(false);
  const byName = await read("x", text, { unitColumn: "lieu", zoneColumn: "truc" });
  expect(byName.zones).toEqual(["nord | nord | 34199,34311"]);
  const [one] = (await read("x", "a;b\n34199;nord\n", { unitColumn: "a", zoneColumn: "b" })).zones;
  expect(one).toBe("nord | nord | 34199");
});
