import type { Table, TableRow } from "./read-table.ts";

/** What a column of a perimeter list can hold. */
export const COLUMN_ROLES = [
  "territoryId",
  "territoryName",
  "unit",
  "communeName",
  "departement",
  "postalCode",
  "arrondissements",
  "shared",
  "stage",
  "startDate",
  "endDate",
  "nature",
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** The header names of each role, folded by `foldHeader`, the most precise first: what makes this file a long one. */
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
    nomcom communelibelle nomville nomdesvilles communescouvertes listedescommunes listecommunes nomdescommunes
    communesduterritoire`,
  departement: words`departement departements dept dep codedepartement coddep numerodepartement departementcode
    dpt dpts ndepartement ndept numdept numdep libelledepartement nomdepartement`,
  postalCode: words`codepostal codespostaux postalcode codepos cp codepost postal zipcode`,
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
  /president|coordinat|coordonnat|directeur|directrice|referent|responsable|contact|interlocut|prenom|mail|courriel|telephone|portable|adresse|\b(tel|gsm|rpps|adeli)\b/;

const ROLE_OF_HEADER = new Map(
  COLUMN_ROLES.flatMap((role) => SYNONYMS[role].map((word, rank) => [word, { role, rank }] as const)),
);

/** How many of the first rows may come before the header: a title, a date, a blank row. */
const HEADER_SEARCH_ROWS = 30;

/** How many rows tell whether a column holds names of communes, or personal data. */
const NAME_SAMPLE_ROWS = 60;
const SAMPLE_ROWS = 500;

/** A column in which so many cells hold a mail address or a phone number is left out. */
const PERSONAL_SHARE = 0.2;

/** A column of which so many cells are of one sort is of that sort, whatever its header says. */
const FULL_SHARE = 0.9;

/** Cells beyond are not looked at for a header: no list has as many columns. */
const MOST_COLUMNS = 500;

/** Which header, or none, plays a role, instead of what is guessed. */
export type ColumnChoices = Readonly<Partial<Record<ColumnRole, string | null>>>;

export interface ColumnPlan {
  readonly header: TableRow;
  /** Position of the header in `table.rows`. */
  readonly headerPosition: number;
  readonly columns: Readonly<Partial<Record<ColumnRole, number>>>;
  /** Headers that are read by no rule. */
  readonly unreadHeaders: readonly string[];
  /** Headers left out because their column identifies people. */
  readonly identityHeaders: readonly string[];
  /** Positions of these columns, those without header included. */
  readonly identityColumns: ReadonlySet<number>;
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
  return roles.size + 10 * (named + Number(roles.has("unit") || roles.has("communeName")));
}

/** Mail addresses and French phone numbers. */
const PERSONAL = /[^\s@]@[^\s@]+\.[a-z]{2}|(?<!\d)(?:\+33\s?|0)[1-9](?:[\s.-]?\d\d){4}(?!\d)/i;

/**
 * Finds the header row among the first rows and what each column holds. What cells read as decides for headers such as
 * « commune », for names of communes under a header that says nothing, and for columns full of mail addresses or phone numbers.
 */
export function planColumns(table: Table, { isCode, isPlace, choices = {} }: ColumnTests): ColumnPlan | null {
  const headerPosition = findHeader(table.rows, isCode, isPlace);
  const first = table.rows[Math.max(0, headerPosition)];
  if (first === undefined) return null;
  const body = table.rows.slice(headerPosition + 1);
  const header = { number: first.number, cells: nameHeaders(headerPosition < 0 ? [] : first.cells, first, body) };
  const headers = header.cells.slice(0, MOST_COLUMNS);
  const { columns, identity } = guessColumns(headers, body, isCode);
  const width = Math.min(
    MOST_COLUMNS,
    Math.max(headers.length, ...body.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.length)),
  );
  for (let column = 0; column < width; column++) {
    if (!Object.values(columns).includes(column) && shareOf(body, column, isPersonal) >= PERSONAL_SHARE)
      identity.add(column);
  }
  if (numbersTheRows(body, columns)) delete columns.territoryId;
  findNames(columns, identity, headers, width, body, isCode, isPlace);
  uncross(columns, body, isCode);
  findCodeColumn(columns, identity, width, body, isCode);
  if (headerPosition < 0) findTerritories(columns, identity, width, body);
  chooseColumns(columns, identity, headers, choices);
  const read = new Set(Object.values(columns));
  const named = Array.from({ length: width }, (_, column) => ({ cell: headers[column]?.trim() ?? "", column }));
  return {
    header,
    headerPosition,
    columns,
    unreadHeaders: named
      .filter(({ cell, column }) => cell !== "" && !read.has(column) && !identity.has(column))
      .map(({ cell }) => cell),
    identityHeaders: named
      .filter(({ column }) => identity.has(column))
      .map(({ cell, column }) => cell || nameColumn(column)),
    identityColumns: identity,
  };
}

/** What the cells of a list are recognised with. */
export interface ColumnTests {
  /** Reads as a unit code. */
  readonly isCode: (cell: string) => boolean;
  /** Reads as a commune, or as several: asked on a few rows only. */
  readonly isPlace: (cell: string) => boolean;
  readonly choices?: ColumnChoices | undefined;
}

type Columns = Partial<Record<ColumnRole, number>>;

function guessColumns(
  headers: readonly string[],
  body: readonly TableRow[],
  isCode: (cell: string) => boolean,
): { columns: Columns; identity: Set<number> } {
  const columns: Columns = {};
  const ranks: Partial<Record<ColumnRole, number>> = {};
  const identity = new Set<number>();
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
  return { columns, identity };
}

/** A column of names under a header that says nothing, or that promises codes. */
function findNames(
  columns: Columns,
  identity: ReadonlySet<number>,
  headers: readonly string[],
  width: number,
  body: readonly TableRow[],
  isCode: (cell: string) => boolean,
  isPlace: (cell: string) => boolean,
): void {
  const sample = body.slice(0, NAME_SAMPLE_ROWS);
  const isName = (cell: string) => !isCode(cell) && isPlace(cell);
  const { unit } = columns;
  if (unit !== undefined) {
    if (columns.communeName !== undefined || mostly(body, unit, isCode) || !mostly(sample, unit, isName)) return;
    columns.communeName = unit;
    delete columns.unit;
    return;
  }
  const holdsNames = (column: number | undefined) => column !== undefined && mostly(sample, column, isName);
  if (holdsNames(columns.communeName)) return;
  const territories = [columns.territoryId, columns.territoryName];
  for (let column = 0; column < width; column++) {
    const isTaken = identity.has(column) || territories.includes(column) || column === columns.departement;
    if (isTaken || !holdsNames(column)) continue;
    columns.communeName = column;
    for (const role of COLUMN_ROLES) if (role !== "communeName" && columns[role] === column) delete columns[role];
    return;
  }
  // « Nom ; Territoire »: the second says the communes, when the first can say the CPTS.
  const { territoryName } = columns;
  if (columns.communeName !== undefined || territoryName === undefined || !holdsNames(territoryName)) return;
  const other = headers.findIndex(
    (cell, column) => column !== territoryName && !identity.has(column) && roleOf(cell)?.role === "territoryName",
  );
  if (other < 0 && columns.territoryId === undefined) return;
  columns.communeName = territoryName;
  if (other < 0) delete columns.territoryName;
  else columns.territoryName = other;
}

function chooseColumns(
  columns: Columns,
  identity: Set<number>,
  headers: readonly string[],
  choices: ColumnChoices,
): void {
  for (const role of COLUMN_ROLES) {
    const choice = choices[role];
    if (choice === undefined) continue;
    delete columns[role];
    const column = choice === null ? -1 : headers.findIndex((cell) => cell.trim() === choice.trim());
    if (column < 0) continue;
    for (const other of COLUMN_ROLES) if (columns[other] === column) delete columns[other];
    columns[role] = column;
    identity.delete(column);
  }
}

const isPersonal = (cell: string): boolean => PERSONAL.test(cell.slice(0, 200));

/** A column without header, as a spreadsheet names it: A, B… Z, AA. */
function nameColumn(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : nameColumn(Math.floor(column / 26) - 1) + letter;
}

/**
 * Headers that can be told apart: the second « Nom » is « Nom (2) », and a column that is filled under no header has its
 * letter.
 */
function nameHeaders(cells: readonly string[], { cells: firstRow }: TableRow, body: readonly TableRow[]): string[] {
  const used = new Map<string, number>();
  const isFilled = (column: number) =>
    body.slice(0, SAMPLE_ROWS).some((row) => (row.cells[column] ?? "").trim() !== "");
  return Array.from({ length: Math.max(cells.length, cells.length === 0 ? firstRow.length : 0) }, (_, column) => {
    const written = cells[column]?.trim() ?? "";
    const name = written === "" && isFilled(column) ? nameColumn(column) : written;
    const times = (used.get(name) ?? 0) + 1;
    used.set(name, times);
    return times === 1 || name === "" ? name : `${name} (${times})`;
  });
}

/** Position of the header; −1 where the first row is already data: no row names a column, and this one holds a commune. */
function findHeader(
  rows: readonly TableRow[],
  isCode: (cell: string) => boolean,
  isPlace: (cell: string) => boolean,
): number {
  let best = 0;
  let bestScore = 0;
  for (let i = 0; i < Math.min(rows.length, HEADER_SEARCH_ROWS); i++) {
    const score = rateListHeader(rows[i]!.cells);
    if (score > bestScore) {
      bestScore = score;
      best = i;
    }
  }
  if (bestScore > 0) return best;
  const sample = rows.slice(0, NAME_SAMPLE_ROWS);
  const isData = rows[0]?.cells
    .slice(0, MOST_COLUMNS)
    .some((cell, column) => [isCode, isPlace].some((is) => cell !== "" && is(cell) && mostly(sample, column, is)));
  return isData === true && rows[0]!.cells.length > 1 ? -1 : 0;
}

/** Two headers one for the other: codes under the name of the CPTS or of the commune, and no code where they should be. */
function uncross(columns: Columns, body: readonly TableRow[], isCode: (cell: string) => boolean): void {
  const { unit } = columns;
  if (unit === undefined || shareOf(body, unit, isCode) > 1 - FULL_SHARE) return;
  for (const role of ["territoryName", "territoryId", "communeName"] as const) {
    const column = columns[role];
    if (column === undefined || shareOf(body, column, isCode) < FULL_SHARE) continue;
    columns.unit = column;
    columns[role] = unit;
    return;
  }
}

/** A column that is full of INSEE codes under a header that says nothing of it, when there is one and no other says the communes. */
function findCodeColumn(
  columns: Columns,
  identity: ReadonlySet<number>,
  width: number,
  body: readonly TableRow[],
  isCode: (cell: string) => boolean,
): void {
  if (columns.unit !== undefined || columns.communeName !== undefined || columns.postalCode !== undefined) return;
  const taken = new Set([...identity, ...Object.values(columns)]);
  const full = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !taken.has(column) && shareOf(body, column, isCode) >= FULL_SHARE,
  );
  if (full.length === 1) columns.unit = full[0]!;
}

/** Without a header, the one column of words that is left names the territories. */
function findTerritories(
  columns: Columns,
  identity: ReadonlySet<number>,
  width: number,
  body: readonly TableRow[],
): void {
  if (columns.territoryName !== undefined || columns.territoryId !== undefined) return;
  const taken = new Set([...identity, ...Object.values(columns)]);
  const isWord = (cell: string) => /\p{L}{2}/u.test(cell);
  const words = Array.from({ length: width }, (_, column) => column).filter(
    (column) => !taken.has(column) && shareOf(body, column, isWord) >= FULL_SHARE,
  );
  if (words.length === 1) columns.territoryName = words[0]!;
}

/** Whether at least half of the filled cells of a column, on a sample, pass the test. */
export function mostly(rows: readonly TableRow[], column: number, passes: (cell: string) => boolean): boolean {
  return shareOf(rows, column, passes) >= 0.5;
}

/** Share of the filled cells of a column, on a sample, that pass the test; 0 when none is filled. */
function shareOf(rows: readonly TableRow[], column: number, passes: (cell: string) => boolean): number {
  let filled = 0;
  let passed = 0;
  for (const { cells } of rows.slice(0, SAMPLE_ROWS)) {
    const cell = cells[column]?.trim() ?? "";
    if (cell === "") continue;
    filled++;
    if (passes(cell)) passed++;
  }
  return filled === 0 ? 0 : passed / filled;
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
