import type { Geography } from "../../src/domain/unit.ts";

/** Groups of units that touch each other, in the order of their first unit, each ascending. */
export function piecesOf(geography: Geography, units: readonly number[]): readonly (readonly number[])[] {
  const waiting = new Set(units);
  const pieces: number[][] = [];
  for (const seed of units) {
    if (!waiting.delete(seed)) continue;
    const piece = [seed];
    for (let head = 0; head < piece.length; head++) {
      for (const other of neighboursOf(geography, piece[head]!)) if (waiting.delete(other)) piece.push(other);
    }
    pieces.push(piece.sort((a, b) => a - b));
  }
  return pieces;
}

export function neighboursOf({ neighbours, neighbourStart }: Geography, unit: number): Uint32Array {
  return neighbours.subarray(neighbourStart[unit], neighbourStart[unit + 1]);
}

/** Length of the border between a unit and the units of a set, km. */
export function borderWith(geography: Geography, unit: number, isIn: (other: number) => boolean): number {
  let km = 0;
  for (let n = geography.neighbourStart[unit]!; n < geography.neighbourStart[unit + 1]!; n++) {
    if (isIn(geography.neighbours[n]!)) km += geography.borderKm[n]!;
  }
  return km;
}
