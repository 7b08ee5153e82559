import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decodePack, type PackContents, parseJson } from "../src/packs/decode-pack.ts";
import { decodeManifest } from "../src/packs/manifest.ts";
import { PackError } from "../src/packs/pack-error.ts";
import type { Manifest, PackName } from "../src/packs/pack-list.ts";

/** Where `npm run data` writes. */
export const DATA_FOLDER = fileURLToPath(new URL("../public/data/", import.meta.url));

/** What the command line and the tests need of the built data. */
export interface Base {
  readonly manifest: Manifest;
  readonly units: PackContents["units"];
  readonly mesh: PackContents["contours"];
  readonly history: PackContents["formerCodes"];
}

/**
 * Reads the units, their mesh and the history of their codes from a built folder.
 * @throws PackError when the folder was not built, or not by this version
 */
export function readBase(folder: string = DATA_FOLDER): Base {
  return {
    manifest: readManifest(folder),
    units: readPack("units", folder),
    mesh: readPack("contours", folder),
    history: readPack("formerCodes", folder),
  };
}

/**
 * Reads one pack from a built folder.
 * @throws PackError when it is missing, altered, or of another version
 */
export function readPack<Name extends PackName>(name: Name, folder: string = DATA_FOLDER): PackContents[Name] {
  const entry = readManifest(folder).packs[name];
  return decodePack(name, readBytes(name, folder, entry.file), entry);
}

/** What the packs of a built folder are. @throws PackError when it was not built */
export function readManifest(folder: string): Manifest {
  return decodeManifest(parseJson("manifest", readBytes("manifest", folder, "manifest.json")));
}

function readBytes(name: PackName | "manifest", folder: string, file: string): Uint8Array {
  const path = join(folder, file);
  if (!existsSync(path)) throw new PackError("missing", name, `${path} does not exist; run npm run data`);
  return readFileSync(path);
}
