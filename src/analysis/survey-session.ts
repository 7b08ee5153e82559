/** A set of respondents that was shown, 1 for each that is in. */
export interface ShownSet {
  readonly key: string;
  readonly name: string;
  readonly isDrawn: boolean;
  readonly members: Uint8Array;
}

/**
 * The set already shown from which a new one differs, on one side or the other, by fewer respondents than the
 * threshold without being the same there; null when there is none. Two territories of the meshes are not held against
 * one another: they were judged together.
 */
export function isTooNear(set: ShownSet, shown: readonly ShownSet[], threshold: number): ShownSet | null {
  for (const other of shown) {
    if (!set.isDrawn && !other.isDrawn) continue;
    if (other.members.length !== set.members.length) continue;
    let here = 0;
    let there = 0;
    set.members.forEach((isIn, i) => {
      if (isIn > other.members[i]!) here++;
      if (isIn < other.members[i]!) there++;
    });
    if ((here > 0 && here < threshold) || (there > 0 && there < threshold)) return other;
  }
  return null;
}
