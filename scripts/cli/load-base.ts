import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PackError } from "../../src/packs/pack-error.ts";
import { type Base, DATA_FOLDER, readBase, readPack } from "../read-base.ts";
import { CliError } from "./cli-error.ts";

/** The base of France with all that lists are read against. */
export interface ListReadingBase extends Base {
  readonly postalCodes: readonly (readonly string[])[];
}

const ENSURE_DATA = fileURLToPath(new URL("../ensure-data.ts", import.meta.url));

/**
 * Reads the base of France, after building it if it is absent, damaged or of another version; what the build prints
 * goes to stderr, so that a report on stdout stays a report. A folder that was named is read as it is.
 * @throws CliError when it cannot be built or read
 */
export function loadBase(folder?: string): ListReadingBase {
  const first = tryBase(folder ?? DATA_FOLDER);
  if (!(first instanceof PackError)) return first;
  if (folder !== undefined) throw unreadable(first);
  const built = spawnSync(process.execPath, [...process.execArgv, ENSURE_DATA], { stdio: ["ignore", 2, 2] });
  if (built.status !== 0) throw new CliError("Les données de base n’ont pas pu être construites (npm run data).");
  const second = tryBase(DATA_FOLDER);
  if (second instanceof PackError) throw unreadable(second);
  return second;
}

function tryBase(folder: string): ListReadingBase | PackError {
  try {
    return { ...readBase(folder), postalCodes: readPack("postalCodes", folder) };
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

const STATES: Readonly<Record<PackError["code"], string>> = {
  missing: "est absent",
  version: "est d’une autre version",
  corrupt: "est abîmé",
};

function unreadable({ pack, code }: PackError): CliError {
  return new CliError(
    `Les données de base ne sont pas lisibles («\u00a0${pack}\u00a0» ${STATES[code]})\u202f: lancez npm run data.`,
  );
}
