import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { sheetOf } from "../../src/formats/sheet.ts";
import { neutralise, writeCsv } from "../../src/formats/write-csv.ts";
import { writeWorkbook } from "../../src/formats/write-workbook.ts";

const HOSTILE = [
  '=HYPERLINK("http://x";"y")',
  "+33 1",
  "-1+1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "CPTS ; « L’Aube »",
  'a "b"',
];
const sheet = sheetOf(
  ["name", "population", "coveredShare", "areaKm2", "declared"],
  HOSTILE.map((name, row) => ({
    name,
    population: row === 1 ? null : 1_234_567,
    coveredShare: 0.98063043,
    areaKm2: 12.3456,
    declared: row === 0,
  })),
  { population: 5 },
);

describe("delimited text", () => {
  const bytes = writeCsv(sheet, ["Territoire d’étude : PACA", "Exemple simulé"], "fr");
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const { data } = Papa.parse<string[]>(text.slice(1), { delimiter: ";", skipEmptyLines: true });

  it("is what Excel in French reads: mark, semicolons, decimal comma, CRLF", () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text).toContain("\r\n");
    expect(data[2]).toEqual([
      "Nom",
      "Population",
      "Taux de couverture populationnelle",
      "Surface (km²)",
      "Partage déclaré par les deux",
    ]);
    expect(data[3]!.slice(1)).toEqual(["1234567", "0,98063", "12,346", "oui"]);
    expect(data[4]![1]).toBe("");
    expect(data.at(-1)).toEqual(["TOTAL", "5", "", "", ""]);
  });

  it("says where it comes from in its first lines", () => {
    expect(data.slice(0, 2)).toEqual([["# Territoire d’étude : PACA"], ["# Exemple simulé"]]);
  });

  it("holds no formula that a spreadsheet would run", () => {
    const names = data.slice(3, -1).map(([name]) => name!);
    expect(names.filter((name) => /^[=+\-@\t\r]/.test(name))).toEqual([]);
    expect(names.map((name) => name.replace(/^'/, ""))).toEqual(HOSTILE);
    expect(neutralise("CPTS Alpha")).toBe("CPTS Alpha");
  });
});

it("keeps texts as texts and numbers as numbers in a workbook", async () => {
  const bytes = await writeWorkbook([{ ...sheet, name: "a/b", title: "Titre" }], ["Sources : x"], "fr");
  const rows = await readSheet(Buffer.from(bytes), 1);
  expect(rows[0]![0]).toBe("Titre");
  expect(rows[1]![0]).toBe("Sources : x");
  expect(rows[3]).toEqual([HOSTILE[0], 1_234_567, 0.98063, 12.346, "oui"]);
  expect(rows[4]!.slice(0, 2)).toEqual([HOSTILE[1], null]);
});
