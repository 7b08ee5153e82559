import type { SentenceLanguage } from "./refusal-sentences.ts";
import type { ColumnKind, ExportNotes, Sheet } from "./sheet.ts";
import { columnLabel } from "./sheet-labels.ts";

/** What a spreadsheet reads without a question, by language: separator of the fields and of the decimals. */
const DIALECTS = {
  fr: { separator: ";", decimal: ",", yes: "oui", no: "non" },
  en: { separator: ",", decimal: ".", yes: "yes", no: "no" },
} as const;

/**
 * A text that a spreadsheet would run as a formula, made harmless by an apostrophe in front, which a spreadsheet takes
 * as « this is text ». Numbers are written as numbers and never pass here.
 */
export const neutralise = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/**
 * A table as delimited text for a spreadsheet: UTF-8 with its mark, CRLF. The notes come first, one line each with `#`,
 * which readers of data can be told to skip, then a line of headers, the rows, and the totals when there are some.
 */
export function writeCsv(sheet: Sheet, notes: ExportNotes, language: SentenceLanguage): Uint8Array<ArrayBuffer> {
  const { separator, decimal, yes, no } = DIALECTS[language];
  const quote = (text: string): string =>
    /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
  const number = (value: number, kind: ColumnKind): string => {
    if (Number.isNaN(value)) return "";
    if (kind === "yes-no") return value === 0 ? no : yes;
    return String(roundFor(value, kind)).replace(".", decimal);
  };
  const lines = notes.map((note) => quote(`# ${note.replace(/\s+/g, " ")}`));
  lines.push(sheet.columns.map(({ id }) => quote(columnLabel(id, language))).join(separator));
  for (let row = 0; row < sheet.rowCount; row++)
    lines.push(
      sheet.columns
        .map(({ values, kind }) =>
          values instanceof Float64Array ? number(values[row]!, kind) : quote(neutralise(values[row]!)),
        )
        .join(separator),
    );
  if (sheet.totals !== undefined)
    lines.push(
      sheet.columns
        .map(({ id, kind }, c) => (c === 0 ? "TOTAL" : number(sheet.totals?.[id] ?? Number.NaN, kind)))
        .join(separator),
    );
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}

/** Digits that a reader may need and no noise beyond: shares and ratios to six decimals, measures to three. */
export function roundFor(value: number, kind: ColumnKind): number {
  const digits = kind === "integer" ? 0 : kind === "share" || kind === "decimal" ? 6 : 3;
  return Number(value.toFixed(digits));
}
