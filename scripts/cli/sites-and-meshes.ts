import { meshRequest } from "../../src/analysis/mesh-catalogue.ts";
import type { ReportSite } from "../../src/analysis/site-counts.ts";
import { countByKind } from "../../src/analysis/site-register.ts";
import type { Report } from "../../src/domain/report.ts";
import type { Site } from "../../src/domain/site.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import { importRefusalSentence } from "../../src/formats/import-sentences.ts";
import { readMesh } from "../../src/formats/mesh-list.ts";
import type { MeshBase } from "../../src/formats/mesh-list-import.ts";
import { createPlaceResolver } from "../../src/formats/place-resolver.ts";
import { refusalSentence } from "../../src/formats/refusal-sentences.ts";
import { hashSha256 } from "../../src/formats/sha256.ts";
import { SITE_LIMIT_BYTES } from "../../src/formats/site-import.ts";
import { readSites } from "../../src/formats/site-list.ts";
import { createCentreReader } from "../../src/geo/unit-centres.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import type { AnalyseOptions } from "./analyse-options.ts";
import { CliError } from "./cli-error.ts";
import { type InputFile, readInput } from "./read-input.ts";

/** What `--sites` and `--mesh` add to an analysis. */
export interface Additions {
  readonly sites: readonly Site[];
  /** The sites that the report counts in each territory and white zone. */
  readonly counted: readonly ReportSite[];
  /** By the name that each was given on the command line. */
  readonly meshes: Readonly<Record<string, TerritoryLayer>>;
  readonly inputs: Report["meta"]["inputs"];
  readonly anomalies: Report["anomalies"];
}

type AdditionsBase = Pick<MeshBase, "units" | "mesh" | "geography" | "history"> & {
  readonly postalCodes: readonly (readonly string[])[];
};

/**
 * Reads the sites, then the meshes, whose members the sites may place.
 * @throws CliError when a file cannot be read
 */
export async function readAdditions(options: AnalyseOptions, read: AdditionsBase): Promise<Additions> {
  if (options.sites === undefined && options.meshes.length === 0)
    return { sites: [], counted: [], meshes: {}, inputs: [], anomalies: [] };
  const unitIndex = buildUnitIndex(read.mesh);
  const places = createPlaceResolver(read);
  const base = { ...read, unitIndex, places, centreOf: createCentreReader(read.mesh, unitIndex), sites: [] };
  const inputs: Report["meta"]["inputs"][number][] = [];
  const anomalies: Report["anomalies"][number][] = [];
  let sites: readonly Site[] = [];
  if (options.sites !== undefined) {
    const file = open(options.sites);
    const found = await readSites(file, base);
    if (!found.ok) throw new CliError(importRefusalSentence(found.refusal, "fr"));
    const { format, rows, counts, otherCategories, approximate, closed, ignoredColumns, date } = found.value;
    sites = found.value.sites;
    inputs.push({
      ...(await describeInput(file, rows, "sites")),
      ...{ format, counts, otherCategories, approximate, closed, ignoredColumns, date },
    });
    // Categories left out are not findings: their counts are with the file.
    anomalies.push(...found.value.anomalies.filter(({ kind }) => kind !== "autre-categorie"));
  }
  const meshes: Record<string, TerritoryLayer> = {};
  for (const { name, path } of options.meshes) {
    const file = open(path);
    const found = await readMesh(file, { ...base, sites }, meshRequest(name, options.date));
    if (!found.ok) throw new CliError(importRefusalSentence(found.refusal, "fr"));
    const { maillage, reading, rows, units, zoneColumn, ignoredColumns, rebuilt } = found.value;
    meshes[name] = maillage.layer;
    inputs.push({
      ...(await describeInput(file, rows, "maillage")),
      ...{ mesh: name, reading, territories: maillage.layer.territories.length, units, zoneColumn, ignoredColumns },
      ...{ nature: maillage.nature, rule: maillage.rule.fr, rebuilt },
    });
    anomalies.push(...found.value.anomalies);
  }
  return { sites, counted: countedSites(sites), meshes, inputs, anomalies };
}

/** Structures and places of the scope, and those that no counted CPTS holds (« sites hors CPTS »). */
export function describeSites(sites: readonly Site[], units: UnitTable, inScope: Uint8Array, report: Report) {
  const covered = new Uint8Array(units.count);
  for (const territory of report.territories) for (const code of territory.units) covered[units.indexOf.get(code)!] = 1;
  const positions = [...sites.keys()].filter((site) => inScope[sites[site]!.unitIndex] === 1);
  const outside = positions.filter((site) => covered[sites[site]!.unitIndex] === 0);
  return {
    inScope: countByKind(sites, positions),
    outside: {
      counts: countByKind(sites, outside),
      list: outside.map((site) => {
        const { id, kind, name, unitIndex } = sites[site]!;
        return { id, kind, name, unit: units.codes[unitIndex]! };
      }),
    },
  };
}

function open(path: string): InputFile {
  const input = readInput(path, SITE_LIMIT_BYTES);
  if (!input.ok) throw new CliError(refusalSentence(input.refusal, "fr"));
  return input.value;
}

async function describeInput({ name, bytes }: InputFile, rows: number, role: "sites" | "maillage") {
  return { file: name, sha256: await hashSha256(bytes), rows, role };
}

function countedSites(sites: readonly Site[]): readonly ReportSite[] {
  return sites.flatMap(({ kind, unitIndex, structureId }) =>
    kind === "msp" || kind === "cds" ? [{ kind, unit: unitIndex, structure: structureId }] : [],
  );
}
