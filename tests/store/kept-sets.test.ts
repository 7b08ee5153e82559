import { expect, test } from "vitest";
import { NO_SETS, readKeptSets } from "../../src/store/kept-sets.ts";

const SET = {
  name: "CPTS sans GHT",
  rows: [
    { join: "union", term: { kind: "mesh", mesh: "cpts" } },
    { join: "difference", term: { kind: "territory", mesh: "ght", id: "g1" } },
    { join: "union", term: { kind: "scope" } },
  ],
};
const GROUP = { name: "Paris sud", members: ["p13", "p14"] };

test("what was kept comes back as it was", () => {
  const part = { sets: [SET], groups: [GROUP], processes: { p13: "descendant" } };
  expect(readKeptSets(structuredClone(part))).toEqual({ kept: part, damaged: 0 });
  expect(readKeptSets(undefined)).toEqual({ kept: NO_SETS, damaged: 0 });
});

test("what cannot be read is left out and counted, the rest stays", () => {
  const part = {
    sets: [SET, { name: "x", rows: [{ join: "xor", term: { kind: "scope" } }] }, { rows: [] }],
    groups: [{ name: "y", members: [3] }, GROUP],
    processes: { p13: "ascendant", p14: "voulu" },
  };
  expect(readKeptSets(part)).toEqual({
    kept: { sets: [SET], groups: [GROUP], processes: { p13: "ascendant" } },
    damaged: 4,
  });
  expect(readKeptSets("damaged").damaged).toBe(1);
});
