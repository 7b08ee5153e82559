import { createHash } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What was written: its size in bytes and its SHA-256 in hexadecimal. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a file of the data folder under a temporary name, then renames it: a reader never sees half a file. */
export function writeAtomically(folder: string, file: string, content: string | Uint8Array): Written {
  mkdirSync(folder, { recursive: true });
  const buffer = typeof content === "string" ? Buffer.from(content) : content;
  const temporary = join(folder, `.${file}.${process.pid}.tmp`);
  writeFileSync(temporary, buffer);
  renameSync(temporary, join(folder, file));
  return { bytes: buffer.byteLength, sha256: createHash("sha256").update(buffer).digest("hex") };
}
