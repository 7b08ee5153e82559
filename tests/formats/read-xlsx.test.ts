import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { recogniseForeignFile } from "../../src/formats/file-kind.ts";
import { readPerimeterFile } from "../../src/formats/read-perimeters.ts";
import { readXlsx } from "../../src/formats/read-xlsx.ts";
import { SMALL_BASE } from "./small-base.ts";

type Value = string | number | boolean | Date | null;
interface SheetOfTest {
  readonly name?: string;
  readonly rows: readonly (readonly Value[])[];
}

async function workbook(...sheets: readonly SheetOfTest[]): Promise<Uint8Array> {
  const cell = (value: Value) =>
    value === null ? null : value instanceof Date ? { value, format: "dd/mm/yyyy", type: Date } : { value };
  const written = await writeWorkbook(
    sheets.map(({ name = "Feuil1", rows }) => ({ sheet: name, data: rows.map((row) => row.map(cell)) })),
  ).toBuffer();
  return new Uint8Array(written);
}

/** The same workbook with the text of one part changed. */
function edit(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  parts[part] = strToU8(change(strFromU8(parts[part]!)));
  return zipSync(parts);
}

const SHEET = "xl/worksheets/sheet1.xml";

async function cellsOf(bytes: Uint8Array, sheet?: string) {
  const outcome = await readXlsx({ name: "liste.xlsx", bytes }, sheet);
  if (!outcome.ok) return outcome.refusal.code;
  return outcome.value.table.rows.map(({ number, cells }) => [number, ...cells]);
}

test("text, numbers, dates and booleans as people see them; rows numbered as Excel does", async () => {
  const bytes = await workbook({
    rows: [
      ["cpts_nom", "code_commune", "date_debut", "partage", "taux"],
      [null],
      ["CPTS <b>A</b>", 1001, new Date("2024-01-15"), true, 0.1 + 0.2],
      ["CPTS A", "01002", null, false, 12345678901],
    ],
  });
  expect(await cellsOf(bytes)).toEqual([
    [1, "cpts_nom", "code_commune", "date_debut", "partage", "taux"],
    [3, "CPTS <b>A</b>", "1001", "2024-01-15", "VRAI", "0.30000000000000004"],
    [4, "CPTS A", "01002", "", "FAUX", "12345678901"],
  ]);
});

test("formulas give their last value, errors their text, rich text its words", async () => {
  const bytes = edit(
    await workbook({
      rows: [
        ["cpts_nom", "code"],
        ["A", "B"],
      ],
    }),
    SHEET,
    (xml) =>
      xml.replace(
        /<sheetData>.*<\/sheetData>/s,
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>nom</t></is></c></row>' +
          '<row r="2"><c r="A2" t="str"><f>CONCAT("0",B2)</f><v>01001</v></c><c r="B2"><f>1000+1</f><v>1001</v></c>' +
          '<c r="C2" t="e"><f>VLOOKUP(1,A1:A2,1)</f><v>#N/A</v></c>' +
          '<c r="D2" t="inlineStr"><is><r><t>CPTS </t></r><r><rPr><b/></rPr><t>du Luberon</t></r></is></c></row></sheetData>',
      ),
  );
  expect(await cellsOf(bytes)).toEqual([
    [1, "nom", "", "", ""],
    [2, "01001", "1001", "#N/A", "CPTS du Luberon"],
  ]);
});

test("cells merged over several rows repeat their value on the rows that hold something", async () => {
  const plain = await workbook({
    rows: [
      ["cpts_nom", "code_commune"],
      ["CPTS A", "01001"],
      [null, "01002"],
      [null, "05001"],
      [null, null],
      ["CPTS B", "05002"],
    ],
  });
  const bytes = edit(plain, SHEET, (xml) =>
    xml.replace(
      "</sheetData>",
      '</sheetData><mergeCells count="2"><mergeCell ref="A2:A5"/><mergeCell ref="C1:D1"/></mergeCells>',
    ),
  );
  const outcome = await readXlsx({ name: "liste.xlsx", bytes });
  expect(outcome.ok && outcome.value.table).toMatchObject({
    mergedCells: { row: 2, filled: 2 },
    rows: [
      {},
      {},
      { cells: ["CPTS A", "01002"] },
      { cells: ["CPTS A", "05001"] },
      { number: 6, cells: ["CPTS B", "05002"] },
    ],
  });
  const list = await readPerimeterFile({ name: "liste.xlsx", bytes }, SMALL_BASE);
  expect(list.ok && list.value.anomalies.map(({ kind, row, value }) => [kind, row, value])).toEqual([
    ["cellules-fusionnees", 2, "2"],
  ]);
  expect(list.ok && [...list.value.layer.memberStart]).toEqual([0, 3, 4]);
});

