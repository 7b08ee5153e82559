import type { Cell, OptionReading, SurveyMap, SurveyReading } from "../../analysis/survey-protocol.ts";
import type { BilingualText } from "../../domain/maillage.ts";
import type { Instrument } from "../../domain/survey.ts";
import { type NamedSheet, type SheetRow, sheetOf } from "../../formats/sheet.ts";

interface SheetWords {
  readonly name: string;
  readonly title: string;
  readonly secret: string;
  readonly fear: string;
  readonly hope: string;
  readonly klass: (position: number) => string;
  readonly classes: string;
  readonly label: (label: BilingualText) => string;
}

const COLUMNS = [
  "question",
  "answer",
  "answers",
  "respondents",
  "answerShare",
  "intervalLow",
  "intervalHigh",
  "besideShare",
  "restShare",
  "secrecy",
] as const;

const figures = (cell: Cell, of: number | null, secret: string): SheetRow => ({
  answers: cell.n,
  respondents: cell.n === null ? null : of,
  answerShare: cell.share,
  intervalLow: cell.low,
  intervalHigh: cell.high,
  secrecy: cell.state === "shown" ? "" : secret,
});

/** What is read of a place as a table: a hidden cell is empty and said so; free texts are never in it. */
export function readingSheet(
  { respondents, themes, questions, classes }: SurveyReading,
  instrument: Instrument,
  words: SheetWords,
): NamedSheet {
  const of = respondents.n;
  const row = (question: string, answer: string, { here, beside, rest }: OptionReading): SheetRow => ({
    question,
    answer,
    ...figures(here, of, words.secret),
    besideShare: beside.share,
    restShare: rest?.share ?? null,
  });
  const nameOf = (list: readonly { readonly id: string; readonly label: BilingualText }[], id: string) => {
    const found = list.find((one) => one.id === id);
    return found === undefined ? id : words.label(found.label);
  };
  const rows: SheetRow[] = [
    ...themes.flatMap(({ theme, fears, expectations }) => [
      ...(fears === null ? [] : [row(nameOf(instrument.themes, theme), words.fear, fears)]),
      ...(expectations === null ? [] : [row(nameOf(instrument.themes, theme), words.hope, expectations)]),
    ]),
    ...classes.map((option, i) => row(words.classes, words.klass(i + 1), option)),
    ...questions.flatMap(({ question, options }) =>
      options.map((option) => row(nameOf(instrument.questions, question), words.label(option.label), option)),
    ),
  ];
  return { name: words.name, title: words.title, ...sheetOf(COLUMNS, rows) };
}

/** A map of answers as a table. */
export function mapSheet({ values }: SurveyMap, words: Pick<SheetWords, "name" | "title" | "secret">): NamedSheet {
  const rows = values.map(
    ({ id, name, respondents, answer }): SheetRow => ({
      id,
      name,
      ...figures(answer, respondents.n, words.secret),
    }),
  );
  const columns = ["id", "name", "answers", "respondents", "answerShare", "intervalLow", "intervalHigh", "secrecy"];
  return { name: words.name, title: words.title, ...sheetOf(columns as (typeof COLUMNS)[number][], rows) };
}
