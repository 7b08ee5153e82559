import type { RawItem } from "../domain/item-table.ts";
import type { AnswerColumn, Question, ResponseTable } from "../domain/survey.ts";
import { classOfNumber, labelOfClass } from "../domain/survey.ts";

/**
 * The items that a typology reads: a choice is one item, each option of a multiple choice is one (« oui » or « non »),
 * a number is cut into its classes; a text is none.
 * @param rows positions of the responses, in the order wanted
 */
export function itemsOf(
  table: ResponseTable,
  isWanted: (question: Question) => boolean,
  rows: ArrayLike<number>,
): RawItem[] {
  return table.instrument.questions.flatMap((question, q) =>
    isWanted(question) ? itemsOfQuestion(question, table.answers[q]!, rows) : [],
  );
}

function itemsOfQuestion(question: Question, column: AnswerColumn, rows: ArrayLike<number>): readonly RawItem[] {
  const { id, options, bounds } = question;
  if (column.kind === "single") {
    return [{ id, answers: Array.from(rows, (row) => options[column.codes[row]!]?.code ?? null) }];
  }
  if (column.kind === "multiple") {
    return options.map(({ code }, option) => ({
      id: `${id}:${code}`,
      answers: Array.from(rows, (row) => {
        if (column.answered[row] === 0) return null;
        return column.ticked[row * options.length + option] === 1 ? "oui" : "non";
      }),
    }));
  }
  if (column.kind === "text" || bounds === undefined) return [];
  const label = (value: number) => {
    const position = classOfNumber(bounds, value);
    return position < 0 ? null : labelOfClass(bounds, position);
  };
  return [{ id, answers: Array.from(rows, (row) => label(column.values[row]!)) }];
}
