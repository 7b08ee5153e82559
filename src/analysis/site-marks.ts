import { Supercluster } from "@maplibre/geojson-vt";
import { SITE_KINDS, type Site, type SiteKind } from "../domain/site.ts";
import { distanceKm } from "../geo/measure.ts";
import type { Analysed } from "./analyse-list.ts";
import type { Box } from "./protocol.ts";
import { encodeTile, TILE_EXTENT, type TileCutter } from "./tiles.ts";

/** Places stand each for itself from this zoom on, save those that lie under one another. */
const APART_FROM_ZOOM = 11;
/** Deepest tiles: MapLibre magnifies them beyond. */
export const SITE_TILE_ZOOM = 14;
/** How near two marks may come before they become one, in pixels at the zoom of their tile. */
const FAR_PX = 24;
const CLOSE_PX = 8;
/** Pixels of a tile. */
const TILE_PX = 512;
/** A group's disc is wider than the sign of one place, and may stand a little aside. */
const GROUP_REACH = 2.4;
/** Zooms of these groups: structures are not drawn further out. */
const FIRST_ZOOM = 6;

/** What stands at a point of the map: one place, or several under one disc, with the box that holds them. */
export type SiteMark =
  | { readonly kind: "site"; readonly site: number }
  | { readonly kind: "group"; readonly sites: readonly number[]; readonly box: Box };

export interface SiteMarks {
  /** The tiles; `hidden` is a mask of `maskOfKinds`. */
  readonly cut: TileCutter;
  /** The mark under a point, among the kinds that are not hidden; null when none is within reach. */
  readonly near: (point: readonly [number, number], zoom: number, hidden: number, withinKm: number) => SiteMark | null;
}

/** Kinds of sites as one number, for addresses of tiles. */
export const maskOfKinds = (kinds: readonly SiteKind[]): number =>
  SITE_KINDS.reduce((mask, kind, bit) => (kinds.includes(kind) ? mask | (1 << bit) : mask), 0);

const marksOf = new WeakMap<Analysed, SiteMarks>();

/** The marks of one analysis, made once: the map and what is under the pointer are the same. */
export function siteMarksOf(sites: readonly Site[], analysed: Analysed): SiteMarks {
  let marks = marksOf.get(analysed);
  if (marks === undefined) {
    marks = createSiteMarks(sites, analysed.inScope);
    marksOf.set(analysed, marks);
  }
  return marks;
}

/**
 * The sites of the scope as they are drawn: signs, and where they would lie on one another a group with its count
 * (`point_count`), of the kinds shown alone, so that the counts are those of what is drawn. A sign has for feature id the
 * position of its site, and the properties `kind` and `site`.
 */
export function createSiteMarks(sites: readonly Site[], inScope: Uint8Array): SiteMarks {
  const byMask = new Map<number, { readonly far: Supercluster; readonly close: Supercluster }>();
  function indexesOf(hidden: number) {
    let indexes = byMask.get(hidden);
    if (indexes === undefined) {
      indexes = group(sites, inScope, hidden);
      byMask.set(hidden, indexes);
    }
    return indexes;
  }
  const indexAt = (zoom: number, hidden: number) => indexesOf(hidden)[zoom < APART_FROM_ZOOM ? "far" : "close"];
  return {
    cut(z, x, y, hidden = 0) {
      const tile = z < FIRST_ZOOM ? null : indexAt(z, hidden).getTile(z, x, y);
      return encodeTile(tile === null || tile.features.length === 0 ? {} : { site: tile });
    },
    near([lng, lat], zoom, hidden, withinKm) {
      const z = Math.min(Math.floor(zoom), SITE_TILE_ZOOM);
      const index = indexAt(z, hidden);
      const reach = (withinKm * GROUP_REACH) / 111;
      const wide = reach / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
      let nearest: SiteMark | null = null;
      let least = 1;
      for (const { geometry, properties } of index.getClusters([lng - wide, lat - reach, lng + wide, lat + reach], z)) {
        const [atLng, atLat] = geometry.coordinates as [number, number];
        const isGroup = properties?.cluster === true;
        const away = distanceKm([lng, lat], [atLng, atLat]) / (isGroup ? withinKm * GROUP_REACH : withinKm);
        if (away > least) continue;
        least = away;
        nearest = isGroup
          ? groupOf(sites, index, properties.cluster_id as number)
          : { kind: "site", site: properties!.site as number };
      }
      return nearest;
    },
  };
}

function group(sites: readonly Site[], inScope: Uint8Array, hidden: number) {
  const points = sites.flatMap(({ kind, unitIndex, lng, lat }, site) =>
    inScope[unitIndex] === 0 || (hidden >> SITE_KINDS.indexOf(kind)) & 1
      ? []
      : [
          {
            ...{ type: "Feature" as const, id: site, properties: { kind, site } },
            geometry: { type: "Point" as const, coordinates: [lng, lat] },
          },
        ],
  );
  const cluster = (pixels: number, minZoom: number, maxZoom: number) => {
    const radius = (pixels * TILE_EXTENT) / TILE_PX;
    const index = new Supercluster({ radius, extent: TILE_EXTENT, minZoom, maxZoom, wrap: false });
    index.load(points);
    return index;
  };
  return {
    far: cluster(FAR_PX, FIRST_ZOOM, APART_FROM_ZOOM - 1),
    close: cluster(CLOSE_PX, APART_FROM_ZOOM, SITE_TILE_ZOOM),
  };
}

function groupOf(sites: readonly Site[], index: Supercluster, id: number): SiteMark {
  const members = index.getLeaves(id, Number.POSITIVE_INFINITY).map(({ properties }) => properties!.site as number);
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const member of members) {
    const { lng, lat } = sites[member]!;
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return { kind: "group", sites: members, box };
}
