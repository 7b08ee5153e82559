import { gzipSync } from "fflate";
import { expect, test } from "vitest";
import { importRefusalSentence, siteAnomalySentence } from "../../src/formats/import-sentences.ts";
import { readSites, type SiteOptions } from "../../src/formats/site-list.ts";
import { fileOf, readPlaceBase } from "../fixtures/place-base.ts";

const base = readPlaceBase();

async function read(name: string, text: string, options: SiteOptions = {}) {
  const result = await readSites(fileOf(name, text), base, options);
  if (!result.ok) throw new Error(importRefusalSentence(result.refusal, "fr"));
  const { sites, anomalies, ...rest } = result.value;
  const places = sites.map(({ id, structureId, kind, unitIndex, lng, lat, isApproximate = false }) => ({
    ...{ id, structureId, kind, isApproximate },
    unit: base.units.codes[unitIndex]!,
    point: `${lng.toFixed(2)} ${lat.toFixed(2)}`,
  }));
  for (const anomaly of anomalies) expect(siteAnomalySentence(anomaly, "fr")).not.toContain("undefined");
  return { ...rest, places, kinds: anomalies.map(({ kind, row }) => `${row} ${kind}`), anomalies };
}

async function refusal(name: string, text: string): Promise<string> {
  const result = await readSites(fileOf(name, text), base);
  return result.ok ? "read" : result.refusal.code;
}

const T_FINESS =
  "source,date_maj,finess,finess8,etat,rs,type,ej_finess,ej_rs,et_finess,et_rs,telephone,com_code,categ_code,categ_lib,geoloc_4326_long,geoloc_4326_lat\n";

test("t_finess: degrees, closed places, other categories, phones left out, several places of one structure", async () => {
  const found = await read(
    "t_finess.csv",
    `${T_FINESS}` +
      '"FINESS","2026-05-12","340000001","34000000","ACTUEL","MSP A","ET","340000009","SISA A","340000001","MSP A, SOCLE","0400000000","34311","603","Maison de santé (L.6223-3)","3.3667","43.4000"\n' +
      '"FINESS","2026-05-12","340000002","34000000","ACTUEL","MSP A","ET","340000009","SISA A","340000002","MSP A PLATEAU","","34199","603","Maison de santé (L.6223-3)","3.4233","43.4600"\n' +
      '"FINESS","2026-05-12","340000003","34000000","ACTUEL","MSP A","ET","340000009","SISA A","340000003","MSP A CABINET","","34136","603","Maison de santé (L.6223-3)","",""\n' +
      '"FINESS","2026-05-12","340000004","34000000","OBSOLETE","CDS B","ET","340000008","MUTUELLE","340000004","CDS B","","34199","124","Centre de Santé","3.42","43.46"\n' +
      '"FINESS","2026-05-12","340000005","34000000","ACTUEL","CDS C","ET","340000008","MUTUELLE","340000005","CDS C","","34199","124","Centre de Santé","3.42","43.46"\n' +
      '"FINESS","2026-05-12","340000006","34000000","ACTUEL","CDS D","ET","340000008","MUTUELLE","340000006","CDS D","","34311","124","Centre de Santé","3.37","43.40"\n' +
      '"FINESS","2026-05-12","340000007","34000000","ACTUEL","PHARMACIE","ET","340000007","X","340000007","PHARMACIE","","34199","620","Pharmacie","3.42","43.46"\n',
  );
  expect(found.counts.msp).toEqual({ sites: 3, structures: 1 });
  // Two centres of one mutuelle are two structures.
  expect(found.counts.cds).toEqual({ sites: 2, structures: 2 });
  expect(found.closed).toBe(1);
  expect(found.otherCategories).toEqual([{ code: "620", label: "Pharmacie", rows: 1 }]);
  expect(found.ignoredColumns).toContain("telephone");
  expect(found.kinds).toEqual(["1 colonne-identite", "0 autre-categorie", "4 sans-coordonnees", "5 ferme"]);
  expect(found.places.map(({ unit, isApproximate }) => `${unit} ${isApproximate}`).slice(0, 3)).toEqual([
    "34311 false",
    "34199 false",
    "34136 true",
  ]);
});

