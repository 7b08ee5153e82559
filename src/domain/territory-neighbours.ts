import type { LayerIndex } from "./layer-index.ts";
import type { Geography } from "./unit.ts";

/**
 * Returns a function that lists the active territories, other than the one given, that claim a unit beyond the border of a
 * set (ascending). With `overlapping`, those that claim a unit of the set are listed too.
 */
export function createNeighbourReader(
  geography: Geography,
  index: LayerIndex,
  active: Uint8Array,
): (self: number, set: ArrayLike<number>, overlapping?: boolean) => readonly number[] {
  const { neighbourStart, neighbours } = geography;
  const { start, claimants } = index;
  let call = 0;
  const inSet = new Uint32Array(start.length - 1);
  const visited = new Uint32Array(start.length - 1);
  const listed = new Uint32Array(active.length);
  return (self, set, overlapping = false) => {
    call++;
    const found: number[] = [];
    const listClaimants = (unit: number) => {
      for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
        const territory = claimants[i]!;
        if (territory === self || active[territory] === 0 || listed[territory] === call) continue;
        listed[territory] = call;
        found.push(territory);
      }
    };
    for (let s = 0; s < set.length; s++) inSet[set[s]!] = call;
    for (let s = 0; s < set.length; s++) {
      const unit = set[s]!;
      if (overlapping) listClaimants(unit);
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (inSet[other] === call || visited[other] === call) continue;
        visited[other] = call;
        listClaimants(other);
      }
    }
    return found.sort((a, b) => a - b);
  };
}
