import type { Nature } from "./nature.ts";
import type { IsoDate, TerritoryLayer } from "./territory.ts";

/** What a mesh is for (source of the distinction: research on health meshes in France). */
export const MAILLAGE_FAMILIES = ["administratif", "intervention", "groupement"] as const;
export type MaillageFamily = (typeof MAILLAGE_FAMILIES)[number];

/** Who drew it: the State (descendant), the actors (ascendant), both, or nobody says. */
export const MAILLAGE_PROCESSES = ["descendant", "ascendant", "mixte", "inconnu"] as const;
export type MaillageProcess = (typeof MAILLAGE_PROCESSES)[number];

/** A text of the data in the two languages of the page. */
export interface BilingualText {
  readonly fr: string;
  readonly en: string;
}

/** A named family of territories: DAC, GHT, inter-CPTS, or any mesh that a user imports. */
export interface Maillage {
  readonly id: string;
  readonly name: BilingualText;
  /** Who decides of its limits. */
  readonly owner: BilingualText;
  readonly legalBasis: BilingualText;
  readonly date: IsoDate;
  /** What it is made of: communes, départements, hospitals… */
  readonly unit: BilingualText;
  readonly family: MaillageFamily;
  readonly process: MaillageProcess;
  readonly nature: Nature;
  /** How its territories were obtained, where nobody publishes their communes. */
  readonly rule: BilingualText;
  /** Its territories are classes of units (ZIP, ZAC…), scattered by nature: pieces and neighbours say nothing of them. */
  readonly isClassification?: true;
  readonly layer: TerritoryLayer;
}

/** What describes a mesh before its territories are read: everything but what the file decides. */
export type MaillageFacts = Omit<Maillage, "layer" | "nature" | "isClassification">;
