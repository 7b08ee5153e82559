import type { ColumnRole } from "./columns.ts";
import type { ForeignKind } from "./file-kind.ts";

/** A list larger than this is refused before it is read. */
export const LIST_LIMIT_BYTES = 60_000_000;

/** A table whose columns were not understood, so that a person can say what they hold. */
export interface ColumnsToSay {
  /** Every header, with a first value; none for a column that identifies people. */
  readonly headers: readonly {
    readonly header: string;
    readonly sample: string | null;
    readonly isIdentity: boolean;
  }[];
  /** What each column that was understood was taken for. */
  readonly columns: readonly { readonly role: ColumnRole; readonly header: string }[];
}

/** Why a list cannot be read at all, with the facts that its sentence needs (`refusal-sentences.ts`). */
export type ListRefusal =
  | { readonly code: "missing"; readonly file: string }
  | { readonly code: "unreadable"; readonly file: string; readonly reason: string }
  | { readonly code: "empty"; readonly file: string }
  | { readonly code: "too-large"; readonly file: string; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: "foreign"; readonly file: string; readonly found: ForeignKind }
  | { readonly code: "one-column"; readonly file: string; readonly firstLine: string }
  | {
      readonly code: "no-unit-column";
      readonly file: string;
      readonly headers: readonly string[];
      /** Header of a column that is full of codes under another name. */
      readonly codesSeenIn: string | null;
      readonly table: ColumnsToSay;
    }
  | {
      readonly code: "no-territory-column";
      readonly file: string;
      readonly headers: readonly string[];
      readonly table: ColumnsToSay;
    }
  | { readonly code: "no-row"; readonly file: string; readonly headers: readonly string[] }
  | {
      readonly code: "no-known-code";
      readonly file: string;
      readonly column: string;
      readonly rows: number;
      /** First value that was expected to be a code. */
      readonly sample: string;
      readonly codesSeenIn: string | null;
      readonly table: ColumnsToSay;
    }
  /** The archive of a workbook is cut, damaged, or holds no workbook. */
  | { readonly code: "workbook-broken"; readonly file: string }
  | { readonly code: "workbook-too-large"; readonly file: string }
  | { readonly code: "no-sheet"; readonly file: string; readonly sheet: string; readonly sheets: readonly string[] }
  /** JSON that is cut, or that is no GeoJSON. */
  | { readonly code: "geojson-broken"; readonly file: string }
  | { readonly code: "topojson"; readonly file: string }
  | { readonly code: "no-polygon"; readonly file: string; readonly features: number }
  /** Coordinates that no known projection puts in France, or polygons that hold no unit. `sample`: the first pair of numbers. */
  | {
      readonly code: "outside-france";
      readonly file: string;
      readonly sample: string;
      readonly declared: string | null;
    }
  /** Polygons cannot become units here: the contours of the units are not at hand. */
  | { readonly code: "no-contours"; readonly file: string }
  /** Every row was read, none puts a unit of France in a territory. */
  | { readonly code: "nothing-usable"; readonly file: string; readonly rows: number }
  /** So many territories claim the same units that their overlaps cannot be shown: a column was taken for another. */
  | { readonly code: "too-dense"; readonly file: string; readonly unit: string; readonly claims: number };

/** Pairs of overlapping territories beyond which a list is no list of perimeters; a national one has some hundreds. */
export const MOST_OVERLAPS = 200_000;