describe("the sheet", () => {
  const SHEETS: readonly SheetOfTest[] = [
    { name: "Lisez-moi", rows: Array.from({ length: 40 }, (_, i) => [`note ${i}`]) },
    { name: "CPTS & communes", rows: [["Liste"], ["cpts_nom", "code_commune"], ["A", "01001"]] },
    { name: "Graphique", rows: [] },
  ];

  it("is the one whose header looks most like a list, and the others are listed", async () => {
    const outcome = await readXlsx({ name: "l.xlsx", bytes: await workbook(...SHEETS) });
    expect(outcome.ok && [outcome.value.sheet, outcome.value.sheets]).toEqual([
      "CPTS & communes",
      [
        { name: "Lisez-moi", rows: 40, isHidden: false },
        { name: "CPTS & communes", rows: 3, isHidden: false },
        { name: "Graphique", rows: 0, isHidden: false },
      ],
    ]);
  });

  it("can be chosen, and a hidden one is only read when it is", async () => {
    const bytes = edit(await workbook(...SHEETS), "xl/workbook.xml", (xml) =>
      xml.replace(/(<sheet )([^>]*name="CPTS)/, '$1state="hidden" $2'),
    );
    const outcome = await readXlsx({ name: "l.xlsx", bytes });
    expect(outcome.ok && outcome.value.sheet).toBe("Lisez-moi");
    expect(await cellsOf(bytes, "CPTS & communes")).toHaveLength(3);
    expect(await cellsOf(bytes, "Absente")).toBe("no-sheet");
    expect(await cellsOf(bytes, "Graphique")).toBe("empty");
  });
});

describe("what is no sound workbook", () => {
  const LIST: SheetOfTest = {
    rows: [
      ["cpts_nom", "code_commune"],
      ["A", "01001"],
    ],
  };
  const asText = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
  const utf16 = (text: string) => [...text].map((character) => `${character}\0`).join("");

  it("cut at any place, it is refused in one way", async () => {
    const bytes = await workbook(LIST);
    for (let length = 200; length < bytes.length; length += 97)
      expect(await cellsOf(bytes.subarray(0, length))).toBe("workbook-broken");
  });

  it.each<[string, string, (xml: string) => string]>([
    ["without its relations", "xl/_rels/workbook.xml.rels", () => "<Relationships/>"],
    ["with a sheet that is no XML", SHEET, () => "<worksheet><sheetData><row r='1'><c"],
    [
      "with a row at the end of the world",
      SHEET,
      (xml) => xml.replace("</sheetData>", '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData>'),
    ],
  ])("%s", async (_, part, change) => {
    expect(typeof (await cellsOf(edit(await workbook(LIST), part, change)))).toBe("string");
  });

  it("a stray cell far to the right does not widen every row", async () => {
    const bytes = edit(await workbook(LIST), SHEET, (xml) =>
      xml.replace("</sheetData>", '<row r="9"><c r="A9"><v>1</v></c><c r="XFD9"><v>1</v></c></row></sheetData>'),
    );
    expect(await cellsOf(bytes)).toEqual([
      [1, "cpts_nom", "code_commune"],
      [2, "A", "01001"],
      [9, "1", ""],
    ]);
  });

  it("a value in the last row of Excel is read, unless the sheet is so wide that its empty cells fill the memory", async () => {
    const last = (cells: string) => async () =>
      cellsOf(
        edit(await workbook(LIST), SHEET, (xml) =>
          xml.replace("</sheetData>", `<row r="1048576">${cells}</row></sheetData>`),
        ),
      );
    expect(await last('<c r="A1048576"><v>1</v></c>')()).toHaveLength(3);
    expect(await last('<c r="CZ1048576"><v>1</v></c>')()).toBe("workbook-too-large");
  });

  it("a bomb is refused before it is unpacked", async () => {
    const bytes = await workbook(LIST);
    // The index of the archive says how large each part is: here it says 4 GB of the last one named in it.
    const index = new TextDecoder("latin1").decode(bytes);
    const entry = index.lastIndexOf("PK\x01\x02", index.lastIndexOf(SHEET));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry + 24, 0xfffffff0, true);
    expect(await cellsOf(bytes)).toBe("workbook-too-large");
  });

  it("other kinds are recognised by their bytes", async () => {
    const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".padEnd(512, "\0");
    const zip = (name: string, content = "") => zipSync({ [name]: strToU8(content) });
    expect(recogniseForeignFile(asText(ole + utf16("Workbook")))).toBe("xls");
    expect(recogniseForeignFile(asText(ole + utf16("EncryptedPackage")))).toBe("protected");
    expect(recogniseForeignFile(asText(ole + utf16("WordDocument")))).toBe("document");
    expect(
      recogniseForeignFile(zipSync({ "[Content_Types].xml": strToU8(""), "word/document.xml": strToU8("") })),
    ).toBe("document");
    expect(recogniseForeignFile(zip("xl/workbook.bin"))).toBe("xlsb");
    expect(
      recogniseForeignFile(
        zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.spreadsheet"), { level: 0 }] }),
      ),
    ).toBe("ods");
    expect(
      recogniseForeignFile(zipSync({ mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }] })),
    ).toBe("document");
    expect(recogniseForeignFile(zip("notes.txt"))).toBe("zip");
    expect(recogniseForeignFile(await workbook(LIST))).toBe("xlsx");
  });

  it("no bytes make it throw, inside an archive or not", async () => {
    const sound = unzipSync(await workbook(LIST));
    const part = fc.constantFrom(...Object.keys(sound));
    await fc.assert(
      fc.asyncProperty(part, fc.string(), fc.nat(400), async (name, text, at) => {
        const xml = strFromU8(sound[name]!);
        const bytes = zipSync({ ...sound, [name]: strToU8(xml.slice(0, at) + text + xml.slice(at + text.length)) });
        expect(typeof (await readXlsx({ name: "x", bytes })).ok).toBe("boolean");
      }),
      { numRuns: 60 },
    );
    const start = fc.constantFrom("", "PK\x03\x04", "\xd0\xcf\x11\xe0", '{"type":', "cpts_nom;code_commune\n");
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (text, rest) => {
        const bytes = Uint8Array.from([...asText(text), ...rest]);
        expect((await readXlsx({ name: "x", bytes })).ok).toBe(false);
        expect((await readPerimeterFile({ name: "x", bytes }, SMALL_BASE)).ok).toBe(false);
      }),
    );
  });
});

test("a list gives the same layer from XLSX, its zeros lost, as from CSV", async () => {
  const rows: Value[][] = [
    ["cpts_id", "cpts_nom", "code_commune"],
    ["1", "A", 1001],
    ["1", "A", 1002],
    ["2", "B", "2A004"],
    ["2", "B", 13001],
  ];
  const csv = rows.map((row) => row.join(";")).join("\n");
  const fromXlsx = await readPerimeterFile({ name: "a.xlsx", bytes: await workbook({ rows }) }, SMALL_BASE);
  const fromCsv = await readPerimeterFile({ name: "a.csv", bytes: new TextEncoder().encode(csv) }, SMALL_BASE);
  if (!fromXlsx.ok || !fromCsv.ok) throw new Error("both are sound lists");
  expect(fromXlsx.value.layer.members).toEqual(fromCsv.value.layer.members);
  expect(fromXlsx.value.anomalies.map(({ kind }) => kind)).toEqual(["zero-perdu", "zero-perdu"]);
});
