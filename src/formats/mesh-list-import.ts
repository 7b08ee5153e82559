import type { Maillage, MaillageFacts } from "../domain/maillage.ts";
import type { Site, SiteKind } from "../domain/site.ts";
import type { AdminLevel, Geography } from "../domain/unit.ts";
import type { Mesh } from "../geo/mesh.ts";
import type { AnomalyKind } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { SiteBase } from "./site-import.ts";

/** What a mesh is read against; the sites loaded give the members of a GHT their places. */
export interface MeshBase extends SiteBase {
  readonly geography: Geography;
  /** Contours, into which polygons are cut. */
  readonly mesh: Mesh;
  readonly sites: readonly Site[];
}

export interface MeshRequest {
  readonly facts: MaillageFacts;
  /** Headers of the zone column and of the unit column, chosen by hand; guessed when absent. */
  readonly zoneColumn?: string;
  readonly unitColumn?: string;
  /** Headers, or parts of them, under which files of this mesh name their zones. */
  readonly zoneHints?: readonly string[];
  /** Names of the zones by their code in the files: `1_ZIP`. */
  readonly zoneNames?: Readonly<Record<string, string>>;
  /** Zones rebuilt from members: the level within which a unit finds its place. */
  readonly within?: AdminLevel | null;
  /** Seats that stand for the territories of this mesh in a file of sites: those of the DAC. */
  readonly seatKind?: SiteKind;
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

export const MESH_ANOMALY_KINDS = [
  "commune-inconnue",
  "commune-douteuse",
  "ancienne-commune",
  "arrondissements",
  "collectivite",
  "sans-zone",
  "plusieurs-zones",
  "membre-sans-lieu",
  "zone-sans-commune",
  "egalite",
  "colonne-identite",
] as const;
export type MeshAnomalyKind = (typeof MESH_ANOMALY_KINDS)[number];

export interface MeshAnomaly {
  readonly file: string;
  readonly row: number;
  /** Those of polygons are those of lists of perimeters. */
  readonly kind: MeshAnomalyKind | AnomalyKind;
  readonly value: string;
  readonly code: string | null;
  readonly candidates: readonly string[];
  /** Name of the zone. */
  readonly territory: string | null;
}

/** How the zones were obtained; `classes`: a class for each unit rather than places; `membres`: rebuilt from places. */
export type MeshReading = "zones" | "classes" | "membres" | "polygones";

export interface MeshImport {
  readonly maillage: Maillage;
  readonly reading: MeshReading;
  readonly anomalies: readonly MeshAnomaly[];
  readonly rows: number;
  /** Units in at least one zone. */
  readonly units: number;
  readonly zoneColumn: string | null;
  /** Other columns that could be the zones. */
  readonly otherZoneColumns: readonly string[];
  readonly ignoredColumns: readonly string[];
  /** For rebuilt zones: how far units are from the place that they go to, and how many are as near to another owner. */
  readonly rebuilt: {
    readonly places: number;
    readonly meanKm: number;
    readonly largestKm: number;
    readonly ties: number;
  } | null;
}

/** Why a mesh cannot be read at all, with the facts that its sentence needs. */
export type MeshRefusal =
  | { readonly code: "file"; readonly file: string; readonly refusal: ListRefusal }
  | { readonly code: "no-unit-column"; readonly file: string; readonly headers: readonly string[] }
  | { readonly code: "no-zone-column"; readonly file: string; readonly headers: readonly string[] }
  | { readonly code: "no-row"; readonly file: string }
  | { readonly code: "nothing-usable"; readonly file: string; readonly rows: number; readonly sample: string }
  /** A zone for almost every unit, or one column taken for another. */
  | { readonly code: "too-many-zones"; readonly file: string; readonly column: string; readonly zones: number }
  | { readonly code: "no-member-place"; readonly file: string; readonly members: number }
  | { readonly code: "cancelled"; readonly file: string };

/** Zones of a mesh beyond which a column is no column of zones; there are fewer than 2 000 cantons. */
export const MOST_ZONES = 8_000;
