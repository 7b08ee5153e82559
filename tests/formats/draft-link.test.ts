import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DATA_FOLDER, readBase } from "../../scripts/read-base.ts";
import { LAST_MARK, ORIGINS, START_MARK } from "../../src/domain/draft.ts";
import { changeFromStart, type DraftRecord, marksOfRecord } from "../../src/domain/draft-record.ts";
import { decodeDraftLink, encodeDraftLink } from "../../src/formats/draft-link.ts";
import { restoreDraft } from "../../src/formats/perimeter-file-restore.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { randomFrom } from "../bench/random.ts";
import { draftRecord } from "../fixtures/draft-record.ts";
import { SMALL_BASE } from "./small-base.ts";

function recordOf(marks: ReadonlyMap<string, number>, rest: Partial<DraftRecord> = {}): DraftRecord {
  const start = rest.start ?? [];
  const change = changeFromStart(start, marks);
  return draftRecord({
    id: "d1",
    name: "Bléone Durance élargie",
    author: "A. Martin",
    date: "2026-03-02",
    reasons: "Réunion du 2 mars",
    start,
    changes: change === null ? [] : [change],
    position: change === null ? 0 : 1,
    ...rest,
  });
}

const whole = (codes: readonly string[]) => new Map(codes.map((code) => [code, START_MARK]));

const code = fc
  .tuple(
    fc.oneof(
      fc
        .integer({ min: 1, max: 95 })
        .filter((d) => d !== 20)
        .map((d) => String(d).padStart(2, "0")),
      fc.constantFrom("2A", "2B", "97"),
    ),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([departement, number]) => departement + String(number).padStart(3, "0"));

it("brings back what it carries: communes, marks, start, name, origin, CPTS replaced", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(code, fc.integer({ min: 1, max: LAST_MARK })), {
        selector: ([one]) => one,
        maxLength: 80,
      }),
      fc.uniqueArray(code, { maxLength: 40 }),
      fc.record({
        name: fc.string({ unit: "grapheme", maxLength: 60 }),
        origin: fc.constantFrom(null, ...ORIGINS),
        cog: fc.integer({ min: 2019, max: 2060 }),
        replaces: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
        source: fc.constantFrom({ kind: "white" } as const, { kind: "anywhere" } as const),
      }),
      (marked, extra, rest) => {
        const marks = new Map(marked);
        const start = [...new Set([...extra, ...[...marks.keys()].slice(0, 10)])].sort();
        const record = recordOf(marks, { start, ...rest });
        const read = decodeDraftLink(encodeDraftLink(record));
        if (!read.ok) throw new Error(read.refusal.code);
        expect(read.value).toMatchObject({ ...rest, start });
        expect(marksOfRecord({ ...record, ...read.value })).toEqual(marks);
        expect(read.value).not.toHaveProperty("author");
      },
    ),
  );
});

it("says neither who drew nor why", () => {
  const payload = encodeDraftLink(recordOf(whole(["04001"])));
  const bytes = Buffer.from(payload, "base64url").toString("latin1");
  expect(payload).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(bytes).not.toMatch(/Martin|Réunion|2 mars/);
});

it("refuses a link that was cut, changed, emptied, or made by a later version", () => {
  const payload = encodeDraftLink(recordOf(whole(["04001", "04009", "05096", "2A004"])));
  const codeOf = (text: string) => {
    const read = decodeDraftLink(text);
    return read.ok ? "accepted" : read.refusal.code;
  };
  expect(codeOf(" ")).toBe("empty");
  expect(codeOf("not a link!")).toBe("damaged");
  for (let length = 1; length < payload.length; length++) expect(codeOf(payload.slice(0, length))).toBe("damaged");
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (let i = 0; i < payload.length - 1; i++) {
    const other = alphabet[(alphabet.indexOf(payload[i]!) + 7) % 64]!;
    expect(codeOf(payload.slice(0, i) + other + payload.slice(i + 1))).toBe("damaged");
  }
  expect(codeOf(`${payload}A`)).toBe("damaged");
  // Version 2, with the checksum that it would have (CRC-16/CCITT of 20 00 00 is 4A5A by Python's binascii.crc_hqx).
  expect(codeOf(Buffer.from([0x20, 0, 0, 0x4a, 0x5a]).toString("base64url"))).toBe("newer");
});

it("opens a link of an older COG year and says what changed", () => {
  const marks = whole(["49281", "49001", "85084", "99999", "97502"]);
  const old = recordOf(marks, { cog: 2020, start: ["05120"] });
  const read = decodeDraftLink(encodeDraftLink(old));
  if (!read.ok) throw new Error(read.refusal.code);
  const { state, codeChanges, historyKept } = restoreDraft({ ...old, ...read.value }, SMALL_BASE);
  const codes = (units: readonly number[]) => units.map((unit) => SMALL_BASE.units.codes[unit]);
  expect(codes(state.units)).toEqual(["49001", "49092", "85084"]);
  expect(codes(state.start)).toEqual(["05001"]);
  expect(historyKept).toBe(false);
  expect(codeChanges.toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual([
    { code: "05120", kind: "deleguee", counted: ["05001"], candidates: [] },
    { code: "49281", kind: "fusion", counted: ["49092"], candidates: [] },
    { code: "85084", kind: "scission", counted: ["85084"], candidates: ["85084", "85165", "85212"] },
    { code: "97502", kind: "collectivite", counted: [], candidates: [] },
    { code: "99999", kind: "inconnu", counted: [], candidates: [] },
  ]);
});

it("makes one commune of two that merged: whole rather than shared, in the earlier phase", () => {
  const record = recordOf(
    new Map([
      ["49281", 2],
      ["49092", 5],
    ]),
    { cog: 2020 },
  );
  const { state } = restoreDraft(record, SMALL_BASE);
  expect(state.marks[SMALL_BASE.units.indexOf.get("49092")!]).toBe(1);
});

const hasData = existsSync(`${DATA_FOLDER}manifest.json`);
if (!hasData) console.info("The built data are absent: the length of links is not measured.");

describe.skipIf(!hasData)("on the communes of France", () => {
  it("carries 40 neighbouring communes in 200 characters, name included", () => {
    const { units, mesh } = readBase();
    const { neighbourStart, neighbours } = deriveGeography(mesh);
    const random = randomFrom(40);
    const lengths: number[] = [];
    while (lengths.length < 100) {
      const set = new Set([Math.floor(random() * units.count)]);
      // Grown at random from any of its units: contiguous, and often across départements.
      for (let tries = 0; set.size < 40 && tries < 5000; tries++) {
        const from = [...set][Math.floor(random() * set.size)]!;
        const width = neighbourStart[from + 1]! - neighbourStart[from]!;
        if (width > 0) set.add(neighbours[neighbourStart[from]! + Math.floor(random() * width)]!);
      }
      if (set.size < 40) continue;
      const codes = [...set].map((unit) => units.codes[unit]!);
      const payload = encodeDraftLink(recordOf(whole(codes)));
      const read = decodeDraftLink(payload);
      expect(read.ok && [...marksOfRecord({ ...recordOf(new Map()), ...read.value }).keys()].sort()).toEqual(
        codes.sort(),
      );
      lengths.push(payload.length);
    }
    lengths.sort((a, b) => a - b);
    console.info(`Links of 40 communes: ${lengths[50]} characters at the median, ${lengths.at(-1)} at worst.`);
    expect(lengths.at(-1)).toBeLessThanOrEqual(200);
  });
});
