import type { Nature, Provenance } from "./nature.ts";
import type { ZoneRef } from "./scope.ts";

/** Stages of a CPTS in their order, then the two that stand apart. */
export const STAGES = ["pre-projet", "lettre", "valide", "negociation", "aci", "inconnu", "abandonne"] as const;
export type Stage = (typeof STAGES)[number];

/** `YYYY-MM-DD`, compared as text. */
export type IsoDate = string;

export interface StageEvent {
  readonly stage: Stage;
  /** Absent: reached at an unknown date, counted at every date. */
  readonly date?: IsoDate;
}

/** A named set of units; its units are in the layer that holds it. */
export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly nature: Nature;
  /** Dated history; empty means `inconnu`. */
  readonly stages: readonly StageEvent[];
  /** Counts when startDate ≤ date < endDate; an absent bound is open. */
  readonly startDate?: IsoDate;
  readonly endDate?: IsoDate;
}

/**
 * Territories and their units in flat arrays: the units of territory `t` are
 * `members.subarray(memberStart[t], memberStart[t + 1])`, ascending, without repetition.
 */
export interface TerritoryLayer {
  readonly territories: readonly Territory[];
  readonly memberStart: Uint32Array;
  readonly members: Uint32Array;
  /** Aligned with `members`: 1 where the territory declares only a part of the unit (*partage*). */
  readonly declaredShared: Uint8Array;
  /** The zones that the layer describes (*étendue*); outside them a unit is « non renseigné », never white. */
  readonly extent: readonly ZoneRef[] | "france";
  readonly provenance: Provenance;
}
