import type { Table, TableRow } from "./read-table.ts";

/** What a column of a perimeter list can hold. */
const COLUMN_ROLES = [
  "territoryId",
  "territoryName",
  "unit",
  "communeName",
  "departement",
  "arrondissements",
  "shared",
  "stage",
  "startDate",
  "endDate",
  "nature",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** The header names of each role, folded by `foldHeader`, the most precise first. */
const SYNONYMS: Readonly<Record<ColumnRole, readonly string[]>> = {
  territoryId: words`territoireid cptsid idterritoire idcpts codecpts codeterritoire numerocpts numcpts ncpts
    identifiantcpts identifiantterritoire identifiant id`,
  territoryName: words`territoirenom cptsnom nomterritoire nomcpts nomdelacpts nomduterritoire libellecpts
    libelleterritoire denominationcpts denomination raisonsociale intitulecpts intitule cpts territoire
    libelle nom`,
  unit: words`unite codeunite unitecode codecommune communecode codeinsee inseecode codecommuneinsee codeinseecommune
    codeinseedelacommune codeinseecom communeinsee inseecommune inseecom cominsee comcode codecom codegeo codgeo codecog
    depcom citycode cinsee codesinsee codescommunes insee idcommune communeid com`,
  communeName: words`nomcommune communenom libellecommune libelledelacommune libcommune libcom nomdelacommune libgeo
    nomcom communelibelle`,
  departement: words`departement departements dept dep codedepartement coddep numerodepartement departementcode`,
  arrondissements: words`arrondissementsmunicipaux arrondissementmunicipal codesarrondissements
    codearrondissementmunicipal arrondissements arrondissement`,
  shared: words`partage communepartagee perimetreinfracommunalinconnu infracommunal perimetreinfracommunal`,
  stage: words`stade statut stadecpts statutcpts etat avancement maturite niveaudematurite stadedavancement
    etatdavancement`,
  startDate: words`datedebut debut datedecreation datecreation`,
  endDate: words`datefin fin datedefin datedissolution`,
  nature: words`nature`,
};

/** Headers that say either the name or the code of a commune: what the column holds decides. */
const COMMUNE_HEADERS = new Set(["commune", "communes", "ville", "villes"]);

/** Words that show that a column names people or how to reach them: it is left out and said. */
const IDENTITY =
  /president|coordinat|directeur|directrice|referent|responsable|contact|interlocut|prenom|mail|courriel|telephone|portable|adresse|\b(tel|gsm|rpps|adeli)\b/;

const ROLE_OF_HEADER = new Map(
  COLUMN_ROLES.flatMap((role) => SYNONYMS[role].map((word, rank) => [word, { role, rank }] as const)),
);

/** How many of the first rows may come before the header: a title, a date, a blank row. */
const HEADER_SEARCH_ROWS = 30;

/** Cells beyond are not looked at for a header: no list has as many columns. */
const MOST_COLUMNS = 500;

export interface ColumnPlan {
  readonly header: TableRow;
  /** Position of the header in `table.rows`. */
  readonly headerPosition: number;
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>;
  /** Headers that are read by no rule. */
  readonly unreadHeaders: readonly string[];
  /** Headers left out because their column identifies people. */
  readonly identityHeaders: readonly string[];
}

function words(text: TemplateStringsArray): readonly string[] {
  return text.join("").trim().split(/\s+/);
}

/** Text without accents, in lower case, with single spaces: what two spellings of one name have in common. */
export function foldText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A header without spaces, underscores, accents, case, nor the year of its codes (`CODGEO_2024` → `codgeo`). */
function foldHeader(header: string): string {
  const folded = foldText(header.slice(0, 200)).replaceAll(" ", "");
  return folded.replace(/(19|20)\d\d$/, "");
}

function roleOf(header: string): { readonly role: ColumnRole; readonly rank: number } | undefined {
  return ROLE_OF_HEADER.get(foldHeader(header));
}

/** How many columns of a list a row of cells names; a header without the unit or the territory counts for less. */
export function rateListHeader(cells: readonly string[]): number {
  const roles = new Set<string>();
  for (const cell of cells.slice(0, MOST_COLUMNS)) {
    if (COMMUNE_HEADERS.has(foldHeader(cell))) roles.add("unit");
    else roles.add(roleOf(cell)?.role ?? "");
  }
  roles.delete("");
  const named = Number(roles.has("territoryId") || roles.has("territoryName"));
  return roles.size + 10 * (named + Number(roles.has("unit")));
}

/**
 * Finds the header row among the first rows and what each column holds. `isCode` tells whether a cell reads as a unit
 * code: it decides for headers such as « commune » and for an `id` that only numbers the rows.
 */
export function planColumns(table: Table, isCode: (cell: string) => boolean): ColumnPlan | null {
  const headerPosition = findHeader(table.rows);
  const header = table.rows[headerPosition];
  if (header === undefined) return null;
  const body = table.rows.slice(headerPosition + 1);
  const columns: Partial<Record<ColumnRole, number>> = {};
  const ranks: Partial<Record<ColumnRole, number>> = {};
  const identity = new Set<number>();
  const headers = header.cells.slice(0, MOST_COLUMNS);
  const namesPeople = headers.some((cell) => foldHeader(cell) === "prenom");
  headers.forEach((cell, column) => {
    const known = COMMUNE_HEADERS.has(foldHeader(cell))
      ? { role: mostly(body, column, isCode) ? ("unit" as const) : ("communeName" as const), rank: 99 }
      : roleOf(cell);
    if (namesPeople && foldHeader(cell) === "nom") identity.add(column);
    else if (known === undefined) {
      if (IDENTITY.test(foldText(cell.slice(0, 200)))) identity.add(column);
    } else if (known.rank < (ranks[known.role] ?? Number.POSITIVE_INFINITY)) {
      columns[known.role] = column;
      ranks[known.role] = known.rank;
    }
  });
  if (numbersTheRows(body, columns)) delete columns.territoryId;
  const read = new Set(Object.values(columns));
  const named = headers.map((cell, column) => ({ cell: cell.trim(), column })).filter(({ cell }) => cell !== "");
  return {
    header,
    headerPosition,
    columns,
    unreadHeaders: named.filter(({ column }) => !read.has(column) && !identity.has(column)).map(({ cell }) => cell),
    identityHeaders: named.filter(({ column }) => identity.has(column)).map(({ cell }) => cell),
  };
}

function findHeader(rows: readonly TableRow[]): number {
  let best = 0;
  let bestScore = 0;
  for (let i = 0; i < Math.min(rows.length, HEADER_SEARCH_ROWS); i++) {
    const score = rateListHeader(rows[i]!.cells);
    if (score > bestScore) {
      bestScore = score;
      best = i;
    }
  }
  return best;
}

/** Whether at least half of the filled cells of a column, on a sample, pass the test. */
export function mostly(rows: readonly TableRow[], column: number, passes: (cell: string) => boolean): boolean {
  let filled = 0;
  let passed = 0;
  for (const { cells } of rows.slice(0, 500)) {
    const cell = cells[column]?.trim() ?? "";
    if (cell === "") continue;
    filled++;
    if (passes(cell)) passed++;
  }
  return filled > 0 && passed * 2 >= filled;
}

/** An `id` different in each row, beside names that come back, numbers the rows and not the territories. */
function numbersTheRows(body: readonly TableRow[], columns: ColumnPlan["columns"]): boolean {
  const { territoryId, territoryName } = columns;
  if (territoryId === undefined || territoryName === undefined) return false;
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { cells } of body) {
    const id = cells[territoryId]?.trim() ?? "";
    if (id === "" || ids.has(id)) return false;
    ids.add(id);
    names.add(foldText(cells[territoryName] ?? ""));
  }
  return names.size * 2 <= ids.size;
}
