import { accept, type Result, refuse } from "../domain/result.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import type { PolygonReading } from "./geojson-perimeters.ts";
import type { ContourBase, ZoneOptions } from "./geojson-zones.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import { LIST_LIMIT_BYTES, type ListRefusal } from "./list-refusal.ts";
import type { ListBase } from "./list-rows.ts";
import {
  type ListOptions,
  type NamedFile,
  type PerimeterImport,
  readPerimeterList,
  readPerimeterTable,
} from "./perimeter-list.ts";
import type { WorkbookSheet } from "./read-xlsx.ts";

export interface FileOptions extends ListOptions, ZoneOptions {
  /** Sheet of a workbook; the one that looks most like a list when absent. */
  readonly sheet?: string;
}

export interface FileImport extends PerimeterImport {
  /** Workbooks only: the sheet that was read, and those that could be. */
  readonly workbook?: { readonly sheet: string; readonly sheets: readonly WorkbookSheet[] };
  /** GeoJSON only. */
  readonly polygons?: PolygonReading;
}

/**
 * Reads perimeters out of any file that people have: delimited text, XLSX, GeoJSON (which needs the contours of the
 * base). What it is, its first bytes say, not its name. Never throws. The readers of workbooks and of
 * polygons are loaded when first needed.
 */
export async function readPerimeterFile(
  file: NamedFile,
  base: ListBase & ContourBase,
  options: FileOptions = {},
): Promise<Result<FileImport, ListRefusal>> {
  const { name, bytes } = file;
  const kind = recogniseForeignFile(bytes);
  if (kind === "json") {
    const { readGeojsonPerimeters } = await import("./geojson-perimeters.ts");
    return readGeojsonPerimeters(file, base, options);
  }
  if (kind !== "xlsx") return readPerimeterList(file, base, options);
  if (bytes.length > LIST_LIMIT_BYTES) {
    return refuse({ code: "too-large", file: name, bytes: bytes.length, limitBytes: LIST_LIMIT_BYTES });
  }
  const { readXlsx } = await import("./read-xlsx.ts");
  const opened = await readXlsx(file, options.sheet);
  if (!opened.ok) return opened;
  const { table, sheet, sheets, alike } = opened.value;
  const read = readPerimeterTable({ name, table, encoding: null }, base, options);
  if (!read.ok) return read;
  const { mergedCells } = table;
  const ofFile = { file: name, code: null, candidates: [], territory: null } as const;
  const merged: ListAnomaly[] =
    mergedCells === undefined
      ? []
      : [{ ...ofFile, row: mergedCells.row, kind: "cellules-fusionnees", value: String(mergedCells.filled) }];
  const unread = alike.map((value): ListAnomaly => ({ ...ofFile, row: 1, kind: "feuille-non-lue", value }));
  return accept({
    ...read.value,
    anomalies: [...unread, ...merged, ...read.value.anomalies],
    workbook: { sheet, sheets },
  });
}