/** Fields 1 to 32 of a classic line; only those that are read are filled. */
function classic(id: string, ej: string, name: string, commune: string, dep: string, routing: string, cat: string) {
  const cells = new Array<string>(32).fill("");
  Object.assign(cells, {
    0: "structureet",
    1: id,
    2: ej,
    3: name,
    4: name,
    12: commune,
    13: dep,
    15: routing,
    18: cat,
  });
  return `${cells.join(";")}\n`;
}

test("the classic file: Lambert-93, UTM of Réunion, Corsica, quotes, Windows-1252", async () => {
  const text =
    "finess;etalab;111;2026-05-12\n" +
    // The Eiffel tower: 648 237 m, 6 862 272 m in Lambert-93, in the 7th arrondissement of Paris.
    classic("750000001", "750000009", '"CDS DU ""CHAMP DE MARS"""', "107", "75", "75007 PARIS", "124") +
    classic("970400001", "970400009", "MSP DE SAINT-DENIS", "411", "9D", "97400 ST DENIS", "603") +
    classic("2A0000001", "2A0000009", "MSP D'AJACCIO", "004", "2A", "20000 AJACCIO", "603") +
    classic("750000002", "750000009", "PHARMACIE É", "107", "75", "75007 PARIS", "620") +
    "geolocalisation;750000001;648237.3;6862271.7;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.1,LAMBERT_93;2026-05-01\n" +
    "geolocalisation;970400001;338600.0;7690500.0;1,ATLASANTE,100,IGN,BD_ADRESSE,V2.1,UTM_S40;2026-05-01\n";
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const result = await readSites({ name: "etalab-cs1100507.csv", bytes }, base);
  if (!result.ok) throw new Error(result.refusal.code);
  const { sites, date, rows, format, anomalies } = result.value;
  expect({ date, rows, format }).toEqual({ date: "2026-05-12", rows: 4, format: "finess-classique" });
  expect(sites.map(({ unitIndex, kind }) => `${base.units.codes[unitIndex]} ${kind}`)).toEqual([
    "75107 cds",
    "97411 msp",
    "2A004 msp",
  ]);
  expect(sites[0]).toMatchObject({ name: 'CDS DU "CHAMP DE MARS"' });
  expect(sites[0]!.lng).toBeCloseTo(2.2945, 3);
  expect(sites[0]!.lat).toBeCloseTo(48.8584, 3);
  expect(Math.abs(sites[1]!.lng - 55.448)).toBeLessThan(0.02);
  expect(Math.abs(sites[1]!.lat + 20.879)).toBeLessThan(0.02);
  expect(anomalies.map(({ kind }) => kind)).toEqual(["autre-categorie", "sans-coordonnees"]);
});

/** As the published schema writes them: X is the northing, degrees are under « direction ». */
const address = (cogCommune: string, lng: string, lat: string) => [
  {
    cogCommune,
    codePostal: "",
    ligneAcheminement: "",
    coordonneesGeographique: { directionLatitude: lat, directionLongitude: lng },
  },
];
const DAILY = {
  schemaVersion: "v1.0.0",
  generatedAt: "2026-10-01T02:19:27Z",
  gcc: [
    {
      ...{ gccId: "7", nomGcc: "GHT d'essai", typeGcc: "001", gccIdentifiantExterne: "27199", etatObjet: "A" },
      pmejDuGcc: [{ pmSmsseId: "11", typeRoleEntiteGroupe: "S" }],
    },
    { gccId: "8", nomGcc: "autre", typeGcc: "002", gccIdentifiantExterne: "", etatObjet: "A", pmejDuGcc: [] },
  ],
  gco: [],
  pmej: [
    {
      informationsGeneralesPMEJ: { pmSmsseId: "11", numFinessPm: "210000001", denominationPm: "CHU" },
      adresse: address("21231", "5.04", "47.32"),
      ege: [
        {
          informationsGeneralesEGE: { numFinessEge: "210000002", nomEgeCourt: "CHU", nomEgeLong: "CHU DE DIJON" },
          ...{
            categorieentiteGeographiqueExercice: "101",
            etatObjet: "A",
            adresse: address("21231", "5.068", "47.325"),
          },
        },
        {
          informationsGeneralesEGE: { numFinessEge: "210000003", nomEgeLong: "FERME", dateFermeture: "2019-01-01" },
          ...{ categorieentiteGeographiqueExercice: { code: "603", system: "tre_r397" }, etatObjet: "I" },
          adresse: address("21231", "5.06", "47.32"),
        },
      ],
      etatObjet: "A",
    },
  ],
};

