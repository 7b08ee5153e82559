/** Why a cell or a row of responses was not used as written. */
export const RESPONSE_ANOMALY_KINDS = [
  "colonne-identite",
  "identite-masquee",
  "question-absente",
  "colonne-inconnue",
  "option-inconnue",
  "accord-lu",
  "nombre-illisible",
  "nombre-impossible",
  "contradiction",
  "formule",
  "identifiant-repete",
  "commune-inconnue",
  "commune-douteuse",
  "cpts-inconnue",
  "cpts-approchee",
  "sans-lieu",
] as const;
export type ResponseAnomalyKind = (typeof RESPONSE_ANOMALY_KINDS)[number];

export interface ResponseAnomaly {
  readonly file: string;
  /** Row of the spreadsheet; that of the header for a column. */
  readonly row: number;
  readonly kind: ResponseAnomalyKind;
  readonly column: string;
  readonly value: string;
  readonly candidates: readonly string[];
}
