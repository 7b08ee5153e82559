import type { Provenance } from "./nature.ts";
import type { ZoneRef } from "./scope.ts";
import type { Territory, TerritoryLayer } from "./territory.ts";

/** One line of a list: a territory claims a unit, whole or in part. Both are positions. */
export interface Membership {
  readonly territory: number;
  readonly unit: number;
  readonly declaredShared: boolean;
}

export interface LayerContent {
  readonly territories: readonly Territory[];
  /** In any order, with repetitions. */
  readonly memberships: readonly Membership[];
  readonly extent: readonly ZoneRef[] | "france";
  readonly provenance: Provenance;
}

/**
 * Sorts the memberships by territory then unit and drops repetitions. A unit claimed twice by one territory, once
 * whole and once in part, is claimed whole. Throws on a territory that is not in the list: a bug of the caller.
 */
export function buildLayer({ territories, memberships, extent, provenance }: LayerContent): TerritoryLayer {
  const sorted = memberships.toSorted((a, b) => a.territory - b.territory || a.unit - b.unit);
  const memberStart = new Uint32Array(territories.length + 1);
  const members = new Uint32Array(sorted.length);
  const declaredShared = new Uint8Array(sorted.length);
  let count = 0;
  let previous: Membership | undefined;
  for (const membership of sorted) {
    const { territory, unit } = membership;
    if (!(territory >= 0 && territory < territories.length)) throw new RangeError(`no territory ${territory}`);
    if (previous?.territory === territory && previous.unit === unit) {
      if (!membership.declaredShared) declaredShared[count - 1] = 0;
      continue;
    }
    previous = membership;
    members[count] = unit;
    declaredShared[count] = membership.declaredShared ? 1 : 0;
    count++;
    memberStart[territory + 1] = memberStart[territory + 1]! + 1;
  }
  for (let t = 0; t < territories.length; t++) memberStart[t + 1] = memberStart[t + 1]! + memberStart[t]!;
  return {
    territories,
    memberStart,
    members: members.slice(0, count),
    declaredShared: declaredShared.slice(0, count),
    extent,
    provenance,
  };
}

/** Units of one territory, ascending; a view, not a copy. */
export function unitsOfTerritory(layer: TerritoryLayer, territory: number): Uint32Array {
  return layer.members.subarray(layer.memberStart[territory], layer.memberStart[territory + 1]);
}