test.each([
  ["plain", (text: string) => new TextEncoder().encode(text)],
  ["gzip", (text: string) => gzipSync(new TextEncoder().encode(text))],
])("the daily FINESS+ document, %s: places, GHT, date", async (_, encode) => {
  const result = await readSites({ name: "finess-structures.json", bytes: encode(JSON.stringify(DAILY)) }, base);
  if (!result.ok) throw new Error(result.refusal.code);
  const { sites, groups, rows, date, closed } = result.value;
  expect({ rows, date, closed }).toEqual({ rows: 2, date: "2026-10-01", closed: 1 });
  expect(sites).toMatchObject([{ id: "210000002", structureId: "210000001", kind: "hopital", name: "CHU DE DIJON" }]);
  expect(groups).toEqual([{ id: "27199", name: "GHT d'essai", members: ["210000001"] }]);
});

test("a daily document cut short keeps what was read, and says so", async () => {
  const text = JSON.stringify(DAILY);
  const result = await readSites(fileOf("cut.json", text.slice(0, text.lastIndexOf("]"))), base);
  expect(result.ok && result.value.anomalies.some(({ kind }) => kind === "fichier-coupe")).toBe(true);
});

test("any table: decimal commas, several places, no code, unknown places", async () => {
  const found = await read(
    "msp.csv",
    "Nom;Type;Commune;CP;Longitude;Latitude\n" +
      "MSP Sud;MSP;Pézenas;34120;3,4233;43,4600\n" +
      "MSP Est;Maison de santé pluriprofessionnelle;BOURG EN BRESSE CEDEX;01012;5,2257;46,2052\n" +
      "Nulle part;MSP;;;;\n" +
      "En mer;MSP;;;-30;45\n" +
      "Loin;MSP;Pézenas;34120;2,35;48,85\n" +
      "Pharmacie;Pharmacie;Pézenas;34120;3,42;43,46\n",
  );
  expect(found.places.map(({ unit, point, isApproximate }) => `${unit} ${point} ${isApproximate}`)).toEqual([
    "34199 3.42 43.46 false",
    "01053 5.23 46.21 false",
    expect.stringMatching(/^34199 3\.4\d 43\.4\d true$/),
  ]);
  expect(found.kinds).toEqual(["0 autre-categorie", "4 sans-lieu", "5 hors-france", "6 loin-de-sa-commune"]);
});

test("longitude and latitude swapped in the whole file are put right, and said once", async () => {
  const found = await read(
    "swapped.csv",
    "nom;categorie;code_commune;lon;lat\nMSP A;603;34199;43.46;3.4233\nMSP B;603;34311;43.40;3.3667\n",
  );
  expect(found.places.map(({ point }) => point)).toEqual(["3.42 43.46", "3.37 43.40"]);
  expect(found.anomalies.map(({ kind, value }) => `${kind} ${value}`)).toEqual(["coordonnees-inversees 2"]);
});

