import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LIST_LIMIT_BYTES } from "../../src/formats/list-refusal.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { SMALL_BASE } from "./small-base.ts";

const read = (bytes: Uint8Array, options = {}) => readPerimeterList({ name: "liste.csv", bytes }, SMALL_BASE, options);
const readText = (text: string, options = {}) => read(new TextEncoder().encode(text), options);

/** Every outcome must hold together: members inside the base and sorted, rows inside the file, codes known. */
function expectSound(bytes: Uint8Array): void {
  const outcome = read(bytes);
  if (!outcome.ok) {
    expect(outcome.refusal.file).toBe("liste.csv");
    return;
  }
  const { layer, anomalies, rows } = outcome.value;
  expect(layer.memberStart.at(-1)).toBe(layer.members.length);
  for (const unit of layer.members) expect(unit).toBeLessThan(SMALL_BASE.units.count);
  expect(layer.territories.length).toBeLessThanOrEqual(rows);
  expect(new Set(layer.territories.map(({ id }) => id)).size).toBe(layer.territories.length);
  for (const { row, code } of anomalies) {
    expect(row).toBeGreaterThan(0);
    if (code !== null) expect(SMALL_BASE.units.indexOf.has(code)).toBe(true);
  }
}

test("any bytes give a list or a refusal", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), expectSound), { numRuns: 2000 });
});

test("any text made of the pieces of a list gives a list or a refusal", () => {
  const piece = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.constantFrom(";", ",", "\t", "\n", "\r\n", '"', "cpts", "insee", "id", "nom", "partage"),
    },
    { weight: 3, arbitrary: fc.constantFrom("01001", "1001", "13055", "05120", "85084", "CPTS A", "1", "oui", "2024") },
    fc.string({ unit: "binary", maxLength: 5 }),
  );
  const text = fc.array(piece, { maxLength: 80 }).map((pieces) => `cpts;insee;id;stade\n${pieces.join("")}`);
  fc.assert(
    fc.property(text, (list) => expectSound(new TextEncoder().encode(list))),
    { numRuns: 2000 },
  );
});

test("any names give a list or a refusal, and each line of the review holds together", () => {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom(";", "\n", ",", " ", "(", ")", "/", " et ", "13", "CEDEX", "?", "é", "La"),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...SMALL_BASE.units.names, "Ristolas", "St Georges", "Marseille 3", "Lyon"),
    },
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  const text = fc
    .array(piece, { maxLength: 60 })
    .map((pieces) => `cpts;commune;dpt;cp\nA;Nice;06;\n${pieces.join("")}`);
  fc.assert(
    fc.property(text, (list) => {
      expectSound(new TextEncoder().encode(list));
      const outcome = readText(list);
      if (!outcome.ok) return;
      const { review, rows } = outcome.value;
      expect(new Set(review.map(({ key }) => key)).size).toBe(review.length);
      for (const line of review) {
        expect(line.rows.length).toBeGreaterThan(0);
        expect(line.rows.length).toBeLessThanOrEqual(rows);
        if (line.chosen !== null) expect(line.candidates.map(({ unit }) => unit)).toContain(line.chosen);
        expect(line.status === "approximate").toBe(line.chosen !== null);
      }
    }),
    { numRuns: 1500 },
  );
});

test("a list with bytes changed, cut out or cut off gives a list or a refusal", () => {
  const lists = ["stages.csv", "shared.csv", "marseille.csv", "title-rows.csv", "merged.csv"].map((name) =>
    readFileSync(new URL(`../fixtures/lists/${name}`, import.meta.url)),
  );
  const mutation = fc.record({
    list: fc.constantFrom(...lists),
    changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }),
    start: fc.nat({ max: 40 }),
    end: fc.nat({ max: 400 }),
  });
  fc.assert(
    fc.property(mutation, ({ list, changes, start, end }) => {
      const bytes = Uint8Array.from(list.subarray(start, Math.max(start, list.length - end)));
      for (const [position, value] of changes) if (bytes.length > 0) bytes[position % bytes.length] = value;
      expectSound(bytes);
    }),
    { numRuns: 2000 },
  );
});

test("a huge file is refused before it is read", () => {
  const outcome = read(new Uint8Array(LIST_LIMIT_BYTES + 1));
  expect(outcome).toEqual({
    ok: false,
    refusal: { code: "too-large", file: "liste.csv", bytes: 60_000_001, limitBytes: 60_000_000 },
  });
});

test("hostile files of some megabytes are read before the test runs out of time", () => {
  const header = "cpts;insee\n";
  const hostile = ['"', ";", "\n", '"a', "a;", '" "', "1;1\n", '";"'].map((part) => header + part.repeat(400_000));
  for (const text of hostile) expectSound(new TextEncoder().encode(text));
});

test("what the list is about and the year of its codes can be given", () => {
  const extent = [{ level: "departement", code: "85" }] as const;
  const outcome = readText("cpts;insee\nA;85084\n", { cog: 2022, extent });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  expect(outcome.value.cog).toBe(2022);
  expect(outcome.value.layer.extent).toEqual(extent);
  expect(outcome.value.anomalies).toMatchObject([
    { kind: "scission", code: "85084", candidates: ["85084", "85165", "85212"] },
  ]);
});

test("nothing is made up: no stage and no date where the list gives none", () => {
  const outcome = readText("cpts;insee\nA;01001\n");
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  expect(outcome.value.layer.territories).toEqual([{ id: "A", name: "A", nature: "importe", stages: [] }]);
});

test("hundreds of CPTS on one commune are refused before their millions of pairs are looked at", () => {
  const rows = Array.from({ length: 700 }, (_, i) => `c${i};CPTS ${i};01001`);
  const text = `cpts_id;cpts_nom;code_commune\n${rows.join("\n")}\n`;
  const outcome = readPerimeterList({ name: "liste.csv", bytes: new TextEncoder().encode(text) }, SMALL_BASE);
  expect(outcome).toEqual({ ok: false, refusal: { code: "too-dense", file: "liste.csv", unit: "01001", claims: 700 } });
});

test("a list that puts no commune of France in a CPTS is refused", () => {
  const text = "cpts_id;cpts_nom;code_commune\n;;01001\n";
  const outcome = readPerimeterList({ name: "liste.csv", bytes: new TextEncoder().encode(text) }, SMALL_BASE);
  expect(outcome).toEqual({ ok: false, refusal: { code: "nothing-usable", file: "liste.csv", rows: 1 } });
});
