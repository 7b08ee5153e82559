import { forEachLevel } from "./admin-levels.ts";
import type { AdminLevel, UnitTable } from "./unit.ts";

/** A zone that a set of units meets. */
export interface CrossedZone {
  /** Position in `zones[level]`, or of the territory in the other mesh. */
  readonly zone: number;
  readonly units: number;
  readonly population: number;
  /** Share of the people of the set (0..1); 0 for an uninhabited set. */
  readonly populationShare: number;
}

/** Accumulates people by zone; the returned list has the largest share first, ties by position. */
interface Tally {
  add(zone: number, people: number): void;
  /** Shares of `population`, then ready for another set. */
  take(population: number): readonly CrossedZone[];
}

export function createTally(zoneCount: number): Tally {
  const units = new Uint32Array(zoneCount);
  const people = new Float64Array(zoneCount);
  let met: number[] = [];
  return {
    add(zone, added) {
      if (units[zone] === 0) met.push(zone);
      units[zone]!++;
      people[zone]! += added;
    },
    take(population) {
      const crossed = met.map((zone) => ({
        zone,
        units: units[zone]!,
        population: people[zone]!,
        populationShare: population > 0 ? people[zone]! / population : 0,
      }));
      for (const zone of met) {
        units[zone] = 0;
        people[zone] = 0;
      }
      met = [];
      return crossed.length < 2 ? crossed : crossed.sort((a, b) => b.population - a.population || a.zone - b.zone);
    },
  };
}

/** Returns a function that gives the zones of every administrative level crossed by a set of units. */
export function createZoneReader(
  units: UnitTable,
): (set: ArrayLike<number>) => Record<AdminLevel, readonly CrossedZone[]> {
  const tallies = forEachLevel((level) => createTally(units.zones[level].codes.length));
  return (set) => {
    let population = 0;
    for (let s = 0; s < set.length; s++) population += units.population[set[s]!]!;
    return forEachLevel((level) => {
      const zoneOf = units.zoneOf[level];
      const tally = tallies[level];
      for (let s = 0; s < set.length; s++) {
        const unit = set[s]!;
        if (zoneOf[unit]! >= 0) tally.add(zoneOf[unit]!, units.population[unit]!);
      }
      return tally.take(population);
    });
  };
}
