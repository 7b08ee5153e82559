import type { AnswerSecrecy, CellState } from "../domain/secrecy.ts";
import type { Question, ResponseTable } from "../domain/survey.ts";
import { labelOfClass } from "../domain/survey.ts";
import { type CellTable, EVERYONE_ELSE, NO_ANSWER_CELL } from "../domain/survey-cells.ts";
import { wilsonInterval } from "../domain/wilson.ts";
import type { DatasetFamily } from "./survey-dataset.ts";
import type { Cell, OptionReading } from "./survey-protocol.ts";

/** A count with its share and interval, or a state alone. */
export function makeCell(state: CellState, n: number, of: number | null): Cell {
  if (state !== "shown") return { state, n: null, share: null, low: null, high: null };
  const interval = of === null ? null : wilsonInterval(n, of);
  return {
    state,
    n,
    share: of === null || of === 0 ? null : n / of,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

/** The number of respondents of a territory of the family. */
export function countCell({ secrecy }: DatasetFamily, territory: number): Cell {
  return makeCell(secrecy.states[territory]!, secrecy.counts[territory]!, null);
}

export const HIDDEN: Cell = makeCell("secret", 0, null);

/** One category of a judged table in a territory of the family. */
export function answerCell(gathered: DatasetFamily, judged: AnswerSecrecy, territory: number, category: number): Cell {
  const at = territory * judged.categories + category;
  const state = gathered.secrecy.states[territory] === "shown" ? judged.states[at]! : "secret";
  return makeCell(state, judged.counts[at]!, gathered.secrecy.counts[territory]!);
}

/**
 * Several categories of a judged table together: told where each is, or where all the others are and leave their sum.
 */
export function answersCell(
  gathered: DatasetFamily,
  judged: AnswerSecrecy,
  territory: number,
  categories: readonly number[],
): Cell {
  const isTold = (category: number) => answerCell(gathered, judged, territory, category).state === "shown";
  const others = Array.from({ length: judged.categories }, (_, c) => c).filter((c) => !categories.includes(c));
  const isKnown = gathered.secrecy.states[territory] === "shown" && (categories.every(isTold) || others.every(isTold));
  const count = categories.reduce((sum, c) => sum + judged.counts[territory * judged.categories + c]!, 0);
  return isKnown ? makeCell("shown", count, gathered.secrecy.counts[territory]!) : HIDDEN;
}

/** A territory without one that it holds: shown when both are, and then not under the threshold (`protectFamily`). */
export function restCell(whole: Cell, part: Cell, wholeCount: number, partCount: number): Cell {
  if (whole.state !== "shown" || part.state !== "shown") return HIDDEN;
  return makeCell("shown", whole.n! - part.n!, wholeCount - partCount);
}

/** Code and label of a category; null for « everyone else », which is not put to the reader. */
export function nameOption(
  table: ResponseTable,
  questionId: string,
  option: number,
): Pick<OptionReading, "code" | "label"> | null {
  if (option === EVERYONE_ELSE) return null;
  if (option === NO_ANSWER_CELL) return { code: "sans-reponse", label: { fr: "sans réponse", en: "no answer" } };
  const question = table.instrument.questions.find(({ id }) => id === questionId);
  if (question === undefined) return { code: questionId, label: { fr: questionId, en: questionId } };
  const known = question.options[option];
  return known ?? nameClass(question, option);
}

function nameClass({ bounds = [] }: Question, option: number): Pick<OptionReading, "code" | "label"> {
  const label = labelOfClass(bounds, option);
  return { code: label, label: { fr: label, en: label } };
}

/** Question of a table, `mode` of `mode:msp`. */
export const questionOf = ({ id }: CellTable): string => id.split(":")[0]!;
