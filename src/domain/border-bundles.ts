import type { MeshView } from "./cross.ts";
import type { Geography } from "./unit.ts";

/** Meshes that can be looked at together: one bit of a mask each. */
export const MAX_BUNDLED_MESHES = 16;

/**
 * The set of active territories that holds each unit, as a number: the territory where there is one, −1 where there is
 * none, and numbers from the count of territories upwards for the sets of two or more. A mesh has a limit between
 * two neighbours when their sets differ: at the edge of a cover with holes, between two territories, and around a
 * unit that two territories claim, but not inside a hole, nor between two units claimed by the same territories.
 */
export function groupUnits({ index, active }: MeshView): Int32Array {
  const { start, claimants } = index;
  const groups = new Int32Array(start.length - 1).fill(-1);
  const sets = new Map<string, number>();
  for (let unit = 0; unit < groups.length; unit++) {
    const claims: number[] = [];
    for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
      if (active[claimants[i]!] === 1) claims.push(claimants[i]!);
    }
    if (claims.length === 1) groups[unit] = claims[0]!;
    if (claims.length < 2) continue;
    const key = claims.join();
    let group = sets.get(key);
    if (group === undefined) {
      group = active.length + sets.size;
      sets.set(key, group);
    }
    groups[unit] = group;
  }
  return groups;
}

/** Borders between two neighbouring units of the scope, each counted once, by the meshes that have a limit there. */
export interface BorderBundles {
  /** Number of meshes; mesh `m` is bit `m` of a mask. */
  readonly meshes: number;
  /** Combinations of meshes that some border has, ascending; 0 is a border between units that no mesh parts. */
  readonly masks: Uint16Array;
  /** Aligned with `masks`: length, and borders between two units. */
  readonly lengthKm: Float64Array;
  readonly borders: Uint32Array;
}

/**
 * Adds up the borders inside the scope by combination of limits. `groups`: one for each mesh, as `groupUnits` gives.
 * @throws RangeError beyond `MAX_BUNDLED_MESHES`, which the page does not let one choose
 */
export function bundleBorders(
  { neighbourStart, neighbours, borderKm }: Geography,
  groups: readonly Int32Array[],
  inScope: Uint8Array,
): BorderBundles {
  const read = createMaskReader(groups);
  const lengthKm = new Float64Array(2 ** groups.length);
  const borders = new Uint32Array(lengthKm.length);
  for (let unit = 0; unit < inScope.length; unit++) {
    if (inScope[unit] === 0) continue;
    for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
      const other = neighbours[n]!;
      if (other < unit || inScope[other] === 0) continue;
      const mask = read(unit, other);
      lengthKm[mask]! += borderKm[n]!;
      borders[mask]!++;
    }
  }
  const masks = Uint16Array.from(lengthKm.keys()).filter((mask) => borders[mask]! > 0);
  return {
    meshes: groups.length,
    masks,
    lengthKm: Float64Array.from(masks, (mask) => lengthKm[mask]!),
    borders: Uint32Array.from(masks, (mask) => borders[mask]!),
  };
}

/**
 * Returns a function that gives the meshes with a limit between two units, as a mask.
 * @throws RangeError beyond `MAX_BUNDLED_MESHES`
 */
export function createMaskReader(groups: readonly Int32Array[]): (unit: number, other: number) => number {
  if (groups.length > MAX_BUNDLED_MESHES) throw new RangeError(`${groups.length} meshes do not fit in a mask`);
  return (unit, other) => {
    let mask = 0;
    for (let m = 0; m < groups.length; m++) if (groups[m]![unit] !== groups[m]![other]) mask |= 1 << m;
    return mask;
  };
}

/** Kilometres of the limits of one mesh beside another. */
export interface SharedBorders {
  /** Where both have a limit, where only the first, and where only the second has one. */
  readonly togetherKm: number;
  readonly firstAloneKm: number;
  readonly secondAloneKm: number;
  /** Share (0..1) of the limits of the first that follow the second; 0 when the first has none. */
  readonly followedShare: number;
}

/** How far the limits of mesh `first` follow those of mesh `second`, whatever the other meshes do. */
export function compareBorders(bundles: BorderBundles, first: number, second: number): SharedBorders {
  const lengthWhere = (holds: (mask: number) => boolean) =>
    bundles.masks.reduce((sum, mask, i) => (holds(mask) ? sum + bundles.lengthKm[i]! : sum), 0);
  const has = (mask: number, mesh: number) => ((mask >> mesh) & 1) === 1;
  const togetherKm = lengthWhere((mask) => has(mask, first) && has(mask, second));
  const firstAloneKm = lengthWhere((mask) => has(mask, first) && !has(mask, second));
  return {
    togetherKm,
    firstAloneKm,
    secondAloneKm: lengthWhere((mask) => !has(mask, first) && has(mask, second)),
    followedShare: togetherKm > 0 ? togetherKm / (togetherKm + firstAloneKm) : 0,
  };
}

/** Kilometres where a mesh has a limit, and where it is the only one of the chosen meshes to have one. */
export function ownBorders({ masks, lengthKm }: BorderBundles, mesh: number): { totalKm: number; onlyKm: number } {
  let totalKm = 0;
  let onlyKm = 0;
  masks.forEach((mask, i) => {
    if (((mask >> mesh) & 1) === 1) totalKm += lengthKm[i]!;
    if (mask === 1 << mesh) onlyKm += lengthKm[i]!;
  });
  return { totalKm, onlyKm };
}
