/**
 * How many random cases each subject gets at every run; `cases.test.ts` holds their sum. A failure prints its seed and
 * path, which `fc.assert` takes to show the same case again.
 */
export const CASES = {
  "any bytes as text": 8_000,
  "any text as a table": 8_000,
  "any cell": 20_000,
  "a list of CPTS": 4_000,
  "polygons as zones": 4_000,
  "answers to a survey": 3_000,
  "any address": 15_000,
  "an address written and read": 8_000,
  "any payload of a drawing": 10_000,
  "a changed payload of a drawing": 5_000,
  "a work file": 3_000,
  "a changed work file": 5_000,
  "a changed perimeter file": 6_000,
  "a draft kept by a browser": 5_000,
  "any list of packs": 3_000,
  "formulas in a table": 10_000,
  "sets of units": 10_000,
  "intervals of a share": 10_000,
} as const;
