import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildData, refreshFirstView } from "./build-data.ts";
import { hashBuildSources } from "./packs/build-hash.ts";
import { findStaleness } from "./packs/manifest.ts";
import { sourcesWithOfficial } from "./packs/pack-sources.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const reason = findStaleness(join(root, "public/data"), {
  build: hashBuildSources(root),
  sourcesOf: sourcesWithOfficial(join(root, "data/official")),
});
if (reason === undefined) {
  process.stdout.write("Data up to date.\n");
  await refreshFirstView(root);
} else {
  process.stdout.write(`Building the data: ${reason}.\n`);
  if (!(await buildData(root))) process.exitCode = 1;
}
