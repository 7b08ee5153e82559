import type { BilingualText, MaillageFamily, MaillageProcess } from "../domain/maillage.ts";
import type { Nature } from "../domain/nature.ts";
import type { SiteKind } from "../domain/site.ts";
import type { MeshImport } from "../formats/mesh-list-import.ts";
import type { SiteAnomaly, SiteImport } from "../formats/site-import.ts";

/** Structures and places of each kind: a structure with several places counts once. */
export type KindCounts = Readonly<Record<SiteKind, { readonly structures: number; readonly sites: number }>>;

/** Which sites to list; what is absent filters nothing. */
export interface SiteQuery {
  readonly kinds?: readonly SiteKind[];
  /** Words of the name, of the commune or of the number. */
  readonly text?: string;
  /** In at least one counted CPTS, or in none (« sites hors CPTS »). */
  readonly cpts?: "inside" | "outside";
  readonly offset?: number;
  /** Default 200. */
  readonly limit?: number;
}

/** One place in the list. `site` is its position among the sites in use, and its feature id on the map. */
export interface SiteRow {
  readonly site: number;
  readonly id: string;
  readonly kind: SiteKind;
  readonly name: string;
  readonly commune: string;
  readonly departement: string;
  /** Names of the counted CPTS of its commune; empty outside any. */
  readonly cpts: readonly string[];
  readonly nature: Nature;
  readonly isApproximate: boolean;
}

export interface SitePage {
  readonly rows: readonly SiteRow[];
  /** Of the whole answer, whatever the page. */
  readonly total: number;
  readonly counts: KindCounts;
  /** Of the scope, without any other filter: what the filter by kind shows. */
  readonly inScope: KindCounts;
}

/** One place, for its popup. */
export interface SiteFacts extends SiteRow {
  readonly structureId: string;
  readonly lng: number;
  readonly lat: number;
  readonly unitCode: string;
  /** Positions of the territories in the layer, aligned with `cpts`. */
  readonly territories: readonly number[];
  /** Position in `report.whiteZones`, −1 outside any. */
  readonly whiteZone: number;
  /** The other places of the same structure. */
  readonly siblings: readonly { readonly site: number; readonly name: string; readonly commune: string }[];
  /** The other places at the same point, or within a few metres: the map cannot show them apart. */
  readonly together: readonly { readonly site: number; readonly kind: SiteKind; readonly name: string }[];
}

/** Structures of each kind in each territory of the scope and in each white zone, in the order of the report. */
export interface SiteBreakdown {
  readonly territories: readonly { readonly id: string; readonly counts: KindCounts }[];
  readonly whiteZones: readonly KindCounts[];
  readonly outside: KindCounts;
}

/** What an import of sites says of itself; the sites stay in the worker. */
export type SiteImportInfo = Omit<SiteImport, "sites" | "anomalies"> & {
  readonly file: string;
  readonly anomalies: readonly SiteAnomaly[];
};

/** What an import of a mesh says of itself; the zones stay in the worker. */
export type MeshImportInfo = Omit<MeshImport, "maillage"> & {
  readonly file: string;
  readonly id: string;
  readonly name: BilingualText;
  readonly territories: number;
  readonly isClassification: boolean;
};

/** A mesh of the catalogue panel. */
export interface CatalogueRow {
  readonly id: string;
  readonly name: BilingualText;
  readonly what: BilingualText;
  readonly owner: BilingualText;
  readonly legalBasis: BilingualText;
  readonly unit: BilingualText;
  readonly family: MaillageFamily;
  readonly process: MaillageProcess;
  readonly getting: { readonly publisher: string; readonly url: string | null; readonly note: BilingualText };
  /** `fourni`: comes with the application; `charge`: in use, with its nature and rule; `absent`: to be found. */
  readonly state: "fourni" | "charge" | "absent";
  readonly loaded: {
    readonly nature: Nature;
    readonly rule: BilingualText;
    readonly date: string;
    readonly territories: number;
    readonly source: string;
  } | null;
}
