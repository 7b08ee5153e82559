import { finish } from "../domain/cah.ts";
import type { AnswerColumn, Instrument, Question, ResponseTable } from "../domain/survey.ts";
import { readDate } from "./cell-values.ts";
import type { PlaceResolver } from "./place-resolver.ts";
import type { TableRow } from "./read-table.ts";
import type { ResponseAnomaly, ResponseAnomalyKind } from "./response-anomaly.ts";
import { createOptionReader, isBlank, isFormula, readAmount, readTick } from "./response-cells.ts";
import {
  type ColumnChoices,
  maskIdentity,
  type PlaceRole,
  planResponseColumns,
  type ResponseColumn,
} from "./response-columns.ts";
import type { ResponseFile } from "./response-file.ts";
import type { TerritoryFinder } from "./territory-finder.ts";

export interface ResponseImport {
  readonly table: ResponseTable;
  readonly anomalies: readonly ResponseAnomaly[];
  /** Aligned with the header of the file. */
  readonly columns: readonly ResponseColumn[];
  readonly rows: number;
}

/** What responses are linked to; absent parts link nothing. */
export interface ResponseLinks {
  readonly places?: Pick<PlaceResolver, "resolve">;
  readonly territories?: TerritoryFinder;
}

/** Texts are cut here: nobody reads more in a cell. */
const LONGEST_TEXT = 4000;

/** Rows placed from one step of the reading to the next. */
const ROWS_OF_A_STEP = 2000;
/** Of the time of a reading, what placing the rows takes, as far as the share done is told. */
const PLACING_SHARE = 0.3;

/**
 * Reads responses to an instrument. Codes and labels are both read; a blank is no answer, never « no »; what cannot be
 * read is an anomaly with its value, so that nothing is lost. Columns that identify people are not read at all. Yields
 * the share done, 0..1.
 */
export function* readResponsesInSteps(
  file: ResponseFile,
  instrument: Instrument,
  links: ResponseLinks = {},
  choices: ColumnChoices = {},
): Generator<number, ResponseImport> {
  const columns = planResponseColumns(file, instrument, choices);
  const anomalies: ResponseAnomaly[] = [];
  const say = (
    row: number,
    kind: ResponseAnomalyKind,
    column: string,
    value = "",
    candidates: readonly string[] = [],
  ) => anomalies.push({ file: file.name, row, kind, column, value: value.slice(0, 200), candidates });
  columns.forEach(({ kind }, column) => {
    const header = file.header[column]!;
    if (kind === "identity") say(1, "colonne-identite", header);
    if (kind === "unknown" && header !== "") say(1, "colonne-inconnue", header);
  });
  const answers: AnswerColumn[] = [];
  for (const [q, question] of instrument.questions.entries()) {
    yield (1 - PLACING_SHARE) * (q / instrument.questions.length);
    const own = columns.flatMap((column, at) =>
      "question" in column && column.question === q ? [{ column, at }] : [],
    );
    if (own.length === 0) say(1, "question-absente", question.id, question.label.fr);
    answers.push(readQuestion(question, own, file, say));
  }
  const columnOf = (role: PlaceRole) => columns.findIndex((column) => column.kind === "role" && column.role === role);
  const cellsOf = (role: PlaceRole) => {
    const column = columnOf(role);
    return ({ cells }: TableRow) => (column < 0 ? "" : (cells[column]?.trim() ?? ""));
  };
  const linked = yield* linkRows(file, cellsOf, links, say);
  const readId = cellsOf("id");
  const readDay = cellsOf("date");
  const seen = new Set<string>();
  const ids = file.rows.map((row) => {
    const written = readId(row).slice(0, 80);
    // An identifier that is somebody's address is none.
    const id = maskIdentity(written) === written && written !== "" ? written : `ligne-${row.number}`;
    if (seen.has(id)) say(row.number, "identifiant-repete", "id", id);
    seen.add(id);
    return id;
  });
  return {
    table: {
      instrument,
      nature: "importe",
      source: file.name,
      ids,
      dates: file.rows.map((row) => readDate(readDay(row))),
      ...linked,
      answers,
    },
    anomalies,
    columns,
    rows: file.rows.length,
  };
}

/** Reads responses without a pause, as {@link readResponsesInSteps} does. */
export const readResponseList = (...given: Parameters<typeof readResponsesInSteps>): ResponseImport =>
  finish(readResponsesInSteps(...given));

type Say = (
  row: number,
  kind: ResponseAnomalyKind,
  column: string,
  value?: string,
  candidates?: readonly string[],
) => void;

