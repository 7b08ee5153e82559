import type { PlaceEntry } from "./place-index.ts";
import { foldPlace, placeKey, repairMojibake } from "./place-key.ts";

/** Edits (insert, drop, change, swap two neighbours) between two texts, or `limit + 1` when there are more. */
export function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      let edits = Math.min(change, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, older[j - 2]! + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    if (least > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return Math.min(previous[b.length]!, limit + 1);
}

/** The entries whose key is within `limit` edits, the nearest first. */
export function findNear(
  key: string,
  among: readonly PlaceEntry[],
  limit: number,
): readonly { readonly entry: PlaceEntry; readonly edits: number }[] {
  const near: { entry: PlaceEntry; edits: number }[] = [];
  for (const entry of among) {
    const edits = countEdits(key, entry.key, limit);
    if (edits <= limit) near.push({ entry, edits });
  }
  return near.sort((a, b) => a.edits - b.edits);
}

/** Stands for a damaged letter while the rest of the name is folded: no name of a commune holds it. */
const DAMAGED = "qzq";

/**
 * A pattern for the key of a name whose accents were lost (`Orl?ans`, `Ponèon` for Ponçon): each letter that is not plain may
 * stand for one or two others, or none. Null when every letter is plain, or too few are.
 */
export function patternOfDamaged(written: string): RegExp | null {
  const text = repairMojibake(written.slice(0, 200).replace(/\([^)]*\)?|\d+/g, " ")).toLowerCase();
  const marked = text.replace(/[^\s!-\u003e@-~\u00ab\u00bb\u0153\u00e6\u2013\u2014\u2019]+/g, DAMAGED);
  if (marked === text) return null;
  const pieces = placeKey(foldPlace(marked)).split(DAMAGED);
  return pieces.join("").length < 3 ? null : new RegExp(`^${pieces.join("[a-z]{0,2}")}$`);
}
