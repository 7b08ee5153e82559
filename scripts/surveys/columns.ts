import type { AnswerColumn, Instrument, Question } from "../../src/domain/survey.ts";

/** What one simulated response holds: by question id, an option, several, or a number; nothing is no answer. */
export type SimulatedAnswers = Map<string, string | readonly string[] | number>;

/** Turns responses into columns. @throws on an option that the instrument does not have */
export function toColumns(instrument: Instrument, rows: readonly SimulatedAnswers[]): readonly AnswerColumn[] {
  return instrument.questions.map((question) =>
    toColumn(
      question,
      rows.map((row) => row.get(question.id)),
    ),
  );
}

function toColumn(
  question: Question,
  answers: readonly (string | readonly string[] | number | undefined)[],
): AnswerColumn {
  const { kind, options, id } = question;
  const positionOf = (code: string): number => {
    const position = options.findIndex((option) => option.code === code);
    if (position < 0) throw new Error(`question ${id} has no option ${code}`);
    return position;
  };
  if (kind === "text") return { kind, values: answers.map(() => null) };
  if (kind === "number") {
    return { kind, values: Float64Array.from(answers, (answer) => (typeof answer === "number" ? answer : Number.NaN)) };
  }
  if (kind !== "multiple") {
    return {
      kind: "single",
      codes: Int16Array.from(answers, (answer) => (typeof answer === "string" ? positionOf(answer) : -1)),
    };
  }
  const ticked = new Uint8Array(answers.length * options.length);
  const answered = new Uint8Array(answers.length);
  answers.forEach((answer, row) => {
    if (!Array.isArray(answer)) return;
    answered[row] = 1;
    for (const code of answer as readonly string[]) ticked[row * options.length + positionOf(code)] = 1;
  });
  return { kind, ticked, answered };
}
