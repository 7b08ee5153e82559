import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/**
 * The writer of workbooks packs large sheets in workers made from blobs, which the policy of the page forbids where it
 * is sent as a header. It runs in a worker already: there it packs at once.
 */
export const zipPlugin: Plugin = {
  name: "zip-at-once",
  enforce: "pre",
  resolveId: (source, importer) =>
    source === "fflate" && importer?.includes("write-excel-file") === true
      ? fileURLToPath(new URL("../src/formats/zip-at-once.ts", import.meta.url))
      : null,
};
