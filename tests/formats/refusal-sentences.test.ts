import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ANOMALY_KINDS, OBJECT_ANOMALIES } from "../../src/formats/list-anomaly.ts";
import type { ListRefusal } from "../../src/formats/list-refusal.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { anomalySentence, refusalSentence } from "../../src/formats/refusal-sentences.ts";
import { SMALL_BASE } from "./small-base.ts";

const folder = new URL("../fixtures/lists/", import.meta.url);
const outcomes = readdirSync(folder)
  .filter((name) => !name.endsWith(".json"))
  .map((name) => readPerimeterList({ name, bytes: readFileSync(new URL(name, folder)) }, SMALL_BASE));
const refusals: readonly ListRefusal[] = [
  ...outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal])),
  { code: "missing", file: "liste.csv" },
  { code: "unreadable", file: "liste.csv", reason: "EACCES" },
  { code: "too-large", file: "liste.csv", bytes: 61_000_000, limitBytes: 60_000_000 },
  { code: "workbook-broken", file: "liste.xlsx" },
  { code: "workbook-too-large", file: "liste.xlsx" },
  { code: "no-sheet", file: "liste.xlsx", sheet: "CPTS", sheets: ["Feuil1", "Feuil2"] },
  { code: "geojson-broken", file: "cpts.geojson" },
  { code: "topojson", file: "cpts.json" },
  { code: "no-polygon", file: "cpts.geojson", features: 3 },
  { code: "outside-france", file: "cpts.geojson", sample: "-74, 40.7", declared: "EPSG:4326" },
  { code: "outside-france", file: "cpts.geojson", sample: "-74, 40.7", declared: null },
  { code: "no-contours", file: "cpts.geojson" },
  ...(["protected", "xls", "document"] as const).map((found) => ({ code: "foreign" as const, file: "liste", found })),
];
const reviewed = readPerimeterList(
  { name: "liste.csv", bytes: new TextEncoder().encode("cpts;commune\nA;Nulle-Part\nA;Ailleurs\nA;Nice\n") },
  SMALL_BASE,
  { corrections: { "Nulle-Part |  | A": ["01001"], "Ailleurs |  | A": "ignore" } },
);
const anomalies = [...outcomes, reviewed].flatMap((outcome) => (outcome.ok ? outcome.value.anomalies : []));

/** One line, one full stop at the end, nothing undefined in between. */
function expectSentence(sentence: string): void {
  expect(sentence).toMatch(/^[^\n]+[.]$/);
  expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
}

/** Workbooks and GeoJSON have tests of their own (`read-xlsx.test.ts`, `geojson-perimeters.test.ts`). */
const OF_OTHER_FILES: readonly string[] = [...OBJECT_ANOMALIES, "cellules-fusionnees", "feuille-non-lue"];

test("the lists of tests/fixtures bring out every kind of anomaly of a list", () => {
  const expected = ANOMALY_KINDS.filter((kind) => !OF_OTHER_FILES.includes(kind));
  expect([...new Set(anomalies.map(({ kind }) => kind))].sort()).toEqual(expected.sort());
});

describe.each(["fr", "en"] as const)("in %s", (language) => {
  test.each(refusals)("refusal $code of $file names the file", (refusal) => {
    const sentence = refusalSentence(refusal, language);
    expectSentence(sentence);
    expect(sentence).toContain(refusal.file);
  });

  test("every anomaly names its row", () => {
    for (const anomaly of anomalies) {
      const sentence = anomalySentence(anomaly, language);
      expectSentence(sentence);
      expect(sentence).toContain(` ${anomaly.row}`);
      if (anomaly.kind !== "guillemet-ouvert") expect(sentence).toContain(anomaly.value);
    }
  });
});

test("French typography: no ordinary space before high punctuation nor inside guillemets", () => {
  const sentences = [
    ...refusals.map((refusal) => refusalSentence({ ...refusal, firstLine: "x" } as ListRefusal, "fr")),
    ...anomalies.map((anomaly) => anomalySentence({ ...anomaly, value: "x", territory: "y" }, "fr")),
  ];
  for (const sentence of sentences) expect(sentence.replace("(; ,", "")).not.toMatch(/ [:;?!%»]|« /);
});

test("a merger is told with its two codes", () => {
  const anomaly = anomalies.find(({ kind, value }) => kind === "doublon-fusion" && value === "05120")!;
  expect(anomalySentence(anomaly, "fr")).toBe(
    "Ligne 5\u202f: la commune 05120 est devenue 05001, qui figure déjà dans «\u00a0CPTS B\u00a0»\u202f: elle y est comptée une fois.",
  );
});

test("communes are named beside their codes where their names are known", () => {
  const doubtful = { file: "l.csv", row: 3, kind: "nom-ambigu", value: "Saint-Martin", territory: null } as const;
  const candidates = ["06127", "99999"];
  expect(anomalySentence({ ...doubtful, code: null, candidates }, "fr", { "06127": "Saint-Martin-Vésubie" })).toBe(
    "Ligne 3\u202f: la commune «\u00a0Saint-Martin\u00a0» peut être Saint-Martin-Vésubie (06127) ou 99999, elle n’est pas comptée en attendant de choisir.",
  );
  // What is written is a code: it stays one.
  const twice = { ...doubtful, kind: "doublon-fusion", value: "05001", code: "05001", territory: "A", candidates: [] };
  expect(anomalySentence(twice, "fr", { "05001": "Abriès-Ristolas" })).toContain("la commune 05001 figure déjà");
});
