import type { BilingualText } from "./maillage.ts";
import type { Nature } from "./nature.ts";
import type { IsoDate } from "./territory.ts";

/** Who answers: a person is protected by secrecy, a structure (a CPTS) answers for itself in public. */
export const RESPONDENTS = ["personne", "structure"] as const;
export type Respondent = (typeof RESPONDENTS)[number];

export const QUESTION_KINDS = ["single", "multiple", "yesno", "number", "text"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What a question is for: who answers, what is hoped for, what is feared, or anything else. */
export const QUESTION_ROLES = ["profil", "attente", "crainte", "reponse"] as const;
export type QuestionRole = (typeof QUESTION_ROLES)[number];

export interface QuestionOption {
  readonly code: string;
  readonly label: BilingualText;
}

export interface Question {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly label: BilingualText;
  /** Document and lines that the question comes from. */
  readonly source: string;
  readonly role: QuestionRole;
  /** Empty for a number or a text; « oui » and « non » for `yesno`. */
  readonly options: readonly QuestionOption[];
  /** Id of a theme of the instrument. */
  readonly theme?: string;
  /** Chosen for the typology unless the user chooses otherwise. */
  readonly typology: boolean;
  /** Multiple choice: the option that says « none of these ». */
  readonly exclusive?: string;
  /** Number: bounds of its classes; each holds its lower bound and not its upper one. */
  readonly bounds?: readonly number[];
  /** Number: what can be believed, both ends included. */
  readonly valid?: readonly [number, number];
  /** Not stated by the source, supposed. */
  readonly inferred: boolean;
}

/** A questionnaire as data (`data/surveys`). */
export interface Instrument {
  readonly id: string;
  readonly version: number;
  readonly respondent: Respondent;
  readonly name: BilingualText;
  /** Whom it is put to: « médecins généralistes ». */
  readonly population: BilingualText;
  readonly provenance: readonly string[];
  /** How far it is our reconstruction; said wherever its items are shown. */
  readonly rebuilt: BilingualText | null;
  readonly limits: readonly BilingualText[];
  readonly themes: readonly { readonly id: string; readonly label: BilingualText }[];
  readonly questions: readonly Question[];
}

/** Answers to one question, response by response; « no answer » is never « no ». */
export type AnswerColumn =
  /** Position of the option; −1 without an answer. */
  | { readonly kind: "single"; readonly codes: Int16Array }
  /** `ticked[row × options + option]`; `answered` is 0 where the question was left blank. */
  | { readonly kind: "multiple"; readonly ticked: Uint8Array; readonly answered: Uint8Array }
  /** NaN without an answer. */
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "text"; readonly values: readonly (string | null)[] };

/** Responses to one instrument, column by column. */
export interface ResponseTable {
  readonly instrument: Instrument;
  readonly nature: Nature;
  /** File, or what made them. */
  readonly source: string;
  /** Surrogate ids: never a name. */
  readonly ids: readonly string[];
  readonly dates: readonly (IsoDate | null)[];
  /** Unit that each response names; −1 when none. */
  readonly units: Int32Array;
  /** CPTS that each response names, by id in the list in use; null when none. */
  readonly territories: readonly (string | null)[];
  /** Aligned with `instrument.questions`. */
  readonly answers: readonly AnswerColumn[];
}

/** How many questions of a response have an answer. */
export function countAnswered(answers: readonly AnswerColumn[], row: number): number {
  return answers.filter((column) => isAnswered(column, row)).length;
}

export function isAnswered(column: AnswerColumn, row: number): boolean {
  if (column.kind === "single") return column.codes[row]! >= 0;
  if (column.kind === "multiple") return column.answered[row] === 1;
  if (column.kind === "number") return !Number.isNaN(column.values[row]!);
  return column.values[row] !== null;
}

/** Position of the class of a number (`bounds[c]` ≤ value < `bounds[c + 1]`); −1 without an answer or outside. */
export function classOfNumber(bounds: readonly number[], value: number): number {
  if (Number.isNaN(value) || value < bounds[0]! || value >= bounds.at(-1)!) return -1;
  return bounds.findLastIndex((bound) => value >= bound);
}

/** Label of a class of whole numbers, from its lower bound to the last number below its upper one. */
export function labelOfClass(bounds: readonly number[], position: number): string {
  const [from, to] = [bounds[position]!, bounds[position + 1]! - 1];
  return from === to ? String(from) : `${from}–${to}`;
}
