import fc from "fast-check";
import { expect, it } from "vitest";
import { START_MARK } from "../../src/domain/draft.ts";
import { changeFromStart, type DraftRecord } from "../../src/domain/draft-record.ts";
import { checkDraftRecord, readPerimeterFile, writePerimeterFile } from "../../src/formats/perimeter-file.ts";
import { readWorkFile, writeWorkFile } from "../../src/formats/work-file.ts";
import { WORK_PARTS } from "../../src/formats/work-parts.ts";
import { neutralise } from "../../src/formats/write-csv.ts";
import { decodeManifest } from "../../src/packs/manifest.ts";
import { PackError } from "../../src/packs/pack-error.ts";
import { CASES } from "./cases.ts";

const bytes = fc.uint8Array({ maxLength: 60 });
const parts = fc.dictionary(
  fc.constantFrom(...WORK_PARTS),
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.record({ name: fc.string(), bytes, choices: fc.jsonValue({ maxDepth: 1 }) })),
  ),
  { minKeys: 1 },
);
/** What JSON cannot hold apart from the bytes: −0. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, one: unknown) => (one instanceof Uint8Array ? [...one] : one)));

it("a work file comes back whole, its files to the byte", () => {
  fc.assert(
    fc.property(parts, fc.string(), (made, address) => {
      const read = readWorkFile("d.json", writeWorkFile({ savedAt: "2026-01-01", address, parts: made }));
      if (!read.ok) throw new Error(read.refusal.code);
      expect(read.value.address).toBe(address);
      expect(plain(read.value.parts)).toEqual(plain(made));
    }),
    { numRuns: CASES["a work file"] },
  );
});

/** A text with letters changed, and cut. */
const damage = (text: string, changes: readonly (readonly [number, string])[], cut: number): string => {
  const letters = [...text];
  for (const [position, letter] of changes) letters[position % letters.length] = letter;
  return letters.slice(0, Math.max(1, letters.length - cut)).join("");
};
const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:0129eE-nulltrue\u0000é')), { maxLength: 4 });

it("a damaged work file is read or refused, never thrown upon", () => {
  const whole = writeWorkFile({
    savedAt: "2026-01-01",
    address: "#espace=dessiner",
    parts: { perimeters: [{ name: "a.csv", bytes: new Uint8Array([1, 2, 255]), choices: {} }], notes: { a: "b" } },
  });
  fc.assert(
    fc.property(changes, fc.nat(whole.length), fc.boolean(), (list, cut, isCut) => {
      const read = readWorkFile("d.json", damage(whole, list, isCut ? cut : 0));
      if (read.ok) for (const name of Object.keys(read.value.parts)) expect(WORK_PARTS).toContain(name);
      else expect(["not-json", "not-work", "newer", "empty-work"]).toContain(read.refusal.code);
    }),
    { numRuns: CASES["a changed work file"] },
  );
});

const change = changeFromStart(
  ["46042"],
  new Map([
    ["46042", START_MARK],
    ["46102", START_MARK],
  ]),
);
const DRAFT: DraftRecord = {
  ...{ id: "d1", name: "Lot", author: "A", date: "2026-01-01", reasons: "", origin: null, cog: 2026 },
  ...{ source: { kind: "white" }, replaces: [], lockedUnits: [], lockedTerritories: [], start: ["46042"] },
  changes: change === null ? [] : [change],
  position: 1,
};

it("a damaged perimeter file is read with communes that look like communes, or refused", () => {
  const whole = writePerimeterFile([DRAFT]);
  fc.assert(
    fc.property(changes, fc.nat(whole.length), fc.boolean(), (list, cut, isCut) => {
      const read = readPerimeterFile("p.json", damage(whole, list, isCut ? cut : 0));
      expect(read.ok || read.refusal.file === "p.json").toBe(true);
      if (!read.ok) return;
      for (const draft of read.value.drafts)
        for (const code of draft.start) expect(code).toMatch(/^(\d\d|2[AB])\d{3}$/);
    }),
    { numRuns: CASES["a changed perimeter file"] },
  );
});

it("a draft kept by a browser is whole or nothing, whatever one of its fields has become", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(DRAFT)), fc.jsonValue({ maxDepth: 2 }), (field, value) => {
      const read = checkDraftRecord({ ...DRAFT, [field]: value });
      if (read === null) return;
      expect(Object.keys(read).sort()).toEqual(Object.keys(DRAFT).sort());
      expect(Number.isInteger(read.position) && read.position >= 0 && read.position <= read.changes.length).toBe(true);
    }),
    { numRuns: CASES["a draft kept by a browser"] },
  );
});

it("any list of packs is refused as corrupt unless it describes them all", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
      expect(() => decodeManifest(json)).toThrow(PackError);
    }),
    { numRuns: CASES["any list of packs"] },
  );
});

it("no text of a table is a formula for a spreadsheet", () => {
  const text = fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", " =", "a", ""), fc.string())
    .map((pair) => pair.join(""));
  fc.assert(
    fc.property(text, (cell) => {
      expect(neutralise(cell)).not.toMatch(/^[=+\-@\t\r]/);
      expect(neutralise(cell).endsWith(cell)).toBe(true);
    }),
    { numRuns: CASES["formulas in a table"] },
  );
});
