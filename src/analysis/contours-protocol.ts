import type { ZoneRef } from "../domain/scope.ts";
import type { ContoursRefusal } from "../formats/contours-refusal.ts";
import type { ContoursOutcome } from "../formats/contours-sentences.ts";

export type { ContoursOutcome, ContoursRefusal };

/** A zone whose official contours can be asked for. */
export interface ContoursZone {
  readonly level: "region" | "departement";
  readonly code: string;
}

/** Steps of a request: asking and receiving, reading, drawing. The share is null where nobody knows it. */
export type ContoursStep = "receive" | "read" | "draw";
export type OnContoursStep = (step: ContoursStep, share: number | null) => void;

/** Contours in use besides the built-in ones. */
export interface ContoursPieceInfo {
  /** `departement:13`, `region:93` or `file:name`. */
  readonly id: string;
  /** Address or name of the file. */
  readonly source: string;
  /** ISO date of the day on which they were received. */
  readonly date: string;
  readonly communes: number;
  /** Régions drawn whole, then départements drawn whole in the others. */
  readonly zones: readonly ZoneRef[];
  readonly outcome: ContoursOutcome;
}

/** What changed, and what to keep so that the same contours come back without asking again. */
export interface ContoursChange {
  readonly piece: ContoursPieceInfo;
  /** Everything in use now, this piece last. */
  readonly pieces: readonly ContoursPieceInfo[];
  /** For `restoreContours`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly milliseconds: number;
}
