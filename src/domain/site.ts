import type { Nature } from "./nature.ts";

/**
 * Kinds of sites, with their FINESS categories: maison de santé (603), centre de santé (124), seat of a CPTS (604) and
 * of a DAC (606), which are seats and never perimeters, hospital, maison médicale de garde (617).
 */
export const SITE_KINDS = ["msp", "cds", "cpts-siege", "dac-siege", "hopital", "mmg"] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** One address of a structure: a point, and the unit that holds it. */
export interface Site {
  readonly id: string;
  /** The same for every site of one structure, which is counted once and drawn at each. */
  readonly structureId: string;
  readonly kind: SiteKind;
  readonly name: string;
  readonly unitIndex: number;
  readonly lng: number;
  readonly lat: number;
  readonly nature: Nature;
  /** Present where no usable coordinates are known: the point is then the middle of the unit. */
  readonly isApproximate?: true;
}
