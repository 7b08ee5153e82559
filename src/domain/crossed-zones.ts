import { forEachLevel } from "./admin-levels.ts";
import type { AdminLevel, UnitTable } from "./unit.ts";

/** A zone, or a territory of another mesh, that a set of units meets. */
export interface CrossedZone {
  readonly code: string;
  /** Units of the set in the zone, and their people. */
  readonly units: number;
  readonly population: number;
  /** Share of the people of the set (0..1); 0 for an uninhabited set. */
  readonly populationShare: number;
}

/** People by zone for one set at a time, over arrays that are cleared only where they were used. */
export class ZoneTally {
  readonly #codes: readonly string[];
  readonly #units: Uint32Array;
  readonly #people: Float64Array;
  readonly #met: Uint32Array;
  #metCount = 0;

  /** `codes`: by position, as given to `add`. */
  constructor(codes: readonly string[]) {
    this.#codes = codes;
    this.#units = new Uint32Array(codes.length);
    this.#people = new Float64Array(codes.length);
    this.#met = new Uint32Array(codes.length);
  }

  add(zone: number, people: number): void {
    if (this.#units[zone] === 0) this.#met[this.#metCount++] = zone;
    this.#units[zone]!++;
    this.#people[zone]! += people;
  }

  /** The zones met and their shares of `population`, most people first, ties by position; then ready for another set. */
  take(population: number): readonly CrossedZone[] {
    const met = this.#met.subarray(0, this.#metCount);
    // By insertion: a set meets few zones.
    for (let m = 1; m < met.length; m++) {
      const zone = met[m]!;
      let slot = m;
      for (; slot > 0 && this.#comesBefore(zone, met[slot - 1]!); slot--) met[slot] = met[slot - 1]!;
      met[slot] = zone;
    }
    const crossed: CrossedZone[] = [];
    for (let m = 0; m < met.length; m++) {
      const zone = met[m]!;
      const people = this.#people[zone]!;
      const populationShare = population > 0 ? people / population : 0;
      crossed.push({ code: this.#codes[zone]!, units: this.#units[zone]!, population: people, populationShare });
      this.#units[zone] = 0;
      this.#people[zone] = 0;
    }
    this.#metCount = 0;
    return crossed;
  }

  #comesBefore(a: number, b: number): boolean {
    const difference = this.#people[a]! - this.#people[b]!;
    return difference > 0 || (difference === 0 && a < b);
  }
}

/** Returns a function that gives the zones of every administrative level crossed by a set of units. */
export function createZoneReader(
  units: UnitTable,
): (set: ArrayLike<number>) => Record<AdminLevel, readonly CrossedZone[]> {
  const { population } = units;
  const tallies = forEachLevel((level) => new ZoneTally(units.zones[level].codes));
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
