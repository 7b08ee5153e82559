import { foldText } from "./columns.ts";
import type { TableRow } from "./read-table.ts";
import { isBareCode, planSiteColumns, type SiteColumns, type SiteRole } from "./site-columns.ts";

/** Words of a header that say what a column holds of a zone rather than of which mesh it is. */
const CODE_WORDS = new Set(["code", "cod", "id", "identifiant", "num", "numero", "siren", "court"]);
const NAME_WORDS = new Set([
  "nom",
  "lib",
  "libelle",
  "libelles",
  "name",
  "denomination",
  "intitule",
  "complet",
  "libgeo",
]);
const SMALL_WORDS = new Set(["de", "du", "des", "la", "le", "les", "d", "l", "en", "niveau", "officiel", "actuel"]);
/** Words of the meshes of the trade. */
const MESH_WORDS =
  /^(tvs|secteurs?|pdsa|bassins?|bv|bvcv|ze|zones?|zonages?|zmed|territoires?|ght|gth|dac|epci|cpts|maillages?|groupes?|groupements?|cantons?|pays|inter|sas|clic|arrondissements?|classes?|typologie)\d*$/;
/** Headers that are about units, people or the file, never zones. */
const NEVER =
  /population|municipaux|municipal$|\bpop\b|pmun|ptot|superficie|surface|\bkm2?\b|\bdate\b|arrete|annee|nb|nombre|lignes?|sources?|latitude|longitude|\blat\b|\blon\b|geom|adresse|index|rang|note|role|etat|photo|url/;

/** The columns of one mesh in a table: a code, a name, or both. */
export interface ZoneColumns {
  readonly code: number | null;
  readonly name: number | null;
  /** The header to show: that of the name, else of the code. */
  readonly header: string;
  readonly score: number;
}

export interface MeshPlan {
  readonly sites: SiteColumns;
  readonly zone: ZoneColumns | null;
  /** The column that lists the arrondissements of Paris, Lyon or Marseille beside the code of the city. */
  readonly arrondissements: number | null;
  /** Headers of the other columns that could be zones, the likeliest first. */
  readonly others: readonly string[];
}

/** Separates `NomTVS`, `code_tvs` and `tvs_lib` into words. */
function wordsOf(header: string): readonly string[] {
  const spaced = header.slice(0, 200).replace(/([a-z])([A-Z])/g, "$1 $2");
  return foldText(spaced)
    .split(" ")
    .flatMap((word) => {
      const glued = /^(code|cod|num|nom|lib|libelle)([a-z]{2,}\d*)$/.exec(word);
      return glued !== null && MESH_WORDS.test(glued[2]!) ? [glued[1]!, glued[2]!] : [word];
    });
}

/** How likely a row of cells is the header of a table of units and zones. */
export function rateMeshHeader(cells: readonly string[]): number {
  const { columns } = planSiteColumns([cells]);
  const hasUnit = columns.communeCode !== undefined || columns.communeName !== undefined;
  const named = cells.filter((cell) => wordsOf(cell).some((word) => MESH_WORDS.test(word))).length;
  return (hasUnit ? 10 : 0) + (columns.id === undefined && columns.legalEntity === undefined ? 0 : 3) + named;
}

/**
 * Finds the unit columns and the zone columns. `hints`: words of the mesh asked for; `chosen`, `chosenUnit`: headers of the
 * zones and of the communes chosen by hand.
 */
export function planMeshColumns(
  rows: readonly TableRow[],
  hints: readonly string[],
  chosen: string | undefined,
  chosenUnit?: string,
): MeshPlan {
  const cells = rows.slice(0, 40).map((row) => row.cells);
  const best = cells.reduce(
    (top, row, position) => (rateMeshHeader(row) > rateMeshHeader(cells[top]!) ? position : top),
    0,
  );
  const planned = planSiteColumns([cells[best] ?? []]);
  const columns = takeUnitColumn(planned, chosenUnit, rows.slice(best + 1));
  const sites = { ...planned, columns, headerPosition: best };
  const { communeCode, communeName, departement, postalCode, lng, lat, point } = sites.columns;
  const ofUnit = new Set([communeCode, communeName, departement, postalCode, lng, lat, point]);
  const stems = new Map<string, { code: number | null; name: number | null; score: number }>();
  const identity = new Set(sites.identityHeaders);
  sites.headers.forEach((header, column) => {
    if (header === "" || identity.has(header) || (ofUnit.has(column) && header !== chosen)) return;
    const words = wordsOf(header);
    if (NEVER.test(words.join(" ")) && header !== chosen) return;
    const stem = words
      .filter((word) => !CODE_WORDS.has(word) && !NAME_WORDS.has(word) && !SMALL_WORDS.has(word))
      .join(" ");
    const group = stems.get(stem) ?? { code: null, name: null, score: 0 };
    const isName = words.some((word) => NAME_WORDS.has(word));
    if (isName) group.name ??= column;
    else group.code ??= column;
    group.score = Math.max(group.score, rate(header, words, hints, chosen, rows.slice(best + 1), column));
    stems.set(stem, group);
  });
  const rated = [...stems.values()]
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map((group) => ({ ...group, header: sites.headers[group.name ?? group.code!]! }));
  const arrondissements = sites.headers.findIndex((header) =>
    /^arrondissements? municipa(l|ux)$/.test(foldText(header)),
  );
  return {
    sites,
    arrondissements: arrondissements < 0 ? null : arrondissements,
    zone: rated[0] ?? null,
    others: rated.slice(1).map(({ header }) => header),
  };
}

/** The column of communes chosen by hand: of codes or of names, by what it holds. */
function takeUnitColumn(
  { columns, headers }: SiteColumns,
  chosen: string | undefined,
  body: readonly TableRow[],
): SiteColumns["columns"] {
  const column = chosen === undefined ? -1 : headers.indexOf(chosen);
  if (column < 0) return columns;
  const filled = body
    .slice(0, 500)
    .map(({ cells }) => cells[column]?.trim() ?? "")
    .filter((cell) => cell !== "");
  const coded = filled.filter((cell) => isBareCode(cell)).length;
  const others = Object.entries(columns).filter(([role, at]) => at !== column && !UNIT_ROLES.has(role));
  return { ...Object.fromEntries(others), [coded * 2 >= filled.length ? "communeCode" : "communeName"]: column };
}

const UNIT_ROLES: ReadonlySet<string> = new Set(["communeCode", "communeName", "postalCode"] satisfies SiteRole[]);

function rate(
  header: string,
  words: readonly string[],
  hints: readonly string[],
  chosen: string | undefined,
  body: readonly TableRow[],
  column: number,
): number {
  if (header === chosen) return 1000;
  const folded = words.join(" ");
  const hint = hints.findIndex((one) => foldText(one) === folded || words.includes(foldText(one)));
  if (hint >= 0) return 500 - hint;
  if (words.some((word) => MESH_WORDS.test(word))) return 100;
  return isGrouping(body, column) ? 10 : 0;
}

/** Whether the values of a column come back from row to row, and are texts: what a column of zones looks like. */
function isGrouping(body: readonly TableRow[], column: number): boolean {
  const values = new Set<string>();
  let filled = 0;
  for (const { cells } of body.slice(0, 5_000)) {
    const value = cells[column]?.trim() ?? "";
    if (value === "") continue;
    filled++;
    values.add(value);
  }
  const isText = [...values].some((value) => /[a-z]/i.test(value));
  return isText && values.size > 1 && values.size * 2 <= filled;
}
