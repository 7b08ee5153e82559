import type { SiteKind } from "../domain/site.ts";

interface SiteShape {
  /** SVG path data on 16 × 16 units, the same on the map and in the legend. */
  readonly path: string;
  readonly isFilled: boolean;
}

/** One shape a kind: they differ by form and by fill, never by colour. */
export const SITE_SHAPES: Readonly<Record<SiteKind, SiteShape>> = {
  msp: { path: "M3 3h10v10H3z", isFilled: true },
  cds: { path: "M8 2.5L14 13H2z", isFilled: false },
  "cpts-siege": { path: "M8 1.5L14.5 8L8 14.5L1.5 8z", isFilled: false },
  "dac-siege": { path: "M8 1.5L14.5 6.2L12 14H4L1.5 6.2z", isFilled: false },
  hopital: { path: "M6 2h4v4h4v4h-4v4H6v-4H2V6h4z", isFilled: true },
  mmg: { path: "M8 2a6 6 0 1 0 0.01 0z", isFilled: true },
};
