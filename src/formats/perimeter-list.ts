import { guessExtent } from "../domain/extent.ts";
import { buildLayer } from "../domain/layer.ts";
import type { Nature } from "../domain/nature.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { type ColumnPlan, mostly, planColumns, rateListHeader } from "./columns.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import { LIST_LIMIT_BYTES, type ListRefusal, MOST_OVERLAPS } from "./list-refusal.ts";
import { type ListBase, readListRows } from "./list-rows.ts";
import { guessListYear } from "./list-year.ts";
import { readTable, type Separator, type Table, type TableRow } from "./read-table.ts";
import { type CodeCell, readCodeCell } from "./unit-codes.ts";

export type { ListRefusal } from "./list-refusal.ts";

export interface PerimeterImport {
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
}

export interface ListOptions {
  /** COG year of the codes. */
  readonly cog?: number;
  /** What the list describes; guessed when absent. */
  readonly extent?: TerritoryLayer["extent"];
}

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a list of CPTS and their communes (delimited text, one row per CPTS and commune, SPEC §7). Never throws: a
 * file that cannot be read is a refusal, a row that cannot be used as written is an anomaly.
 */
export function readPerimeterList(
  file: NamedFile,
  base: ListBase,
  options: ListOptions = {},
): Result<PerimeterImport, ListRefusal> {
  const opened = openTable(file);
  if (!opened.ok) return opened;
  const { table, encoding } = opened.value;
  const readCodes = rememberCodes();
  const isKnown = (cell: string) =>
    readCodes(cell.trim()).codes.some((code) => base.units.indexOf.has(code) || base.history.former.has(code));
  const planned = planList(file.name, table, isKnown);
  if (!planned.ok) return planned;
  const { plan, body, unitColumn } = planned.value;

  const year = options.cog ?? guessListYear(distinctCodes(body, unitColumn, readCodes), base.units, base.history);
  const read = readListRows({ rows: body, plan, year, readCodes }, base);
  if (read.knownRows === 0) {
    return refuse({
      code: "no-known-code",
      file: file.name,
      column: plan.header.cells[unitColumn]!.trim(),
      rows: body.length,
      sample: body.map((row) => row.cells[unitColumn]?.trim() ?? "").find((cell) => cell !== "") ?? "",
      codesSeenIn: findCodes(plan, body, isKnown),
    });
  }
  const { territories, memberships } = read;
  if (memberships.length === 0) return refuse({ code: "nothing-usable", file: file.name, rows: body.length });
  const crowded = findCrowd(memberships);
  if (crowded !== null) {
    const { unit, claims } = crowded;
    return refuse({ code: "too-dense", file: file.name, unit: base.units.codes[unit]!, claims });
  }
  const nature: Nature = territories.every((territory) => territory.nature === "simule") ? "simule" : "importe";
  const extent =
    options.extent ??
    guessExtent(
      base.units,
      memberships.map(({ unit }) => unit),
    );
  return accept({
    layer: buildLayer({ territories, memberships, extent, provenance: { source: file.name, nature } }),
    anomalies: [...sayOfFile(table, plan), ...read.anomalies].map((anomaly) => ({ file: file.name, ...anomaly })),
    rows: body.length,
    cog: year,
    separator: table.separator,
    encoding,
    ignoredColumns: [...plan.identityHeaders, ...plan.unreadHeaders],
  });
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
  readonly unitColumn: number;
}

function planList(file: string, table: Table, isKnown: (cell: string) => boolean): Result<PlannedList, ListRefusal> {
  const plan = planColumns(table, isKnown);
  if (plan === null) return refuse({ code: "empty", file });
  const body = table.rows.slice(plan.headerPosition + 1);
  const firstLine = plan.header.cells
    .join(table.separator ?? " ")
    .trim()
    .slice(0, 200);
  const oneCell = (row: TableRow) => row.cells.length === 1;
  if (table.rows.every(oneCell)) return refuse({ code: "one-column", file, firstLine });
  const headers = plan.header.cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const unitColumn = plan.columns.unit;
  if (unitColumn === undefined) {
    return refuse({ code: "no-unit-column", file, headers, codesSeenIn: findCodes(plan, body, isKnown) });
  }
  if (plan.columns.territoryId === undefined && plan.columns.territoryName === undefined) {
    return refuse({ code: "no-territory-column", file, headers });
  }
  if (body.length === 0) return refuse({ code: "no-row", file, headers });
  if (body.every(oneCell))
    return refuse({ code: "one-column", file, firstLine: body[0]!.cells[0]!.trim().slice(0, 200) });
  return accept({ plan, body, unitColumn });
}

/** The header of the first column that holds known codes without being the one that should. */
function findCodes(plan: ColumnPlan, body: readonly TableRow[], isKnown: (cell: string) => boolean): string | null {
  const column = plan.header.cells.findIndex((_, i) => i !== plan.columns.unit && mostly(body, i, isKnown));
  return column < 0 ? null : plan.header.cells[column]!.trim();
}

function sayOfFile(table: Table, plan: ColumnPlan): readonly Omit<ListAnomaly, "file">[] {
  const nothing = { code: null, candidates: [], territory: null };
  const identity = plan.identityHeaders.map((value) => ({
    row: plan.header.number,
    kind: "colonne-identite" as const,
    value,
    ...nothing,
  }));
  if (table.openQuoteRow === null) return identity;
  return [{ row: table.openQuoteRow, kind: "guillemet-ouvert", value: '"', ...nothing }, ...identity];
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

function distinctCodes(body: readonly TableRow[], column: number, readCodes: (cell: string) => CodeCell): Set<string> {
  const codes = new Set<string>();
  for (const row of body) for (const code of readCodes(row.cells[column]?.trim() ?? "").codes) codes.add(code);
  return codes;
}
