import type { CellObject, Row, SheetData } from "write-excel-file/universal";
import type { SentenceLanguage } from "./refusal-sentences.ts";
import type { ColumnKind, ExportNotes, NamedSheet, SheetColumn } from "./sheet.ts";
import { columnLabel } from "./sheet-labels.ts";
import { roundFor } from "./write-csv.ts";

const FORMATS: Readonly<Record<ColumnKind, string | null>> = {
  text: null,
  "yes-no": null,
  integer: "#,##0",
  decimal: "#,##0.00",
  share: "0.0%",
  km2: "#,##0.0",
  km: "#,##0.0",
};

const YES_NO = { fr: ["non", "oui"], en: ["no", "yes"] } as const;

/** Letters seen in a sheet name by no spreadsheet. */
const FORBIDDEN_IN_TAB = /[\\/?*[\]:]/g;
const LONGEST_TAB = 31;
const WIDEST = 60;

/**
 * A workbook (XLSX), one tab for each sheet: title, notes, headers, rows, totals. Texts are written as texts, with their
 * type: what looks like a formula is never run. The writer is loaded when the first workbook is asked for.
 */
export async function writeWorkbook(
  sheets: readonly NamedSheet[],
  notes: ExportNotes,
  language: SentenceLanguage,
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import("write-excel-file/universal");
  const blob = await writeXlsxFile(
    sheets.map((sheet) => ({
      sheet: sheet.name.replace(FORBIDDEN_IN_TAB, " ").slice(0, LONGEST_TAB),
      data: cellsOf(sheet, notes, language),
      columns: sheet.columns.map((column) => ({ width: widthOf(column, columnLabel(column.id, language)) })),
      orientation: "landscape" as const,
      stickyRowsCount: notes.length + 2,
    })),
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function cellsOf(sheet: NamedSheet, notes: ExportNotes, language: SentenceLanguage): SheetData {
  const title: Row = [{ ...text(sheet.title), fontWeight: "bold", fontSize: 14 }];
  const lines = notes.map((note): Row => [{ ...text(note), textColor: "#46525F" }]);
  const header: Row = sheet.columns.map(({ id }) => ({
    ...text(columnLabel(id, language)),
    fontWeight: "bold",
    wrap: true,
    backgroundColor: "#EDF0F3",
    bottomBorderStyle: "thin",
  }));
  const rows = Array.from(
    { length: sheet.rowCount },
    (_, row): Row =>
      sheet.columns.map(({ values, kind }) =>
        values instanceof Float64Array ? numberCell(values[row]!, kind, language) : text(values[row]!),
      ),
  );
  const { totals } = sheet;
  if (totals === undefined) return [title, ...lines, header, ...rows];
  const last = sheet.columns.map(({ id, kind }, c): CellObject => {
    const cell = c === 0 ? text("TOTAL") : numberCell(totals[id] ?? Number.NaN, kind, language);
    return { ...cell, fontWeight: "bold", topBorderStyle: "thin" };
  });
  return [title, ...lines, header, ...rows, last];
}

/** A cell whose type says that it is text; the format « @ » keeps it so when someone edits it. */
function text(value: string): CellObject {
  return value === "" ? {} : { value, type: String, format: "@" };
}

function numberCell(value: number, kind: ColumnKind, language: SentenceLanguage): CellObject {
  if (Number.isNaN(value)) return {};
  if (kind === "yes-no") return text(YES_NO[language][value === 0 ? 0 : 1]);
  const format = FORMATS[kind];
  return { value: roundFor(value, kind), type: Number, ...(format === null ? {} : { format }) };
}

/** Wide enough for the label on two lines and for most values. */
function widthOf({ values }: SheetColumn, label: string): number {
  let widest = Math.ceil(label.length / 2) + 2;
  if (!(values instanceof Float64Array))
    for (const value of values.slice(0, 200)) widest = Math.max(widest, value.length + 1);
  return Math.min(WIDEST, Math.max(10, widest));
}