test("coordinates of Réunion read in the metropolitan projection are not believed", async () => {
  const found = await read("overseas.csv", "nom;categorie;code_commune;lon;lat\nMSP A;603;97411;-1.83;52.4\n");
  expect(found.places).toMatchObject([{ unit: "97411", isApproximate: true }]);
  expect(found.kinds).toEqual(["2 projection-metropolitaine"]);
});

test("former communes go through the history, cities by their postal code or their point", async () => {
  const found = await read(
    "old.csv",
    "nom;categorie;code_commune;cp;lon;lat\nA;603;05120;;;\nB;603;75056;75013;;\nC;603;75056;;2.3464;48.8462\nD;603;69123;;;\n",
  );
  expect(found.places.map(({ unit }) => unit)).toEqual(["05001", "75113", "75105"]);
  expect(found.kinds).toEqual(["2 ancienne-commune", "2 sans-coordonnees", "3 sans-coordonnees", "5 commune-douteuse"]);
});

test("a list of one kind without categories", async () => {
  const text = "nom;code_commune\nLes Oliviers;34199\n";
  expect(await refusal("plain.csv", text)).toBe("no-kind");
  expect((await read("plain.csv", text, { kind: "msp" })).places).toMatchObject([{ kind: "msp", unit: "34199" }]);
});

test("100 000 rows", async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${100_000_000 + i};MSP ${i};603;34199;3.42;43.46`);
  const found = await read("many.csv", `finess_et;nom;categorie;code_commune;lon;lat\n${rows.join("\n")}\n`);
  expect(found.places.length).toBe(100_000);
});

test("a reading that is stopped says so", async () => {
  const result = await readSites(fileOf("a.csv", "nom;categorie;lon;lat\nA;603;3.42;43.46\n".repeat(6000)), base, {
    signal: AbortSignal.abort(),
  });
  expect(result).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
});

test.each([
  ["empty.csv", "", "file"],
  ["page.csv", "<!doctype html><html><body>404</body></html>", "file"],
  ["other.json", '{"a": 1}', "not-finess-json"],
  ["broken.json", '{"pmej": [', "not-finess-json"],
  ["ej.csv", "finess;etalab;110;2026-05-12\nstructureej;010000024;X\n", "legal-entities"],
  ["people.csv", "age;taille\n12;3\n", "no-place-column"],
  ["header.csv", "nom;categorie;code_commune\n", "no-row"],
  ["pharmacies.csv", "nom;categorie;code_commune\nX;620;34199\n", "nothing-usable"],
])("refuses %s", async (name, text, code) => {
  const result = await readSites(fileOf(name, text), base);
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  if (!result.ok)
    for (const language of ["fr", "en"] as const)
      expect(importRefusalSentence(result.refusal, language)).toMatch(/^[^\n]*\.$/);
});

test("points of a GeoJSON: their geometry, not the columns that repeat it, in any projection", async () => {
  const point = (coordinates: readonly unknown[], properties: object) => ({
    ...{ type: "Feature", properties },
    geometry: { type: "Point", coordinates },
  });
  const collection = (...features: object[]) => JSON.stringify({ type: "FeatureCollection", features });
  const found = await read(
    "msp.geojson",
    collection(
      point([1.44, 44.45], { nom: "MSP de Cahors", type: "MSP", longitude: "0", lat: 0 }),
      point([2.03, 44.61, 12], { nom: "CDS de Figeac", type: "Centre de santé", extra: null }),
      { type: "Feature", properties: { nom: "sans lieu", type: "MSP" }, geometry: null },
    ),
  );
  expect(found.places.map(({ kind, unit, point: at }) => `${kind} ${unit} ${at}`)).toEqual([
    "msp 46042 1.44 44.45",
    "cds 46102 2.03 44.61",
  ]);
  const lambert = await read("l93.geojson", collection(point([578_000, 6_372_000], { nom: "MSP", type: "MSP" })));
  expect(lambert.places[0]!.unit).toBe("46042");
  expect(await refusal("vide.geojson", collection(point(["x", null], { nom: "MSP", type: "MSP" })))).not.toBe("read");
});
