import { guessExtent } from "../domain/extent.ts";
import { buildLayer } from "../domain/layer.ts";
import type { Nature } from "../domain/nature.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { MergedCode, SplitCode } from "./code-changes.ts";
import { COLUMN_ROLES, type ColumnChoices, type ColumnPlan, mostly, planColumns, rateListHeader } from "./columns.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import { type FilledRows, fillTerritories } from "./fill-down.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import { type ListPlaces, movePostalCodes, readListPlaces } from "./list-places.ts";
import { type ColumnsToSay, LIST_LIMIT_BYTES, type ListRefusal, MOST_OVERLAPS } from "./list-refusal.ts";
import { type Correction, gatherReview, type ReviewLine } from "./list-review.ts";
import { type ListBase, readListRows } from "./list-rows.ts";
import { guessListYear } from "./list-year.ts";
import { splitPlaces } from "./place-cells.ts";
import { createPlaceResolver, type PlaceResolver } from "./place-resolver.ts";
import { readTable, type Separator, type Table, type TableRow } from "./read-table.ts";
import { type CodeCell, readCodeCell } from "./unit-codes.ts";

export type { ListRefusal } from "./list-refusal.ts";

const NO_POSTAL_CODES: ListBase["postalCodes"] & object = [];

export interface PerimeterImport extends ColumnsToSay {
  readonly layer: TerritoryLayer;
  readonly anomalies: readonly ListAnomaly[];
  /** Rows of data: neither the header nor what comes before it. */
  readonly rows: number;
  /** COG year of the codes of the list: the one asked for, else the one guessed. */
  readonly cog: number;
  /** Null for a workbook. */
  readonly separator: Separator | null;
  /** Null for a workbook. */
  readonly encoding: Encoding | null;
  /** Headers of the columns that were not read, those that identify people included. */
  readonly ignoredColumns: readonly string[];
  /** What is doubtful, unknown or approximate, in the order of the rows. */
  readonly review: readonly ReviewLine[];
  readonly vintage: ListVintage;
}

/** The year of the communes of a list, and what changed for it since. */
export interface ListVintage {
  readonly year: number;
  readonly isGuessed: boolean;
  readonly merged: readonly MergedCode[];
  readonly split: readonly SplitCode[];
}

