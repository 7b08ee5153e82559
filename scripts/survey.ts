import { readFileSync } from "node:fs";
import { reportTypology, type SurveyReport } from "../src/analysis/survey-report.ts";
import { MOST_CATEGORIES } from "../src/domain/acm.ts";
import { finish } from "../src/domain/cah.ts";
import { prepareItems, type RawItem } from "../src/domain/item-table.ts";
import type { Instrument } from "../src/domain/survey.ts";
import { buildTypology } from "../src/domain/typology.ts";
import { refusalSentence } from "../src/formats/refusal-sentences.ts";
import { planResponseColumns } from "../src/formats/response-columns.ts";
import { openResponses, type ResponseFile } from "../src/formats/response-file.ts";
import { itemsOf } from "../src/formats/response-items.ts";
import { readResponseList } from "../src/formats/response-list.ts";
import { responseSentence } from "../src/formats/response-sentences.ts";
import { decodeInstrument } from "../src/packs/instrument.ts";
import { PackError } from "../src/packs/pack-error.ts";
import { CliError } from "./cli/cli-error.ts";
import { readInput } from "./cli/read-input.ts";
import { parseSurveyOptions, type SurveyOptions } from "./cli/survey-options.ts";
import { writeReport } from "./cli/write-report.ts";

/** Columns that are no item when there is no instrument (SPEC §7). */
const NOT_ITEMS = new Set(["id", "commune", "territoire"]);

/** ACM then CAH of a file of responses, said on stderr where a column or a cell was not used as written. */
async function survey(options: SurveyOptions): Promise<SurveyReport> {
  const input = readInput(options.responses);
  if (!input.ok) throw new CliError(refusalSentence(input.refusal, "fr"));
  const file = await openResponses(input.value);
  if (!file.ok) throw new CliError(refusalSentence(file.refusal, "fr"));
  const { items, ids } =
    options.instrument === undefined
      ? readPlainItems(file.value)
      : readItems(file.value, readInstrumentFile(options.instrument));
  const prepared = prepareItems(items, "category");
  const categories = prepared.table.items.reduce((sum, { values }) => sum + values.length, 0);
  if (prepared.table.items.length < 2 || categories === prepared.table.items.length) {
    throw new CliError("Il faut au moins deux questions, dont une où les réponses diffèrent.");
  }
  if (categories > MOST_CATEGORIES) {
    throw new CliError(
      `Ces colonnes ont ${categories} réponses différentes, pour ${MOST_CATEGORIES} au plus\u202f: retirez celles qui sont libres ou chiffrées.`,
    );
  }
  const typology = finish(buildTypology(prepared.table, options.axes, options.classes));
  return reportTypology(prepared, ids, typology);
}

function readPlainItems(file: ResponseFile): { items: readonly RawItem[]; ids: readonly string[] } {
  const columns = planResponseColumns(file, null);
  const nameOf = (column: number) => file.header[column]!.toLowerCase();
  const idColumn = file.header.findIndex((_, column) => nameOf(column) === "id");
  const items = file.header.flatMap((header, column) => {
    if (header === "" || NOT_ITEMS.has(nameOf(column))) return [];
    if (columns[column]!.kind === "identity") {
      process.stderr.write(`La colonne «\u00a0${header}\u00a0» identifie des personnes\u202f: elle n’est pas lue.\n`);
      return [];
    }
    const answers = file.rows.map(({ cells }) => cells[column]?.trim() ?? "");
    return [{ id: header, answers: answers.map((cell) => (cell === "" || cell === "NA" ? null : cell)) }];
  });
  return { items, ids: file.rows.map(({ cells, number }) => cells[idColumn]?.trim() || `ligne-${number}`) };
}

function readItems(file: ResponseFile, instrument: Instrument) {
  const { table, anomalies } = readResponseList(file, instrument);
  for (const anomaly of anomalies) {
    if (anomaly.kind !== "sans-lieu") process.stderr.write(`${responseSentence(anomaly, "fr")}\n`);
  }
  const rows = table.ids.map((_, row) => row);
  return { items: itemsOf(table, ({ typology }) => typology, rows), ids: table.ids };
}

/** @throws CliError when it is not an instrument */
function readInstrumentFile(path: string): Instrument {
  try {
    return decodeInstrument(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const reason = error instanceof PackError ? error.detail : error instanceof Error ? error.message : String(error);
    throw new CliError(`L’instrument «\u00a0${path}\u00a0» ne se lit pas\u202f: ${reason}`);
  }
}

try {
  const options = parseSurveyOptions(process.argv.slice(2));
  const report = await survey(options);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(json);
  else {
    writeReport(options.out, json);
    const sizes = report.classes.map(({ n }) => n).join(", ");
    process.stdout.write(
      `${report.n} réponses, ${report.items} questions, ${report.classes.length} classes (${sizes}).\n`,
    );
  }
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
