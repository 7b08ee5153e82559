import type { Base } from "./classes.ts";
import { type CrossedZone, createZoneReader } from "./crossed-zones.ts";
import { type AciSize, aciSize } from "./thresholds.ts";
import type { UnitCode, UnitTable } from "./unit.ts";
import type { WhiteZone } from "./white-zones.ts";

/** A CPTS that borders a white zone, before and after it takes the zone in. */
export interface Absorption {
  readonly territory: number;
  /** Its population, the maximum when it is an interval. */
  readonly populationBefore: number;
  readonly populationAfter: number;
  readonly sizeBefore: AciSize;
  readonly sizeAfter: AciSize;
}

/** A white zone with all that a decision needs and that follows from the units alone. */
export interface WhiteZoneObject {
  /** Code of its most populous unit: survives another date, another stage, another list. */
  readonly key: UnitCode;
  /** Most populous unit first. */
  readonly units: readonly number[];
  readonly population: number;
  readonly areaKm2: number;
  readonly departements: readonly CrossedZone[];
  readonly epci: readonly CrossedZone[];
  /** In the order of the layer, which is no ranking. */
  readonly neighbours: readonly Absorption[];
}

/** Units by population, ties by code: the first names the set and is its key. */
export function byPopulation(units: UnitTable, set: Iterable<number>): readonly number[] {
  return [...set].sort((a, b) => units.population[b]! - units.population[a]! || a - b);
}

/** Describes every white zone, in the order given. */
export function describeWhiteZones(base: Base, zones: readonly WhiteZone[]): readonly WhiteZoneObject[] {
  const zonesOf = createZoneReader(base.units);
  return zones.map(({ units: set, population, areaKm2, neighbours }) => {
    const units = byPopulation(base.units, set);
    const { departement, epci } = zonesOf(units);
    return {
      key: base.units.codes[units[0]!]!,
      units,
      population,
      areaKm2,
      departements: departement,
      epci,
      neighbours: neighbours.map(({ territory, population: before, sizeAfter }) => ({
        territory,
        populationBefore: before,
        populationAfter: before + population,
        sizeBefore: aciSize(before),
        sizeAfter,
      })),
    };
  });
}