function readQuestion(
  question: Question,
  own: readonly { readonly column: ResponseColumn; readonly at: number }[],
  { rows, header }: ResponseFile,
  say: Say,
): AnswerColumn {
  const whole = own.find(({ column }) => column.kind === "question")?.at ?? -1;
  const cellOf = (row: TableRow) => (whole < 0 ? "" : (row.cells[whole]?.trim() ?? ""));
  const name = header[whole] ?? question.id;
  const reader = createOptionReader(question);
  if (question.kind === "text") {
    const values = rows.map((row) => {
      const cell = cellOf(row).slice(0, LONGEST_TEXT);
      if (isBlank(cell)) return null;
      if (isFormula(cell)) say(row.number, "formule", name, cell);
      const text = maskIdentity(cell);
      if (text !== cell) say(row.number, "identite-masquee", name);
      return text;
    });
    return { kind: "text", values };
  }
  if (question.kind === "number") {
    const [least, most] = question.valid ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const values = Float64Array.from(rows, (row) => {
      const cell = cellOf(row);
      if (isBlank(cell)) return Number.NaN;
      const value = readAmount(cell);
      if (value !== null && value >= least && value <= most) return value;
      say(row.number, value === null ? "nombre-illisible" : "nombre-impossible", name, cell);
      return Number.NaN;
    });
    return { kind: "number", values };
  }
  if (question.kind === "multiple") return readMultiple(question, own, { rows, header }, say);
  const codes = Int16Array.from(rows, (row) => {
    const cell = cellOf(row);
    const { isBlank: isNone, option, likert } = reader.read(cell);
    if (isNone) return -1;
    if (option < 0) say(row.number, "option-inconnue", name, cell);
    else if (likert) say(row.number, "accord-lu", name, cell, [question.options[option]!.code]);
    return option;
  });
  return { kind: "single", codes };
}

function readMultiple(
  question: Question,
  own: readonly { readonly column: ResponseColumn; readonly at: number }[],
  { rows, header }: Pick<ResponseFile, "rows" | "header">,
  say: Say,
): AnswerColumn {
  const { options, exclusive } = question;
  const reader = createOptionReader(question);
  const ticked = new Uint8Array(rows.length * options.length);
  const answered = new Uint8Array(rows.length);
  rows.forEach((row, r) => {
    for (const { column, at } of own) {
      const cell = row.cells[at]?.trim() ?? "";
      if (reader.read(cell).isBlank) continue;
      if (column.kind === "option") {
        const tick = readTick(cell, column.option, reader);
        if (tick === null) {
          say(row.number, "option-inconnue", header[at]!, cell);
          continue;
        }
        answered[r] = 1;
        if (tick) ticked[r * options.length + column.option] = 1;
        continue;
      }
      for (const part of splitChoices(cell, (text) => reader.read(text).option >= 0)) {
        const { option } = reader.read(part);
        if (option < 0) say(row.number, "option-inconnue", header[at]!, part);
        else {
          answered[r] = 1;
          ticked[r * options.length + option] = 1;
        }
      }
    }
    const none = options.findIndex(({ code }) => code === exclusive);
    const count = ticked.subarray(r * options.length, (r + 1) * options.length).reduce((sum, tick) => sum + tick, 0);
    if (none >= 0 && count > 1 && ticked[r * options.length + none] === 1) {
      say(row.number, "contradiction", question.id, options[none]!.label.fr);
      answered[r] = 0;
      ticked.fill(0, r * options.length, (r + 1) * options.length);
    }
  });
  return { kind: "multiple", ticked, answered };
}

/** Several choices in one cell: `msp; groupe`, `msp|groupe`, or `msp, groupe` where that is no option by itself. */
function splitChoices(cell: string, isOption: (text: string) => boolean): readonly string[] {
  if (isOption(cell)) return [cell];
  const parts = cell.split(/[;|\n/+]/).map((part) => part.trim());
  return parts.flatMap((part) =>
    part === "" ? [] : isOption(part) ? [part] : part.split(",").map((one) => one.trim()),
  );
}

function* linkRows(
  { rows }: ResponseFile,
  cellsOf: (role: PlaceRole) => (row: TableRow) => string,
  { places, territories }: ResponseLinks,
  say: Say,
): Generator<number, Pick<ResponseTable, "units" | "territories">> {
  const [code, name, departement, postal, territory] = (
    ["communeCode", "communeName", "departement", "postalCode", "territory"] as const
  ).map(cellsOf) as [Cell, Cell, Cell, Cell, Cell];
  const ids: (string | null)[] = [];
  const units = new Int32Array(rows.length).fill(-1);
  for (const [position, row] of rows.entries()) {
    if (position % ROWS_OF_A_STEP === 0) yield 1 - PLACING_SHARE * (1 - position / rows.length);
    const written = territory(row);
    const found = written === "" ? null : (territories?.find(written) ?? null);
    if (written !== "" && territories !== undefined) {
      if (found === null || found.id === null)
        say(row.number, "cpts-inconnue", "territoire", written, found?.candidates);
      else if (!found.isExact) say(row.number, "cpts-approchee", "territoire", written, found.candidates);
    }
    ids.push(found?.id ?? null);
    const commune = name(row);
    const isCode = /^\d[\dab]\d{3}$/i.test(commune);
    const query = {
      code: code(row) || (isCode ? commune : ""),
      name: isCode ? "" : commune.replace(/\s*\(?\b\d{5}\b\)?\s*/, " ").trim(),
      departement: departement(row),
      postalCode: postal(row) || (isCode ? "" : (/\b\d{5}\b/.exec(commune)?.[0] ?? "")),
    };
    const place = [query.code, query.name, query.postalCode].filter((part) => part !== "").join(" ");
    if (place === "" || places === undefined) {
      if (place === "" && ids.at(-1) === null) say(row.number, "sans-lieu", "");
      continue;
    }
    const match = places.resolve(query);
    if (match.kind === "matched") units[position] = match.unit;
    else
      say(
        row.number,
        match.kind === "unknown" || match.kind === "collectivite" ? "commune-inconnue" : "commune-douteuse",
        "commune",
        place,
      );
  }
  return { units, territories: ids };
}

type Cell = (row: TableRow) => string;
