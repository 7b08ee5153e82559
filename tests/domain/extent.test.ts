import { describe, expect, it } from "vitest";
import { extentMask, guessExtent } from "../../src/domain/extent.ts";
import { tableOf, type UnitRow } from "../fixtures/unit-table.ts";

/**
 * Five régions A to E of two départements (A1, A2 …), ten communes of 1 000 inhabitants in each, the first of each
 * département being a town of 11 000: a département has 20 000 people, the town more than half of them.
 */
const rows = ["A", "B", "C", "D", "E"].flatMap((region) =>
  [1, 2].flatMap((departement) =>
    Array.from(
      { length: 10 },
      (_, i): UnitRow => ({
        code: `${region}${departement}${i}`,
        population: i === 0 ? 11_000 : 1_000,
        region,
        departement: `${region}${departement}`,
      }),
    ),
  ),
);
const units = tableOf(rows);

/** Claims communes `from` to `to` of départements. */
const claim = (departements: string, from: number, to: number) =>
  departements
    .split(" ")
    .flatMap((departement) =>
      Array.from({ length: to - from + 1 }, (_, i) => units.indexOf.get(`${departement}${from + i}`)!),
    );
const guess = (...claims: number[][]) => {
  const extent = guessExtent(units, claims.flat());
  return extent === "france" ? extent : extent.map(({ level, code }) => `${level}:${code}`).join();
};

describe("guessExtent", () => {
  it("sees a département by its people, and by its communes", () => {
    expect(guess(claim("A1", 0, 1))).toBe("departement:A1");
    expect(guess(claim("A1", 1, 6), claim("B1", 1, 6))).toBe("departement:A1,departement:B1");
  });

  it("makes a région of all its départements", () => {
    expect(guess(claim("A1 A2", 0, 8))).toBe("region:A");
    expect(guess(claim("A1 A2 B1", 0, 8))).toBe("region:A,departement:B1");
  });

  it("makes a région of most of it when no département is nearly empty", () => {
    expect(guess(claim("A1", 0, 9), claim("A2", 1, 5))).toBe("region:A");
    expect(guess(claim("A1", 0, 9), claim("A2", 1, 2))).toBe("departement:A1");
  });

  it("ignores the communes that a list claims across the border", () => {
    expect(guess(claim("A1 A2", 0, 9), claim("B1", 1, 4))).toBe("region:A");
  });

  it("sees France from more than half of the régions, even thinly covered", () => {
    expect(guess(claim("A1 B1 C1", 1, 8))).toBe("france");
    expect(guess(claim("A1 B1", 1, 8))).toBe("departement:A1,departement:B1");
  });

  it("falls back on where most people of a short list live", () => {
    expect(guess(claim("A1", 1, 3), claim("A2", 1, 1))).toBe("departement:A1,departement:A2");
    expect(guess(claim("A1", 1, 4), claim("A2", 1, 1))).toBe("departement:A1");
  });

  it("describes nothing from nothing", () => {
    expect(guess([])).toBe("");
  });
});

describe("extentMask", () => {
  it("is the union of the zones", () => {
    const mask = extentMask(units, [
      { level: "region", code: "A" },
      { level: "departement", code: "B1" },
    ]);
    expect(mask.reduce((sum, one) => sum + one, 0)).toBe(30);
    expect(extentMask(units, "france")).toEqual(new Uint8Array(100).fill(1));
  });

  it("throws on an unknown zone", () => {
    expect(() => extentMask(units, [{ level: "region", code: "Z" }])).toThrow("region:Z");
  });
});
