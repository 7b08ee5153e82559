import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildExample } from "../../scripts/packs/example.ts";
import { DATA_FOLDER, readBase } from "../../scripts/read-base.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";

/** Whether the base data are there; one line says what is skipped where they are not. */
export const isBuilt = existsSync(join(DATA_FOLDER, "manifest.json"));
if (!isBuilt) process.stdout.write("skipped: public/data is not built (npm run data)\n");

/** The example grown again from the built base, with what its tests read it by. */
export function growExample() {
  const { units, mesh } = readBase();
  const geography = deriveGeography(mesh);
  const codeOf = (unit: number) => units.codes[unit]!;
  return {
    base: { units, geography },
    mesh,
    example: buildExample(units, mesh),
    unitIndex: buildUnitIndex(mesh),
    unitOf: (code: string) => units.indexOf.get(code)!,
    codesOf: (layer: TerritoryLayer, id: string) =>
      [...unitsOfTerritory(layer, positionOf(layer, id))].map(codeOf).sort(),
    populationOf: (set: Iterable<number>) => [...set].reduce((sum, unit) => sum + units.population[unit]!, 0),
    /** Groups of units of a set that touch each other, by union-find over every border. */
    pieces: (set: Iterable<number>) => unionFind([...set], geography),
  };
}

export function positionOf(layer: TerritoryLayer, id: string): number {
  const position = layer.territories.findIndex((territory) => territory.id === id);
  if (position < 0) throw new Error(`no territory ${id}`);
  return position;
}

function unionFind(set: readonly number[], geography: ReturnType<typeof deriveGeography>): readonly number[][] {
  const leader = new Map(set.map((unit) => [unit, unit]));
  const find = (unit: number): number => {
    let root = unit;
    while (leader.get(root) !== root) root = leader.get(root)!;
    leader.set(unit, root);
    return root;
  };
  for (const unit of set) {
    for (let n = geography.neighbourStart[unit]!; n < geography.neighbourStart[unit + 1]!; n++) {
      const other = geography.neighbours[n]!;
      if (leader.has(other)) leader.set(find(unit), find(other));
    }
  }
  const groups = new Map<number, number[]>();
  for (const unit of set) {
    const root = find(unit);
    const group = groups.get(root);
    if (group) group.push(unit);
    else groups.set(root, [unit]);
  }
  return [...groups.values()];
}
