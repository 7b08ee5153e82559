import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file to write: its name in the folder, and its content. */
export interface NewFile {
  readonly file: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files of the data folder under temporary names, then renames them in their order: a reader never sees half
 * a file, and a build that fails before leaves the folder as it was.
 */
export function writeTogether(folder: string, files: readonly NewFile[]): void {
  mkdirSync(folder, { recursive: true });
  const temporary = (file: string) => join(folder, `.${file}.${process.pid}.tmp`);
  for (const { file, content } of files) writeFileSync(temporary(file), content);
  for (const { file } of files) renameSync(temporary(file), join(folder, file));
}

/** Size in bytes and SHA-256 in hexadecimal. */
export function measure(content: string | Uint8Array): { readonly bytes: number; readonly sha256: string } {
  return { bytes: Buffer.byteLength(content), sha256: createHash("sha256").update(content).digest("hex") };
}
