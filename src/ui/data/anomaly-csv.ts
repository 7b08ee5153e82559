import type { ListAnomaly } from "../../formats/list-anomaly.ts";
import type { ReviewLine } from "../../formats/list-review.ts";
import { anomalySentence } from "../../formats/refusal-sentences.ts";
import { neutralise } from "../../formats/write-csv.ts";
import type { Language } from "../../store/state.ts";

/** The rows to check as a file that a spreadsheet opens: row, value, commune counted in its place, and why. */
export function anomalyCsv(
  anomalies: readonly ListAnomaly[],
  columns: Readonly<Record<"row" | "value" | "code" | "sentence", string>>,
  language: Language,
  names: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  return csvOf(
    [
      [columns.row, columns.value, columns.code, columns.sentence],
      ...anomalies.map((one) => [String(one.row), one.value, one.code ?? "", anomalySentence(one, language, names)]),
    ],
    language,
  );
}

/** The lines that wait for a decision, for whoever keeps the list: what is written, by whom, and what it may be. */
export function reviewCsv(
  lines: readonly ReviewLine[],
  columns: Readonly<
    Record<"rows" | "value" | "territory" | "departement" | "status" | "people" | "candidates", string>
  >,
  statuses: Readonly<Record<ReviewLine["status"], string>>,
  language: Language,
): Uint8Array<ArrayBuffer> {
  const { rows, value, territory, departement, status, people, candidates } = columns;
  return csvOf(
    [
      [rows, value, territory, departement, status, people, candidates],
      ...lines.map((line) => [
        line.rows.join(" "),
        line.written,
        line.territory ?? "",
        line.departement,
        statuses[line.status],
        String(line.populationAtStake),
        line.candidates.map(({ code, name }) => `${name} (${code})`).join(", "),
      ]),
    ],
    language,
  );
}

/** As spreadsheets of the language open it; no cell is taken for a formula. */
function csvOf(lines: readonly (readonly string[])[], language: Language): Uint8Array<ArrayBuffer> {
  const separator = language === "fr" ? ";" : ",";
  const quote = (cell: string) => `"${neutralise(cell).replaceAll('"', '""')}"`;
  const text = lines.map((cells) => cells.map(quote).join(separator)).join("\r\n");
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
