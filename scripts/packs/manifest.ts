import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeManifest } from "../../src/packs/manifest.ts";
import { PackError } from "../../src/packs/pack-error.ts";
import { type Manifest, PACKS, type PackName } from "../../src/packs/pack-list.ts";

export const MANIFEST_FILE = "manifest.json";
export const PACK_NAMES = [
  "units",
  "formerCodes",
  "postalCodes",
  "surroundings",
  "contours",
  "example",
  "surveys",
] as const satisfies PackName[];

/** What is installed and written here now, that a built folder is compared with. */
export interface Wanted {
  readonly build: string;
  readonly sourcesOf: (name: PackName) => Manifest["packs"][PackName]["sources"];
}

/**
 * Why the packs of a folder must be built again, in one sentence; undefined when they are up to date. Their contents
 * are not read: the manifest is written last, and each file has the size that it says.
 */
export function findStaleness(folder: string, { build, sourcesOf }: Wanted): string | undefined {
  if (!existsSync(join(folder, MANIFEST_FILE))) return "no data yet";
  let manifest: Manifest;
  try {
    manifest = decodeManifest(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), "utf8")));
  } catch (error) {
    if (error instanceof PackError || error instanceof SyntaxError) return `the manifest is broken (${error.message})`;
    throw error;
  }
  if (manifest.build !== build) return "the build has changed";
  for (const name of PACK_NAMES) {
    const entry = manifest.packs[name];
    if (entry.version !== PACKS[name].version)
      return `${name} has version ${entry.version}, not ${PACKS[name].version}`;
    const size = statSync(join(folder, entry.file), { throwIfNoEntry: false })?.size;
    if (size !== entry.bytes) return `${entry.file} ${size === undefined ? "is missing" : "was altered"}`;
    const wanted = sourcesOf(name);
    const dropped = entry.sources.find((source) => !wanted.some((other) => other.name === source.name));
    if (dropped !== undefined) return `${dropped.name} is no longer here`;
    for (const { name: source, version } of wanted) {
      const built = entry.sources.find((candidate) => candidate.name === source)?.version;
      if (built !== version) return `${source} is ${version} here, ${built ?? "absent"} in the data`;
    }
  }
  return undefined;
}
