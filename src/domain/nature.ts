/** Where data come from; said on the map, in tables and in every export. */
export const NATURES = ["officiel", "importe", "reconstitue", "simule"] as const;
export type Nature = (typeof NATURES)[number];

/** Provenance of a layer or a pack. Dates are ISO (`2026-01-01`) or a year. */
export interface Provenance {
  readonly source: string;
  readonly nature: Nature;
  readonly date?: string;
  readonly licence?: string;
}

/** Written after every simulated name. */
export const EXAMPLE_MARK = "(exemple)";
