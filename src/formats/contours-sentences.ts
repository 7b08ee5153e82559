import type { ContoursRefusal } from "./contours-refusal.ts";
import { CONTOURS_SENTENCES_EN } from "./contours-sentences-en.ts";
import { CONTOURS_SENTENCES_FR } from "./contours-sentences-fr.ts";
import type { SentenceLanguage } from "./refusal-sentences.ts";

/** What became of the contours, as counts and names that the sentences need. */
export interface ContoursOutcome {
  /** Where the polygons come from: an address or a file. */
  readonly source: string;
  /** Polygons read. */
  readonly communes: number;
  /** Year of their codes. */
  readonly cog: number;
  /** Units now drawn by them. */
  readonly replaced: number;
  /** Former communes gathered into the unit of today. */
  readonly merged: number;
  /** Cities and split communes whose one polygon was cut as their units lay before. */
  readonly cut: readonly string[];
  /** Those that could not be cut, whose units keep their contours. */
  readonly uncut: readonly string[];
  /** Units asked for without polygon, which keep their contours. */
  readonly missing: readonly string[];
  /** Kept units left inside official land, with the contours that they had. */
  readonly spared: readonly string[];
  /** Codes that mean nothing. */
  readonly unknown: readonly string[];
  /** Pairs of neighbours that only the former contours knew. */
  readonly seamPairs: number;
  /** Kept units whose contours gave way to official ones or filled what they left. */
  readonly adjusted: number;
}

/** One sentence for every refusal and for every part of an outcome, in one language. */
export interface ContoursSentences {
  readonly refusals: {
    readonly [Code in ContoursRefusal["code"]]: (facts: Extract<ContoursRefusal, { readonly code: Code }>) => string;
  };
  readonly outcome: {
    readonly replaced: (outcome: ContoursOutcome) => string;
    readonly merged: (count: number) => string;
    readonly cut: (names: readonly string[]) => string;
    readonly uncut: (names: readonly string[]) => string;
    readonly missing: (names: readonly string[]) => string;
    readonly spared: (names: readonly string[]) => string;
    readonly unknown: (codes: readonly string[]) => string;
    readonly seam: (outcome: ContoursOutcome) => string;
  };
}

const SENTENCES: Readonly<Record<SentenceLanguage, ContoursSentences>> = {
  fr: CONTOURS_SENTENCES_FR,
  en: CONTOURS_SENTENCES_EN,
};

/** Why contours could not be used, in one sentence that names the file or address and what to do. */
export function contoursRefusalSentence(refusal: ContoursRefusal, language: SentenceLanguage): string {
  const sentence = SENTENCES[language].refusals[refusal.code] as (facts: ContoursRefusal) => string;
  return sentence(refusal);
}

/** What was done, one sentence for each thing worth saying, the most important first. */
export function contoursOutcomeSentences(outcome: ContoursOutcome, language: SentenceLanguage): string[] {
  const say = SENTENCES[language].outcome;
  const named = (names: readonly string[], sentence: (names: readonly string[]) => string) =>
    names.length === 0 ? [] : [sentence(names)];
  return [
    say.replaced(outcome),
    ...(outcome.merged === 0 ? [] : [say.merged(outcome.merged)]),
    ...named(outcome.cut, say.cut),
    ...named(outcome.uncut, say.uncut),
    ...named(outcome.missing, say.missing),
    ...named(outcome.spared, say.spared),
    ...named(outcome.unknown, say.unknown),
    ...(outcome.adjusted === 0 ? [] : [say.seam(outcome)]),
  ];
}
