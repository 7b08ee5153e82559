import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openResponses } from "../../src/formats/response-file.ts";
import { readResponseList } from "../../src/formats/response-list.ts";
import { responseSentence } from "../../src/formats/response-sentences.ts";
import { templateOf } from "../../src/formats/response-template.ts";
import { createTerritoryFinder } from "../../src/formats/territory-finder.ts";
import { decodeInstrument } from "../../src/packs/instrument.ts";

const FOLDER = join(import.meta.dirname, "../../data/surveys");
const instrumentOf = (id: string) => decodeInstrument(JSON.parse(readFileSync(join(FOLDER, `${id}.json`), "utf8")));
const doctors = instrumentOf("attentes-craintes");
const structures = instrumentOf("cpts-recherche");
const at = (id: string) => doctors.questions.findIndex((question) => question.id === id);

async function read(text: string, instrument = doctors, links = {}) {
  const opened = await openResponses({ name: "reponses.csv", bytes: new TextEncoder().encode(text) });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const result = readResponseList(opened.value, instrument, links);
  const kinds = result.anomalies.filter(({ kind }) => kind !== "question-absente" && kind !== "sans-lieu");
  return { ...result, kinds: kinds.map(({ kind, row, column, value }) => `${row} ${kind} ${column} ${value}`.trim()) };
}
const codesOf = (column: Awaited<ReturnType<typeof read>>["table"]["answers"][number]) =>
  column.kind === "single" ? [...column.codes] : null;

