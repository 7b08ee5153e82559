import type { CodeHistory } from "../domain/code-history.ts";
import type { Site, SiteKind } from "../domain/site.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { Position } from "../geo/measure.ts";
import type { UnitIndex } from "../geo/unit-index.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { PlaceResolver } from "./place-resolver.ts";

/** What sites are placed on. */
export interface SiteBase {
  readonly units: UnitTable;
  readonly history: CodeHistory;
  readonly unitIndex: UnitIndex;
  /** `createCentreReader`: a point inside a unit. */
  readonly centreOf: (unit: number) => Position | null;
  /** Recognises a commune by its name or its postal code. */
  readonly places: Pick<PlaceResolver, "resolve">;
}

/** Why a row was not used as written, or deserves a look. */
export const SITE_ANOMALY_KINDS = [
  "sans-lieu",
  "commune-inconnue",
  "commune-douteuse",
  "ancienne-commune",
  "collectivite",
  "sans-coordonnees",
  "fichier-sans-coordonnees",
  "hors-france",
  "loin-de-sa-commune",
  "projection-metropolitaine",
  "coordonnees-inversees",
  "ferme",
  "doublon",
  "colonne-identite",
  "autre-categorie",
  "fichier-coupe",
] as const;
export type SiteAnomalyKind = (typeof SITE_ANOMALY_KINDS)[number];

export interface SiteAnomaly {
  readonly file: string;
  readonly row: number;
  readonly kind: SiteAnomalyKind;
  /** What the row says: a name, a code, a number of rows, a distance in kilometres. */
  readonly value: string;
  /** The unit counted; null when none is. */
  readonly code: string | null;
  readonly candidates: readonly string[];
  /** Name of the place. */
  readonly territory: string | null;
}

/** A group of legal entities that a file declares: the GHT of the FINESS+ daily file. */
export interface MemberGroup {
  readonly id: string;
  readonly name: string;
  /** FINESS numbers of the legal entities. */
  readonly members: readonly string[];
}

export type SiteFormat = "finess-classique" | "finess-quotidien" | "tableau";

export interface SiteImport {
  readonly sites: readonly Site[];
  readonly anomalies: readonly SiteAnomaly[];
  readonly format: SiteFormat;
  /** Establishments read, of every category. */
  readonly rows: number;
  /** Structures and places of each kind kept. */
  readonly counts: Readonly<Record<SiteKind, { readonly structures: number; readonly sites: number }>>;
  /** Categories left out, most rows first. */
  readonly otherCategories: readonly { readonly code: string; readonly label: string; readonly rows: number }[];
  /** Places whose point is the middle of their commune. */
  readonly approximate: number;
  readonly closed: number;
  readonly ignoredColumns: readonly string[];
  /** GHT and their members, in the FINESS+ daily file; empty elsewhere. */
  readonly groups: readonly MemberGroup[];
  /** Date that the file gives itself. */
  readonly date: string | null;
}

/** Why a file of sites cannot be read at all, with the facts that its sentence needs. */
export type SiteRefusal =
  /** What the reader of lists says of a file that is no table, or of a workbook. */
  | { readonly code: "file"; readonly file: string; readonly refusal: ListRefusal }
  | { readonly code: "too-large"; readonly file: string; readonly bytes: number; readonly limitBytes: number }
  | { readonly code: "not-finess-json"; readonly file: string }
  | { readonly code: "legal-entities"; readonly file: string }
  | { readonly code: "no-place-column"; readonly file: string; readonly headers: readonly string[] }
  | { readonly code: "no-kind"; readonly file: string; readonly headers: readonly string[] }
  | { readonly code: "no-row"; readonly file: string }
  /** Rows were read, none is a site of a kind shown at a place of France. */
  | { readonly code: "nothing-usable"; readonly file: string; readonly rows: number; readonly sample: string }
  | { readonly code: "cancelled"; readonly file: string };

/** A file larger than this is refused before it is read: the national files weigh a few hundred megabytes at most. */
export const SITE_LIMIT_BYTES = 400_000_000;
