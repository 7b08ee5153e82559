import Papa from "papaparse";

const SEPARATORS = [";", ",", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** One row of text cells. `number` is the row that a spreadsheet shows beside it, counting from 1, blank rows included. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Rows of a file before anything is understood of them; rows without any text are left out. */
export interface Table {
  readonly rows: readonly TableRow[];
  /** Null for a sheet of a workbook, whose cells need none. */
  readonly separator: Separator | null;
  /** First row that opens a quote without ever closing it: the whole file is then read without quoting. */
  readonly openQuoteRow: number | null;
  /** Cells merged over several rows were given their value on each: the first such row, and how many cells it filled. */
  readonly mergedCells?: { readonly row: number; readonly filled: number };
}

/** How much of a file is looked at to guess its separator. */
const SAMPLE_CHARACTERS = 50_000;
const SAMPLE_ROWS = 60;

/**
 * Splits a delimited text into rows and cells, and never fails. The separator is the one that gives the best header
 * (`rateHeader`: how many columns a row of cells names), then the most regular rows; a first line `sep=;` decides alone.
 */
export function readTable(text: string, rateHeader: (cells: readonly string[]) => number): Table {
  const unixText = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const declared = /^"?sep=(.)"?\n/i.exec(unixText)?.[1];
  const separator = SEPARATORS.find((known) => known === declared) ?? guessSeparator(unixText, rateHeader);
  const { data, openQuoteRow } = splitRows(unixText, separator);
  const rows: TableRow[] = [];
  for (let i = declared === undefined ? 0 : 1; i < data.length; i++) {
    const cells = data[i]!;
    if (cells.some(hasText)) rows.push({ number: i + 1, cells });
  }
  return { rows, separator, openQuoteRow };
}

function hasText(cell: string): boolean {
  return cell.length > 0 && cell.trim() !== "";
}

function splitRows(text: string, separator: Separator): { data: string[][]; openQuoteRow: number | null } {
  const quoted = Papa.parse<string[]>(text, { delimiter: separator, newline: "\n" });
  const open = quoted.errors.find((error) => error.code === "MissingQuotes");
  // A quote left open on the very last line is a file cut short, not a stray quote.
  const isCutShort = !quoted.data.at(-1)?.at(-1)?.includes("\n");
  if (open === undefined || isCutShort) return { data: quoted.data, openQuoteRow: null };
  const plain = Papa.parse<string[]>(text, { delimiter: separator, newline: "\n", fastMode: true });
  const data = plain.data.map((cells) => cells.map((cell) => cell.replace(/^"|"$/g, "")));
  return { data, openQuoteRow: (open.row ?? 0) + 1 };
}

function guessSeparator(text: string, rateHeader: (cells: readonly string[]) => number): Separator {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: Separator = ";";
  let bestScore = -1;
  for (const separator of SEPARATORS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter: separator, newline: "\n", preview: SAMPLE_ROWS });
    const score = Math.max(0, ...data.map(rateHeader)) + rateRegularity(data);
    if (score > bestScore) {
      bestScore = score;
      best = separator;
    }
  }
  return best;
}

/** Between 0 (one column) and 1 (many columns, the same number in every row): it only settles equal headers. */
function rateRegularity(data: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1);
  let best = 0;
  for (const [width, rows] of counts) best = Math.max(best, (rows / data.length) * (1 - 1 / width));
  return best * 0.99;
}
