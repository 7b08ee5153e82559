import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { Geography } from "./unit.ts";

export const TINT_COUNT = 5;

/** For each territory, those that it touches or overlaps, ascending, active or not: tints must not change with a date. */
export function territoryAdjacency(
  geography: Geography,
  layer: TerritoryLayer,
  index: LayerIndex,
): readonly (readonly number[])[] {
  const { neighbourStart, neighbours } = geography;
  const { start, claimants } = index;
  const adjacent = layer.territories.map(() => new Set<number>());
  const relate = (unit: number, other: number) => {
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      for (let j = start[other]!; j < start[other + 1]!; j++) {
        const a = claimants[i]!;
        const b = claimants[j]!;
        if (a === b) continue;
        adjacent[a]!.add(b);
        adjacent[b]!.add(a);
      }
    }
  };
  for (let unit = 0; unit < neighbourStart.length - 1; unit++) {
    if (start[unit + 1]! - start[unit]! > 1) relate(unit, unit);
    for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) {
      if (neighbours[n]! > unit) relate(unit, neighbours[n]!);
    }
  }
  return adjacent.map((others) => [...others].sort((a, b) => a - b));
}

/**
 * A tint 0 to 4 for each node of a graph, neighbours apart (DSATUR: always colour the node whose neighbours already
 * show the most different tints, then the one with most neighbours, then the first). Where five tints do not suffice,
 * which overlaps can cause, the tint least seen around is taken. Tints already even out over the map: among the free ones, the
 * least used wins.
 */
export function tintGraph(adjacency: readonly (readonly number[])[]): Uint8Array {
  const count = adjacency.length;
  const tints = new Uint8Array(count).fill(TINT_COUNT);
  const seen = new Uint16Array(count * TINT_COUNT);
  const saturation = new Uint8Array(count);
  const used = new Uint32Array(TINT_COUNT);
  for (let step = 0; step < count; step++) {
    let node = -1;
    for (let i = 0; i < count; i++) {
      if (tints[i] !== TINT_COUNT) continue;
      if (
        node < 0 ||
        saturation[i]! > saturation[node]! ||
        (saturation[i] === saturation[node] && adjacency[i]!.length > adjacency[node]!.length)
      )
        node = i;
    }
    let tint = 0;
    for (let t = 1; t < TINT_COUNT; t++) {
      const better = seen[node * TINT_COUNT + t]! - seen[node * TINT_COUNT + tint]!;
      const bothFree = seen[node * TINT_COUNT + t] === 0 && seen[node * TINT_COUNT + tint] === 0;
      if (bothFree ? used[t]! < used[tint]! : better < 0) tint = t;
    }
    tints[node] = tint;
    used[tint]!++;
    for (const other of adjacency[node]!) {
      const slot = other * TINT_COUNT + tint;
      if (seen[slot] === 0) saturation[other]!++;
      seen[slot]!++;
    }
  }
  return tints;
}
