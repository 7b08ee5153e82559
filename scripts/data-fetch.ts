import { fileURLToPath } from "node:url";
import { megabytes } from "./fetch/download.ts";
import { UsageError } from "./fetch/fetch-error.ts";
import { type FetchOptions, parseFetchOptions } from "./fetch/fetch-options.ts";
import { type FetchListener, fetchSources } from "./fetch/fetch-sources.ts";
import { listTargets } from "./fetch/find-target.ts";
import { OFFICIAL_FOLDER } from "./fetch/official-folder.ts";
import { type OfficialSource, readSourceList } from "./fetch/source-list.ts";
import { SourceError } from "./sources/source-record.ts";

const SOURCES = fileURLToPath(new URL("../data/sources.json", import.meta.url));

const line = (text: string) => (process.stdout.isTTY ? `\r\x1b[2K${text}` : text);
const listener: FetchListener = {
  onProgress: (label, bytes, total) => {
    if (!process.stdout.isTTY) return;
    const share = total === null ? "" : `${Math.floor((100 * bytes) / total)} % of ${megabytes(total)}`;
    process.stdout.write(line(`${label}  ${share || megabytes(bytes)}`));
  },
  onRetry: (label, reason, waitMs) =>
    process.stderr.write(
      line(`${label}: ${reason}; trying again in ${(waitMs / 1000).toFixed(waitMs < 1000 ? 1 : 0)} s\n`),
    ),
  onDone: (label, { file, bytes }, wasHere) =>
    process.stdout.write(
      line(`${label}: ${file}, ${megabytes(bytes)}${wasHere ? ", already here and up to date" : ""}\n`),
    ),
  onFailed: (label, reason) => process.stderr.write(line(`${label}: not downloaded: ${reason}.\n`)),
};

/** The sources named; without names, all those whose address is known. @throws UsageError */
function choose(sources: readonly OfficialSource[], names: readonly string[]): readonly OfficialSource[] {
  const unknown = names.find((name) => !sources.some((source) => source.name === name));
  if (unknown !== undefined)
    throw new UsageError(`No source is called "${unknown}": ${sources.map(({ name }) => name).join(", ")}.`);
  if (names.length > 0) return sources.filter(({ name }) => names.includes(name));
  for (const { name, page, file, seen } of sources)
    if (seen === "not-found") process.stdout.write(`${name}: to be taken by hand from ${page} as ${file}.\n`);
  return sources.filter(({ seen }) => seen !== "not-found");
}

async function run({ names, regions, list, base, out, sources: path }: FetchOptions): Promise<void> {
  const sources = choose(readSourceList(path ?? SOURCES), names);
  if (list) {
    for (const { name, title, publisher, licence, page } of sources)
      process.stdout.write(`${name}: ${title}. ${publisher}. ${licence}. ${page}\n`);
    return;
  }
  const failed = await fetchSources({
    targets: listTargets(sources, regions),
    folder: out ?? OFFICIAL_FOLDER,
    listener,
    ...(base === undefined ? {} : { base }),
  });
  if (failed.length > 0) process.exitCode = 1;
  else process.stdout.write("Everything is here; npm run data builds with it.\n");
}

try {
  await run(parseFetchOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof SourceError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
