import fc from "fast-check";
import { expect, it } from "vitest";
import { ORIGINS, START_MARK } from "../../src/domain/draft.ts";
import { changeFromStart } from "../../src/domain/draft-record.ts";
import { STAGES } from "../../src/domain/territory.ts";
import { ADMIN_LEVELS } from "../../src/domain/unit.ts";
import { decodeDraftLink, encodeDraftLink } from "../../src/formats/draft-link.ts";
import { SPACES } from "../../src/store/state.ts";
import { readUrl, unreadChoices, writeUrl } from "../../src/store/stored-keys.ts";
import { CASES } from "./cases.ts";

const DEFAULTS = {
  space: "couverture",
  scope: { kind: "france" },
  target: 60_000,
  stages: ["aci"],
  date: "2026-01-01",
} as const;

const key = fc.constantFrom("espace", "perimetre", "cible", "stades", "date", "dessin", "autre", "__proto__");
const value = fc.oneof(
  fc.constantFrom("dessiner", "departement:46", "france", "aci,valide", "2026-02-31", "60000", "1e999", "%", "%ZZ", ""),
  fc.string({ unit: "binary", maxLength: 8 }),
);

it("any address gives choices that can be used, or leaves them out", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 7 }), fc.constantFrom("#", ""), (pairs, mark) => {
      const hash = mark + pairs.map(([name, text]) => `${name}=${text}`).join("&");
      const read = readUrl(hash);
      if (read.space !== undefined) expect(SPACES).toContain(read.space);
      if (read.target !== undefined) expect(read.target >= 1000 && read.target <= 1_000_000).toBe(true);
      for (const stage of read.stages ?? []) expect(STAGES).toContain(stage);
      if (read.date !== undefined) expect(new Date(read.date).toISOString()).toBe(`${read.date}T00:00:00.000Z`);
      expect(Array.isArray(unreadChoices(hash))).toBe(true);
    }),
    { numRuns: CASES["any address"] },
  );
});

it("an address that was written gives the same choices", () => {
  const zone = fc.record({ level: fc.constantFrom(...ADMIN_LEVELS), code: fc.stringMatching(/^[0-9A-Z]{1,9}$/) });
  const scope = fc.oneof(
    fc.constant({ kind: "france" } as const),
    fc
      .uniqueArray(zone, { minLength: 1, maxLength: 4, selector: ({ level, code }) => `${level} ${code}` })
      .map((zones) => ({ kind: "zones", zones }) as const),
  );
  const choices = fc.record({
    space: fc.constantFrom(...SPACES),
    scope,
    target: fc.integer({ min: 1000, max: 1_000_000 }),
    stages: fc.subarray([...STAGES], { minLength: 1 }),
    date: fc
      .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  });
  fc.assert(
    fc.property(choices, (state) => {
      const hash = writeUrl(state, DEFAULTS);
      expect({ ...DEFAULTS, ...readUrl(hash) }).toEqual(state);
      expect(unreadChoices(hash)).toEqual([]);
    }),
    { numRuns: CASES["an address written and read"] },
  );
});

it("any payload of a drawing is read or refused, with codes that look like codes", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.stringMatching(/^[A-Za-z0-9_-]{0,60}$/), fc.string({ unit: "binary", maxLength: 60 })),
      (payload) => {
        const read = decodeDraftLink(payload);
        if (!read.ok) expect(["empty", "damaged", "newer"]).toContain(read.refusal.code);
      },
    ),
    { numRuns: CASES["any payload of a drawing"] },
  );
});

it("a drawing with one letter changed in its link is refused, or is the same drawing", () => {
  const code = fc.integer({ min: 1, max: 999 }).map((number) => `46${String(number).padStart(3, "0")}`);
  const drawing = fc.record({
    codes: fc.uniqueArray(code, { minLength: 1, maxLength: 30 }),
    name: fc.string({ maxLength: 20 }),
    origin: fc.constantFrom(null, ...ORIGINS),
    at: fc.nat(),
    letter: fc.constantFrom(..."ABCXYZabcxyz019-_"),
  });
  fc.assert(
    fc.property(drawing, ({ codes, name, origin, at, letter }) => {
      const change = changeFromStart([], new Map(codes.map((one) => [one, START_MARK])));
      const payload = encodeDraftLink({
        ...{ id: "d", name, author: "", date: "2026-01-01", reasons: "", origin, cog: 2026, source: { kind: "white" } },
        ...{ replaces: [], lockedUnits: [], lockedTerritories: [], start: [], position: change === null ? 0 : 1 },
        changes: change === null ? [] : [change],
      });
      const changed = payload.slice(0, at % payload.length) + letter + payload.slice((at % payload.length) + 1);
      const [before, after] = [decodeDraftLink(payload), decodeDraftLink(changed)];
      expect(before.ok).toBe(true);
      // Two bytes of checksum let one change in 65 536 through at most; the last letter may hold unused bits.
      if (after.ok) expect(after).toEqual(before);
    }),
    { numRuns: CASES["a changed payload of a drawing"] },
  );
});
