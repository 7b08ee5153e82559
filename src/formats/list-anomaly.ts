/** Why a row of a list was not used as written, or deserves a look. */
export const ANOMALY_KINDS = [
  "zero-perdu",
  "code-corrige",
  "fusion",
  "deleguee",
  "arrondissements",
  "arrondissement-ignore",
  "collectivite",
  "scission",
  "inconnu",
  "nom-inconnu",
  "nom-ambigu",
  "nom-approche",
  "nom-deduit",
  "nom-contredit",
  "ancien-nom",
  "choisi",
  "ecarte",
  "doublon",
  "doublon-fusion",
  "sans-unite",
  "sans-territoire",
  "ligne-total",
  "partage-unique",
  "partage-illisible",
  "stade-inconnu",
  "date-illisible",
  "dates-inversees",
  "nom-contradictoire",
  "stade-contradictoire",
  "date-contradictoire",
  "ligne-tronquee",
  "ligne-irreguliere",
  "guillemet-ouvert",
  "colonne-identite",
  "cellules-fusionnees",
  "cpts-reprise",
  "feuille-non-lue",
  "projection",
  "coordonnees-inversees",
  "geometrie-ignoree",
  "geometrie-reparee",
  "hors-unites",
  "unite-douteuse",
] as const;
export type AnomalyKind = (typeof ANOMALY_KINDS)[number];

/** Said of an object of a GeoJSON file: `row` counts its objects from 1, and is 0 for the whole file. */
export const OBJECT_ANOMALIES: readonly string[] = [
  "projection",
  "coordonnees-inversees",
  "geometrie-ignoree",
  "geometrie-reparee",
  "hors-unites",
  "unite-douteuse",
] satisfies readonly AnomalyKind[];

/** One row that was not used as written. `row` counts from 1 as a spreadsheet does. */
export interface ListAnomaly {
  readonly file: string;
  readonly row: number;
  readonly kind: AnomalyKind;
  /** What the row says. */
  readonly value: string;
  /** The unit counted in its place; null when none is. */
  readonly code: string | null;
  /** The units between which someone may have to choose. */
  readonly candidates: readonly string[];
  /** Name of the territory of the row. */
  readonly territory: string | null;
  /** What was kept against `value`, where the list contradicts itself. */
  readonly kept?: string;
}
