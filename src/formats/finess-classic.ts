import Papa from "papaparse";
import { kindOfCategory } from "./site-kinds.ts";
import { NO_RECORD, readNumber, type SiteRecord } from "./site-record.ts";

/** Positions of the fields of a `structureet` line, which has no header. */
const FIELD = {
  id: 1,
  legalEntity: 2,
  name: 3,
  longName: 4,
  commune: 12,
  departement: 13,
  routing: 15,
  category: 18,
  categoryLabel: 19,
};

/** Départements overseas have two characters of their own in FINESS. */
const OVERSEAS: Readonly<Record<string, string>> = {
  "9A": "971",
  "9B": "972",
  "9C": "973",
  "9D": "974",
  "9E": "975",
  "9F": "976",
  "9J": "986",
};

export type ClassicShape = "establishments" | "legal-entities" | null;

/** Recognises a FINESS flat file by its first line, or by the section that opens its lines. */
export function recogniseClassic(start: string): ClassicShape {
  if (/^(?:finess;etalab;[^\n]*\n)?"?(structureej|structure_ej)"?;/i.test(start)) return "legal-entities";
  if (/^finess;etalab;/i.test(start) || /^"?(structureet|geolocalisation)"?;/i.test(start)) return "establishments";
  return null;
}

/** Date of extraction of the first line, `finess;etalab;111;2026-05-12`. */
export function classicDate(text: string): string | null {
  return /^finess;[^\n]*?(\d{4}-\d\d-\d\d)/i.exec(text)?.[1] ?? null;
}

/**
 * Reads the lines of a FINESS flat file: establishments, then their coordinates in the local projection. Quotes never
 * span lines, so that a stray one spoils its line only. Establishments whose category is not shown go to `onOther`.
 */
export function readClassic(text: string, onOther: (code: string, label: string) => void) {
  const records = new Map<string, SiteRecord>();
  const twice: SiteRecord[] = [];
  let rows = 0;
  let row = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).replace(/\r$/, "");
    from = end < 0 ? text.length : end + 1;
    row++;
    if (/^"?structureet"?;/.test(line)) {
      rows++;
      const cells = splitLine(line);
      const category = cells[FIELD.category] ?? "";
      const label = cells[FIELD.categoryLabel] ?? "";
      if (kindOfCategory(category, label) === null) onOther(category, label);
      else {
        const record = readEstablishment(row, cells);
        if (records.has(record.id)) twice.push(record);
        else records.set(record.id, record);
      }
    } else if (/^"?geolocalisation"?;/.test(line)) {
      const [, id = "", x = "", y = ""] = splitLine(line);
      const record = records.get(id.trim());
      if (record !== undefined) records.set(record.id, { ...record, x: readNumber(x), y: readNumber(y) });
    }
  }
  return { records: [...records.values(), ...twice], rows };
}

function splitLine(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(";");
  return Papa.parse<string[]>(line, { delimiter: ";", newline: "\n" }).data[0] ?? [];
}

function readEstablishment(row: number, cells: readonly string[]): SiteRecord {
  const cell = (position: number) => cells[position]?.trim() ?? "";
  const written = cell(FIELD.departement).toUpperCase();
  const departement = OVERSEAS[written] ?? written;
  const commune = cell(FIELD.commune);
  const routing = /^(\d{5})\s+(.*)$/.exec(cell(FIELD.routing));
  return {
    ...NO_RECORD,
    row,
    id: cell(FIELD.id),
    legalEntity: cell(FIELD.legalEntity),
    name: cell(FIELD.longName) || cell(FIELD.name),
    category: cell(FIELD.category),
    categoryLabel: cell(FIELD.categoryLabel),
    // Overseas the three digits of the commune begin with the last one of the département.
    communeCode: commune === "" ? "" : `${departement.slice(0, 2)}${commune.padStart(3, "0")}`,
    communeName: (routing?.[2] ?? "").replace(/\s+CEDEX\b.*$/i, ""),
    departement,
    postalCode: routing?.[1] ?? "",
  };
}
