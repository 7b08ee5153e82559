import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { FetchError } from "./fetch-error.ts";

/** What a download may take; tests shorten it. */
export interface Patience {
  /** Tries in all, the first included. */
  readonly tries: number;
  /** Wait before the second try; it doubles each time. */
  readonly firstWaitMs: number;
  /** Longest silence of a server. */
  readonly silenceMs: number;
}

export const PATIENCE: Patience = { tries: 5, firstWaitMs: 1000, silenceMs: 30_000 };

interface Download {
  readonly url: string;
  /** File in which the bytes are put; what is already there is resumed. */
  readonly part: string;
  readonly maxBytes: number;
  /** Marks of the file that is already here: nothing is downloaded when they still hold. */
  readonly known?: Marks;
  readonly patience: Patience;
  readonly onProgress: (bytes: number, total: number | null) => void;
  readonly onRetry: (reason: string, waitMs: number) => void;
}

/** What a server says to recognise a version of a file. */
export interface Marks {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A failure that another try may mend. */
class PassingError extends Error {
  readonly waitMs: number | null;
  constructor(message: string, waitMs: number | null = null) {
    super(message);
    this.waitMs = waitMs;
  }
}

/**
 * Downloads an address into `part`, resuming what an earlier try left there if the file has not changed since.
 * @returns marks of the version received; null when the file that is already here is still the right one
 * @throws FetchError when the server refuses, nothing helps, or the disk does
 */
export async function download(request: Download): Promise<Marks | null> {
  const { patience, onRetry } = request;
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryDownload(request);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      if (attempt === patience.tries) throw new FetchError(`${error.message} (${attempt} tries)`);
      const waitMs = error.waitMs ?? patience.firstWaitMs * 2 ** (attempt - 1);
      onRetry(error.message, waitMs);
      await wait(waitMs);
    }
  }
}

/** Marks of a part are kept beside it, so that a later run can resume it. */
const marksFile = (part: string): string => `${part}.marks`;

/** Forgets a part and its marks. */
export function dropPart(part: string): void {
  rmSync(part, { force: true });
  rmSync(marksFile(part), { force: true });
}

async function tryDownload({ url, part, maxBytes, known, patience, onProgress }: Download): Promise<Marks | null> {
  const resumed = resumable(part);
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), patience.silenceMs);
  const listen = () => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), patience.silenceMs);
  };
  try {
    const response = await fetch(url, {
      signal: silence.signal,
      headers: {
        // A compressed body could not be resumed, nor its length compared.
        "accept-encoding": "identity",
        "user-agent": "cpts-maillages data:fetch",
        ...(resumed === null ? conditions(known) : { range: `bytes=${resumed.bytes}-`, "if-range": resumed.mark }),
      },
    });
    if (response.status === 304) return null;
    if (response.status === 416) {
      dropPart(part);
      throw new PassingError("the server has another file than the one begun", 0);
    }
    refuseStatus(response);
    const marks = marksOf(response);
    const offset = response.status === 206 ? rangeStart(response, resumed?.bytes ?? 0) : 0;
    const length = Number(response.headers.get("content-length") ?? Number.NaN);
    const total = Number.isNaN(length) ? null : offset + length;
    if (total !== null && total > maxBytes)
      throw new FetchError(`the file announces ${megabytes(total)}, more than the ${megabytes(maxBytes)} expected`);
    await receive({ response, part, offset, maxBytes, marks, listen, onBytes: (bytes) => onProgress(bytes, total) });
    const size = statSync(part).size;
    if (total !== null && size < total)
      throw new PassingError(`the connection was cut at ${megabytes(size)} of ${megabytes(total)}`);
    return marks;
  } catch (error) {
    if (error instanceof FetchError || error instanceof PassingError) throw error;
    if (silence.signal.aborted)
      throw new PassingError(`the server was silent for ${Math.round(patience.silenceMs / 1000)} s`);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new PassingError(`the connection failed (${cause instanceof Error ? cause.message : String(cause)})`);
  } finally {
    clearTimeout(timer);
  }
}

function refuseStatus({ ok, status, headers }: Response): void {
  if (ok) return;
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (status >= 500 || status === 429 || status === 408)
    throw new PassingError(`the server answered ${status}`, Number.isNaN(after) ? null : Math.min(after, 60) * 1000);
  throw new FetchError(
    status === 404 ? "the address no longer exists (404): see the page of the source" : `the server answered ${status}`,
  );
}

interface Receiving {
  readonly response: Response;
  readonly part: string;
  readonly offset: number;
  readonly maxBytes: number;
  readonly marks: Marks;
  readonly listen: () => void;
  readonly onBytes: (bytes: number) => void;
}

async function receive({ response, part, offset, maxBytes, marks, listen, onBytes }: Receiving): Promise<void> {
  const file = onDisk(() => {
    writeFileSync(marksFile(part), JSON.stringify(marks));
    return openSync(part, offset > 0 ? "a" : "w");
  });
  try {
    let bytes = offset;
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
      listen();
      const { value } = next;
      bytes += value.length;
      if (bytes > maxBytes) throw new FetchError(`the file is over the ${megabytes(maxBytes)} expected`);
      onDisk(() => writeSync(file, value));
      onBytes(bytes);
    }
  } finally {
    closeSync(file);
  }
}

function onDisk<Value>(write: () => Value): Value {
  try {
    return write();
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new FetchError(`the folder cannot be written (${reason})`);
  }
}

/** A part that can be resumed: its size and a mark that only the same version has. */
function resumable(part: string): { readonly bytes: number; readonly mark: string } | null {
  if (!existsSync(part) || !existsSync(marksFile(part))) return null;
  const { size } = statSync(part);
  const json: unknown = JSON.parse(readFileSync(marksFile(part), "utf8"));
  const { etag, lastModified } = typeof json === "object" && json !== null ? (json as Marks) : {};
  // A weak etag does not promise the same bytes.
  const mark = etag !== undefined && !etag.startsWith("W/") ? etag : lastModified;
  return size > 0 && mark !== undefined ? { bytes: size, mark } : null;
}

function conditions(known: Marks | undefined): Record<string, string> {
  if (known?.etag !== undefined) return { "if-none-match": known.etag };
  return known?.lastModified === undefined ? {} : { "if-modified-since": known.lastModified };
}

function marksOf({ headers }: Response): Marks {
  const [etag, lastModified] = [headers.get("etag"), headers.get("last-modified")];
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

function rangeStart({ headers }: Response, asked: number): number {
  const start = Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
  if (start === asked) return start;
  throw new FetchError("the server sent another part of the file than the one asked for");
}

/** Bytes as people read them. */
export function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
