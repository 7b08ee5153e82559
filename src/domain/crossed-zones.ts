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

/** People by zone for one set at a time, over arrays that are cleared only where they were used. */
export class ZoneTally {
  readonly #units: Uint32Array;
  readonly #people: Float64Array;
  #met: number[] = [];

  constructor(zoneCount: number) {
    this.#units = new Uint32Array(zoneCount);
    this.#people = new Float64Array(zoneCount);
  }

  add(zone: number, people: number): void {
    if (this.#units[zone]!++ === 0) this.#met.push(zone);
    this.#people[zone]! += people;
  }

  /** The zones met and their shares of `population`, largest first, ties by position; then ready for another set. */
  take(population: number): readonly CrossedZone[] {
    const crossed: CrossedZone[] = [];
    for (const zone of this.#met) {
      const people = this.#people[zone]!;
      crossed.push({
        zone,
        units: this.#units[zone]!,
        population: people,
        populationShare: population > 0 ? people / population : 0,
      });
      this.#units[zone] = 0;
      this.#people[zone] = 0;
    }
    this.#met.length = 0;
    return crossed.length < 2 ? crossed : crossed.sort((a, b) => b.population - a.population || a.zone - b.zone);
  }
}

/** Returns a function that gives the zones of every administrative level crossed by a set of units. */
export function createZoneReader(
  units: UnitTable,
): (set: ArrayLike<number>) => Record<AdminLevel, readonly CrossedZone[]> {
  const { population } = units;
  const tallies = forEachLevel((level) => new ZoneTally(units.zones[level].codes.length));
  let set: ArrayLike<number> = [];
  let total = 0;
  const crossedAt = (level: AdminLevel) => {
    const zoneOf = units.zoneOf[level];
    const tally = tallies[level];
    for (let s = 0; s < set.length; s++) {
      const unit = set[s]!;
      const zone = zoneOf[unit]!;
      if (zone >= 0) tally.add(zone, population[unit]!);
    }
    return tally.take(total);
  };
  return (asked) => {
    set = asked;
    total = 0;
    for (let s = 0; s < set.length; s++) total += population[set[s]!]!;
    return forEachLevel(crossedAt);
  };
}
