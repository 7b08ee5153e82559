import type { Claim } from "./claims.ts";
import type { ContourUnit } from "./contour-units.ts";
import { coverBox, type Sheet, uniteBoxes } from "./sheet.ts";

/** Parts of France drawn apart, by code, with the size of their cells in metres. The coasts of islands are put in place. */
const PARTS = [
  { name: "hexagone", codes: /^(?!2A|2B|97)/, cellM: 150, island: false },
  { name: "corse", codes: /^2[AB]/, cellM: 150, island: true },
  { name: "guadeloupe", codes: /^971/, cellM: 120, island: true },
  { name: "martinique", codes: /^972/, cellM: 120, island: true },
  { name: "guyane", codes: /^973/, cellM: 500, island: false },
  { name: "reunion", codes: /^974/, cellM: 120, island: true },
  { name: "mayotte", codes: /^976/, cellM: 80, island: true },
] as const;

/** Shapes are refined on a grid whose cells are this many times those of the drawing: nearly as good, and faster. */
const DRAFT_SCALE = 4 / 3;

/** The claims of one part of France, the grid on which they are drawn, and the coarser one on which they are refined. */
export interface Part {
  readonly sheet: Sheet;
  readonly draft: Sheet;
  readonly claims: readonly Claim[];
  readonly island: boolean;
}

/** Splits the claims between the parts; those without any claim are left out. */
export function splitParts(claims: readonly Claim[], units: readonly ContourUnit[]): Part[] {
  return PARTS.flatMap(({ name, codes, cellM, island }) => {
    const own = claims.filter((claim) => codes.test(units[claim.units[0]!]!.code));
    if (own.length === 0) return [];
    const box = own.map((claim) => claim.box).reduce(uniteBoxes);
    const sheet = coverBox(name, box, cellM);
    return [{ sheet, draft: coverBox(name, box, cellM * DRAFT_SCALE), claims: own, island }];
  });
}
