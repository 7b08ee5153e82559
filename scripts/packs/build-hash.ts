import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Files and folders of the project that decide what the packs hold. */
const BUILD_SOURCES = [
  "scripts/contours",
  "scripts/example",
  "scripts/fetch/official-folder.ts",
  "scripts/packs",
  "scripts/sources",
  "scripts/surveys",
  "src/domain/layer.ts",
  "src/domain/survey.ts",
  "src/formats/match-contours.ts",
  "src/formats/official-contours.ts",
  "src/formats/topojson-features.ts",
  "src/geo/edge-set.ts",
  "src/geo/fill-gaps.ts",
  "src/geo/geography.ts",
  "src/geo/measure.ts",
  "src/geo/mesh.ts",
  "src/geo/mesh-of-faces.ts",
  "src/geo/planar-faces.ts",
  "src/geo/polygon-edges.ts",
  "src/geo/replace-contours.ts",
  "src/geo/seam.ts",
  "src/geo/settle-edges.ts",
  "src/geo/unit-index.ts",
  "src/packs",
  "data/corrections",
  "data/example",
  "data/neighbours.json",
  "data/surveys",
] as const;

/** SHA-256 of the sources of the build: names and contents, whatever the line endings and the order of the folder. */
export function hashBuildSources(root: string): string {
  const hash = createHash("sha256");
  for (const file of BUILD_SOURCES.flatMap((path) => listFiles(root, path))) {
    hash.update(`${file}\n${readFileSync(join(root, file), "utf8").replaceAll("\r\n", "\n")}\n`);
  }
  return hash.digest("hex");
}

function listFiles(root: string, path: string): readonly string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => listFiles(root, `${path}/${name}`));
}