export interface ListOptions {
  /** COG year of the codes. */
  readonly cog?: number;
  /** What the list describes; guessed when absent. */
  readonly extent?: TerritoryLayer["extent"];
  /** Which column plays which role, by header, instead of what is guessed. */
  readonly columns?: ColumnChoices;
  /** By key of a review line: the codes of the units that it stands for, or that it stands for none. */
  readonly corrections?: Readonly<Record<string, Correction>>;
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a list of CPTS and their communes (delimited text, one row per CPTS and commune, or several communes in a cell,
 * SPEC §7). Never throws: a file that cannot be read is a refusal, a row that cannot be used as written is an anomaly.
 */
export function readPerimeterList(
  file: NamedFile,
  base: ListBase,
  options: ListOptions = {},
): Result<PerimeterImport, ListRefusal> {
  const opened = openTable(file);
  if (!opened.ok) return opened;
  const { table, encoding } = opened.value;
  return readPerimeterTable({ name: file.name, table, encoding }, base, options);
}

/** A table out of any kind of file; `encoding` is null for a workbook. */
export interface NamedTable {
  readonly name: string;
  readonly table: Table;
  readonly encoding: Encoding | null;
}

/** Reads a list of CPTS and their communes out of a table: what text, workbooks and pasted lists have in common. */
export function readPerimeterTable(
  { name, table, encoding }: NamedTable,
  base: ListBase,
  options: ListOptions = {},
): Result<PerimeterImport, ListRefusal> {
  const { units, history } = base;
  const readCodes = rememberCodes();
  const isKnown = (cell: string) =>
    readCodes(cell.trim()).codes.some((code) => units.indexOf.has(code) || history.former.has(code));
  let resolver: PlaceResolver | undefined;
  const resolverOf = () =>
    (resolver ??= createPlaceResolver({ units, history, postalCodes: base.postalCodes ?? NO_POSTAL_CODES }));
  const planned = planList(name, table, base, isKnown, resolverOf, options.columns);
  if (!planned.ok) return planned;
  const { plan } = planned.value;
  const { rows: body, ...filling } = fillTerritories(planned.value.body, plan);

  const places = readListPlaces({ rows: body, plan, readCodes, extent: options.extent, resolverOf }, base);
  const year = options.cog ?? guessListYear(distinctCodes(body, plan, readCodes, places), units, history);
  const review = gatherReview(units, options.corrections ?? {});
  const read = readListRows({ rows: body, plan, year, readCodes, places, review }, base);
  const { territories, memberships, merged, split } = read;
  if (read.knownRows === 0 && memberships.length === 0) {
    const unitColumn = plan.columns.unit ?? plan.columns.communeName ?? plan.columns.postalCode!;
    return refuse({
      code: "no-known-code",
      file: name,
      column: plan.header.cells[unitColumn]!.trim(),
      rows: body.length,
      sample: body.map((row) => row.cells[unitColumn]?.trim() ?? "").find((cell) => cell !== "") ?? "",
      codesSeenIn: findCodes(plan, body, isKnown),
      table: describeColumns(plan, body),
    });
  }
  if (memberships.length === 0 && review.lines().every(({ candidates }) => candidates.length === 0)) {
    return refuse({ code: "nothing-usable", file: name, rows: body.length });
  }
  const crowded = findCrowd(memberships);
  if (crowded !== null) {
    const { unit, claims } = crowded;
    return refuse({ code: "too-dense", file: name, unit: units.codes[unit]!, claims });
  }
  const nature: Nature = territories.every((territory) => territory.nature === "simule") ? "simule" : "importe";
  const extent =
    options.extent ??
    guessExtent(
      units,
      memberships.map(({ unit }) => unit),
    );
  return accept({
    layer: buildLayer({ territories, memberships, extent, provenance: { source: name, nature } }),
    anomalies: [...sayOfFile(table, plan, filling), ...read.anomalies].map((anomaly) => ({ file: name, ...anomaly })),
    rows: body.length,
    cog: year,
    separator: table.separator,
    encoding,
    ignoredColumns: [...plan.identityHeaders, ...plan.unreadHeaders],
    ...describeColumns(plan, body),
    review: review.lines(),
    vintage: { year, isGuessed: options.cog === undefined, merged, split },
  });
}

function describeColumns(plan: ColumnPlan, body: readonly TableRow[]): ColumnsToSay {
  const headers = plan.header.cells.map((cell) => cell.trim());
  const sampleOf = (column: number): string | null => {
    const row = body.find(({ cells }) => (cells[column]?.trim() ?? "") !== "");
    return row === undefined ? null : row.cells[column]!.trim().slice(0, 80);
  };
  return {
    columns: COLUMN_ROLES.flatMap((role) => {
      const column = plan.columns[role];
      return column === undefined ? [] : [{ role, header: headers[column] ?? "" }];
    }),
    headers: headers.flatMap((header, column) => {
      const isIdentity = plan.identityColumns.has(column);
      return header === "" ? [] : [{ header, sample: isIdentity ? null : sampleOf(column), isIdentity }];
    }),
  };
}

/** The unit with most claims, when there are too many overlaps to show; null otherwise. */
function findCrowd(memberships: readonly { readonly unit: number }[]): { unit: number; claims: number } | null {
  const claims = new Map<number, number>();
  for (const { unit } of memberships) claims.set(unit, (claims.get(unit) ?? 0) + 1);
  let overlaps = 0;
  let most = { unit: -1, claims: 0 };
  for (const [unit, count] of claims) {
    overlaps += (count * (count - 1)) / 2;
    if (count > most.claims) most = { unit, claims: count };
  }
  return overlaps > MOST_OVERLAPS ? most : null;
}

function openTable({ name, bytes }: NamedFile): Result<{ table: Table; encoding: Encoding }, ListRefusal> {
  if (bytes.length === 0) return refuse({ code: "empty", file: name });
  if (bytes.length > LIST_LIMIT_BYTES) {
    return refuse({ code: "too-large", file: name, bytes: bytes.length, limitBytes: LIST_LIMIT_BYTES });
  }
  const found = recogniseForeignFile(bytes);
  if (found !== null) return refuse({ code: "foreign", file: name, found });
  const { text, encoding } = decodeText(bytes);
  const table = readTable(text, rateListHeader);
  return table.rows.length === 0 ? refuse({ code: "empty", file: name }) : accept({ table, encoding });
}

interface PlannedList {
  readonly plan: ColumnPlan;
  readonly body: readonly TableRow[];
}

function planList(
  file: string,
  table: Table,
  base: ListBase,
  isKnown: (cell: string) => boolean,
  resolverOf: () => PlaceResolver,
  choices: ColumnChoices | undefined,
): Result<PlannedList, ListRefusal> {
  const isPlace = (cell: string) =>
    splitPlaces(cell, () => false).some((place) => resolverOf().resolve({ name: place }).kind !== "unknown");
  const guessed = planColumns(table, { isCode: isKnown, isPlace, choices });
  if (guessed === null) return refuse({ code: "empty", file });
  const body = table.rows.slice(guessed.headerPosition + 1);
  const plan = choices?.unit === undefined ? movePostalCodes(guessed, body, base, resolverOf) : guessed;
  const firstLine = plan.header.cells
    .join(table.separator ?? " ")
    .trim()
    .slice(0, 200);
  const oneCell = (row: TableRow) => row.cells.length === 1;
  if (table.rows.every(oneCell)) return refuse({ code: "one-column", file, firstLine });
  const headers = plan.header.cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const { unit, communeName, postalCode } = plan.columns;
  if (unit === undefined && communeName === undefined && postalCode === undefined) {
    const codesSeenIn = findCodes(plan, body, isKnown);
    return refuse({ code: "no-unit-column", file, headers, codesSeenIn, table: describeColumns(plan, body) });
  }
  if (plan.columns.territoryId === undefined && plan.columns.territoryName === undefined) {
    return refuse({ code: "no-territory-column", file, headers, table: describeColumns(plan, body) });
  }
  if (body.length === 0) return refuse({ code: "no-row", file, headers });
  if (body.every(oneCell))
    return refuse({ code: "one-column", file, firstLine: body[0]!.cells[0]!.trim().slice(0, 200) });
  return accept({ plan, body });
}

/** The header of the first column that holds known codes without being the one that should. */
function findCodes(plan: ColumnPlan, body: readonly TableRow[], isKnown: (cell: string) => boolean): string | null {
  const column = plan.header.cells.findIndex((_, i) => i !== plan.columns.unit && mostly(body, i, isKnown));
  return column < 0 ? null : plan.header.cells[column]!.trim();
}

function sayOfFile(
  table: Table,
  plan: ColumnPlan,
  { filled, firstRow }: Omit<FilledRows, "rows">,
): readonly Omit<ListAnomaly, "file">[] {
  const nothing = { code: null, candidates: [], territory: null };
  const identity = plan.identityHeaders.map((value) => ({
    row: plan.header.number,
    kind: "colonne-identite" as const,
    value,
    ...nothing,
  }));
  const repeated = { row: firstRow, kind: "cpts-reprise" as const, value: String(filled), ...nothing };
  const said = filled === 0 ? identity : [...identity, repeated];
  if (table.openQuoteRow === null) return said;
  return [{ row: table.openQuoteRow, kind: "guillemet-ouvert", value: '"', ...nothing }, ...said];
}

/** The same few thousand cells come back on many rows: each is read once. */
function rememberCodes(): (cell: string) => CodeCell {
  const known = new Map<string, CodeCell>();
  return (cell) => {
    let codes = known.get(cell);
    if (codes === undefined) {
      codes = readCodeCell(cell);
      known.set(cell, codes);
    }
    return codes;
  };
}

function distinctCodes(
  body: readonly TableRow[],
  { columns }: ColumnPlan,
  readCodes: (cell: string) => CodeCell,
  places: ListPlaces,
): Set<string> {
  const codes = new Set(places.codes);
  const { unit } = columns;
  if (unit === undefined) return codes;
  for (const row of body) for (const code of readCodes(row.cells[unit]?.trim() ?? "").codes) codes.add(code);
  return codes;
}
