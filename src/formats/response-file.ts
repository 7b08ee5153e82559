import { accept, type Result, refuse } from "../domain/result.ts";
import { decodeText } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import { LIST_LIMIT_BYTES, type ListRefusal } from "./list-refusal.ts";
import { readTable, type TableRow } from "./read-table.ts";
import { readXlsx } from "./read-xlsx.ts";
import { HELP_MARK } from "./response-template.ts";

/** A file of responses before it is understood: a header, then one row for each response. */
export interface ResponseFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Columns beyond are no questionnaire. */
const MOST_COLUMNS = 2000;

/** A header of responses has many short names, all different. */
function rateHeader(cells: readonly string[]): number {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return new Set(names).size === names.length ? Math.min(names.length, 50) : 1;
}

/** Opens a CSV or XLSX file of responses. Never throws: what cannot be read is a refusal. */
export async function openResponses(file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}): Promise<Result<ResponseFile, ListRefusal>> {
  const { name, bytes } = file;
  if (bytes.length === 0) return refuse({ code: "empty", file: name });
  if (bytes.length > LIST_LIMIT_BYTES) {
    return refuse({ code: "too-large", file: name, bytes: bytes.length, limitBytes: LIST_LIMIT_BYTES });
  }
  const found = recogniseForeignFile(bytes);
  if (found !== null && found !== "xlsx") return refuse({ code: "foreign", file: name, found });
  const rows = found === "xlsx" ? await readSheet(file) : accept(readTable(decodeText(bytes).text, rateHeader).rows);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value.filter(({ cells }) => !cells[0]?.trimStart().startsWith(HELP_MARK));
  if (header === undefined) return refuse({ code: "empty", file: name });
  const cells = header.cells.slice(0, MOST_COLUMNS).map((cell) => cell.trim());
  if (cells.length < 2)
    return refuse({ code: "one-column", file: name, firstLine: header.cells.join(";").slice(0, 200) });
  if (body.length === 0) return refuse({ code: "no-row", file: name, headers: cells });
  return accept({ name, header: cells, rows: body });
}

async function readSheet(file: { readonly name: string; readonly bytes: Uint8Array }) {
  const sheet = await readXlsx(file, undefined, rateHeader);
  return sheet.ok ? accept(sheet.value.table.rows) : sheet;
}
