/**
 * The units drawn as a planar mesh of shared arcs, in flat arrays. An arc is the border between exactly two
 * faces: the unit on its left and the unit on its right, walking from its first point to its last; −1 is outside
 * (sea or abroad). Everything follows from it: the polygon of a set of units is made of the arcs that have the set
 * on one side only, neighbours are the two sides of an arc, and no border can be drawn twice or differently. An arc of
 * two equal points draws nothing and says that its sides are neighbours (`seam.ts`).
 */
export interface Mesh {
  /** Number of units; positions are those of the `UnitTable`. */
  readonly unitCount: number;
  /** Points of arc `a`: positions `arcStart[a]` to `arcStart[a + 1] - 1`. A closed arc (an island) repeats its first point. */
  readonly arcStart: Uint32Array;
  /** Longitude and latitude alternating, in degrees × `COORDINATE_SCALE` (about 1 m). */
  readonly points: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Integer coordinates are degrees × this. */
export const COORDINATE_SCALE = 100_000;
export const OUTSIDE = -1;
