import type { WorkPart, WorkParts } from "../formats/work-parts.ts";

/** Where the work is kept between two visits. Values are whatever a structured clone takes. */
export interface Vault {
  readonly readAll: () => Promise<WorkParts>;
  /** Keeps a part; `undefined` forgets it. When another tab has written it since it was last seen, nothing is written. */
  readonly write: (part: WorkPart, value: unknown) => Promise<WriteOutcome>;
}

/** Kept, or why not: storage is full, the browser refuses it, or another tab has changed the same part since. */
export type WriteOutcome = "kept" | "full" | "refused" | "elsewhere";

/** A vault that keeps nothing: for tests, and for the page when the browser has no storage at all. */
export const NO_VAULT: Vault = { readAll: async () => ({}), write: async () => "refused" };
