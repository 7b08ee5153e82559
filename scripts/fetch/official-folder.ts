import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where downloaded files are kept; git ignores it. */
export const OFFICIAL_FOLDER = fileURLToPath(new URL("../../data/official/", import.meta.url));

/** What is known of a downloaded file, written beside it as `FILE.json`. */
export interface OfficialRecord {
  readonly source: string;
  readonly file: string;
  readonly url: string;
  /** ISO date. */
  readonly fetched: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** The record beside a file; null when the file was never downloaded whole. */
export function readRecord(folder: string, file: string): OfficialRecord | null {
  if (!existsSync(join(folder, file))) return null;
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, recordName(file)), "utf8"));
    return isRecord(json) ? json : null;
  } catch {
    return null;
  }
}

export const recordName = (file: string): string => `${file}.json`;

/** Files of a source that were downloaded, the whole country first, then by région. */
export function listOfficialFiles(folder: string, source: string): readonly OfficialRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => readRecord(folder, name.slice(0, -".json".length)) ?? [])
    .filter((record) => record.source === source)
    .sort((a, b) => Number(/-\d\d\./.test(a.file)) - Number(/-\d\d\./.test(b.file)) || (a.file < b.file ? -1 : 1));
}

function isRecord(json: unknown): json is OfficialRecord {
  if (typeof json !== "object" || json === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...json };
  const texts = [fields.source, fields.file, fields.url, fields.fetched, fields.sha256];
  return texts.every((value) => typeof value === "string") && typeof fields.bytes === "number";
}
