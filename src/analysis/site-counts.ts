import type { SiteCounts } from "../domain/report.ts";

/** One address of a structure. */
export interface ReportSite {
  readonly kind: "msp" | "cds";
  readonly unit: number;
  /** The same for every site of one structure, which then counts once. */
  readonly structure: string;
}

/** Returns a function that counts the structures with a site in a set of units. */
export function createSiteCounter(
  unitCount: number,
  sites: readonly ReportSite[],
): (set: ArrayLike<number>) => SiteCounts {
  if (sites.length === 0) return () => ({ msp: 0, cds: 0 });
  const sitesOf: ReportSite[][] = [];
  const hasSite = new Uint8Array(unitCount);
  for (const site of sites) {
    hasSite[site.unit] = 1;
    const list = sitesOf[site.unit];
    if (list) list.push(site);
    else sitesOf[site.unit] = [site];
  }
  return (set) => {
    const structures = { msp: new Set<string>(), cds: new Set<string>() };
    for (let s = 0; s < set.length; s++) {
      if (hasSite[set[s]!] === 0) continue;
      for (const { kind, structure } of sitesOf[set[s]!] ?? []) structures[kind].add(structure);
    }
    return { msp: structures.msp.size, cds: structures.cds.size };
  };
}
