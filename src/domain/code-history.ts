import type { UnitCode } from "./unit.ts";

/** Why a code that a list may contain is not a unit of today's COG. */
export const FORMER_KINDS = ["fusion", "deleguee", "arrondissements", "collectivite"] as const;
export type FormerKind = (typeof FORMER_KINDS)[number];

export interface FormerCode {
  readonly code: string;
  readonly name: string;
  /**
   * `fusion`: merged into its targets. `deleguee`: delegated or associated commune that still has a code.
   * `arrondissements`: Paris, Lyon or Marseille, made of its arrondissements. `collectivite`: commune of an
   * overseas collectivity, in no total: no target.
   */
  readonly kind: FormerKind;
  readonly targets: readonly UnitCode[];
  /** Last COG year in which the code was a commune; absent when it never was one in the years known. */
  readonly lastYear?: number;
}

/** A unit that gave communes back: its code means more in older lists than it does today. */
export interface Split {
  /** First COG year after the split. */
  readonly year: number;
  /** First COG year in which the unit held its heirs (never before `earliestYear`): older lists are not ambiguous. */
  readonly since: number;
  /** The unit itself and its heirs, ascending. */
  readonly candidates: readonly UnitCode[];
}

/** What became of the codes of past COG years. */
export interface CodeHistory {
  readonly earliestYear: number;
  readonly latestYear: number;
  readonly former: ReadonlyMap<string, FormerCode>;
  /** First COG year of the present life of the units that were absent in some year since `earliestYear`. */
  readonly firstYear: ReadonlyMap<string, number>;
  /** By code of the unit, oldest split first. */
  readonly splits: ReadonlyMap<string, readonly Split[]>;
  /** Names of a code, unit or not, beside the one it is listed under: before a merger or a change of name, since 1943. */
  readonly otherNames: ReadonlyMap<string, readonly string[]>;
}
