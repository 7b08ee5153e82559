import { classOfNumber, type ResponseTable } from "./survey.ts";

/**
 * One table of counts that secrecy judges whole: categories that share out all respondents. What is put to the reader
 * are the categories that have an option; the last category may hold those who did not answer.
 */
export interface CellTable {
  /** Id of the question, or of the question and one option of a multiple choice. */
  readonly id: string;
  /** Option of each category: its position, −1 for « no answer », −2 for everyone else. */
  readonly options: readonly number[];
  /** Category of each respondent, in the order of `rows`. */
  readonly answerOf: Uint8Array;
  /** In which order categories are hidden; from the rarest when absent. */
  readonly order?: readonly number[];
}

/** Lower and upper half of classes; a response left out of the typology is in neither. */
export function halvesOf(options: readonly number[]): readonly [lower: readonly number[], upper: readonly number[]] {
  const classes = [...options.keys()].filter((category) => options[category]! >= 0);
  const half = Math.floor(classes.length / 2);
  return [classes.slice(0, half), classes.slice(half)];
}

export const NO_ANSWER_CELL = -1;
export const EVERYONE_ELSE = -2;

/**
 * Cuts a question into tables. Boxes to tick (yes or no, several choices) are each « ticked » and « everyone else », so
 * that few blanks do not hide the rest; a choice has its options and, when somebody left it blank, « no answer ».
 */
export function cellTablesOf(table: ResponseTable, q: number, rows: ArrayLike<number>): readonly CellTable[] {
  const question = table.instrument.questions[q]!;
  const column = table.answers[q]!;
  const { id, options, bounds } = question;
  if (column.kind === "text") return [];
  if (column.kind === "multiple") {
    return options.map(({ code }, option) =>
      tickTable(`${id}:${code}`, option, rows, (row) => column.ticked[row * options.length + option] === 1),
    );
  }
  if (question.kind === "yesno" && column.kind === "single") {
    return [tickTable(id, 0, rows, (row) => column.codes[row] === 0)];
  }
  const count = column.kind === "single" ? options.length : (bounds?.length ?? 1) - 1;
  if (count < 1) return [];
  const codeOf = (row: number) =>
    column.kind === "single" ? column.codes[row]! : classOfNumber(bounds ?? [], column.values[row]!);
  const answerOf = Uint8Array.from(rows, (row) => (codeOf(row) < 0 ? count : codeOf(row)));
  const hasBlank = answerOf.includes(count);
  const positions = Array.from({ length: count }, (_, option) => option);
  return [{ id, options: hasBlank ? [...positions, NO_ANSWER_CELL] : positions, answerOf }];
}

/** « At least one ticked » among some boxes. */
export function anyTable(
  id: string,
  table: ResponseTable,
  questions: readonly number[],
  rows: ArrayLike<number>,
): CellTable {
  return tickTable(id, 0, rows, (row) =>
    questions.some((q) => {
      const column = table.answers[q]!;
      return column.kind === "single" && column.codes[row] === 0;
    }),
  );
}

function tickTable(id: string, option: number, rows: ArrayLike<number>, isTicked: (row: number) => boolean): CellTable {
  return { id, options: [option, EVERYONE_ELSE], answerOf: Uint8Array.from(rows, (row) => (isTicked(row) ? 0 : 1)) };
}
