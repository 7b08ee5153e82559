import type { Brick } from "./bricks.ts";
import type { Country } from "./country.ts";
import { neighboursOf } from "./pieces.ts";
import type { Random } from "./random.ts";

/** A town is left without CPTS less often than the country around it. */
const TOWN_PEOPLE = 60_000;
const TOWN_WEIGHT = 0.5;
/** No large town is left without: two are already, too large for one CPTS. */
const LARGEST = 120_000;
/** From one département to another, chances of a white zone vary by about this factor. */
const UNEVENNESS = 0.55;

/**
 * Leaves bricks without CPTS until they hold `people` inhabitants, more in some départements than in others, drawn
 * without regard to the real ones. Paris has none (its last CPTS closes it), nor what touches `alone`: communes that stay
 * without CPTS by themselves.
 * @returns the bricks that are kept
 */
export function leaveBricksWhite(
  { units, geography }: Country,
  bricks: readonly Brick[],
  alone: readonly number[],
  people: number,
  random: Random,
): readonly Brick[] {
  const leaning = units.zones.departement.codes.map(() => random.size(1, UNEVENNESS));
  const chance = ({ units: members, population }: Brick) =>
    leaning[units.zoneOf.departement[members[0]!]!]! * (population > TOWN_PEOPLE ? TOWN_WEIGHT : 1);
  const around = new Set(alone.flatMap((unit) => [...neighboursOf(geography, unit)]));
  const isKept = (brick: Brick) =>
    brick.area === "paris" || brick.population > LARGEST || brick.units.some((unit) => around.has(unit));
  const white = new Set<Brick>();
  let left = people;
  for (const brick of random.order(bricks, chance)) {
    if (left <= 0) break;
    if (isKept(brick) || brick.population > left) continue;
    white.add(brick);
    left -= brick.population;
  }
  return bricks.filter((brick) => !white.has(brick));
}
