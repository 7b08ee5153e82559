import type { Question } from "../domain/survey.ts";
import { readBoolean } from "./cell-values.ts";
import { foldText } from "./columns.ts";

/** Words for « no answer », folded. */
const BLANK = new Set([
  "",
  "na",
  "n a",
  "nr",
  "nsp",
  "sans reponse",
  "non renseigne",
  "non reponse",
  "ne sait pas",
  "no answer",
]);

/** Degrees of agreement read as yes or no, folded. */
const AGREES = new Set([
  "d accord",
  "tout a fait d accord",
  "plutot d accord",
  "tout a fait",
  "plutot oui",
  "agree",
  "strongly agree",
]);
const DISAGREES = new Set([
  "pas d accord",
  "pas du tout d accord",
  "plutot pas d accord",
  "pas du tout",
  "plutot non",
  "disagree",
  "strongly disagree",
]);

export const isBlank = (cell: string): boolean => BLANK.has(foldText(cell));

interface OptionRead {
  readonly isBlank: boolean;
  readonly option: number;
  readonly likert: boolean;
}

/** The option that a cell names by its code or label; −1 when it is none. `likert`: read from a degree of agreement. */
export interface OptionReader {
  readonly read: (cell: string) => OptionRead;
}

/** Different cells of one question that are remembered: answers to a choice are few, however many answer. */
const MOST_REMEMBERED = 1000;

export function createOptionReader({ kind, options }: Question): OptionReader {
  const byName = new Map<string, number>();
  options.forEach(({ code, label }, option) => {
    for (const name of [label.en, label.fr, code]) byName.set(foldText(name), option);
  });
  const optionOf = (cell: string, word: string): Omit<OptionRead, "isBlank"> => {
    const named = byName.get(word);
    if (named !== undefined) return { option: named, likert: false };
    if (kind !== "yesno") return { option: byName.get(foldText(cell.replace(/[.,]0+$/, ""))) ?? -1, likert: false };
    const isYes = readBoolean(cell);
    if (isYes !== null) return { option: isYes ? 0 : 1, likert: false };
    if (AGREES.has(word)) return { option: 0, likert: true };
    return DISAGREES.has(word) ? { option: 1, likert: true } : { option: -1, likert: false };
  };
  const remembered = new Map<string, OptionRead>();
  return {
    read(cell) {
      const known = remembered.get(cell);
      if (known !== undefined) return known;
      const word = foldText(cell);
      const read = { isBlank: BLANK.has(word), ...optionOf(cell, word) };
      if (remembered.size < MOST_REMEMBERED) remembered.set(cell, read);
      return read;
    },
  };
}

/** Whether the cell of one option of a multiple choice is ticked: a yes, or the option itself; null when it is neither. */
export function readTick(cell: string, option: number, reader: OptionReader): boolean | null {
  return readBoolean(cell) ?? (reader.read(cell).option === option ? true : null);
}

/** `1 250`, `12,5`, `45 ans`; null when it is no number. */
export function readAmount(cell: string): number | null {
  const text = cell
    .trim()
    .replace(/[\s\u00a0\u202f]+(?=\d)/g, "")
    .replace(",", ".");
  const found = /^([-+]?\d+(?:\.\d+)?)(?:\s*[a-zé]+)?$/i.exec(text);
  return found === null ? null : Number(found[1]);
}

/** A text that a spreadsheet would run. */
export const isFormula = (cell: string): boolean => /^[=@]|^[+-](?!\s*\d)/.test(cell.trim());
