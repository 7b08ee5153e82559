/** Why official contours cannot be used, with the facts that the sentence needs (`contours-sentences.ts`). */
export type ContoursRefusal =
  /** No network, or a server that cannot be reached. */
  | { readonly code: "offline"; readonly source: string }
  | { readonly code: "http"; readonly source: string; readonly status: number }
  | { readonly code: "timeout"; readonly source: string; readonly seconds: number }
  /** The connection broke before the end. */
  | { readonly code: "cut"; readonly source: string; readonly bytes: number }
  | { readonly code: "cancelled"; readonly source: string }
  | { readonly code: "too-large"; readonly source: string; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: "empty"; readonly source: string }
  /** A web page in place of data. */
  | { readonly code: "page"; readonly source: string }
  | { readonly code: "not-json"; readonly source: string; readonly start: string }
  | { readonly code: "no-features"; readonly source: string }
  /** Features without a property that reads as an INSEE code. */
  | { readonly code: "no-codes"; readonly source: string; readonly properties: readonly string[] }
  /** No polygon: points, lines, or nothing. */
  | { readonly code: "no-polygons"; readonly source: string; readonly features: number }
  /** Coordinates that are no longitudes and latitudes. */
  | { readonly code: "projected"; readonly source: string; readonly seen: readonly [number, number] }
  /** The polygons lie elsewhere than the communes that they are said to be: swapped coordinates, or other codes. */
  | { readonly code: "elsewhere"; readonly source: string; readonly commune: string }
  /** Codes that are no commune of any year known. */
  | { readonly code: "unknown-codes"; readonly source: string; readonly codes: readonly string[] }
  /** None of the communes asked for. */
  | { readonly code: "wrong-zone"; readonly source: string; readonly zone: string; readonly commune: string }
  /** Fewer than half of the communes asked for. */
  | {
      readonly code: "partial";
      readonly source: string;
      readonly zone: string;
      readonly communes: number;
      readonly expected: number;
    };
