import { parseArgs } from "node:util";
import { UsageError } from "./fetch-error.ts";

/** What `npm run data:fetch` was asked. */
export interface FetchOptions {
  /** Names of sources; empty: all. */
  readonly names: readonly string[];
  /** Codes of régions; empty: the whole country. */
  readonly regions: readonly string[];
  /** Stands in for the scheme and host of every address; the host becomes the first part of the path. */
  readonly base?: string;
  /** Folder of the files; data/official otherwise. */
  readonly out?: string;
  /** List of sources; data/sources.json otherwise. */
  readonly sources?: string;
  readonly list: boolean;
}

const USAGE = "npm run data:fetch -- [names] [--region 93] [--list] [--out FOLDER] [--sources FILE] [--base ADDRESS]";
const REGION = /^(\d\d)$/;

/** Reads the arguments strictly. @throws UsageError */
export function parseFetchOptions(args: readonly string[]): FetchOptions {
  const { values, positionals } = parse(args);
  const regions = (values.region ?? []).flatMap((list) => list.split(",")).map((code) => code.trim());
  const wrong = regions.find((code) => !REGION.test(code));
  if (wrong !== undefined) throw new UsageError(`--region takes codes of régions such as 93 or 11,94, not "${wrong}".`);
  if (values.base !== undefined && !URL.canParse(values.base))
    throw new UsageError(`--base takes an address such as http://127.0.0.1:8000, not "${values.base}".`);
  return {
    names: positionals.flatMap((list) => list.split(",")).filter((name) => name !== ""),
    regions: [...new Set(regions)],
    list: values.list ?? false,
    ...(values.base === undefined ? {} : { base: values.base.replace(/\/$/, "") }),
    ...(values.out === undefined ? {} : { out: values.out }),
    ...(values.sources === undefined ? {} : { sources: values.sources }),
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        region: { type: "string", multiple: true },
        list: { type: "boolean" },
        base: text,
        out: text,
        sources: text,
      },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(`${error.message.split(".", 1)[0]}. Usage: ${USAGE}`);
  }
}
