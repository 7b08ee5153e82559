import { listUnits } from "../packs/units.ts";
import { type Commune, DECOUPAGE_PACKAGES, type DecoupageYear, readCommunes } from "../sources/decoupage.ts";

/** A unit to draw, with what is needed to find the boxes that hold it. */
export interface ContourUnit {
  readonly code: string;
  readonly name: string;
  readonly departement: string;
  /** Codes that were communes and are now inside this unit (mergers): their boxes are joined to its own. */
  readonly formerCodes: readonly string[];
  /** Commune that holds or held this unit: Paris, Lyon or Marseille for an arrondissement, the merged commune for a restored one. */
  readonly within: string | null;
}

/** The units of the latest COG, sorted by code; mergers and restored communes come from every edition installed. */
export function readContourUnits(): ContourUnit[] {
  const years = Object.keys(DECOUPAGE_PACKAGES).map(Number) as DecoupageYear[];
  const editions = years.map((year) => readCommunes(year));
  const units = listUnits(editions.at(-1)!);
  const codes = new Set(units.map(({ code }) => code));
  const holders = findHolders(editions);
  const formerOf = new Map<string, string[]>();
  for (const code of holders.keys()) {
    if (codes.has(code)) continue;
    const heir = findHeir(code, holders, codes);
    if (heir !== null) formerOf.set(heir, [...(formerOf.get(heir) ?? []), code]);
  }
  return units.map(({ code, name, departement, city }) => ({
    code,
    name,
    departement: departement ?? code.slice(0, code.startsWith("97") ? 3 : 2),
    formerCodes: formerOf.get(code) ?? [],
    within: city ?? holders.get(code) ?? null,
  }));
}

/** For each code that is or was part of another commune, the most recent such commune; editions go from the oldest. */
function findHolders(editions: readonly (readonly Commune[])[]): Map<string, string> {
  const holders = new Map<string, string>();
  for (const communes of editions) {
    for (const { code, formerCodes } of communes) for (const former of formerCodes) holders.set(former, code);
    for (const { code, chefLieu } of communes)
      if (chefLieu !== undefined && chefLieu !== code) holders.set(code, chefLieu);
  }
  return holders;
}

/** Follows holders until a unit; null when there is none. */
function findHeir(code: string, holders: ReadonlyMap<string, string>, units: ReadonlySet<string>): string | null {
  let heir = code;
  for (let step = 0; step < holders.size && !units.has(heir); step++) {
    const next = holders.get(heir);
    if (next === undefined) return null;
    heir = next;
  }
  return units.has(heir) ? heir : null;
}
