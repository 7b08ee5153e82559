import type { AnswerColumn, ResponseTable } from "../domain/survey.ts";
import { anyTable, type CellTable, tickTable } from "../domain/survey-cells.ts";
import { makeCell } from "./survey-cells.ts";
import type { Dataset } from "./survey-dataset.ts";
import type { MappedAnswer } from "./survey-protocol.ts";
import type { SurveyReader } from "./survey-reading.ts";

/** The smallest territory around one that shows its count. */
export function findCoarser({ gathered }: SurveyReader, here: number) {
  const { family, secrecy, refs } = gathered;
  const first = family.territories[here]!.units[0];
  const isAround = ({ units }: { readonly units: ArrayLike<number> }) => Array.prototype.includes.call(units, first);
  const around = secrecy.states.flatMap((state, t) => {
    if (state !== "shown" || t === here) return [];
    const isEmpty = family.atomsOf[here]!.length === 0;
    const holds = isEmpty ? isAround(family.territories[t]!) : family.holdersOf[here]!.includes(t);
    return holds ? [t] : [];
  });
  const smallest = around.sort((a, b) => secrecy.counts[a]! - secrecy.counts[b]!)[0];
  return smallest === undefined ? null : refs[smallest]!;
}

/** Respondents of a CPTS whose commune is in several. */
export function countShared({ gathered }: SurveyReader, here: number, threshold: number) {
  const { family, refs } = gathered;
  if (refs[here]!.mesh !== "cpts") return makeCell("secret", 0, null);
  const claims = new Uint16Array(family.atomCount);
  refs.forEach(({ mesh }, t) => {
    if (mesh === "cpts") for (const atom of family.atomsOf[t]!) claims[atom]! += 1;
  });
  const own = new Set(family.atomsOf[here]);
  const count = family.atomOfRespondent.reduce((sum, atom) => sum + (own.has(atom) && claims[atom]! > 1 ? 1 : 0), 0);
  // It is a difference of overlapping territories: told only where people are told one by one.
  return makeCell(threshold === 0 ? "shown" : "secret", count, null);
}

/** The table that holds a mapped answer, and its category. */
export function findTable(
  reader: SurveyReader,
  table: ResponseTable,
  { rows }: Dataset,
  answer: MappedAnswer,
  classes: CellTable | null,
): { readonly cells: CellTable; readonly category: number } | null {
  if (answer.kind === "theme") {
    const questions = table.instrument.questions.flatMap(({ theme, role }, q) =>
      theme === answer.theme && role === answer.side ? [q] : [],
    );
    return { cells: anyTable(`${answer.theme}-${answer.side}`, table, questions, rows), category: 0 };
  }
  if (answer.kind === "class") return classes === null ? null : { cells: classes, category: answer.class - 1 };
  if (answer.kind === "parrainage") {
    if (classes === null) return null;
    const half = Math.floor(classes.options.filter((option) => option >= 0).length / 2);
    const position = new Map(Array.from(rows, (row, i) => [row, i]));
    // A response left out of the typology is in no class, neither lower nor upper.
    const isUpper = (row: number) => {
      const answer = classes.answerOf[position.get(row)!]!;
      return answer >= half && classes.options[answer]! >= 0;
    };
    return { cells: tickTable("parrainage", 0, rows, isUpper), category: 0 };
  }
  const question = table.instrument.questions.find(({ id }) => id === answer.question);
  const position = question?.options.findIndex(({ code }) => code === answer.option) ?? -1;
  for (const cells of reader.tables) {
    if (cells.id === `${answer.question}:${answer.option}`) return { cells, category: 0 };
    if (cells.id === answer.question && cells.options.includes(position))
      return { cells, category: cells.options.indexOf(position) };
  }
  return null;
}

/** An answer of a structure as its codes. */
export function sayAnswer(table: ResponseTable, q: number, row: number): string {
  const column: AnswerColumn = table.answers[q]!;
  const { options } = table.instrument.questions[q]!;
  if (column.kind === "single") return options[column.codes[row]!]?.code ?? "";
  if (column.kind === "number") return Number.isNaN(column.values[row]!) ? "" : String(column.values[row]);
  if (column.kind === "text") return column.values[row] ?? "";
  return options
    .filter((_, o) => column.ticked[row * options.length + o] === 1)
    .map(({ code }) => code)
    .join(" ");
}
