import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CliError } from "./cli-error.ts";

export interface SurveyOptions {
  readonly responses: string;
  readonly instrument?: string;
  readonly axes: number;
  readonly classes: number;
  readonly out?: string;
}

const text = { type: "string", multiple: true } as const;
const OPTIONS = { responses: text, instrument: text, axes: text, classes: text, out: text } as const;
type OptionName = keyof typeof OPTIONS;

const USAGE =
  "npm run survey -- --responses FICHIER [--instrument FICHIER] [--axes 5] [--classes 4] [--out rapport.json]";

/**
 * Reads the arguments strictly.
 * @throws CliError on an unknown option, one given twice, or a value that means nothing
 */
export function parseSurveyOptions(args: readonly string[]): SurveyOptions {
  const values = readValues(args);
  const one = (name: OptionName): string | undefined => {
    const given = values[name] ?? [];
    if (given.length > 1) throw new CliError(`L’option --${name} ne peut être donnée qu’une fois.`);
    if (given[0]?.trim() === "") throw new CliError(`L’option --${name} attend une valeur.`);
    return given[0];
  };
  const responses = one("responses");
  if (responses === undefined) throw new CliError(`Il manque le fichier de réponses\u202f: ${USAGE}`);
  const instrument = one("instrument");
  const out = one("out");
  if (out !== undefined && resolve(out) === resolve(responses)) {
    throw new CliError("Le rapport écraserait les réponses\u202f: donnez un autre nom à --out.");
  }
  return {
    responses,
    axes: readCount("axes", one("axes") ?? "5", 1, 50),
    classes: readCount("classes", one("classes") ?? "4", 2, 50),
    ...(instrument === undefined ? {} : { instrument }),
    ...(out === undefined ? {} : { out }),
  };
}

function readValues(args: readonly string[]): Readonly<Partial<Record<OptionName, readonly string[]>>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CliError(`Ces options ne se lisent pas\u202f: ${USAGE}`);
  }
}

function readCount(name: OptionName, written: string, least: number, most: number): number {
  const count = Number(written);
  if (/^\d{1,4}$/.test(written) && count >= least && count <= most) return count;
  throw new CliError(`--${name} attend un nombre entier de ${least} à ${most}, et non «\u00a0${written}\u00a0».`);
}
