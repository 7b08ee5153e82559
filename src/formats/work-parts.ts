/**
 * What a person makes in the application, part by part: each is kept in the browser under its name, and the work file
 * holds them all. `perimeters`, `sites`, `maillages`, `contours`, `responses`, `tables` and `polygons` are the files as they were
 * imported, with the choices made while reading them, and are read again when the work is opened.
 */
export const WORK_PARTS = [
  "perimeters",
  "sites",
  "maillages",
  "contours",
  "responses",
  "tables",
  "notes",
  "drafts",
  "sets",
  "polygons",
] as const;
export type WorkPart = (typeof WORK_PARTS)[number];

/** The parts there are; what a part holds is checked by the one who takes it up. */
export type WorkParts = Readonly<Partial<Record<WorkPart, unknown>>>;

/** A file as it was imported, with the choices made while reading it. */
export interface KeptFile<Choices> {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly choices: Choices;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The kept files of a part, whatever a browser or a work file gave: what is no file is left out, and counted. */
export function keptFilesOf<Choices>(part: unknown): {
  readonly files: readonly KeptFile<Choices>[];
  readonly damaged: number;
} {
  const items = part === undefined ? [] : Array.isArray(part) ? part : [part];
  const files = items.filter(
    (item): item is KeptFile<Choices> =>
      isRecord(item) && typeof item.name === "string" && item.bytes instanceof Uint8Array && isRecord(item.choices),
  );
  return { files, damaged: items.length - files.length };
}
