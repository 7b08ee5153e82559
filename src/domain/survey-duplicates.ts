import { type AnswerColumn, countAnswered, isAnswered, type ResponseTable } from "./survey.ts";

/** Responses of one CPTS, or with one id. */
export interface DuplicateGroup {
  /** Positions of the responses, in the order of the file. */
  readonly rows: readonly number[];
  readonly retained: number;
  /** Positions of the questions to which they answer differently. */
  readonly contradictions: readonly number[];
}

/**
 * Responses that come again: of the same CPTS where a structure answers, with the same id where a person does. All are
 * kept; one is retained: the one that the user chose, else the most complete, then the latest, then the last of the file.
 */
export function findDuplicates(
  table: ResponseTable,
  chosen: ReadonlySet<number> = new Set(),
): readonly DuplicateGroup[] {
  const groups = new Map<string, number[]>();
  table.ids.forEach((id, row) => {
    const territory = table.instrument.respondent === "structure" ? table.territories[row] : null;
    const key = territory == null ? `id ${id}` : `cpts ${territory}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  });
  return [...groups.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => ({
      rows,
      retained: rows.find((row) => chosen.has(row)) ?? rows.toSorted(preferring(table)).at(-1)!,
      contradictions: table.answers.flatMap((column, q) => (differ(column, rows) ? [q] : [])),
    }));
}

/** Every response, but those of a group that are not retained. */
export function retainedRows(count: number, groups: readonly DuplicateGroup[]): Uint32Array {
  const left = new Set(groups.flatMap(({ rows, retained }) => rows.filter((row) => row !== retained)));
  return Uint32Array.from({ length: count }, (_, row) => row).filter((row) => !left.has(row));
}

function preferring({ answers, dates }: ResponseTable): (a: number, b: number) => number {
  return (a, b) => {
    const [first, second] = [dates[a] ?? "", dates[b] ?? ""];
    const byDate = first === second ? 0 : first < second ? -1 : 1;
    return countAnswered(answers, a) - countAnswered(answers, b) || byDate || a - b;
  };
}

/** Whether two of the responses answer a question, and not alike; a blank contradicts nothing, nor does a free text. */
function differ(column: AnswerColumn, rows: readonly number[]): boolean {
  if (column.kind === "text") return false;
  const said = rows.filter((row) => isAnswered(column, row)).map((row) => sayAnswer(column, row));
  return new Set(said).size > 1;
}

function sayAnswer(column: Exclude<AnswerColumn, { readonly kind: "text" }>, row: number): string {
  if (column.kind === "single") return String(column.codes[row]);
  if (column.kind === "number") return String(column.values[row]);
  const options = column.ticked.length / column.answered.length;
  return column.ticked.subarray(row * options, (row + 1) * options).join("");
}
