import { unitsOfTerritory } from "./layer.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";

/** One territory in two lists. */
export interface TerritoryMatch {
  readonly before: number;
  readonly after: number;
  /** By the same id, or by most of the same units. */
  readonly by: "id" | "units";
}

interface Present {
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
  readonly territories: Iterable<number>;
}

/** Two territories without a common id are one when they share at least this part of the units of both together. */
const SAME_FROM = 0.5;

/**
 * Which territories of two lists are the same: by id first, then by units, the pairs that share most first. An id is
 * believed only when the two have a unit or a name in common: lists that number their rows give the same number to
 * strangers.
 */
export function matchTerritories(
  before: Present,
  after: Present,
): {
  readonly kept: readonly TerritoryMatch[];
  readonly appeared: readonly number[];
  readonly gone: readonly number[];
} {
  const afterOf = new Map([...after.territories].map((t) => [after.layer.territories[t]!.id, t] as const));
  const appeared = new Set(afterOf.values());
  const gone = new Set<number>();
  const kept: TerritoryMatch[] = [];
  for (const t of before.territories) {
    const same = afterOf.get(before.layer.territories[t]!.id);
    if (same === undefined || !isCredible(before.layer, t, after.layer, same)) gone.add(t);
    else {
      kept.push({ before: t, after: same, by: "id" });
      appeared.delete(same);
    }
  }
  const pairs = [...gone].flatMap((t) => alikeOf(before, t, after, appeared)).sort((a, b) => b.share - a.share);
  for (const pair of pairs) {
    if (!gone.has(pair.before) || !appeared.has(pair.after)) continue;
    gone.delete(pair.before);
    appeared.delete(pair.after);
    kept.push({ before: pair.before, after: pair.after, by: "units" });
  }
  return { kept: kept.sort((a, b) => a.after - b.after), appeared: [...appeared], gone: [...gone] };
}

function isCredible(before: TerritoryLayer, t: number, after: TerritoryLayer, same: number): boolean {
  if (before.territories[t]!.name === after.territories[same]!.name) return true;
  const units = unitsOfTerritory(before, t);
  return unitsOfTerritory(after, same).some((unit) => units.includes(unit));
}

/** The territories without a match that share at least half of the units of the union with one of the other list. */
function alikeOf(before: Present, territory: number, after: Present, candidates: ReadonlySet<number>) {
  const units = unitsOfTerritory(before.layer, territory);
  const common = new Map<number, number>();
  for (const unit of units)
    for (const t of after.index.claimants.subarray(after.index.start[unit]!, after.index.start[unit + 1]!))
      if (candidates.has(t)) common.set(t, (common.get(t) ?? 0) + 1);
  return [...common]
    .map(([t, shared]) => {
      const union = units.length + unitsOfTerritory(after.layer, t).length - shared;
      return { before: territory, after: t, share: shared / union };
    })
    .filter(({ share }) => share >= SAME_FROM);
}
