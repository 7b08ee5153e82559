import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { guessFileSubject } from "../../src/formats/file-subject.ts";
import { writeWorkFile } from "../../src/formats/work-file.ts";
import { findRealData } from "../fixtures/real-data.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["perimeters", "a.csv", "cpts_id;cpts_nom;code_commune\na;A;46042\n"],
  ["perimeters", "a.csv", "Nom de la CPTS;Commune;Département\nA;Cahors;Lot\n"],
  ["perimeters", "vide.csv", ""],
  ["maillage", "tvs.csv", "code_insee;libelle_tvs\n46042;Cahors\n"],
  ["maillage", "ght.csv", "code commune;GHT\n46042;GHT du Lot\n"],
  ["sites", "t.csv", "nofinesset;rs;categetab;commune;coordxet;coordyet\n1;A;603;46042;1;2\n"],
  [
    "sites",
    "msp.geojson",
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Point","coordinates":[1,44]}}]}',
  ],
  [
    "contours",
    "c.json",
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"46042","nom":"Cahors"},"geometry":{"type":"Polygon","coordinates":[]}}]}',
  ],
  [
    "perimeters",
    "p.geojson",
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom_cpts":"A"},"geometry":{"type":"Polygon","coordinates":[]}}]}',
  ],
  ["draft", "p.json", '{"format": "cpts-perimetre","version":1,"drafts":[]}'],
  ["work", "w.json", writeWorkFile({ savedAt: "", address: "", parts: { notes: {} } })],
])("%s: %s", (subject, name, text) => {
  expect(guessFileSubject(name, bytes(text))).toBe(subject);
});

const real = [
  ["perimeters", "cpts-paca/cpts_paca_communes.csv"],
  ["perimeters", "cpts-paca/cpts_paca.csv"],
  ["sites", "finess-occitanie-2026/etablissements_occitanie.csv"],
  ["sites", "finess-occitanie-2026/structures_coordination_occitanie.csv"],
  ["contours", "geometrie-communes-2023/paca_com.geojson"],
  ["maillage", "zonage-medecins/zonage_medecins_par_commune_cog2026.csv"],
] as const;
describe.each(real)("a real file of %s", (subject, path) => {
  const file = findRealData(path);
  test.skipIf(file === null)(path, () => {
    expect(guessFileSubject(path.split("/").at(-1)!, readFileSync(file!))).toBe(subject);
  });
});
