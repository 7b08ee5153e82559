import type { AnswerColumn, ResponseTable } from "../domain/survey.ts";
import { anyTable, type CellTable, halvesOf } from "../domain/survey-cells.ts";
import { makeCell } from "./survey-cells.ts";
import type { Dataset } from "./survey-dataset.ts";
import { FORMER } from "./survey-earlier.ts";
import type { MappedAnswer } from "./survey-protocol.ts";
import type { SurveyReader } from "./survey-reading.ts";
import { isSampleMesh } from "./survey-sample-groups.ts";

/** Groups that are protected like territories and are none. */
const isUnseen = (mesh: string) => mesh === FORMER || isSampleMesh(mesh);

/** The smallest territory around one that shows its count. `isCounted`: whether one counts at the date. */
export function findCoarser({ gathered }: SurveyReader, here: number, isCounted: (territory: number) => boolean) {
  const { family, secrecy, refs } = gathered;
  const first = family.territories[here]!.units[0];
  const isAround = ({ units }: { readonly units: ArrayLike<number> }) => Array.prototype.includes.call(units, first);
  const around = secrecy.states.flatMap((state, t) => {
    if (state !== "shown" || t === here || isUnseen(refs[t]!.mesh) || !isCounted(t)) return [];
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

/** What is mapped: some categories of a table together, and those beside them where both sides are told. */
export interface MappedTable {
  readonly cells: CellTable;
  readonly categories: readonly number[];
  readonly others?: readonly number[];
}

/** The table that holds a mapped answer. */
export function findTable(
  reader: SurveyReader,
  table: ResponseTable,
  { rows }: Dataset,
  answer: MappedAnswer,
  classes: CellTable | null,
): MappedTable | null {
  if (answer.kind === "theme") {
    const questions = table.instrument.questions.flatMap(({ theme, role }, q) =>
      theme === answer.theme && role === answer.side ? [q] : [],
    );
    return { cells: anyTable(`${answer.theme}-${answer.side}`, table, questions, rows), categories: [0] };
  }
  if (answer.kind === "class") return classes === null ? null : { cells: classes, categories: [answer.class - 1] };
  if (answer.kind === "parrainage") {
    if (classes === null) return null;
    // Read off the table of classes: a table of halves of its own would tell hidden classes by subtraction.
    const [others, categories] = halvesOf(classes.options);
    return { cells: classes, categories, others };
  }
  const question = table.instrument.questions.find(({ id }) => id === answer.question);
  const position = question?.options.findIndex(({ code }) => code === answer.option) ?? -1;
  for (const cells of reader.tables) {
    if (cells.id === `${answer.question}:${answer.option}`) return { cells, categories: [0] };
    if (cells.id === answer.question && cells.options.includes(position))
      return { cells, categories: [cells.options.indexOf(position)] };
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
