import { buildReport } from "../src/analysis/report.ts";
import { meshesToCross } from "../src/analysis/report-crosses.ts";
import type { Report } from "../src/domain/report.ts";
import { FRANCE, unitsOfScope } from "../src/domain/scope.ts";
import { recogniseForeignFile } from "../src/formats/file-kind.ts";
import { type FileImport, readPerimeterFile } from "../src/formats/read-perimeters.ts";
import { refusalSentence } from "../src/formats/refusal-sentences.ts";
import { hashSha256 } from "../src/formats/sha256.ts";
import { deriveGeography } from "../src/geo/geography.ts";
import { buildUnitIndex } from "../src/geo/unit-index.ts";
import { type AnalyseOptions, parseAnalyseOptions, unwrapZones } from "./cli/analyse-options.ts";
import { CliError } from "./cli/cli-error.ts";
import { loadBase } from "./cli/load-base.ts";
import { type InputFile, readInput } from "./cli/read-input.ts";
import { describeSites, readAdditions } from "./cli/sites-and-meshes.ts";
import { summarise } from "./cli/summary.ts";
import { writeReport } from "./cli/write-report.ts";

function localToday(): string {
  const now = new Date();
  const month = String(now.getMonth() + 1).padStart(2, "0");
  return `${now.getFullYear()}-${month}-${String(now.getDate()).padStart(2, "0")}`;
}

/** Reads the list, then the base: a list that does not exist is said at once. */
async function analyse(
  options: AnalyseOptions,
): Promise<Report & { readonly sites?: ReturnType<typeof describeSites> }> {
  const input = readInput(options.perimeters);
  if (!input.ok) throw new CliError(refusalSentence(input.refusal, "fr"));
  const { units, mesh, history, postalCodes } = loadBase(options.data);
  const geography = deriveGeography(mesh);
  if (options.cog !== undefined && (options.cog < history.earliestYear || options.cog > history.latestYear)) {
    throw new CliError(`--cog attend une année de ${history.earliestYear} à ${history.latestYear}.`);
  }
  for (const name of ["scope", "extent"] as const) {
    const zones = options[name];
    if (zones !== undefined) unwrapZones(name, unitsOfScope(units, zones));
  }
  const { extent } = options;
  // Only polygons need to know which unit is at a point.
  const unitIndex = recogniseForeignFile(input.value.bytes) === "json" ? { unitIndex: buildUnitIndex(mesh) } : {};
  const list = await readPerimeterFile(
    input.value,
    { units, history, postalCodes, geography, mesh, ...unitIndex },
    {
      ...(options.cog === undefined ? {} : { cog: options.cog }),
      ...(extent === undefined ? {} : { extent: extent.kind === "france" ? "france" : extent.zones }),
    },
  );
  if (!list.ok) throw new CliError(refusalSentence(list.refusal, "fr"));
  const { layer, anomalies } = list.value;
  const added = await readAdditions(options, { units, mesh, geography, history, postalCodes });
  const described = layer.extent === "france" ? FRANCE : ({ kind: "zones", zones: layer.extent } as const);
  const scope = options.scope ?? described;
  const report = buildReport({ units, geography }, layer, undefined, {
    scope,
    target: options.ratio,
    stages: options.stages,
    date: options.date,
    inputs: [{ ...(await describeInput(input.value)), ...describeReading(list.value) }, ...added.inputs],
    anomalies: [...anomalies, ...added.anomalies],
    meshes: added.meshes,
    sites: added.counted,
    crossed: meshesToCross(units, added.meshes),
  });
  if (options.sites === undefined) return report;
  const inScope = unwrapZones("scope", unitsOfScope(units, scope));
  return { ...report, sites: describeSites(added.sites, units, inScope, report) };
}

/** How the file was understood; what is doubtful in it is among the anomalies. */
function describeReading(read: FileImport) {
  const { rows, cog, separator, encoding, ignoredColumns, columns, vintage, workbook, polygons } = read;
  const { reading, threshold } = polygons ?? {};
  return { rows, cog, separator, encoding, ignoredColumns, columns, vintage, workbook, reading, threshold };
}

async function describeInput({ name, bytes }: InputFile): Promise<{ file: string; sha256: string }> {
  return { file: name, sha256: await hashSha256(bytes) };
}

try {
  const options = parseAnalyseOptions(process.argv.slice(2), localToday());
  const report = await analyse(options);
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (options.out === undefined) {
    process.stdout.write(json);
    process.stderr.write(`${summarise(report)}\n`);
  } else {
    writeReport(options.out, json);
    process.stdout.write(`${summarise(report)}\n`);
  }
} catch (error) {
  if (!(error instanceof CliError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
