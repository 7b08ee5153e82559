import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PackError } from "../../src/packs/pack-error.ts";
import { type Base, DATA_FOLDER, readBase } from "../read-base.ts";
import { CliError } from "./cli-error.ts";

const ENSURE_DATA = fileURLToPath(new URL("../ensure-data.ts", import.meta.url));

/**
 * Reads the base of France, after building it if it never was; what the build prints goes to stderr, so that a report
 * on stdout stays a report.
 * @throws CliError when it cannot be built or read
 */
export function loadBase(folder: string = DATA_FOLDER): Base {
  if (folder === DATA_FOLDER && !existsSync(join(folder, "manifest.json"))) {
    const built = spawnSync(process.execPath, [...process.execArgv, ENSURE_DATA], { stdio: ["ignore", 2, 2] });
    if (built.status !== 0) throw new CliError("Les données de base n’ont pas pu être construites (npm run data).");
  }
  try {
    return readBase(folder);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    throw new CliError(`Les données de base ne sont pas lisibles (${error.message})\u202f: lancez npm run data.`);
  }
}
