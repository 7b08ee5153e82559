import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { UnitTable } from "../../src/domain/unit.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import { decodeMesh } from "../../src/packs/mesh-codec.ts";
import { PACKS } from "../../src/packs/pack-list.ts";
import { decodeUnits } from "../../src/packs/units.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { tableOf } from "../fixtures/unit-table.ts";
import { randomFrom } from "./random.ts";

export interface World {
  readonly name: string;
  readonly units: UnitTable;
  readonly mesh: Mesh;
}

/** France from the built packs, or a square country of 35 000 units when there are none. */
export function loadWorld(folder: string | null): World {
  if (folder === null) return { name: "Synthetic grid (no built data)", ...syntheticWorld(35_000) };
  const read = (file: string) => readFileSync(join(folder, file));
  return {
    name: "France, built packs",
    units: decodeUnits(JSON.parse(read(PACKS.units.file).toString("utf8"))),
    mesh: decodeMesh(read(PACKS.contours.file)),
  };
}

/** A square country of `count` square units: hundred départements, twenty régions, populations spread like communes. */
export function syntheticWorld(count: number): { readonly units: UnitTable; readonly mesh: Mesh } {
  const random = randomFrom(count);
  const columns = Math.floor(Math.sqrt(count));
  const side = Math.ceil(columns / 10);
  const rows = Math.ceil(count / columns);
  const labels = Array.from({ length: columns * rows }, (_, i) => (i < count ? i : -1));
  const units = tableOf(
    labels
      .filter((label) => label >= 0)
      .map((unit) => {
        const departement =
          10 * Math.min(9, Math.floor(unit / columns / side)) + Math.min(9, Math.floor((unit % columns) / side));
        return {
          code: String(unit).padStart(7, "0"),
          population: Math.floor(450 * Math.exp(3 * (random() + random() - 1))),
          departement: String(departement).padStart(2, "0"),
          region: String(departement % 20).padStart(2, "0"),
          epci: String(Math.floor(unit / 28)).padStart(5, "0"),
        };
      }),
  );
  return { units, mesh: meshOfGrid({ columns, labels, unitCount: count, west: 0, south: 40, cell: 10 / columns }) };
}
