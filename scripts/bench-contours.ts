import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { Mesh } from "../src/geo/mesh.ts";
import { decodeMesh } from "../src/packs/mesh-codec.ts";
import { PACKS } from "../src/packs/pack-list.ts";
import { CELL_M, compareContours, type RealCommune } from "./contours/compare.ts";
import { type ContourUnit, readContourUnits } from "./contours/contour-units.ts";
import { buildContours } from "./packs/contours.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const defaultFolder = join(process.env.REAL_DATA ?? join(root, "../shared/data"), "geometrie-communes-2023");

/** Real communes of each `*.geojson` of a folder whose features have an `INSEE_COM`; other files are left aside. */
function readRegions(folder: string): { region: string; communes: RealCommune[] }[] {
  if (!existsSync(folder)) throw new Error(`Le dossier ${folder} n'existe pas.`);
  const files = readdirSync(folder).filter((file) => file.endsWith(".geojson"));
  const regions = files.sort().flatMap((file) => {
    const path = join(folder, file);
    let collection: FeatureCollection<Polygon | MultiPolygon, { INSEE_COM?: unknown }>;
    try {
      collection = JSON.parse(readFileSync(path, "utf8"));
      if (!Array.isArray(collection.features)) throw new TypeError("no features");
    } catch {
      throw new Error(`Le fichier ${path} n'est pas un GeoJSON lisible.`);
    }
    const communes = collection.features.flatMap(({ properties, geometry }) => {
      if (!properties?.INSEE_COM || !geometry) return [];
      const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
      return [{ code: String(properties.INSEE_COM), rings }];
    });
    return communes.length > 0 ? [{ region: basename(file, ".geojson"), communes }] : [];
  });
  if (regions.length === 0) throw new Error(`Aucun fichier *.geojson avec la propriété INSEE_COM dans ${folder}.`);
  return regions;
}

function readMesh(units: readonly ContourUnit[]): Mesh {
  const pack = join(root, "public/data", PACKS.contours.file);
  if (existsSync(pack)) {
    console.log(`Contours lus dans ${pack}`);
    return decodeMesh(readFileSync(pack));
  }
  console.log("Contours construits à partir des sources (public/data est vide)");
  return buildContours(units, () => {});
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
  const regions = readRegions(positionals[0] ?? defaultFolder);
  const units = readContourUnits();
  const mesh = readMesh(units);
  console.log(`Recouvrement (IoU) compté sur une grille de ${CELL_M} m ; voisinage : un segment commun\n`);
  const rows = regions.map(({ region, communes }) => {
    const { unknown, ...figures } = compareContours(mesh, units, communes);
    if (unknown.length > 0) console.log(`${region} : codes sans unité, laissés de côté : ${unknown.join(", ")}`);
    return { region, ...figures };
  });
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, rounded(value)]))),
  );
  if (values.out) writeFileSync(values.out, `${JSON.stringify(rows, null, 2)}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function rounded(value: string | number): string | number {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
