import type { Claim } from "./claims.ts";
import type { ContourUnit } from "./contour-units.ts";
import { coverBox, type Sheet, uniteBoxes } from "./sheet.ts";

/** Parts of France drawn apart, by code, with the size of their cells in metres. */
const PARTS = [
  { name: "hexagone", codes: /^(?!2A|2B|97)/, cellM: 150 },
  { name: "corse", codes: /^2[AB]/, cellM: 150 },
  { name: "guadeloupe", codes: /^971/, cellM: 120 },
  { name: "martinique", codes: /^972/, cellM: 120 },
  { name: "guyane", codes: /^973/, cellM: 500 },
  { name: "reunion", codes: /^974/, cellM: 120 },
  { name: "mayotte", codes: /^976/, cellM: 80 },
] as const;

/** The claims of one part of France and the grid on which they are settled. */
export interface Part {
  readonly sheet: Sheet;
  readonly claims: readonly Claim[];
}

/** Splits the claims between the sheets; parts without any claim are left out. */
export function splitParts(claims: readonly Claim[], units: readonly ContourUnit[]): Part[] {
  return PARTS.flatMap(({ name, codes, cellM }) => {
    const own = claims.filter((claim) => codes.test(units[claim.units[0]!]!.code));
    if (own.length === 0) return [];
    return [{ sheet: coverBox(name, own.map((claim) => claim.box).reduce(uniteBoxes), cellM), claims: own }];
  });
}
