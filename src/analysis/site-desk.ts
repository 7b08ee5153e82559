import { SITE_KINDS, type Site, type SiteKind } from "../domain/site.ts";
import { distanceKm } from "../geo/measure.ts";
import type { Analysed } from "./analyse-list.ts";
import type { DeskContext } from "./desk-context.ts";
import { MESH_CATALOGUE } from "./mesh-catalogue.ts";
import { maskOfKinds, SITE_TILE_ZOOM, type SiteMark, siteMarksOf } from "./site-marks.ts";
import type { CatalogueRow, SiteBreakdown, SiteFacts, SitePage, SiteQuery, SiteRow } from "./site-protocol.ts";
import {
  countByKind,
  countedClaimants,
  createKindCounter,
  type SiteSurroundings,
  selectSites,
} from "./site-register.ts";
import { namePlace } from "./unit-names.ts";

const PAGE_ROWS = 200;
/** Places this near to one another are at the same place: no zoom of the map tells them apart. */
const SAME_PLACE_KM = 0.03;
/** The CPTS are their list. */
const NO_RULE = { fr: "", en: "" };

/** Answers what the page asks of the sites in use, and of the meshes that exist. */
export function createSiteDesk(context: DeskContext) {
  function surroundings({ inScope, active }: Analysed): SiteSurroundings {
    return { units: context.base().units, inScope, index: context.list().index, active };
  }

  function rowOf(site: number, around: SiteSurroundings): SiteRow {
    const { units } = around;
    const { layer, sites } = context.list();
    const { id, kind, name, unitIndex, nature, isApproximate = false } = sites[site]!;
    return {
      ...{ site, id, kind, name, nature, isApproximate },
      commune: namePlace(units.names[unitIndex]!),
      departement: units.zones.departement.names[units.zoneOf.departement[unitIndex]!] ?? "",
      cpts: countedClaimants(around, unitIndex).map((territory) => layer.territories[territory]!.name),
    };
  }

  return {
    /** One page of the sites of the scope; null before the first analysis. */
    async listSites(query: SiteQuery = {}): Promise<SitePage | null> {
      const analysed = context.analysed();
      if (analysed === null) return null;
      const { sites } = context.list();
      const around = surroundings(analysed);
      const found = selectSites(sites, around, query);
      const offset = query.offset ?? 0;
      return {
        rows: found.slice(offset, offset + (query.limit ?? PAGE_ROWS)).map((site) => rowOf(site, around)),
        total: found.length,
        counts: countByKind(sites, found),
        inScope: countByKind(sites, selectSites(sites, around)),
      };
    },

    /** One place, by its position among the sites in use; null when there is none. */
    async siteFacts(site: number): Promise<SiteFacts | null> {
      const analysed = context.analysed();
      const { sites } = context.list();
      const found = sites[site];
      if (analysed === null || found === undefined) return null;
      const around = surroundings(analysed);
      const { units } = around;
      const siblings = sites.flatMap((other: Site, position) =>
        position !== site && other.structureId === found.structureId && other.kind === found.kind
          ? [{ site: position, name: other.name, commune: namePlace(units.names[other.unitIndex]!) }]
          : [],
      );
      const here = [found.lng, found.lat] as const;
      const together = sites.flatMap(({ kind, name, unitIndex, lng, lat }, position) =>
        position !== site && around.inScope[unitIndex] === 1 && distanceKm(here, [lng, lat]) < SAME_PLACE_KM
          ? [{ site: position, kind, name }]
          : [],
      );
      return {
        ...rowOf(site, around),
        structureId: found.structureId,
        lng: found.lng,
        lat: found.lat,
        unitCode: units.codes[found.unitIndex]!,
        territories: countedClaimants(around, found.unitIndex),
        whiteZone: analysed.zoneOf[found.unitIndex]!,
        siblings,
        together,
      };
    },

    /**
     * What stands at a point of the map among the kinds shown, as it is drawn at that zoom, at most `withinKm` away: a
     * place, or a group that a closer view tells apart. Null when there is nothing.
     */
    async siteNear(
      point: readonly [number, number],
      kinds: readonly SiteKind[],
      zoom: number,
      withinKm: number,
    ): Promise<SiteMark | null> {
      const analysed = context.analysed();
      if (analysed === null) return null;
      const hidden = maskOfKinds(SITE_KINDS.filter((kind) => !kinds.includes(kind)));
      const mark = siteMarksOf(context.list().sites, analysed).near(point, zoom, hidden, withinKm);
      return mark?.kind === "group" && zoom >= SITE_TILE_ZOOM ? { kind: "site", site: mark.sites[0]! } : mark;
    },

    /** Sites by kind in the territories and white zones of the scope; null before the first analysis. */
    async siteBreakdown(): Promise<SiteBreakdown | null> {
      const analysed = context.analysed();
      if (analysed === null) return null;
      const { sites } = context.list();
      const { units } = context.base();
      const count = createKindCounter(sites, units.count);
      const unitsOf = (codes: readonly string[]) => codes.map((code) => units.indexOf.get(code)!);
      const { territories, whiteZones } = analysed.report;
      return {
        territories: territories.map(({ id, units: codes }) => ({ id, counts: count(unitsOf(codes)) })),
        whiteZones: whiteZones.map(({ units: codes }) => count(unitsOf(codes))),
        outside: countByKind(sites, selectSites(sites, surroundings(analysed), { cpts: "outside" })),
      };
    },

    /** The meshes that exist, loaded or not, and those that were imported under other names. */
    async meshCatalogue(): Promise<readonly CatalogueRow[]> {
      const inUse = new Map(context.maillages().map((maillage) => [maillage.id, maillage]));
      const { layer: cpts } = context.list();
      const loadedOf = (id: string): CatalogueRow["loaded"] => {
        if (id === "cpts") {
          const { source, nature, date = "" } = cpts.provenance;
          return { nature, rule: NO_RULE, date, territories: cpts.territories.length, source };
        }
        const maillage = inUse.get(id);
        if (maillage === undefined) return null;
        const { nature, rule, date, layer } = maillage;
        return { nature, rule, date, territories: layer.territories.length, source: layer.provenance.source };
      };
      const known = MESH_CATALOGUE.map(
        ({ id, name, what, owner, legalBasis, unit, family, process, getting, builtIn = false }): CatalogueRow => {
          const loaded = loadedOf(id);
          const state = builtIn ? "fourni" : loaded === null ? "absent" : "charge";
          return { ...{ id, name, what, owner, legalBasis, unit, family, process, getting, loaded }, state };
        },
      );
      const others = [...inUse.values()].filter(({ id }) => !MESH_CATALOGUE.some((mesh) => mesh.id === id));
      return [
        ...known,
        ...others.map(
          ({ id, name, rule, owner, legalBasis, unit, family, process, layer }): CatalogueRow => ({
            ...{ id, name, what: rule, owner, legalBasis, unit, family, process },
            getting: { publisher: layer.provenance.source, url: null, note: rule },
            state: "charge",
            loaded: loadedOf(id),
          }),
        ),
      ];
    },
  };
}
