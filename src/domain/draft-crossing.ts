import { forEachLevel } from "./admin-levels.ts";
import { type CrossedZone, createZoneReader, ZoneTally } from "./crossed-zones.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { AdminLevel, UnitTable } from "./unit.ts";

/** What a draft takes of a zone, or of a territory of another mesh: « 43/46 ». */
export interface CrossedPart extends CrossedZone {
  readonly name: string;
  /** Units and people of the whole zone. */
  readonly ofUnits: number;
  readonly ofPopulation: number;
}

export interface Crossings {
  readonly zones: Readonly<Record<AdminLevel, readonly CrossedPart[]>>;
  /** By id of the mesh (DAC, GHT…). */
  readonly meshes: Readonly<Record<string, readonly CrossedPart[]>>;
}

/** Another mesh, and who claims each unit in it. */
export interface IndexedMesh {
  readonly id: string;
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
}

/** Returns a function that says which zones and territories of other meshes a set of units meets, most people first. */
export function createCrossingReader(
  units: UnitTable,
  meshes: readonly IndexedMesh[],
): (set: ArrayLike<number>) => Crossings {
  const readZones = createZoneReader(units);
  const { population } = units;
  const whole = forEachLevel((level) => {
    const { codes, names } = units.zones[level];
    const whole = totalsOf(codes, names);
    for (let unit = 0; unit < units.count; unit++) whole.add(units.zoneOf[level][unit]!, population[unit]!);
    return whole;
  });
  const meshReaders = meshes.map(({ id, layer, index: { start, claimants } }) => {
    const codes = layer.territories.map((territory) => territory.id);
    const tally = new ZoneTally(codes);
    const whole = totalsOf(
      codes,
      layer.territories.map(({ name }) => name),
    );
    for (let t = 0; t < codes.length; t++) {
      for (let i = layer.memberStart[t]!; i < layer.memberStart[t + 1]!; i++)
        whole.add(t, population[layer.members[i]!]!);
    }
    const read = (set: ArrayLike<number>) => {
      let people = 0;
      for (let s = 0; s < set.length; s++) {
        const unit = set[s]!;
        people += population[unit]!;
        for (let i = start[unit]!; i < start[unit + 1]!; i++) tally.add(claimants[i]!, population[unit]!);
      }
      return tally.take(people).map(whole.complete);
    };
    return [id, read] as const;
  });
  return (set) => {
    const zones = readZones(set);
    return {
      zones: forEachLevel((level) => zones[level].map(whole[level].complete)),
      meshes: Object.fromEntries(meshReaders.map(([id, read]) => [id, read(set)])),
    };
  };
}

/** Units and people of each whole zone, with its name. */
function totalsOf(codes: readonly string[], names: readonly string[]) {
  const unitCount = new Uint32Array(codes.length);
  const people = new Float64Array(codes.length);
  const position = new Map(codes.map((code, zone) => [code, zone]));
  return {
    add(zone: number, population: number): void {
      if (zone < 0) return;
      unitCount[zone]!++;
      people[zone]! += population;
    },
    complete({ code, units, population, populationShare }: CrossedZone): CrossedPart {
      const zone = position.get(code)!;
      const [ofUnits, ofPopulation] = [unitCount[zone]!, people[zone]!];
      return { code, name: names[zone]!, units, population, populationShare, ofUnits, ofPopulation };
    },
  };
}
