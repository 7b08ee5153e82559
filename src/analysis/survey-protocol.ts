import type { BilingualText } from "../domain/maillage.ts";
import type { Nature } from "../domain/nature.ts";
import type { Result } from "../domain/result.ts";
import type { CellState } from "../domain/secrecy.ts";
import type { Instrument, Respondent } from "../domain/survey.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import type { ResponseAnomaly } from "../formats/response-anomaly.ts";
import type { ColumnChoices, ResponseColumn } from "../formats/response-columns.ts";
import type { Codebooks, PublishedResults } from "../packs/survey-knowledge.ts";
import type { SurveyReport } from "./survey-report.ts";

/** A set of responses that can be read. */
export interface DatasetInfo {
  readonly id: string;
  readonly instrument: string;
  readonly respondent: Respondent;
  readonly nature: Nature;
  readonly source: string;
  /** Responses received, and those counted: one of each group of duplicates. */
  readonly received: number;
  readonly retained: number;
}

export interface SurveysInfo {
  readonly instruments: readonly Instrument[];
  readonly codebooks: Codebooks;
  readonly published: PublishedResults;
  readonly simulation: BilingualText;
  readonly datasets: readonly DatasetInfo[];
}

/** « cpts », « region », « departement », « epci », « france », or the id of another mesh. */
export interface TerritoryRef {
  readonly mesh: string;
  readonly id: string;
}

export const keyOfTerritory = ({ mesh, id }: TerritoryRef): string => `${mesh} ${id}`;

export type SurveyPlace =
  | { readonly kind: "territory"; readonly territory: TerritoryRef }
  /** Territories put together: held against what was shown like a drawn perimeter, and so are the next two. */
  | { readonly kind: "several"; readonly territories: readonly TerritoryRef[]; readonly name: string }
  /** The scope of the page, where it is several zones. */
  | { readonly kind: "scope"; readonly name: string }
  /** Any set of units: a drawn perimeter. */
  | { readonly kind: "units"; readonly units: ArrayLike<number>; readonly name: string };

/** A count that may not be shown; nothing of it is in a cell that is hidden. */
export interface Cell {
  readonly state: CellState;
  readonly n: number | null;
  /** Of `of`, 0..1, with Wilson's interval at 95 %; null when hidden. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface OptionReading {
  /** Code of the option, a class of numbers, or "sans-reponse". */
  readonly code: string;
  readonly label: BilingualText;
  readonly here: Cell;
  /** In the territory compared with. */
  readonly beside: Cell;
  /** In the territory compared with, without the place itself; hidden when either is, null when one does not hold the other. */
  readonly rest: Cell | null;
}

export interface QuestionReading {
  readonly question: string;
  readonly options: readonly OptionReading[];
  readonly hiddenCells: number;
}

/** Respondents with at least one expectation, and at least one fear, of a theme. */
export interface ThemeReading {
  readonly theme: string;
  readonly expectations: OptionReading | null;
  readonly fears: OptionReading | null;
}

export interface SurveyReading {
  readonly dataset: string;
  readonly threshold: number;
  readonly respondents: Cell;
  /** Of the population that the user gave; null without one or when the count is hidden. */
  readonly responseRate: number | null;
  readonly questions: readonly QuestionReading[];
  readonly themes: readonly ThemeReading[];
  /** Shares of the classes of the last typology, class 1 first; empty without one. */
  readonly classes: readonly OptionReading[];
  /** Whom the sample holds: type of territory and stage of the CPTS, in the région of the place or in France. */
  readonly sample: { readonly of: string; readonly n: number | null; readonly tables: readonly QuestionReading[] };
  readonly hiddenCells: number;
  /** The smallest territory around the place that shows more: where to look instead. */
  readonly coarser: (TerritoryRef & { readonly name: string }) | null;
  /** Responses of no known place; null when there is none. */
  readonly unlinked: Cell | null;
  /** Responses counted in this CPTS and in others, because they share the commune. */
  readonly counted: Cell;
}

/**
 * `unknown`: no such territory; `simulated`: simulated responses are not shown on an imported list; `too-few`: a drawn
 * perimeter with fewer responses than the threshold; `too-near`: it differs by too few from one already shown.
 */
export type ReadingRefusal =
  | { readonly code: "unknown" | "simulated" | "too-few" }
  | { readonly code: "too-near"; readonly name: string };

export interface ReadingRequest {
  readonly dataset: string;
  readonly place: SurveyPlace;
  /** Compared with; France when absent. */
  readonly beside?: TerritoryRef;
  readonly threshold: number;
  /** How many people could have answered. */
  readonly population?: number;
}

