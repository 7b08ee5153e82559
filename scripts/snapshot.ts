import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEngine } from "../src/analysis/engine.ts";
import { assembleFrance } from "../src/analysis/france.ts";
import { encodeSnapshot, firstChoices, readSnapshot, takeSnapshot } from "../src/analysis/snapshot.ts";
import { SNAPSHOT_FILE } from "../src/packs/snapshot-file.ts";
import { readManifest, readPack } from "./read-base.ts";

/** Folders whose code decides what the first view holds. */
const SOURCES = ["src/domain", "src/geo", "src/packs", "src/formats", "src/analysis", "data"] as const;

/** Hash of the code behind the first view and of the build that it shows; kept beside it. */
function hashOf(root: string, build: string): string {
  const hash = createHash("sha256").update(build);
  for (const folder of SOURCES) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).sort())
      if (/\.(ts|json)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)));
  }
  return hash.digest("hex");
}

/**
 * Writes the first view beside the packs, with the engine of the page, unless the one there is up to date.
 * @returns its size in bytes; null when nothing had to be done
 */
export async function buildSnapshot(root: string, today: string): Promise<number | null> {
  const folder = join(root, "public/data/");
  const manifest = readManifest(folder);
  const hash = hashOf(root, manifest.build);
  const [file, stamp] = [join(folder, SNAPSHOT_FILE), join(folder, `${SNAPSHOT_FILE}.sha256`)];
  if (isCurrent(file, stamp, hash, today)) return null;

  const example = readPack("example", folder);
  const france = assembleFrance({
    units: readPack("units", folder),
    mesh: readPack("contours", folder),
    example,
    manifest,
    loadHistory: async () => readPack("formerCodes", folder),
    loadPostalCodes: async () => readPack("postalCodes", folder),
    loadSurroundings: async () => readPack("surroundings", folder),
  });
  const engine = createEngine(async () => france);
  const outcome = await engine.start("", firstChoices(today), () => {});
  if (!outcome.ok) throw new Error(`the first view cannot be built: ${outcome.refusal.detail}`);
  const bytes = encodeSnapshot(await takeSnapshot(engine, outcome.value, example.cpts, today));
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
  writeFileSync(stamp, hash);
  return bytes.length;
}

function isCurrent(file: string, stamp: string, hash: string, today: string): boolean {
  try {
    return readFileSync(stamp, "utf8") === hash && readSnapshot(readFileSync(file), today) !== null;
  } catch {
    return false;
  }
}
