import { type Base, CLASS } from "./classes.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryPopulations } from "./territory-population.ts";
import { type AciSize, aciSize } from "./thresholds.ts";

/** An active territory that borders a white zone. */
export interface WhiteZoneNeighbour {
  readonly territory: number;
  /** Its population, the maximum when it is an interval. */
  readonly population: number;
  /** ACI size that it would have with the whole zone. */
  readonly sizeAfter: AciSize;
}

/** Units without CPTS that touch each other. */
export interface WhiteZone {
  readonly units: readonly number[];
  readonly population: number;
  readonly areaKm2: number;
  /** Positions in `zones.departement`, ascending. */
  readonly departements: readonly number[];
  /** In the order of the layer. */
  readonly neighbours: readonly WhiteZoneNeighbour[];
}

/**
 * Connected components of the white units inside the scope, most people first, ties by smallest unit. A bordering
 * territory counts even when its units lie outside the scope.
 */
export function findWhiteZones(
  base: Base,
  index: LayerIndex,
  active: Uint8Array,
  populations: TerritoryPopulations,
  scopeMask: Uint8Array,
  classOf: Uint8Array,
): readonly WhiteZone[] {
  const { neighbourStart, neighbours } = base.geography;
  const isWhite = (unit: number) => classOf[unit] === CLASS.white && scopeMask[unit] === 1;
  const reached = new Uint8Array(classOf.length);
  const zones: WhiteZone[] = [];
  for (let seed = 0; seed < classOf.length; seed++) {
    if (reached[seed] === 1 || !isWhite(seed)) continue;
    const zoneUnits = [seed];
    const bordering = new Set<number>();
    const departements = new Set<number>();
    let population = 0;
    let areaKm2 = 0;
    reached[seed] = 1;
    for (let head = 0; head < zoneUnits.length; head++) {
      const unit = zoneUnits[head]!;
      population += base.units.population[unit]!;
      areaKm2 += base.geography.areaKm2[unit]!;
      const departement = base.units.zoneOf.departement[unit]!;
      if (departement >= 0) departements.add(departement);
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (isWhite(other)) {
          if (reached[other] === 1) continue;
          reached[other] = 1;
          zoneUnits.push(other);
        } else {
          for (let i = index.start[other]!; i < index.start[other + 1]!; i++) {
            if (active[index.claimants[i]!] === 1) bordering.add(index.claimants[i]!);
          }
        }
      }
    }
    zones.push({
      units: zoneUnits.sort((a, b) => a - b),
      population,
      areaKm2,
      departements: [...departements].sort((a, b) => a - b),
      neighbours: [...bordering]
        .sort((a, b) => a - b)
        .map((territory) => {
          const before = populations.max[territory]!;
          return { territory, population: before, sizeAfter: aciSize(before + population) };
        }),
    });
  }
  return zones.sort((a, b) => b.population - a.population || a.units[0]! - b.units[0]!);
}
