import type { LayerIndex } from "../domain/layer-index.ts";
import { SITE_KINDS, type Site, type SiteKind } from "../domain/site.ts";
import type { UnitTable } from "../domain/unit.ts";
import { foldText } from "../formats/columns.ts";
import type { KindCounts, SiteQuery } from "./site-protocol.ts";

/** Which sites are looked at: those of a scope, beside the CPTS that count. */
export interface SiteSurroundings {
  readonly units: UnitTable;
  readonly inScope: Uint8Array;
  readonly index: LayerIndex;
  /** 1 for each territory that counts at the date and stages chosen. */
  readonly active: Uint8Array;
}

/** Positions of the counted CPTS that hold a unit. */
export function countedClaimants({ index, active }: SiteSurroundings, unit: number): readonly number[] {
  const claimants = index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!);
  return Array.from(claimants).filter((territory) => active[territory] === 1);
}

/** Whether a unit is in no counted CPTS. */
function isOutside({ index, active }: SiteSurroundings, unit: number): boolean {
  for (let i = index.start[unit]!; i < index.start[unit + 1]!; i++) if (active[index.claimants[i]!] === 1) return false;
  return true;
}

/** Positions of the sites of the scope that a query keeps, in their order. */
export function selectSites(
  sites: readonly Site[],
  around: SiteSurroundings,
  query: SiteQuery = {},
): readonly number[] {
  const { units, inScope } = around;
  const words = foldText(query.text ?? "")
    .split(" ")
    .filter((word) => word !== "");
  const kept: number[] = [];
  sites.forEach(({ kind, unitIndex, name, id }, site) => {
    if (inScope[unitIndex] === 0) return;
    if (query.kinds !== undefined && !query.kinds.includes(kind)) return;
    if (query.cpts !== undefined && isOutside(around, unitIndex) !== (query.cpts === "outside")) return;
    if (words.length > 0) {
      const text = foldText(`${name} ${units.names[unitIndex]} ${units.codes[unitIndex]} ${id}`);
      if (!words.every((word) => text.includes(word))) return;
    }
    kept.push(site);
  });
  return kept;
}

/** Structures and places of each kind among some sites. */
export function countByKind(sites: readonly Site[], positions: Iterable<number>): KindCounts {
  const structures = new Map<SiteKind, Set<string>>(SITE_KINDS.map((kind) => [kind, new Set()]));
  const places = new Map<SiteKind, number>();
  for (const position of positions) {
    const { kind, structureId } = sites[position]!;
    structures.get(kind)!.add(structureId);
    places.set(kind, (places.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(
    SITE_KINDS.map((kind) => [kind, { structures: structures.get(kind)!.size, sites: places.get(kind) ?? 0 }]),
  ) as KindCounts;
}

/** Returns a function that counts the sites in a set of units, by kind. */
export function createKindCounter(sites: readonly Site[], unitCount: number): (set: ArrayLike<number>) => KindCounts {
  const start = new Uint32Array(unitCount + 1);
  for (const { unitIndex } of sites) start[unitIndex + 1]!++;
  for (let unit = 0; unit < unitCount; unit++) start[unit + 1]! += start[unit]!;
  const next = start.slice();
  const placed = new Uint32Array(sites.length);
  sites.forEach(({ unitIndex }, site) => {
    placed[next[unitIndex]!++] = site;
  });
  return (set) => {
    const found: number[] = [];
    for (let s = 0; s < set.length; s++)
      for (let i = start[set[s]!]!; i < start[set[s]! + 1]!; i++) found.push(placed[i]!);
    return countByKind(sites, found);
  };
}