/** Where a sample comes from: respondents beside inhabitants. */
export interface RegionSample {
  readonly id: string;
  readonly name: string;
  readonly respondents: Cell;
  /** Of those counted in France; null when hidden. */
  readonly share: number | null;
  readonly populationShare: number;
}

/** What is mapped: an option of a question, a theme, or a class of the typology (from 1). */
export type MappedAnswer =
  | { readonly kind: "option"; readonly question: string; readonly option: string }
  | { readonly kind: "theme"; readonly theme: string; readonly side: "attente" | "crainte" }
  | { readonly kind: "class"; readonly class: number }
  /** Those of the upper half of the classes, where the others are also enough to meet: « parrainage ». */
  | { readonly kind: "parrainage" };

export interface SurveyMap {
  readonly mesh: string;
  readonly values: readonly {
    readonly id: string;
    readonly name: string;
    readonly respondents: Cell;
    readonly answer: Cell;
    /** The other side of « parrainage ». */
    readonly other?: Cell;
  }[];
  /** Territories whose answer is hidden: « effectif insuffisant ». */
  readonly hidden: number;
}

export interface SurveyMapView extends SurveyMap {
  /** Names the tiles of the map (layer `answer`, see `survey-shapes.ts`). */
  readonly version: number;
}

export interface ImportView {
  readonly dataset: DatasetInfo;
  readonly header: readonly string[];
  readonly columns: readonly ResponseColumn[];
  readonly anomalies: readonly ResponseAnomaly[];
  readonly rows: number;
}

export interface ImportRequest {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly instrument: string;
  readonly choices?: ColumnChoices;
}
/** `cancelled`: somebody stopped it. */
export type ImportOutcome = Result<ImportView, ListRefusal | { readonly code: "cancelled"; readonly file: string }>;

/** Responses of one CPTS side by side; only of structures, whose answers are not secret. */
export interface DuplicateView {
  readonly territory: string;
  readonly responses: readonly {
    readonly id: string;
    readonly date: string | null;
    readonly answered: number;
    readonly row: number;
  }[];
  readonly retained: number;
  readonly contradictions: readonly { readonly question: string; readonly answers: readonly string[] }[];
}

export interface TypologyRequest {
  readonly dataset: string;
  /** Ids of the questions; those of the instrument when absent. */
  readonly questions?: readonly string[];
  readonly axes: number;
  /** As many as the tree proposes when absent. */
  readonly classes?: number;
  readonly missing: "category" | "exclude";
  readonly threshold: number;
}

/** `vTest` is null where it would tell a count under the threshold: those who are in the class and gave the answer, or not. */
export type TypologyTest = Omit<SurveyReport["classes"][number]["over"][number], "vTest"> & {
  readonly vTest: number | null;
};

/** The typology without anybody in it: individuals are an ellipse for each class and tiles of enough people. */
export interface TypologyView {
  /** Responses of the dataset, those left out included. */
  readonly n: number;
  /** Responses left out because an answer was missing; null when there is none. */
  readonly excluded: Cell | null;
  readonly report: Pick<
    SurveyReport,
    "eigenvalues" | "benzecri" | "proposedClasses" | "constantItems" | "inertiaGains"
  > & {
    /** Those that France shows: a rare one could be counted by its contributions. */
    readonly categories: readonly Omit<SurveyReport["categories"][number], "n">[];
  };
  readonly classes: readonly {
    readonly class: number;
    readonly size: Cell;
    readonly over: readonly TypologyTest[];
    readonly under: readonly TypologyTest[];
    /** On axes 1 and 2: centre, half-axes (one standard deviation) and angle in radians; null for a hidden class. */
    readonly ellipse: {
      readonly x: number;
      readonly y: number;
      readonly a: number;
      readonly b: number;
      readonly angle: number;
    } | null;
  }[];
  /** Squares of the plane of axes 1 and 2 with at least the threshold of people. */
  readonly tiles: readonly { readonly x: number; readonly y: number; readonly size: number; readonly n: number }[];
  /**
   * Top of the tree, the lowest merge first: `left` and `right` are branches (below `tree.branches`), or branches + the
   * position of a merge; `height` is the inertia that it loses. Nobody is counted in it.
   */
  readonly tree: {
    readonly branches: number;
    readonly merges: readonly { readonly left: number; readonly right: number; readonly height: number }[];
  };
  /** People in no such square. */
  readonly outsideTiles: Cell;
}
export type TypologyOutcome = Result<
  TypologyView,
  { readonly code: "cancelled" | "too-many-categories" | "too-few-items" | "too-few-responses" }
>;
