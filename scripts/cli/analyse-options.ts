import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Result } from "../../src/domain/result.ts";
import { parseScope, type Scope, type ScopeRefusal } from "../../src/domain/scope.ts";
import { DEFAULT_STAGES } from "../../src/domain/stages.ts";
import { type IsoDate, STAGES, type Stage } from "../../src/domain/territory.ts";
import { DEFAULT_TARGET_RATIO } from "../../src/domain/thresholds.ts";
import { CliError } from "./cli-error.ts";

/** What `npm run analyse` was asked (SPEC §7). */
export interface AnalyseOptions {
  readonly perimeters: string;
  /** Absent: the extent of the list. */
  readonly scope?: Scope;
  readonly extent?: Scope;
  readonly ratio: number;
  readonly stages: readonly Stage[];
  readonly date: IsoDate;
  readonly cog?: number;
  /** Other meshes, by the name that the report gives them. */
  readonly meshes: readonly { readonly name: string; readonly path: string }[];
  readonly sites?: string;
  readonly data?: string;
  readonly out?: string;
}

const text = { type: "string", multiple: true } as const;
const OPTIONS = {
  perimeters: text,
  scope: text,
  ratio: text,
  stages: text,
  date: text,
  extent: text,
  cog: text,
  mesh: text,
  sites: text,
  data: text,
  out: text,
} as const;
type OptionName = keyof typeof OPTIONS;

const USAGE =
  "npm run analyse -- --perimeters FICHIER [--scope france|region:93|departement:13|epci:CODE] [--ratio 60000] " +
  "[--stages aci,valide,…] [--date AAAA-MM-JJ] [--extent region:93,…] [--cog ANNÉE] " +
  "[--mesh NOM=FICHIER]… [--sites FICHIER] " +
  "[--data DOSSIER] [--out rapport.json]";

/**
 * Reads the arguments strictly. `today` is the date counted when none is given.
 * @throws CliError on an unknown option, one given twice, or a value that means nothing
 */
export function parseAnalyseOptions(args: readonly string[], today: IsoDate): AnalyseOptions {
  const values = readValues(args);
  const one = (name: OptionName): string | undefined => {
    const given = values[name] ?? [];
    if (given.length > 1) throw new CliError(`L’option --${name} ne peut être donnée qu’une fois.`);
    if (given[0]?.trim() === "") throw new CliError(`L’option --${name} attend une valeur.`);
    return given[0];
  };
  const perimeters = one("perimeters");
  if (perimeters === undefined) throw new CliError(`Il manque la liste des CPTS\u202f: ${USAGE}`);
  const scope = one("scope");
  const extent = one("extent");
  const cog = one("cog");
  const data = one("data");
  const out = one("out");
  const sites = one("sites");
  const meshes = readMeshes(values.mesh ?? []);
  const inputs = [perimeters, ...(sites === undefined ? [] : [sites]), ...meshes.map(({ path }) => path)];
  if (out !== undefined && inputs.some((input) => resolve(out) === resolve(input))) {
    const what = resolve(out) === resolve(perimeters) ? "la liste" : "un fichier lu";
    throw new CliError(`Le rapport écraserait ${what}\u202f: donnez un autre nom à --out.`);
  }
  return {
    perimeters,
    ratio: readRatio(one("ratio")),
    stages: readStages(one("stages")),
    date: readDate(one("date") ?? today),
    ...(scope === undefined ? {} : { scope: readZones("scope", scope) }),
    ...(extent === undefined ? {} : { extent: readZones("extent", extent) }),
    ...(cog === undefined ? {} : { cog: readYear(cog) }),
    meshes,
    ...(sites === undefined ? {} : { sites }),
    ...(data === undefined ? {} : { data }),
    ...(out === undefined ? {} : { out }),
  };
}

function readValues(args: readonly string[]): Readonly<Partial<Record<OptionName, readonly string[]>>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const named = /--?[\w-]+/.exec(error.message)?.[0];
    const isUnknown = "code" in error && error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION";
    const isMisplaced = "code" in error && error.code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL";
    if (isMisplaced) throw new CliError(`Un argument n’appartient à aucune option\u202f: ${USAGE}`);
    throw new CliError(
      isUnknown ? `L’option ${named} n’existe pas\u202f: ${USAGE}` : `L’option ${named ?? ""} attend une valeur.`,
    );
  }
}

function readRatio(written: string | undefined): number {
  if (written === undefined) return DEFAULT_TARGET_RATIO;
  const ratio = Number(written);
  if (/^\d{1,9}$/.test(written) && ratio > 0) return ratio;
  throw new CliError(`--ratio attend un nombre entier d’habitants par CPTS, et non «\u00a0${written}\u00a0».`);
}

function readStages(written: string | undefined): readonly Stage[] {
  if (written === undefined) return DEFAULT_STAGES;
  const words = written.split(",").map((word) => word.trim());
  return [...new Set(words)].map((word) => {
    const stage = STAGES.find((known) => known === word);
    if (stage !== undefined) return stage;
    throw new CliError(`--stages ne connaît pas «\u00a0${word}\u00a0»\u202f; les stades sont ${STAGES.join(", ")}.`);
  });
}

function readDate(written: string): IsoDate {
  const time = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(`${written}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(written)) return written;
  throw new CliError(`--date attend une date AAAA-MM-JJ, et non «\u00a0${written}\u00a0».`);
}

function readYear(written: string): number {
  if (/^(19|20)\d\d$/.test(written)) return Number(written);
  throw new CliError(`--cog attend une année, et non «\u00a0${written}\u00a0».`);
}

/** `NOM=FICHIER`, each name once; the first « = » separates them. */
function readMeshes(written: readonly string[]): AnalyseOptions["meshes"] {
  const meshes = written.map((text) => {
    const [, name = "", path = ""] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name.trim() === "" || path.trim() === "")
      throw new CliError(`--mesh attend NOM=FICHIER, et non «\u00a0${text}\u00a0».`);
    return { name: name.trim(), path };
  });
  const twice = meshes.find(({ name }, position) => meshes.findIndex((mesh) => mesh.name === name) < position);
  if (twice !== undefined) throw new CliError(`--mesh donne deux fois le maillage «\u00a0${twice.name}\u00a0».`);
  return meshes;
}

function readZones(option: "scope" | "extent", written: string): Scope {
  return unwrapZones(option, parseScope(written));
}

/**
 * The value, or the sentence that says which zone was refused.
 * @throws CliError
 */
export function unwrapZones<Value>(option: "scope" | "extent", result: Result<Value, ScopeRefusal>): Value {
  if (result.ok) return result.value;
  const { code, seen } = result.refusal;
  const reasons: Readonly<Record<ScopeRefusal["code"], string>> = {
    malformed: `attend france ou des zones comme region:93, et non «\u00a0${seen}\u00a0»`,
    "unknown-level": `ne connaît que region, departement, arrondissement, epci et ept, et non «\u00a0${seen}\u00a0»`,
    "unknown-zone": `ne trouve pas «\u00a0${seen}\u00a0» dans la base`,
  };
  throw new CliError(`--${option} ${reasons[code]}.`);
}
