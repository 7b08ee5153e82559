import corrections from "../../data/corrections/boxes.json" with { type: "json" };
import { readPackageJson } from "../sources/installed-packages.ts";
import type { ContourUnit } from "./contour-units.ts";
import type { Box } from "./sheet.ts";

/** A rectangle of land claimed by one unit, or by several that share it (arrondissements, restored communes). */
export interface Claim {
  readonly box: Box;
  /** Positions of the units, ascending. */
  readonly units: readonly number[];
}

/**
 * Bounding boxes of the communes of 2017 by INSEE code (`@etalab/fr-bounding-boxes`, to 0.0001 degree), those that are
 * wrong there put right by `data/corrections/boxes.json`.
 */
export function readCommuneBoxes(): Map<string, Box> {
  const entries = readPackageJson("@etalab/fr-bounding-boxes", "dist/communes.json") as { id: string; bbox: Box }[];
  const boxes = new Map(entries.map((entry) => [entry.id.slice("fr:commune:".length), entry.bbox]));
  for (const [code, { box }] of Object.entries(corrections.boxes)) boxes.set(code, box as unknown as Box);
  return boxes;
}

/**
 * The claims of each unit: its own box and those of its former communes, each apart, because a merged commune fills
 * the boxes of its parts better than the box around them. Units without any share the claim of the commune that held
 * them. Throws when a unit has neither.
 */
export function makeClaims(units: readonly ContourUnit[], boxes: ReadonlyMap<string, Box>): Claim[] {
  const claims = new Map<string, { box: Box; units: number[] }>();
  const homeless: number[] = [];
  units.forEach((unit, index) => {
    const own = [unit.code, ...unit.formerCodes].filter((code) => boxes.has(code));
    for (const code of own) claims.set(code, { box: boxes.get(code)!, units: [index] });
    if (own.length === 0) homeless.push(index);
  });
  for (const index of homeless) {
    const { code, within } = units[index]!;
    const box = within === null ? undefined : boxes.get(within);
    if (within === null || !box) throw new Error(`no bounding box for unit ${code}, nor for a commune that held it`);
    const shared = claims.get(within);
    if (shared) shared.units.push(index);
    else claims.set(within, { box, units: [index] });
  }
  return [...claims.values()].map((claim) => ({ ...claim, units: claim.units.sort((a, b) => a - b) }));
}
