import type { WorkPart, WorkParts } from "../formats/work-parts.ts";

/** Where the work is kept between two visits. Values are whatever a structured clone takes. */
export interface Vault {
  readonly readAll: () => Promise<WorkParts>;
  /** A part as it lies there now, after another tab has written it: the next write takes its place. @throws when it cannot be read */
  readonly read: (part: WorkPart) => Promise<unknown>;
  /** Keeps a part; `undefined` forgets it. When another tab has written it since it was last seen, nothing is written. */
  readonly write: (part: WorkPart, value: unknown) => Promise<WriteOutcome>;
}

/** Kept, or why not: storage is full, the browser refuses it, or another tab has changed the same part since. */
export type WriteOutcome = "kept" | "full" | "refused" | "elsewhere";

/** A vault that keeps nothing: for tests, and for the page when the browser has no storage at all. */
export const NO_VAULT: Vault = { readAll: async () => ({}), read: async () => undefined, write: async () => "refused" };
