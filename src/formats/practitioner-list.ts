import type { Nature } from "../domain/nature.ts";
import type { PractitionerTable } from "../domain/practitioners.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { UnitTable } from "../domain/unit.ts";
import { foldText } from "./columns.ts";
import { type NamedTable, readNamedTable } from "./named-columns.ts";
import type { NamedFile } from "./perimeter-list.ts";

/** Folded headers that name each column. */
export const PRACTITIONER_COLUMNS = {
  code: ["codecommune", "codeinsee", "insee", "unite", "codgeo", "depcom", "inseecom", "codegeo"],
  commune: ["commune", "nomcommune", "libellecommune", "libgeo", "nom"],
  departement: ["departement", "dep", "dept", "codedepartement"],
  date: ["date", "annee", "periode", "millesime"],
  count: [
    "medecins",
    "medecinsgeneralistes",
    "mg",
    "generalistes",
    "effectif",
    "nombredemedecinsgeneralistes",
    "nombre",
    "generalpractitioners",
  ],
  collaborators: ["collaborateurs", "collaborateur", "collaborators"],
} as const;

type Columns = NamedTable<keyof typeof PRACTITIONER_COLUMNS>;

/** A row or a cell that was not used as written. */
export interface PractitionerAnomaly {
  readonly row: number;
  readonly code: "commune-inconnue" | "commune-ambigue" | "effectif-illisible" | "ligne-total" | "doublon";
  readonly value: string;
}

export interface PractitionerImport {
  readonly table: PractitionerTable;
  readonly anomalies: readonly PractitionerAnomaly[];
}

export interface PractitionerRefusal {
  readonly code: "no-commune-column" | "no-count-column" | "no-commune-known";
  readonly file: string;
}

/** Dates that a wide table may have as headers: a year, alone or in a few words. */
const DATED = /(?:^|\D)(?:19|20)\d\d(?:\D|$)/;

/**
 * Reads head-counts of practitioners by commune: a row for each commune and a column for each date (« 2010 »,
 * « fin 2018 »), or a row for each commune and date. A collaborator written apart (« 8 + 1 collaborateur ») stays apart;
 * an empty cell is « not said », never zero. Communes go by code, or by name within their département.
 */
export async function readPractitionerList(
  file: NamedFile,
  units: UnitTable,
  nature: Nature = "importe",
): Promise<Result<PractitionerImport, PractitionerRefusal>> {
  const { name } = file;
  const read = await readNamedTable(file, PRACTITIONER_COLUMNS);
  if (read === null || (read.columns.code === undefined && read.columns.commune === undefined))
    return refuse({ code: "no-commune-column", file: name });
  const dated = read.others.filter((column) => DATED.test(read.header[column]!));
  const isLong = read.columns.date !== undefined && read.columns.count !== undefined;
  if (!isLong && dated.length === 0) return refuse({ code: "no-count-column", file: name });

  const anomalies: PractitionerAnomaly[] = [];
  const figures = new Map<string, Map<number, Figure>>();
  const place = createPlacer(units);
  for (const { number: row, cells } of read.rows) {
    const say = (code: PractitionerAnomaly["code"], value: string) => anomalies.push({ row, code, value });
    const unit = place(read, cells, say);
    if (unit === null) continue;
    const keep = (date: string, cell: string, apart: string) => {
      if (cell === "") return;
      const figure = readFigure(cell, apart);
      const counts = figures.get(date) ?? new Map<number, Figure>();
      figures.set(date, counts);
      if (figure === null) say("effectif-illisible", cell);
      else if (counts.has(unit)) say("doublon", `${units.names[unit]} ${date}`);
      else counts.set(unit, figure);
    };
    const cellOf = (column: number | undefined) => cells[column ?? -1]?.trim() ?? "";
    if (isLong) keep(cellOf(read.columns.date), cellOf(read.columns.count), cellOf(read.columns.collaborators));
    else for (const column of dated) keep(read.header[column]!.trim(), cellOf(column), "");
  }
  const found = new Set([...figures.values()].flatMap((counts) => [...counts.keys()]));
  if (found.size === 0) return refuse({ code: "no-commune-known", file: name });
  return accept({ table: tableOf(figures, found, isLong, { source: name, nature }), anomalies });
}

interface Figure {
  readonly count: number;
  readonly collaborators: number;
}

/** « 8 », « 8 + 1 collaborateur »; null when it is no count. */
function readFigure(cell: string, apart: string): Figure | null {
  const match = /^(\d{1,4})(?:\s*\+\s*(\d{1,3})\s*collab\w*)?$/i.exec(cell);
  if (match === null) return null;
  const written = /^\d{1,3}$/.test(apart) ? Number(apart) : 0;
  return { count: Number(match[1]), collaborators: match[2] === undefined ? written : Number(match[2]) };
}

/** Columns of a wide table are in the order of the source; dates of a long one are sorted. */
function tableOf(
  figures: ReadonlyMap<string, ReadonlyMap<number, Figure>>,
  found: ReadonlySet<number>,
  isLong: boolean,
  provenance: PractitionerTable["provenance"],
): PractitionerTable {
  const dates = isLong ? [...figures.keys()].sort() : [...figures.keys()];
  const units = [...found].sort((a, b) => a - b);
  const cells = units.flatMap((unit) => dates.map((date) => figures.get(date)?.get(unit)));
  return {
    dates,
    units,
    counts: Int16Array.from(cells, (figure) => figure?.count ?? -1),
    collaborators: Int16Array.from(cells, (figure) => figure?.collaborators ?? 0),
    provenance,
  };
}

type Say = (code: PractitionerAnomaly["code"], value: string) => void;

/** Returns a function that finds the unit of a row; null, and said, when there is none or more than one. */
function createPlacer(units: UnitTable): (read: Columns, cells: readonly string[], say: Say) => number | null {
  let named: Map<string, number[]> | null = null;
  const unitsNamed = (name: string): readonly number[] => {
    if (named === null) {
      named = new Map();
      for (let unit = 0; unit < units.count; unit++) {
        const folded = foldText(units.names[unit]!);
        const list = named.get(folded);
        if (list) list.push(unit);
        else named.set(folded, [unit]);
      }
    }
    return named.get(foldText(name)) ?? [];
  };
  return ({ columns }, cells, say) => {
    const cellOf = (role: keyof typeof PRACTITIONER_COLUMNS) => cells[columns[role] ?? -1]?.trim() ?? "";
    const [code, name, departement] = [cellOf("code"), cellOf("commune"), cellOf("departement")];
    // A spreadsheet drops the zero in front of a code.
    const byCode = units.indexOf.get(code) ?? units.indexOf.get(code.padStart(5, "0"));
    if (byCode !== undefined) return byCode;
    if (/^total\b/i.test(foldText(name)) || /^total\b/i.test(foldText(code))) {
      say("ligne-total", name || code);
      return null;
    }
    const wanted = foldText(departement);
    const isThere = (unit: number) => {
      const zone = units.zoneOf.departement[unit]!;
      const { codes, names } = units.zones.departement;
      return wanted === "" || foldText(codes[zone] ?? "") === wanted || foldText(names[zone] ?? "") === wanted;
    };
    const candidates = unitsNamed(name).filter(isThere);
    if (candidates.length === 1) return candidates[0]!;
    say(candidates.length === 0 ? "commune-inconnue" : "commune-ambigue", name || code);
    return null;
  };
}
