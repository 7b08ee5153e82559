import type { LayerIndex } from "./layer-index.ts";

/**
 * Returns a function that lists the active territories, other than the one given, that claim a unit of a list
 * (ascending): given the fringe of a territory, its neighbours.
 */
export function createClaimantReader(
  index: LayerIndex,
  active: Uint8Array,
): (self: number, list: ArrayLike<number>) => readonly number[] {
  const { start, claimants } = index;
  let call = 0;
  const listed = new Uint32Array(active.length);
  return (self, list) => {
    call++;
    const found: number[] = [];
    for (let l = 0; l < list.length; l++) {
      const unit = list[l]!;
      for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
        const territory = claimants[i]!;
        if (territory === self || active[territory] === 0 || listed[territory] === call) continue;
        listed[territory] = call;
        found.push(territory);
      }
    }
    return found.length < 2 ? found : found.sort((a, b) => a - b);
  };
}
