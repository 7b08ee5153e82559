import { boundThreshold, DEFAULT_THRESHOLD } from "../domain/secrecy.ts";
import type { ColumnChoices } from "../formats/response-columns.ts";
import { type KeptFile, keptFilesOf } from "../formats/work-parts.ts";

/** A file of responses with what was said of it. */
export type KeptResponses = KeptFile<{
  readonly instrument: string;
  readonly columns: ColumnChoices;
  /** Rows retained in place of their duplicates. */
  readonly retained: readonly number[];
}>;

/** The part `responses` of the work: files, and what a person says of what they read. */
export interface KeptSurveys {
  readonly files: readonly KeptResponses[];
  readonly threshold: number;
  /** How many people could have answered, by dataset and place. */
  readonly populations: Readonly<Record<string, number>>;
  /** Names of classes, by dataset and number. */
  readonly labels: Readonly<Record<string, Readonly<Record<number, string>>>>;
}

export const NO_SURVEYS: KeptSurveys = { files: [], threshold: DEFAULT_THRESHOLD, populations: {}, labels: {} };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** Reads the part of a browser or of a work file: what cannot be used is left out, and counted. */
export function readKeptSurveys(part: unknown): { readonly kept: KeptSurveys; readonly damaged: number } {
  if (part === undefined) return { kept: NO_SURVEYS, damaged: 0 };
  if (!isRecord(part)) return { kept: NO_SURVEYS, damaged: 1 };
  const { files, damaged } = keptFilesOf<Record<string, unknown>>(part.files ?? []);
  const read = files.flatMap((file): readonly KeptResponses[] => {
    const { instrument, columns, retained } = file.choices;
    if (typeof instrument !== "string" || !isRecord(columns) || !Array.isArray(retained)) return [];
    if (!Object.values(columns).every((value) => typeof value === "string")) return [];
    if (!retained.every((row) => Number.isInteger(row) && row >= 0)) return [];
    return [{ ...file, choices: { instrument, columns: columns as ColumnChoices, retained } }];
  });
  const numbers = Object.entries(isRecord(part.populations) ? part.populations : {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number" && entry[1] > 0,
  );
  const labels = Object.entries(isRecord(part.labels) ? part.labels : {}).flatMap(([dataset, names]) => {
    const own = Object.entries(isRecord(names) ? names : {}).filter(([, name]) => typeof name === "string");
    return own.length === 0 ? [] : [[dataset, Object.fromEntries(own) as Record<number, string>] as const];
  });
  return {
    kept: {
      files: read,
      threshold: boundThreshold(typeof part.threshold === "number" ? part.threshold : Number.NaN),
      populations: Object.fromEntries(numbers),
      labels: Object.fromEntries(labels),
    },
    damaged: damaged + files.length - read.length,
  };
}
