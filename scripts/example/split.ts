import { distanceKm } from "../../src/geo/measure.ts";
import { type Brick, brickOf } from "./bricks.ts";
import type { Country } from "./country.ts";
import { borderWith, neighboursOf } from "./pieces.ts";
import type { Random } from "./random.ts";

const MEDIAN_PART = 82_000;
const SPREAD = 0.5;
const CANDIDATES = 6;

/** Cuts the brick in parts of touching units when it has many more people than a part drawn at random. */
export function splitBrick(country: Country, brick: Brick, random: Random): readonly Brick[] {
  const wanted = Math.min(300_000, Math.max(35_000, random.size(MEDIAN_PART, SPREAD)));
  const count = Math.min(brick.units.length, Math.round(brick.population / wanted));
  if (brick.population < 1.6 * wanted || count < 2) return [brick];
  const seeds = chooseSeeds(country, brick, count, random);
  return growParts(country, brick, seeds).map((units) => brickOf(country.units, units, brick.area));
}

/** The largest commune, then communes of many people far from those already chosen. */
function chooseSeeds({ units, middle }: Country, brick: Brick, count: number, random: Random): readonly number[] {
  const byPeople = brick.units.toSorted((a, b) => units.population[b]! - units.population[a]!);
  const seeds = [byPeople[0]!];
  const gap = (unit: number) => Math.min(...seeds.map((seed) => distanceKm(middle[unit]!, middle[seed]!)));
  while (seeds.length < count) {
    const candidates = random
      .order(brick.units, (unit) => 1 + units.population[unit]!)
      .filter((unit) => !seeds.includes(unit))
      .slice(0, CANDIDATES);
    seeds.push(candidates.reduce((best, unit) => (gap(unit) > gap(best) ? unit : best)));
  }
  return seeds;
}

/** The part with the fewest people takes in turn the unit that it shares the longest border with. */
function growParts({ units, geography, middle }: Country, brick: Brick, seeds: readonly number[]): readonly number[][] {
  const parts = seeds.map((seed) => ({ units: [seed], people: units.population[seed]!, blocked: false }));
  const partOf = new Map(seeds.map((seed, part) => [seed, part]));
  const waiting = new Set(brick.units.filter((unit) => !partOf.has(unit)));
  while (waiting.size > 0) {
    const open = parts.filter((part) => !part.blocked);
    if (open.length === 0) {
      // Islands that nobody touches: each to the part whose first commune is nearest.
      const gap = (part: (typeof parts)[number], unit: number) => distanceKm(middle[part.units[0]!]!, middle[unit]!);
      for (const unit of waiting)
        parts.reduce((near, part) => (gap(part, unit) < gap(near, unit) ? part : near)).units.push(unit);
      break;
    }
    const part = open.reduce((least, other) => (other.people < least.people ? other : least));
    const position = parts.indexOf(part);
    const isOwn = (other: number) => partOf.get(other) === position;
    const frontier = new Set(part.units.flatMap((unit) => [...neighboursOf(geography, unit)]));
    let best = -1;
    let bestKm = 0;
    for (const unit of frontier) {
      const km = waiting.has(unit) ? borderWith(geography, unit, isOwn) : 0;
      if (km > bestKm) [best, bestKm] = [unit, km];
    }
    if (best < 0) {
      part.blocked = true;
      continue;
    }
    waiting.delete(best);
    partOf.set(best, position);
    part.units.push(best);
    part.people += units.population[best]!;
  }
  return parts.map((part) => part.units);
}
