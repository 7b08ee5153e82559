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

/** A name where the nature of its layer is said beside: « CPTS autour de Gap (exemple) » is « CPTS autour de Gap ». */
export const withoutExampleMark = (name: string): string =>
  name.endsWith(EXAMPLE_MARK) ? name.slice(0, -EXAMPLE_MARK.length).trimEnd() : name;
