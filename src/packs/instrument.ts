import {
  type Instrument,
  QUESTION_KINDS,
  QUESTION_ROLES,
  type Question,
  type QuestionOption,
  RESPONDENTS,
} from "../domain/survey.ts";
import { Shape } from "./json-shape.ts";
import { decodeBilingual } from "./survey-text.ts";

const ID = /^[a-zA-Z0-9-]+$/;
const MOST = 1_000_000;

const YES_NO: readonly QuestionOption[] = [
  { code: "oui", label: { fr: "oui", en: "yes" } },
  { code: "non", label: { fr: "non", en: "no" } },
];

/**
 * Reads an instrument, of `data/surveys` or of a user.
 * @throws PackError that names the place, the value seen and the value wanted
 */
export function decodeInstrument(json: unknown): Instrument {
  return readInstrument(new Shape("surveys", json));
}

export function readInstrument(shape: Shape): Instrument {
  const themes = shape
    .field("themes")
    .items()
    .map((theme) => ({ id: theme.field("id").text(ID), label: decodeBilingual(theme.field("label")) }));
  const questions = shape
    .field("questions")
    .items()
    .map((question) =>
      readQuestion(
        question,
        themes.map(({ id }) => id),
      ),
    );
  const ids = new Set(questions.map(({ id }) => id));
  if (ids.size < questions.length) shape.field("questions").refuse("questions with ids of their own");
  return {
    id: shape.field("id").text(ID),
    version: shape.field("version").integer(0, MOST),
    respondent: choice(shape.field("respondent"), RESPONDENTS),
    name: decodeBilingual(shape.field("name")),
    population: decodeBilingual(shape.field("population")),
    provenance: shape.field("provenance").texts(),
    rebuilt: shape.has("rebuilt") ? decodeBilingual(shape.field("rebuilt")) : null,
    limits: shape.field("limits").items().map(decodeBilingual),
    themes,
    questions,
  };
}

function readQuestion(shape: Shape, themes: readonly string[]): Question {
  const kind = choice(shape.field("kind"), QUESTION_KINDS);
  const options = kind === "yesno" ? YES_NO : isChoice(kind) ? readOptions(shape.field("options")) : [];
  const theme = shape.has("theme") ? choice(shape.field("theme"), themes) : null;
  const bounds = shape.has("bounds") ? readBounds(shape.field("bounds")) : null;
  const valid = shape.has("valid") ? shape.field("valid").ofLength(2).numbers(-MOST, MOST) : null;
  const exclusive = shape.has("exclusive")
    ? choice(
        shape.field("exclusive"),
        options.map(({ code }) => code),
      )
    : null;
  return {
    id: shape.field("id").text(ID),
    kind,
    label: decodeBilingual(shape.field("label")),
    source: shape.field("source").text(),
    role: choice(shape.field("role"), QUESTION_ROLES),
    options,
    typology: readFlag(shape, "typology"),
    inferred: readFlag(shape, "inferred"),
    ...(theme === null ? {} : { theme }),
    ...(exclusive === null ? {} : { exclusive }),
    ...(bounds === null ? {} : { bounds }),
    ...(valid === null ? {} : { valid: [valid[0]!, valid[1]!] as const }),
  };
}

const isChoice = (kind: Question["kind"]) => kind === "single" || kind === "multiple";

function readOptions(shape: Shape): readonly QuestionOption[] {
  const options = shape
    .items()
    .map((option) => ({ code: option.field("code").text(), label: decodeBilingual(option.field("label")) }));
  if (options.length < 2) shape.refuse("at least two options");
  if (new Set(options.map(({ code }) => code)).size < options.length) shape.refuse("options with codes of their own");
  return options;
}

function readBounds(shape: Shape): readonly number[] {
  const bounds = shape.numbers(-MOST, MOST);
  const isAscending = bounds.every((bound, i) => i === 0 || bound > bounds[i - 1]!);
  return isAscending && bounds.length > 1 ? bounds : shape.refuse("at least two bounds, ascending");
}

function readFlag(shape: Shape, name: string): boolean {
  return shape.has(name) && shape.field(name).integer(0, 1) === 1;
}

function choice<Value extends string>(shape: Shape, values: readonly Value[]): Value {
  const text = shape.text();
  return values.find((value) => value === text) ?? shape.refuse(`one of ${values.join(", ")}`);
}
