import Papa from "papaparse";
import { accept, type Result, refuse } from "../domain/result.ts";
import { SITE_KINDS, type Site, type SiteKind } from "../domain/site.ts";
import { decodeText } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import { classicDate, readClassic, recogniseClassic } from "./finess-classic.ts";
import { readDaily } from "./finess-daily.ts";
import type { NamedFile } from "./perimeter-list.ts";
import { readTable, type TableRow } from "./read-table.ts";
import { readXlsx } from "./read-xlsx.ts";
import { hasPlace, planSiteColumns, rateSiteHeader, type SiteColumns } from "./site-columns.ts";
import { createPlaceFinder } from "./site-finder.ts";
import {
  SITE_LIMIT_BYTES,
  type SiteAnomaly,
  type SiteBase,
  type SiteFormat,
  type SiteImport,
  type SiteRefusal,
} from "./site-import.ts";
import { kindOfCategory } from "./site-kinds.ts";
import { SitePlacer } from "./site-placing.ts";
import { readPointRows } from "./site-points.ts";
import type { SiteRecord } from "./site-record.ts";
import { createRowReader } from "./site-table.ts";

export interface SiteOptions {
  /** What every place of the file is, for a list without categories. */
  readonly kind?: SiteKind;
  /** Sheet of a workbook; the best one when absent. */
  readonly sheet?: string;
  /** Told the share read, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Records between two pauses, during which others may work. */
const PAUSE_RECORDS = 5_000;
/** Characters of a text that show its separator and its header. */
const SAMPLE_CHARACTERS = 50_000;

type Outcome = Result<SiteImport, SiteRefusal>;

/**
 * Reads a file of sites: t_finess or any table with a header (CSV, XLSX), points (GeoJSON), a classic FINESS flat file, or
 * the daily FINESS+ document (JSON, gzip or not). Structures that closed and categories that are not shown are left out and counted. Never
 * throws: a file that cannot be read is a refusal, a row that cannot be used as written an anomaly.
 */
export async function readSites(file: NamedFile, base: SiteBase, options: SiteOptions = {}): Promise<Outcome> {
  const { name, bytes } = file;
  if (bytes.length === 0) return refuse({ code: "file", file: name, refusal: { code: "empty", file: name } });
  if (bytes.length > SITE_LIMIT_BYTES)
    return refuse({ code: "too-large", file: name, bytes: bytes.length, limitBytes: SITE_LIMIT_BYTES });
  const gathering = new SiteGathering(file.name, base, options);
  const found = recogniseForeignFile(bytes);
  const points = found === "json" ? readPointRows(bytes) : null;
  if (points !== null) return gathering.readPoints(points);
  if (found === "json" || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return gathering.readDaily(bytes);
  if (found === "xlsx") return gathering.readWorkbook(file);
  if (found !== null) return refuse({ code: "file", file: name, refusal: { code: "foreign", file: name, found } });
  const { text } = decodeText(bytes);
  const shape = recogniseClassic(text.slice(0, 2000));
  if (shape === "legal-entities") return refuse({ code: "legal-entities", file: name });
  return shape === null ? gathering.readText(text) : gathering.readClassic(text);
}

class SiteGathering {
  readonly #file: string;
  readonly #options: SiteOptions;
  readonly #placer: SitePlacer;
  readonly #sites: Site[] = [];
  readonly #ids = new Set<string>();
  readonly #others = new Map<string, { code: string; label: string; rows: number }>();
  #closed = 0;

  constructor(file: string, base: SiteBase, options: SiteOptions) {
    this.#file = file;
    this.#options = options;
    this.#placer = new SitePlacer(base, createPlaceFinder(base.places));
  }

  async readClassic(text: string): Promise<Outcome> {
    const { records, rows } = readClassic(text, (code, label) => this.#leaveOut(code, label));
    for (const [position, record] of records.entries()) {
      if (position % PAUSE_RECORDS === 0 && !(await this.#pause(position / records.length))) return this.#cancelled();
      this.#add(record);
    }
    return this.#finish("finess-classique", rows, { date: classicDate(text) });
  }

  async readDaily(bytes: Uint8Array): Promise<Outcome> {
    const read = await readDaily(
      bytes,
      (record) => this.#add(record),
      (share) => this.#pause(share),
    );
    if (read === "cancelled") return this.#cancelled();
    if (!read.isFiness) return refuse({ code: "not-finess-json", file: this.#file });
    const { rows, date, groups } = read;
    return this.#finish("finess-quotidien", rows, { date, groups, isCut: read.isCut });
  }

  async readWorkbook(file: NamedFile): Promise<Outcome> {
    const workbook = await readXlsx(file, this.#options.sheet, rateSiteHeader);
    if (!workbook.ok) return refuse({ code: "file", file: this.#file, refusal: workbook.refusal });
    const { rows } = workbook.value.table;
    return this.#readRows(planSiteColumns(rows.map(({ cells }) => cells).slice(0, 100)), rows);
  }

  readPoints(rows: readonly TableRow[]): Promise<Outcome> {
    return this.#readRows(planSiteColumns(rows.slice(0, 100).map(({ cells }) => cells)), rows);
  }

  async readText(text: string): Promise<Outcome> {
    const sample = readTable(text.slice(0, SAMPLE_CHARACTERS), rateSiteHeader);
    const plan = planSiteColumns(sample.rows.map(({ cells }) => cells));
    const refusal = this.#refusePlan(plan);
    if (refusal !== null) return refuse(refusal);
    const delimiter = sample.separator ?? ";";
    const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), { delimiter, newline: "\n" });
    return this.#readRows(
      { ...plan, headerPosition: (sample.rows[plan.headerPosition]?.number ?? 1) - 1 },
      data.map((cells, position) => ({ number: position + 1, cells })),
    );
  }

  async #readRows(plan: SiteColumns, table: readonly TableRow[]): Promise<Outcome> {
    const refusal = this.#refusePlan(plan);
    if (refusal !== null) return refuse(refusal);
    const readRow = createRowReader(plan);
    let rows = 0;
    for (let position = plan.headerPosition + 1; position < table.length; position++) {
      if (position % PAUSE_RECORDS === 0 && !(await this.#pause(position / table.length))) return this.#cancelled();
      const { number, cells } = table[position]!;
      const record = readRow(number, cells);
      if (record === null) continue;
      rows++;
      this.#add(record);
    }
    if (rows === 0) return refuse({ code: "no-row", file: this.#file });
    return this.#finish("tableau", rows, { plan });
  }

  #refusePlan({ columns, headers }: SiteColumns): SiteRefusal | null {
    const file = this.#file;
    if (!hasPlace(columns)) return { code: "no-place-column", file, headers };
    const hasKind = columns.category !== undefined || columns.categoryLabel !== undefined || columns.name !== undefined;
    return hasKind || this.#options.kind !== undefined ? null : { code: "no-kind", file, headers };
  }

  #leaveOut(code: string, label: string): void {
    const key = code || label;
    const other = this.#others.get(key);
    if (other === undefined) this.#others.set(key, { code, label, rows: 1 });
    else other.rows++;
  }

  #add(record: SiteRecord): void {
    const { category, categoryLabel, name } = record;
    const hasCategory = category !== "" || categoryLabel !== "";
    // A list of one kind needs no category; in a list without any, the name may begin with « MSP ».
    const kind = this.#options.kind ?? kindOfCategory(category, hasCategory ? categoryLabel : name);
    if (kind === null) this.#leaveOut(category, categoryLabel);
    else if (record.isClosed) {
      this.#closed++;
      this.#placer.say(record, "ferme", record.id);
    } else if (record.id !== "" && this.#ids.has(record.id)) this.#placer.say(record, "doublon", record.id);
    else {
      const site = this.#placer.place(record, kind);
      if (site === null) return;
      this.#ids.add(record.id);
      this.#sites.push(site);
    }
  }

  async #pause(share: number): Promise<boolean> {
    this.#options.onProgress?.(share);
    await new Promise((resume) => setTimeout(resume, 0));
    return this.#options.signal?.aborted !== true;
  }

  #cancelled(): Outcome {
    return refuse({ code: "cancelled", file: this.#file });
  }

  #finish(
    format: SiteFormat,
    rows: number,
    {
      plan,
      date = null,
      groups = [],
      isCut = false,
    }: Partial<Pick<SiteImport, "date" | "groups">> & { plan?: SiteColumns; isCut?: boolean },
  ): Outcome {
    const others = [...this.#others.values()].sort((a, b) => b.rows - a.rows);
    if (this.#sites.length === 0 && groups.length === 0) {
      const sample = others[0] === undefined ? "" : `${others[0].code} ${others[0].label}`.trim();
      if (plan !== undefined && others.length > 0 && sample === "")
        return refuse({ code: "no-kind", file: this.#file, headers: plan.headers });
      return refuse({ code: "nothing-usable", file: this.#file, rows, sample });
    }
    const nothing = { file: this.#file, code: null, candidates: [], territory: null };
    const ofFile: SiteAnomaly[] = (plan?.identityHeaders ?? []).map((value) => ({
      ...nothing,
      row: (plan?.headerPosition ?? 0) + 1,
      kind: "colonne-identite",
      value,
    }));
    if (isCut) ofFile.push({ ...nothing, row: rows, kind: "fichier-coupe", value: String(rows) });
    for (const { code, label, rows: left } of others)
      ofFile.push({
        ...nothing,
        row: 0,
        kind: "autre-categorie",
        value: String(left),
        territory: `${code} ${label}`.trim(),
      });
    return accept({
      sites: this.#sites,
      anomalies: [...ofFile, ...this.#placer.takeAnomalies().map((anomaly) => ({ file: this.#file, ...anomaly }))],
      format,
      rows,
      counts: countKinds(this.#sites),
      otherCategories: others,
      approximate: this.#sites.filter(({ isApproximate }) => isApproximate === true).length,
      closed: this.#closed,
      ignoredColumns: plan === undefined ? [] : [...plan.identityHeaders, ...plan.unreadHeaders],
      groups,
      date,
    });
  }
}

function countKinds(sites: readonly Site[]): SiteImport["counts"] {
  const counts = SITE_KINDS.map((kind) => {
    const own = sites.filter((site) => site.kind === kind);
    return [kind, { sites: own.length, structures: new Set(own.map(({ structureId }) => structureId)).size }] as const;
  });
  return Object.fromEntries(counts) as SiteImport["counts"];
}
