import { expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { readPerimeterFile } from "../../src/formats/read-perimeters.ts";
import { SMALL_BASE } from "./small-base.ts";

const read = (text: string, columns = {}) =>
  readPerimeterList({ name: "liste.csv", bytes: new TextEncoder().encode(text) }, SMALL_BASE, { columns });
const WITHOUT_NAME = "secteur;insee;Courriel\nNord;01001;a@b.fr\nNord;01002;c@d.fr\n";

test("a list whose columns are not understood says what they hold, and is read once a person has said it", () => {
  const refused = read(WITHOUT_NAME);
  if (refused.ok || refused.refusal.code !== "no-territory-column") throw new Error("it has no column of CPTS");
  expect(refused.refusal.table).toEqual({
    headers: [
      { header: "secteur", sample: "Nord", isIdentity: false },
      { header: "insee", sample: "01001", isIdentity: false },
      { header: "Courriel", sample: null, isIdentity: true },
    ],
    columns: [{ role: "unit", header: "insee" }],
  });
  const said = read(WITHOUT_NAME, { territoryName: "secteur" });
  expect(said.ok && said.value.layer.territories.map(({ name }) => name)).toEqual(["Nord"]);
});

test("the second of two columns of one name can be said", () => {
  const text = "nom;nom;insee\nNord;Sud;01001\nNord;Sud;01002\n";
  const first = read(text);
  const second = read(text, { territoryName: "nom (2)" });
  expect(first.ok && first.value.layer.territories[0]!.name).toBe("Nord");
  expect(second.ok && second.value.layer.territories[0]!.name).toBe("Sud");
});

test("empty cells under names that come back are rows without a CPTS, not names written once", () => {
  const read3 = read("cpts;insee\nA;01001\nA;01002\n;05002\n;06088\nB;2A004\n");
  expect(read3.ok && read3.value.anomalies.map(({ row, kind }) => [row, kind])).toEqual([
    [4, "sans-territoire"],
    [5, "sans-territoire"],
  ]);
});

test("the other sheets that hold a list are named", async () => {
  const sheet = (name: string, code: string) => ({
    sheet: name,
    data: [
      ["cpts", "insee"],
      [`CPTS ${name}`, code],
    ].map((row) => row.map((value) => ({ value }))),
  });
  const notes = { sheet: "Lisez-moi", data: [[{ value: "Notes" }], [{ value: "à lire" }]] };
  const bytes = new Uint8Array(await writeWorkbook([sheet("05", "05002"), notes, sheet("06", "06088")]).toBuffer());
  const outcome = await readPerimeterFile({ name: "liste.xlsx", bytes }, SMALL_BASE);
  expect(outcome.ok && outcome.value.workbook?.sheet).toBe("05");
  expect(outcome.ok && outcome.value.anomalies.map(({ kind, value }) => [kind, value])).toEqual([
    ["feuille-non-lue", "06"],
  ]);
});
