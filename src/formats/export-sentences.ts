import type { ActionPopulation, Mission } from "../domain/actions.ts";
import type { MaillageProcess } from "../domain/maillage.ts";
import type { Nature } from "../domain/nature.ts";
import type { UnitClass } from "../domain/report.ts";
import type { Stage } from "../domain/territory.ts";
import type { TerritoryType } from "../domain/thresholds.ts";
import type { AdminLevel } from "../domain/unit.ts";
import type { ZoneCause } from "../domain/white-zone-notes.ts";
import { EXPORT_SENTENCES_EN } from "./export-sentences-en.ts";
import { EXPORT_SENTENCES_FR } from "./export-sentences-fr.ts";
import type { SentenceLanguage } from "./refusal-sentences.ts";

/** Tabs of the workbook, which are also what can be exported one by one. */
export const EXPORT_SHEETS = [
  "synthesis",
  "whiteZones",
  "absorptions",
  "overlaps",
  "straddling",
  "territories",
  "units",
  "method",
] as const;
export type ExportSheet = (typeof EXPORT_SHEETS)[number];

/** Lines of the synthesis: figures of the report by the name that they have there. */
export const SYNTHESIS_FIGURES = [
  "scopeUnits",
  "scopePopulation",
  "scopeAreaKm2",
  "whiteUnits",
  "whitePopulation",
  "unstatedUnits",
  "unstatedPopulation",
  "singleUnits",
  "singlePopulation",
  "sharedUnits",
  "sharedPopulation",
  "overlapUnits",
  "overlapPopulation",
  "coveredPopulation",
  "populationShare",
  "areaShare",
  "unitsShare",
  "doubleCount",
  "target",
  "expected",
  "observed",
  "gap",
  "inhabitantsPerCpts",
  "whiteZones",
] as const;
export type SynthesisFigure = (typeof SYNTHESIS_FIGURES)[number];

/** What a file says of the figures in it. */
export interface ExportFacts {
  readonly scope: string;
  readonly date: string;
  readonly stages: readonly Stage[];
  readonly isEveryStage: boolean;
  readonly nature: Nature;
  /** Something in the file is simulated. */
  readonly isSimulated: boolean;
  readonly list: string;
  readonly cog: number;
  readonly populationYear: number;
  /** Grouped by licence: names with their vintage. */
  readonly sources: readonly { readonly licence: string; readonly names: readonly string[] }[];
}

/** Every word of the exported files in one language: a missing one does not compile. */
export interface ExportSentences {
  readonly sheets: Readonly<Record<ExportSheet, { readonly name: string; readonly title: string }>>;
  readonly figures: Readonly<Record<SynthesisFigure, readonly [label: string, unit: string, explanation: string]>>;
  readonly method: readonly (readonly [subject: string, text: string])[];
  readonly stages: Readonly<Record<Stage, string>>;
  readonly natures: Readonly<Record<Nature, string>>;
  readonly classes: Readonly<Record<UnitClass, string>>;
  readonly levels: Readonly<Record<AdminLevel, string>>;
  readonly types: Readonly<Record<TerritoryType, string>>;
  readonly causes: Readonly<Record<ZoneCause, string>>;
  readonly seatKinds: Readonly<Record<"seat" | "border", string>>;
  readonly processes: Readonly<Record<MaillageProcess, string>>;
  readonly missions: Readonly<Record<Mission, string>>;
  readonly actionPopulations: Readonly<Record<ActionPopulation, string>>;
  readonly france: string;
  readonly simulated: string;
  /** One line each, in the order of `notesOf`. */
  readonly notes: (facts: ExportFacts) => readonly string[];
  readonly neighbour: (name: string, before: number, after: number, sizeBefore: number, sizeAfter: number) => string;
  readonly files: Readonly<
    Record<"workbook" | "territories" | "whiteZones" | "units" | "shapefile" | "figure", string>
  >;
  readonly readme: (layers: readonly ReadmeLayer[], notes: readonly string[]) => string;
  readonly figure: {
    readonly title: (scope: string) => string;
    readonly white: (people: number, units: number) => string;
    readonly shared: string;
    readonly overlap: string;
    readonly single: string;
    readonly unstated: string;
    readonly outside: string;
    readonly departement: string;
    readonly kilometres: (count: number) => string;
    readonly north: string;
    readonly stage: (name: string, count: number) => string;
    readonly coverage: (populationShare: number, areaShare: number) => string;
    readonly ratio: (observed: number, expected: number) => string;
  };
}

interface ReadmeLayer {
  readonly file: string;
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly meaning: string }[];
}

const SENTENCES: Readonly<Record<SentenceLanguage, ExportSentences>> = {
  fr: EXPORT_SENTENCES_FR,
  en: EXPORT_SENTENCES_EN,
};

export const exportSentences = (language: SentenceLanguage): ExportSentences => SENTENCES[language];
