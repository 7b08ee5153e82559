import type { Poster } from "../analysis/poster.ts";
import type { AnalysisView, BaseInfo, Deployment, ListInfo, UnitFacts } from "../analysis/protocol.ts";
import type { Scope } from "../domain/scope.ts";
import type { SiteKind } from "../domain/site.ts";
import type { Stage } from "../domain/territory.ts";
import type { ContoursRefusal } from "../formats/contours-refusal.ts";
import type { AddedSubject } from "../formats/file-subject.ts";
import type { MeshRefusal } from "../formats/mesh-list-import.ts";
import type { ListRefusal } from "../formats/perimeter-list.ts";
import type { SiteRefusal } from "../formats/site-import.ts";
import type { WorkFileRefusal } from "../formats/work-file.ts";
import type { WorkPart } from "../formats/work-parts.ts";
import type { PackName } from "../packs/pack-list.ts";
import type { CockpitState } from "./cockpit-slice.ts";
import type { CrossingState } from "./crossing-slice.ts";
import type { DrawState } from "./draw-slice.ts";
import type { ImportsState } from "./import-slice.ts";
import type { SurveyState } from "./survey-slice.ts";
import type { WriteOutcome } from "./vault.ts";

export type Language = "fr" | "en";

/** The four spaces of the rail; the names are those of links. */
export const SPACES = ["couverture", "dessiner", "maillages", "enquetes"] as const;
export type Space = (typeof SPACES)[number];

/** Whether what was made is safe in this browser, and since when (`HH:MM`). */
export interface WorkState {
  readonly outcome: WriteOutcome | "nothing" | "writing";
  readonly part: WorkPart | null;
  readonly at: string;
}

/** The packs of France: loading with a name and a share, ready, or refused with what is wrong. */
export type BaseState =
  | { readonly kind: "loading"; readonly step: string; readonly share: number }
  | { readonly kind: "ready"; readonly info: BaseInfo }
  | {
      readonly kind: "failed";
      readonly code: "missing" | "version" | "corrupt" | "bug";
      readonly pack: PackName | "manifest";
      readonly detail: string;
    };

/** The list of CPTS: not there yet, or in use (the embedded example until one is imported). */
export type ListState = { readonly kind: "none" } | { readonly kind: "ready"; readonly info: ListInfo };

/** A file of which no byte was read: more than any reader takes, or the browser could not give it. */
export interface UnopenedFile {
  readonly file: string;
  readonly why: "size" | "unreadable";
  readonly bytes: number;
  readonly limitBytes: number;
}

/** A refused file: shown until it is dismissed or another file is read; what is in use stays. */
export type Notice =
  | { readonly kind: "refused"; readonly about: "list"; readonly refusal: ListRefusal }
  | { readonly kind: "refused"; readonly about: "layer"; readonly refusal: SiteRefusal | MeshRefusal }
  | { readonly kind: "refused"; readonly about: "contours"; readonly refusal: ContoursRefusal }
  | { readonly kind: "refused"; readonly about: "work"; readonly refusal: WorkFileRefusal }
  /** Parts of the last visit that could not be read again. */
  | { readonly kind: "damaged"; readonly parts: readonly WorkPart[] }
  /** A file whose bytes never came. */
  | ({ readonly kind: "unopened" } & UnopenedFile)
  /** The clock of this machine is before the data: what day it says, and the day that is counted. */
  | { readonly kind: "clock"; readonly said: string; readonly counted: string }
  /** A file went to a section of « Couverture », which opens on what was read of it. */
  | { readonly kind: "placed"; readonly file: string; readonly about: AddedSubject }
  /** Choices of a link that mean nothing, as they are written there. */
  | { readonly kind: "link"; readonly choices: readonly string[] }
  /** The sentences of the language that was chosen did not come. */
  | { readonly kind: "language" }
  /** What was asked for broke, or its code did not come, and nobody else says so. */
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "bug"; readonly detail: string };

export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "territory"; readonly index: number }
  /** A white zone is named by the first of its units, so that the selection survives a new analysis. */
  | { readonly kind: "zone"; readonly unit: string }
  /** One commune, by its position. */
  | { readonly kind: "unit"; readonly unit: number };

/** Classes of units that the legend can hide on the map; the figures never change with it. */
export type Finding = "white" | "shared" | "overlap";
export type Hideable = Finding | SiteKind;

/** Pages of the help. */
export const HELP_PAGES = ["help", "lexicon", "method", "about"] as const;
export type HelpPage = (typeof HELP_PAGES)[number];

/** What takes the place of the panel of the space: a page of the help, or the data that come in. */
export type SidePanel = "none" | HelpPage | "data";

export interface AppState {
  readonly space: Space;
  readonly base: BaseState;
  readonly list: ListState;
  /** Name of the file being read; the list in use stays until it is. */
  readonly reading: string | null;
  readonly notice: Notice | null;
  readonly scope: Scope;
  readonly target: number;
  readonly stages: readonly Stage[];
  readonly date: string;
  readonly language: Language;
  readonly hidden: readonly Hideable[];
  /** Other meshes drawn over the map: `epci`, or the id of a maillage of the list. */
  readonly overlays: readonly string[];
  readonly side: SidePanel;
  /** Step of the guided tour, from 0; null outside it. */
  readonly tour: number | null;
  /** The base map of the IGN under the CPTS: off at each visit, since it asks another site for its images. */
  readonly ignBase: boolean;
  readonly deployment: Deployment | null;
  readonly view: AnalysisView | null;
  /** France drawn flat while the map is on its way; null once it is there, or when the page opens otherwise. */
  readonly poster: Poster | "awaited" | null;
  readonly selection: Selection;
  readonly work: WorkState;
  readonly imports: ImportsState;
  readonly crossing: CrossingState;
  readonly cockpit: CockpitState;
  readonly draw: DrawState;
  readonly surveys: SurveyState;
  readonly hover: { readonly facts: UnitFacts; readonly x: number; readonly y: number } | null;
}
