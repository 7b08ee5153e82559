/** Why a zone has no CPTS, as whoever prepares the decision sees it. */
export const ZONE_CAUSES = ["inconnu", "sans-projet", "projet-en-cours", "refus"] as const;
export type ZoneCause = (typeof ZONE_CAUSES)[number];

/** What a person wrote of a white zone; kept by the code of its most populous unit at that time. */
export interface ZoneNote {
  readonly key: string;
  readonly cause: ZoneCause;
  readonly note: string;
}

/**
 * The notes of a zone, whatever its limits have become: those whose commune lies in it, that of its own key first, then
 * in the order given. Two zones that merged bring both their notes.
 */
export function notesOfZone(notes: readonly ZoneNote[], key: string, codes: ReadonlySet<string>): readonly ZoneNote[] {
  const own = notes.filter((note) => note.key === key);
  return [...own, ...notes.filter((note) => note.key !== key && codes.has(note.key))];
}

/** Notes as they come back from the browser or from a work file; what is none is left out. */
export function readZoneNotes(part: unknown): readonly ZoneNote[] {
  if (!Array.isArray(part)) return [];
  return part.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const { key, cause, note } = item as Readonly<Record<string, unknown>>;
    const known = ZONE_CAUSES.find((one) => one === cause);
    if (typeof key !== "string" || known === undefined || typeof note !== "string") return [];
    return [{ key, cause: known, note }];
  });
}
