import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readBase, readPack } from "../../scripts/read-base.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import { readPerimeterFile } from "../../src/formats/read-perimeters.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { readRealRows } from "../fixtures/real-data.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const LIST = resolve(ROOT, process.env.REAL_DATA ?? "../shared/data", "cpts-paca/cpts_paca_communes.csv");
const isReady = existsSync(LIST) && existsSync(resolve(ROOT, "public/data/manifest.json"));
if (!isReady) console.info("The list of PACA or the built data are absent: its workbook is skipped.");

const HEADER = ["Nom CPTS", "Territoire CPTS", "dpt", "Président-e", "Coordonnateur-rice", "Contact de la CPTS"];
const PERSONS = ["Jeanne Exemple", "Jean Exemple", "contact@exemple.fr"];

/**
 * The list of PACA as its agency sends it: a title, the header on the second row, names of communes without codes,
 * numbers of départements that lost their zero, columns that name people, a sheet of notes before it, and the name of each CPTS
 * in one cell merged over its rows.
 */
async function agencyWorkbook(): Promise<Uint8Array> {
  const rows: (string | number | null)[][] = [["Listing des CPTS, janvier 2026"], HEADER];
  const merges: string[] = [];
  let current = "";
  let first = 0;
  for (const row of readRealRows("cpts-paca/cpts_paca_communes.csv", ";")) {
    const arrondissements = row.arrondissements_municipaux!;
    const communes =
      arrondissements === ""
        ? [row.nom_commune!]
        : arrondissements.split(" ").map((code) => `Marseille ${Number(code.slice(3))}e Arrondissement`);
    for (const commune of communes) {
      const isNew = row.cpts_nom !== current;
      if (isNew && rows.length > first + 1 && current !== "") merges.push(`A${first + 1}:A${rows.length}`);
      if (isNew) first = rows.length;
      current = row.cpts_nom!;
      rows.push([isNew ? current : null, commune, Number(row.departement), ...PERSONS]);
    }
  }
  merges.push(`A${first + 1}:A${rows.length}`);
  const data = rows.map((row) => row.map((value) => (value === null ? null : { value })));
  const written = await writeWorkbook([
    { sheet: "Lisez-moi", data: [[{ value: "Notes" }]] },
    { sheet: "Communes", data },
  ]).toBuffer();
  const parts = unzipSync(new Uint8Array(written));
  const sheet = "xl/worksheets/sheet2.xml";
  const cells = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  parts[sheet] = strToU8(
    strFromU8(parts[sheet]!).replace("</sheetData>", `</sheetData><mergeCells>${cells}</mergeCells>`),
  );
  return zipSync(parts);
}

describe.skipIf(!isReady)("the list of PACA by names in a workbook", () => {
  it("gives the same CPTS and units as by codes in a text, and no name of a person", async () => {
    const { units, history, mesh } = readBase();
    const base = { units, history, geography: deriveGeography(mesh), postalCodes: readPack("postalCodes") };
    const claims = ({ territories, memberStart, members }: TerritoryLayer) =>
      territories.flatMap(({ name }, t) =>
        [...members.subarray(memberStart[t], memberStart[t + 1])].map((unit) => `${name} ${units.codes[unit]}`),
      );
    const byNames = await readPerimeterFile({ name: "Listing CPTS.xlsx", bytes: await agencyWorkbook() }, base);
    const byCodes = await readPerimeterFile({ name: "cpts.csv", bytes: readFileSync(LIST) }, base);
    if (!byNames.ok || !byCodes.ok) throw new Error("both lists are sound");
    expect(claims(byNames.value.layer)).toHaveLength(918);
    expect(claims(byNames.value.layer).sort()).toEqual(claims(byCodes.value.layer).sort());
    expect(byNames.value.workbook?.sheet).toBe("Communes");
    expect(JSON.stringify(byNames.value)).not.toMatch(/Exemple|exemple\.fr/);
    const identity = byNames.value.anomalies.filter(({ kind }) => kind === "colonne-identite");
    expect(identity.map(({ value }) => value)).toEqual(HEADER.slice(3));
  });
});
