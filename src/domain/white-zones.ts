import { createClaimantReader } from "./claimants.ts";
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
  const claimantsOf = createClaimantReader(index, active);
  // 1: white, in the scope, not yet in a zone.
  const waiting = new Uint8Array(classOf.length);
  for (let unit = 0; unit < classOf.length; unit++) {
    if (classOf[unit] === CLASS.white && scopeMask[unit] === 1) waiting[unit] = 1;
  }
  // Number of the last zone (from 1) that listed a covered unit among those around it.
  const listed = new Uint32Array(classOf.length);
  const zones: WhiteZone[] = [];
  for (let seed = 0; seed < classOf.length; seed++) {
    if (waiting[seed] === 0) continue;
    const zoneUnits = [seed];
    const around: number[] = [];
    const departements = new Set<number>();
    let population = 0;
    let areaKm2 = 0;
    waiting[seed] = 0;
    for (let head = 0; head < zoneUnits.length; head++) {
      const unit = zoneUnits[head]!;
      population += base.units.population[unit]!;
      areaKm2 += base.geography.areaKm2[unit]!;
      const departement = base.units.zoneOf.departement[unit]!;
      if (departement >= 0) departements.add(departement);
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (waiting[other] === 1) {
          waiting[other] = 0;
          zoneUnits.push(other);
        } else if (classOf[other]! > CLASS.white && listed[other] !== zones.length + 1) {
          listed[other] = zones.length + 1;
          around.push(other);
        }
      }
    }
    zones.push({
      units: zoneUnits.sort((a, b) => a - b),
      population,
      areaKm2,
      departements: [...departements].sort((a, b) => a - b),
      neighbours: claimantsOf(-1, around).map((territory) => {
        const before = populations.max[territory]!;
        return { territory, population: before, sizeAfter: aciSize(before + population) };
      }),
    });
  }
  return zones.sort((a, b) => b.population - a.population || a.units[0]! - b.units[0]!);
}
