import type { TerritoryLayer } from "./territory.ts";

/**
 * A layer read from the units: the territories that claim unit `u` are `claimants.subarray(start[u], start[u + 1])`,
 * ascending, whatever their stage or date. Built once for each layer.
 */
export interface LayerIndex {
  readonly start: Uint32Array;
  readonly claimants: Uint32Array;
  /** Aligned with `claimants`: 1 where the claim is on a part of the unit. */
  readonly declaredShared: Uint8Array;
}

export function buildLayerIndex(layer: TerritoryLayer, unitCount: number): LayerIndex {
  const { members, memberStart } = layer;
  const start = new Uint32Array(unitCount + 1);
  for (const unit of members) {
    if (unit >= unitCount) throw new RangeError(`no unit ${unit}`);
    start[unit + 1] = start[unit + 1]! + 1;
  }
  for (let unit = 0; unit < unitCount; unit++) start[unit + 1] = start[unit + 1]! + start[unit]!;
  const next = start.slice();
  const claimants = new Uint32Array(members.length);
  const declaredShared = new Uint8Array(members.length);
  for (let t = 0; t < layer.territories.length; t++) {
    for (let i = memberStart[t]!; i < memberStart[t + 1]!; i++) {
      const unit = members[i]!;
      const slot = next[unit]!;
      next[unit] = slot + 1;
      claimants[slot] = t;
      declaredShared[slot] = layer.declaredShared[i]!;
    }
  }
  return { start, claimants, declaredShared };
}
