import { createClaimantReader } from "./claimants.ts";
import type { Base } from "./classes.ts";
import { type CrossedZone, createZoneReader } from "./crossed-zones.ts";
import { unitsOfTerritory } from "./layer.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { Interval } from "./report.ts";
import { shapeReaderOf } from "./shape.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { TerritoryPopulations } from "./territory-population.ts";
import { type AciStanding, aciStanding, type TerritoryType, territoryType } from "./thresholds.ts";
import type { AdminLevel } from "./unit.ts";

/** What a territory encloses without claiming it. */
export interface Enclave {
  readonly units: readonly number[];
  readonly population: number;
  /** Active territories with a unit inside, ascending; empty for a white hole. */
  readonly territories: readonly number[];
}

/** Everything about one territory that follows from its units. */
export interface TerritorySheet {
  readonly territory: number;
  readonly units: Uint32Array;
  readonly population: Interval;
  readonly aci: { readonly min: AciStanding; readonly max: AciStanding };
  readonly type: { readonly min: TerritoryType; readonly max: TerritoryType };
  readonly areaKm2: number;
  /** Inhabitants per km², all shared units counted in full on both sides; null without area. */
  readonly densityPerKm2: number | null;
  readonly perimeterKm: number;
  readonly compactness: number | null;
  readonly pieces: number;
  readonly enclaves: readonly Enclave[];
  readonly zones: Readonly<Record<AdminLevel, readonly CrossedZone[]>>;
  /** Active territories beyond its border, ascending. */
  readonly neighbours: readonly number[];
  /** A unit of it lies outside the extent of the layer, or borders a unit that does: it may continue beyond the list. */
  readonly touchesExtentEdge: boolean;
}

/** Returns a function that describes one territory of the layer, reusing its work arrays from one to the next. */
export function createSheetReader(
  base: Base,
  layer: TerritoryLayer,
  index: LayerIndex,
  active: Uint8Array,
  populations: TerritoryPopulations,
  extentMask: Uint8Array,
): (territory: number) => TerritorySheet {
  const shapeOf = shapeReaderOf(base.geography);
  const zonesOf = createZoneReader(base.units);
  const claimantsOf = createClaimantReader(index, active);
  const wholeCountry = !extentMask.includes(0);

  function reachesEdge(units: Uint32Array, fringe: Uint32Array): boolean {
    if (wholeCountry) return false;
    for (const unit of units) if (extentMask[unit] === 0) return true;
    for (const unit of fringe) if (extentMask[unit] === 0) return true;
    return false;
  }

  function enclaveOf(units: readonly number[]): Enclave {
    let population = 0;
    for (const unit of units) population += base.units.population[unit]!;
    return { units, population, territories: claimantsOf(-1, units) };
  }

  return (territory) => {
    const units = unitsOfTerritory(layer, territory);
    const population = { min: populations.min[territory]!, max: populations.max[territory]! };
    const { holes, fringe, areaKm2, perimeterKm, compactness, pieces } = shapeOf(units);
    return {
      territory,
      units,
      population,
      aci: { min: aciStanding(population.min), max: aciStanding(population.max) },
      type: { min: territoryType(population.min), max: territoryType(population.max) },
      areaKm2,
      densityPerKm2: areaKm2 > 0 ? population.max / areaKm2 : null,
      perimeterKm,
      compactness,
      pieces,
      enclaves: holes.map(enclaveOf),
      zones: zonesOf(units),
      neighbours: claimantsOf(territory, fringe),
      touchesExtentEdge: reachesEdge(units, fringe),
    };
  };
}
