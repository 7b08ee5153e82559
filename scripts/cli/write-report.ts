import { renameSync, rmSync, writeFileSync } from "node:fs";
import { CliError } from "./cli-error.ts";

/**
 * Writes a report under a temporary name, then renames it: a reader never sees half a report.
 * @throws CliError when the folder does not exist or cannot be written
 */
export function writeReport(path: string, json: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, json);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new CliError(`Le rapport ne peut pas être écrit dans «\u00a0${path}\u00a0» (${reason}).`);
  }
}
