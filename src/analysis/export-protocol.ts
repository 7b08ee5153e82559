import type { ZoneNote } from "../domain/white-zone-notes.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import type { TableKind, TableSort } from "./cockpit-protocol.ts";

/** A file ready to be saved. */
export interface ExportedFile {
  /** ASCII, with the date of the figures: `cpts-2026-01-31.xlsx`. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ExportRequest {
  readonly language: SentenceLanguage;
  /** Causes and notes of the white zones, which the page keeps. */
  readonly notes?: readonly ZoneNote[];
}

/** The map for a page of the application's own: of the scope, or of one territory. */
export interface PlateRequest extends ExportRequest {
  readonly territory?: number;
}

export interface CsvRequest extends ExportRequest {
  readonly kind: TableKind;
  readonly sort?: TableSort;
}

/** What a GeoJSON file holds: one kind of shapes, so that a GIS makes one layer of it. */
export type GeojsonContent = "territories" | "whiteZones" | "units";

export interface GeojsonRequest extends ExportRequest {
  readonly content: GeojsonContent;
}
