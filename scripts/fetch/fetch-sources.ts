import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkFile } from "./check-file.ts";
import { download, dropPart, type Marks, PATIENCE, type Patience } from "./download.ts";
import { FetchError } from "./fetch-error.ts";
import { type FetchTarget, findAddress } from "./find-target.ts";
import { type OfficialRecord, readRecord, recordName } from "./official-folder.ts";

/** Told what happens, one file at a time. */
export interface FetchListener {
  readonly onProgress: (label: string, bytes: number, total: number | null) => void;
  readonly onRetry: (label: string, reason: string, waitMs: number) => void;
  readonly onDone: (label: string, record: OfficialRecord, wasHere: boolean) => void;
  readonly onFailed: (label: string, reason: string) => void;
}

interface Fetching {
  readonly targets: readonly FetchTarget[];
  readonly folder: string;
  readonly listener: FetchListener;
  readonly base?: string;
  readonly patience?: Patience;
}

/**
 * Downloads files one after the other; each takes its place only once whole and checked, and one that fails leaves
 * what was there before.
 * @returns the labels that failed
 */
export async function fetchSources({
  targets,
  folder,
  listener,
  base,
  patience = PATIENCE,
}: Fetching): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const target of targets) {
    try {
      const { record, wasHere } = await fetchTarget(target, folder, listener, patience, base);
      listener.onDone(target.label, record, wasHere);
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      failed.push(target.label);
      listener.onFailed(target.label, error.message);
    }
  }
  return failed;
}

/** An address as it is asked for: under another base, its host becomes the first part of the path. */
function addressUnder(base: string | undefined, url: string): string {
  if (base === undefined) return url;
  const { host, pathname, search } = new URL(url);
  return `${base}/${host}${pathname}${search}`;
}

async function fetchTarget(
  target: FetchTarget,
  folder: string,
  listener: FetchListener,
  patience: Patience,
  base: string | undefined,
): Promise<{ readonly record: OfficialRecord; readonly wasHere: boolean }> {
  makeFolder(folder);
  const { source, label, file } = target;
  const path = join(folder, file);
  if (source.seen === "not-found" && existsSync(path)) return { record: adopt(target, folder, path), wasHere: true };
  const askJson = async (url: string) => {
    const part = join(folder, `${file}.dataset.part`);
    dropPart(part);
    await run(url, part, 20_000_000);
    const text = readFileSync(part, "utf8");
    dropPart(part);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new FetchError(`${new URL(url).host} did not answer with a description of the dataset`);
    }
  };
  const run = (url: string, part: string, maxBytes: number, known?: Marks) =>
    download({
      url: addressUnder(base, url),
      part,
      maxBytes,
      patience,
      ...(known === undefined ? {} : { known }),
      onProgress: (bytes, total) => listener.onProgress(label, bytes, total),
      onRetry: (reason, waitMs) => listener.onRetry(label, reason, waitMs),
    });
  const { url, checksum } = await findAddress(target, askJson);
  const known = readRecord(folder, file);
  const part = join(folder, `${file}.part`);
  const marks = await run(url, part, source.maxBytes, known?.url === url ? known : undefined);
  if (marks === null && known !== null) return { record: known, wasHere: true };
  try {
    const record = { ...originOf(target, url), ...checkFile(part, target, checksum), ...marks };
    place(folder, part, record);
    return { record, wasHere: false };
  } finally {
    // Whether it took its place or was refused, there is nothing left to resume.
    dropPart(part);
  }
}

/** A file that somebody put in the folder by hand, because no address gives it. */
function adopt(target: FetchTarget, folder: string, path: string): OfficialRecord {
  const record = { ...originOf(target, target.source.page), ...checkFile(path, target, undefined) };
  writeRecord(folder, record);
  return record;
}

function originOf({ source, file }: FetchTarget, url: string) {
  return { source: source.name, file, url, fetched: new Date().toISOString().slice(0, 10) };
}

function place(folder: string, part: string, record: OfficialRecord): void {
  try {
    renameSync(part, join(folder, record.file));
    writeRecord(folder, record);
  } catch (error) {
    throw unwritable(error);
  }
}

function writeRecord(folder: string, record: OfficialRecord): void {
  const path = join(folder, recordName(record.file));
  try {
    writeFileSync(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(`${path}.part`, path);
  } catch (error) {
    throw unwritable(error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unwritable(error);
  }
}

function unwritable(error: unknown): FetchError {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new FetchError(`the folder cannot be written (${reason})`);
}
