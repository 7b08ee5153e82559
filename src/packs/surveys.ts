import type { BilingualText } from "../domain/maillage.ts";
import type { AnswerColumn, Instrument, Question, ResponseTable } from "../domain/survey.ts";
import { readInstrument } from "./instrument.ts";
import { openPack, type Shape } from "./json-shape.ts";
import { PACKS } from "./pack-list.ts";
import { type Codebooks, type PublishedResults, readCodebooks, readPublished } from "./survey-knowledge.ts";
import { decodeBilingual } from "./survey-text.ts";

/** What « Enquêtes » opens with. */
export interface Surveys {
  readonly instruments: readonly Instrument[];
  readonly codebooks: Codebooks;
  readonly published: PublishedResults;
  /** Simulated, and said so. */
  readonly responses: readonly ResponseTable[];
  /** What the simulation holds to, and what it does not. */
  readonly simulation: BilingualText;
}

/** Documents of `data/surveys` as they are written, with the simulated responses. */
export interface SurveySources {
  readonly instruments: readonly unknown[];
  readonly codebooks: unknown;
  readonly published: unknown;
  readonly responses: readonly ResponseTable[];
  readonly simulation: BilingualText;
}

interface ResponsesJson {
  readonly instrument: string;
  readonly source: string;
  /** Every id begins so; the rest is the number of the response. */
  readonly idPrefix: string;
  readonly dates: readonly string[];
  readonly units: readonly number[];
  /** "-" where no CPTS is named. */
  readonly territories: readonly string[];
  readonly answers: readonly (string | readonly number[])[];
}

const MOST = 10_000_000;
const MISSING = "-";

/** Writes the surveys as a JSON pack: choices as one character, several choices as one number, for each response. */
export function encodeSurveys({ responses, ...documents }: SurveySources) {
  return {
    pack: "surveys",
    version: PACKS.surveys.version,
    ...documents,
    responses: responses.map(encodeResponses),
  };
}

function encodeResponses(table: ResponseTable): ResponsesJson {
  return {
    instrument: table.instrument.id,
    source: table.source,
    idPrefix: table.ids[0]!.replace(/\d+$/, ""),
    dates: table.dates.map((date) => date ?? MISSING),
    units: [...table.units],
    territories: table.territories.map((id) => id ?? MISSING),
    answers: table.answers.map((column) => encodeColumn(column, table.ids.length)),
  };
}

function encodeColumn(column: AnswerColumn, count: number): string | readonly number[] {
  if (column.kind === "single") {
    return Array.from(column.codes, (code) => (code < 0 ? MISSING : code.toString(36))).join("");
  }
  if (column.kind === "multiple") {
    const options = column.ticked.length / count;
    return Array.from(column.answered, (answered, row) => {
      if (answered === 0) return -1;
      return column.ticked
        .subarray(row * options, (row + 1) * options)
        .reduce((sum, tick, o) => sum + tick * 2 ** o, 0);
    });
  }
  if (column.kind === "number") return Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : value));
  return MISSING.repeat(count);
}

/**
 * Reads the surveys.
 * @throws PackError when the pack has another version or does not hold what it should
 */
export function decodeSurveys(json: unknown): Surveys {
  const pack = openPack("surveys", json);
  const instruments = pack.field("instruments").items().map(readInstrument);
  return {
    instruments,
    codebooks: readCodebooks(pack.field("codebooks")),
    published: readPublished(pack.field("published"), instruments),
    responses: pack
      .field("responses")
      .items()
      .map((shape) => readResponses(shape, instruments)),
    simulation: decodeBilingual(pack.field("simulation")),
  };
}

function readResponses(shape: Shape, instruments: readonly Instrument[]): ResponseTable {
  const id = shape.field("instrument").text();
  const instrument = instruments.find((one) => one.id === id) ?? shape.field("instrument").refuse("a known instrument");
  const dates = shape.field("dates").texts(/^(\d{4}-\d\d-\d\d|-)$/);
  const count = dates.length;
  const prefix = shape.field("idPrefix").text();
  const columns = shape.field("answers").ofLength(instrument.questions.length).items();
  return {
    instrument,
    nature: "simule",
    source: shape.field("source").text(),
    ids: dates.map((_, row) => `${prefix}${String(row + 1).padStart(4, "0")}`),
    dates: dates.map((date) => (date === MISSING ? null : date)),
    units: Int32Array.from(shape.field("units").ofLength(count).integers(-1, MOST)),
    territories: shape
      .field("territories")
      .ofLength(count)
      .texts()
      .map((territory) => (territory === MISSING ? null : territory)),
    answers: instrument.questions.map((question, q) => readColumn(columns[q]!, question, count)),
  };
}

function readColumn(shape: Shape, { kind, options }: Question, count: number): AnswerColumn {
  if (kind === "single" || kind === "yesno") {
    const text = shape.text(/^[0-9a-z-]+$/);
    if (text.length !== count) shape.refuse(`${count} characters`);
    const codes = Int16Array.from(text, (mark) => (mark === MISSING ? -1 : Number.parseInt(mark, 36)));
    return codes.every((code) => code < options.length) ? { kind: "single", codes } : shape.refuse("known options");
  }
  if (kind === "text") return { kind, values: new Array<null>(count).fill(null) };
  if (kind === "number") {
    const values = shape.ofLength(count).numbers(-1, MOST);
    return { kind, values: Float64Array.from(values, (value) => (value < 0 ? Number.NaN : value)) };
  }
  const masks = shape.ofLength(count).integers(-1, 2 ** options.length - 1);
  const ticked = new Uint8Array(count * options.length);
  masks.forEach((mask, row) => {
    for (let o = 0; o < options.length; o++)
      if (mask >= 0 && (mask >> o) % 2 === 1) ticked[row * options.length + o] = 1;
  });
  return { kind, ticked, answered: Uint8Array.from(masks, (mask) => (mask < 0 ? 0 : 1)) };
}
