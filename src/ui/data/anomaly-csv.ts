import type { ListAnomaly } from "../../formats/list-anomaly.ts";
import { anomalySentence } from "../../formats/refusal-sentences.ts";
import { neutralise } from "../../formats/write-csv.ts";
import type { Language } from "../../store/state.ts";

/** The rows to check as a file that a spreadsheet opens: row, value, commune counted in its place, and why. */
export function anomalyCsv(
  anomalies: readonly ListAnomaly[],
  columns: Readonly<Record<"row" | "value" | "code" | "sentence", string>>,
  language: Language,
): Uint8Array<ArrayBuffer> {
  const separator = language === "fr" ? ";" : ",";
  const quote = (cell: string) => `"${neutralise(cell).replaceAll('"', '""')}"`;
  const lines = [
    [columns.row, columns.value, columns.code, columns.sentence],
    ...anomalies.map((one) => [String(one.row), one.value, one.code ?? "", anomalySentence(one, language)]),
  ];
  const text = lines.map((cells) => cells.map(quote).join(separator)).join("\r\n");
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}
