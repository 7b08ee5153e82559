import type { TerritoryLayer } from "./territory.ts";
import type { Geography } from "./unit.ts";

/**
 * Connected pieces of every territory of a layer, in its order. Several are no error: a GHT may stand on both banks of
 * a river, and an island is a piece of its own. `shapeReaderOf` says more of one set at a time, at a higher price.
 */
export function countPieces(geography: Geography, layer: TerritoryLayer): Uint32Array {
  const reader = createPieceCounter(geography);
  return Uint32Array.from(layer.territories, (_, t) =>
    reader(layer.members.subarray(layer.memberStart[t]!, layer.memberStart[t + 1]!)),
  );
}

/** Returns a function that counts the connected pieces of a set of units, at a cost in proportion to the set. */
export function createPieceCounter({
  neighbourStart,
  neighbours,
}: Geography): (set: ArrayLike<number> & Iterable<number>) => number {
  // 2 × call: waiting in the set of this call; 2 × call + 1: already in a piece.
  const marks = new Float64Array(neighbourStart.length - 1);
  const queue = new Uint32Array(marks.length);
  let call = 0;
  return (set) => {
    call++;
    const [waiting, reached] = [2 * call, 2 * call + 1];
    for (const unit of set) marks[unit] = waiting;
    let pieces = 0;
    for (const seed of set) {
      if (marks[seed] === reached) continue;
      pieces++;
      marks[seed] = reached;
      queue[0] = seed;
      for (let tail = 1; tail > 0; ) {
        const unit = queue[--tail]!;
        for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (marks[other] !== waiting) continue;
          marks[other] = reached;
          queue[tail++] = other;
        }
      }
    }
    return pieces;
  };
}
