/** One establishment as a file says it, whatever the format, before it is placed. Absent texts are empty. */
export interface SiteRecord {
  /** Row of the file, or rank of the establishment in a JSON document, from 1. */
  readonly row: number;
  /** Number of the place: FINESS ET in FINESS files. */
  readonly id: string;
  /** Number of whoever runs it: FINESS EJ in FINESS files. */
  readonly legalEntity: string;
  /** Number of the structure of which it is one place, where a list gives it. */
  readonly structure: string;
  readonly name: string;
  readonly category: string;
  readonly categoryLabel: string;
  readonly communeCode: string;
  readonly communeName: string;
  readonly departement: string;
  readonly postalCode: string;
  /** Degrees or metres, as written; null when absent or not a number. */
  readonly x: number | null;
  readonly y: number | null;
  readonly isClosed: boolean;
}

export const NO_RECORD: SiteRecord = {
  row: 0,
  id: "",
  legalEntity: "",
  structure: "",
  name: "",
  category: "",
  categoryLabel: "",
  communeCode: "",
  communeName: "",
  departement: "",
  postalCode: "",
  x: null,
  y: null,
  isClosed: false,
};

/** A number written with a point or a comma, with spaces between thousands; null when it is none. */
export function readNumber(cell: string): number | null {
  const text = cell.replace(/[\s\u00a0\u202f"']/g, "");
  if (text === "") return null;
  const value = Number(/^[-+]?\d+,\d+$/.test(text) ? text.replace(",", ".") : text);
  return Number.isFinite(value) ? value : null;
}