describe("responses from a file", () => {
  it("reads codes and labels alike, and keeps a blank apart from « non »", async () => {
    const { table, kinds } = await read("id;sexe;a01\n1;F;oui\n2;Homme;non\n3;;\n4;h;1\n5;Woman;NSP\n");
    expect(codesOf(table.answers[at("sexe")]!)).toEqual([0, 1, -1, 1, 0]);
    expect(codesOf(table.answers[at("a01")]!)).toEqual([0, 1, -1, 0, -1]);
    expect(kinds).toEqual([]);
  });

  it("reads several choices in one cell or one column each, and refuses « none » beside others", async () => {
    const text =
      "id;mode;enseignement\n1;msp;aucune\n2;groupe / msp;aucune, msu\n3;Seul, libéral;msu|enseignant\n4;;\n";
    const { table, kinds } = await read(text);
    const mode = table.answers[at("mode")]!;
    if (mode.kind !== "multiple") throw new Error("mode is a multiple choice");
    expect([...mode.answered]).toEqual([1, 1, 1, 0]);
    expect(Array.from({ length: 4 }, (_, row) => [...mode.ticked.subarray(row * 7, row * 7 + 3)])).toEqual([
      [0, 0, 1],
      [0, 1, 1],
      [1, 0, 0],
      [0, 0, 0],
    ]);
    expect(kinds).toEqual(["3 contradiction enseignement Aucune"]);
    const apart = await read("id;mode msp;mode groupe\n1;oui;non\n2;;\n");
    const columns = apart.table.answers[at("mode")]!;
    expect(columns.kind === "multiple" && [...columns.answered]).toEqual([1, 0]);
  });

  it("says what it cannot use, cell by cell, and loses no row", async () => {
    const text =
      "id;sexe;age;a01;a02;inconnue\n7;X;douze;peut-être;plutôt d'accord;1\n7;F;230;oui;pas du tout d'accord;2\n8;F;45 ans;;;\n";
    const { table, kinds } = await read(text);
    expect(kinds).toEqual([
      "1 colonne-inconnue inconnue",
      "2 option-inconnue sexe X",
      "2 nombre-illisible age douze",
      "3 nombre-impossible age 230",
      "2 option-inconnue a01 peut-être",
      "2 accord-lu a02 plutôt d'accord",
      "3 accord-lu a02 pas du tout d'accord",
      "3 identifiant-repete id 7",
    ]);
    expect(table.ids).toEqual(["7", "7", "8"]);
    expect(codesOf(table.answers[at("a02")]!)).toEqual([0, 1, -1]);
  });

  it("refuses columns that identify people, by their header or by what they hold", async () => {
    const text =
      "id;Nom;Prénom;Adresse mail;contactez;sexe\n1;Durand;Anne;x;anne@exemple.fr;F\n2;Petit;Luc;y;06 12 34 56 78;H\n";
    const { table, kinds, columns } = await read(text);
    expect(columns.map(({ kind }) => kind)).toEqual([
      "role",
      "identity",
      "identity",
      "identity",
      "identity",
      "question",
    ]);
    expect(kinds).toEqual([
      "1 colonne-identite Nom",
      "1 colonne-identite Prénom",
      "1 colonne-identite Adresse mail",
      "1 colonne-identite contactez",
    ]);
    expect(JSON.stringify(table)).not.toMatch(/Durand|anne|06 12/);
  });

  it("keeps a formula as text and crosses out addresses in free texts", async () => {
    const text = `id;commentaire\n1;"=HYPERLINK(""x"")"\n2;écrire à jean@exemple.fr ou 0612345678\n3;rien\n4;rien\n5;rien\n6;rien\n7;rien\n`;
    const { table, kinds } = await read(text, structures);
    const column = table.answers[structures.questions.findIndex(({ id }) => id === "commentaire")]!;
    expect(column.kind === "text" && column.values.slice(0, 2)).toEqual(['=HYPERLINK("x")', "écrire à […] ou […]"]);
    expect(kinds).toEqual(['2 formule commentaire =HYPERLINK("x")', "3 identite-masquee commentaire"]);
  });

  it("links a CPTS by id, by a name said otherwise, by a slip, and says the rest", async () => {
    const territories = ["Nord Vaucluse", "Sud Vaucluse", "Grand Sud Réunion"].map((name, i) => ({
      id: `c${i + 1}`,
      name: `CPTS ${name}`,
      nature: "importe" as const,
      stages: [],
    }));
    const text = "id;cpts\n1;c2\n2;nord-vaucluse\n3;CPTS du Grand Sud Reunoin\n4;Ailleurs\n5;\n";
    const { table, kinds } = await read(text, structures, { territories: createTerritoryFinder(territories) });
    expect(table.territories).toEqual(["c2", "c1", "c3", null, null]);
    expect(kinds).toEqual([
      "4 cpts-approchee territoire CPTS du Grand Sud Reunoin",
      "5 cpts-inconnue territoire Ailleurs",
    ]);
  });

  it("reads 300 columns, and 100 000 rows, whole", async () => {
    const wide = await read(`id;${Array.from({ length: 300 }, (_, i) => `x${i}`).join(";")}\n1;${"1;".repeat(299)}1\n`);
    expect(wide.kinds).toHaveLength(300);
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i};F;oui`).join("\n");
    expect((await read(`id;sexe;a01\n${rows}\n`)).table.ids).toHaveLength(100_000);
  });

  it.each(["attentes-craintes", "cpts-recherche", "besoins"])("reads back the template of %s", async (id) => {
    const instrument = instrumentOf(id);
    const empty = await openResponses({ name: "modele.csv", bytes: new TextEncoder().encode(templateOf(instrument)) });
    expect(empty.ok ? "" : empty.refusal.code).toBe("no-row");
    const { anomalies, table } = await read(`${templateOf(instrument)}1;2026-01-31\r\n`, instrument);
    expect(anomalies.filter(({ kind }) => kind !== "sans-lieu")).toEqual([]);
    expect(table.dates).toEqual(["2026-01-31"]);
  });

  it("has one sentence for each, in both languages", async () => {
    const { anomalies } = await read("id;Nom;sexe\n1;A;X\n");
    expect(anomalies.map((one) => responseSentence(one, "fr")).filter((text) => text.includes("sexe"))).toEqual([
      "Ligne 2\u202f: «\u00a0X\u00a0» n’est pas une réponse prévue à «\u00a0sexe\u00a0», elle est comptée sans réponse.",
    ]);
    for (const anomaly of anomalies) expect(responseSentence(anomaly, "en")).toMatch(/^Row \d+: .*\.$/);
  });
});

describe("instruments as data", () => {
  it("are those of the folder, with the counts that the sources give", () => {
    expect(readdirSync(FOLDER).sort()).toEqual([
      "attentes-craintes.json",
      "besoins.json",
      "codebooks.json",
      "cpts-recherche.json",
      "published.json",
    ]);
    const items = (role: string) => doctors.questions.filter((question) => question.role === role);
    expect([items("attente").length, items("crainte").length, doctors.themes.length]).toEqual([24, 25, 5]);
    expect(doctors.rebuilt?.fr).toMatch(/reconstituées/);
    expect([doctors.respondent, structures.respondent]).toEqual(["personne", "structure"]);
    for (const { source, id } of [doctors, structures, instrumentOf("besoins")].flatMap((one) => one.questions)) {
      expect(source, id).toMatch(/^source-(000|003|001-004 [MK]) l\.\d/);
    }
  });

  it("refuses an option twice, an unknown theme and a flag that is none, with the place", () => {
    const json = () => JSON.parse(readFileSync(join(FOLDER, "attentes-craintes.json"), "utf8"));
    const broken = (change: (pack: ReturnType<typeof json>) => void) => {
      const pack = json();
      change(pack);
      return () => decodeInstrument(pack);
    };
    expect(broken((pack) => (pack.questions[0].options[1].code = "F"))).toThrow(
      "questions[0].options should be options with codes",
    );
    expect(broken((pack) => (pack.questions[20].theme = "ailleurs"))).toThrow(
      "questions[20].theme should be one of gouvernance",
    );
    expect(broken((pack) => (pack.questions[20].typology = "oui"))).toThrow(
      "questions[20].typology should be a whole number",
    );
  });
});
