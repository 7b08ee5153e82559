import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { listPrecache, precacheLine } from "./precache.ts";

const SOURCE = resolve(import.meta.dirname, "../../src/service-worker.ts");
const FILE = "service-worker.js";

/**
 * Builds the service worker, then writes the list of the files of the build in front of it. The list is made from what
 * lies in the folder, once everything does, so that it cannot differ from what is served.
 */
export const offlinePlugin: Plugin = {
  name: "offline",
  apply: "build",
  buildStart() {
    this.emitFile({ type: "chunk", id: SOURCE, fileName: FILE });
  },
  writeBundle({ dir }, bundle) {
    if (dir === undefined) throw new Error("the build has no folder");
    const files = listPrecache(dir, Object.keys(bundle));
    const file = join(dir, FILE);
    writeFileSync(file, precacheLine(files) + readFileSync(file, "utf8"));
    const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
    this.info(`${files.length} files kept for use without network, ${megabytes.toFixed(1)} MB`);
  },
};
