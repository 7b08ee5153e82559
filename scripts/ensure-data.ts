import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hashBuildSources } from "./packs/build-hash.ts";
import { findStaleness } from "./packs/manifest.ts";
import { packSources } from "./packs/pack-sources.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const reason = findStaleness(join(root, "public/data"), { build: hashBuildSources(root), sourcesOf: packSources });
if (reason === undefined) process.stdout.write("Data up to date.\n");
else {
  process.stdout.write(`Building the data: ${reason}.\n`);
  // Loaded only now: the readers and turf take longer to load than the check.
  const { showBuild } = await import("./packs/show-build.ts");
  if (!showBuild(root)) process.exitCode = 1;
}
