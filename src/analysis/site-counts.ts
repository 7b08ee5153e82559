import type { SiteCounts } from "../domain/report.ts";

/** One address of a structure. */
export interface ReportSite {
  readonly kind: "msp" | "cds";
  readonly unit: number;
  /** The same for every site of one structure, which then counts once. */
  readonly structure: string;
}

type SiteCounter = (set: ArrayLike<number>) => SiteCounts;

const counters = new WeakMap<readonly ReportSite[], SiteCounter>();

/**
 * The function that counts the structures with a site in a set of units. There is one for each list of sites: its
 * tables are as long as the country, and choices change without it.
 */
export function siteCounterOf(unitCount: number, sites: readonly ReportSite[]): SiteCounter {
  const known = counters.get(sites);
  if (known !== undefined) return known;
  const counter = createSiteCounter(unitCount, sites);
  counters.set(sites, counter);
  return counter;
}

function createSiteCounter(unitCount: number, sites: readonly ReportSite[]): SiteCounter {
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

/** Counts of structures as tables and files write them: « not known » rather than 0 where no list of structures is in use. */
export const knownSites = (
  { sites }: { readonly sites: readonly unknown[] },
  counts: SiteCounts,
): { readonly msp: number | null; readonly cds: number | null } =>
  sites.length === 0 ? { msp: null, cds: null } : { msp: counts.msp, cds: counts.cds };
