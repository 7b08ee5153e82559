import { expect, test } from "vitest";
import { readBoolean, readDate, readNature, readStage } from "../../src/formats/cell-values.ts";
import { readArrondissements, readCodeCell } from "../../src/formats/unit-codes.ts";

test.each([
  ["15/01/2024", "2024-01-15"],
  ["1/2/24", "2024-02-01"],
  ["2024-01-15", "2024-01-15"],
  ["2024-01-15T00:00:00.000Z", "2024-01-15"],
  ["15/01/2024 00:00", "2024-01-15"],
  ["2024", "2024-01-01"],
  ["29/02/2024", "2024-02-29"],
  ["29/02/2023", null],
  ["13/13/2024", null],
  ["45306", "2024-01-15"],
  ["1er mars 2021", "2021-03-01"],
  ["décembre 2020", "2020-12-01"],
  ["06/2021", "2021-06-01"],
  ["13/2021", null],
  ["12345", null],
  ["bientôt", null],
])("date %s", (written, read) => expect(readDate(written)).toBe(read));

test.each([
  ["initiative", "pre-projet"],
  ["Rédaction", "lettre"],
  ["valide", "valide"],
  ["signataire", "aci"],
  ["Pré-projet", "pre-projet"],
  ["Lettre d’intention", "lettre"],
  ["PROJET DE SANTÉ VALIDÉ", "valide"],
  ["ACI en négociation", "negociation"],
  ["ACI signé", "aci"],
  ["construisant leur projet", "lettre"],
  ["Abandonné", "abandonne"],
  ["inconnu", "inconnu"],
  ["projet", null],
])("stage %s", (written, read) => expect(readStage(written)).toBe(read));

test.each([
  ["1", true],
  ["1.0", true],
  ["Oui", true],
  ["x", true],
  ["VRAI", true],
  ["true", true],
  ["0", false],
  ["non", false],
  ["", false],
  ["2", null],
])("boolean « %s »", (written, read) => expect(readBoolean(written)).toBe(read));

test.each([
  ["exemple simulé", "simule"],
  ["Officiel", "officiel"],
  ["reconstituée", "reconstitue"],
  ["autre", "importe"],
])("nature %s", (written, read) => expect(readNature(written)).toBe(read));

test.each([
  ["01001", ["01001"], null],
  [" 01001\u00a0", ["01001"], null],
  ["01 001", ["01001"], "code-corrige"],
  ["1001", ["01001"], "zero-perdu"],
  ["2b033", ["2B033"], "code-corrige"],
  ["13001 13002", ["13001", "13002"], null],
  ["1001/1002", ["01001", "01002"], "zero-perdu"],
  ["Nice (06088)", ["06088"], "code-corrige"],
  ["Nice", [], null],
  ["123", [], null],
  ["130010", [], null],
  ["", [], null],
])("code « %s »", (written, codes, mended) => expect(readCodeCell(written)).toEqual({ codes, mended }));

test("arrondissements by code and by rank, in the order of their codes", () => {
  const targets = ["69383", "69381", "69382"];
  expect(readArrondissements("69381, 2e et 3ème", targets)).toEqual(["69381", "69382", "69383"]);
  expect(readArrondissements("1er/9", targets)).toEqual(["69381", "9"]);
});
