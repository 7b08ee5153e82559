import type { Membership } from "../../src/domain/layer.ts";
import { neighboursOf } from "./pieces.ts";
import { borderUnits, type Plan } from "./plan.ts";
import type { Random } from "./random.ts";

/** Towns whose inner limit two or three CPTS would not publish. */
const SHARED_TOWN = { min: 15_000, max: 30_000 };
const OVERLAP_COMMUNE = { min: 400, max: 26_000 };
const MOST_IN_COMMON = 3;

/**
 * Memberships of the groups (a territory is the position of its group), with two kinds of units claimed more than once:
 * `sharedCount` towns declared shared by all their claimants, then communes claimed by a neighbour as well, undeclared,
 * until they hold `overlapPeople` inhabitants.
 */
export function claimUnits(
  plan: Plan,
  sharedCount: number,
  overlapPeople: number,
  random: Random,
): readonly Membership[] {
  const { units, geography } = plan.country;
  const extra: Membership[] = [];
  const shared = new Set<number>();
  const taken = new Set<number>();
  const largest = [...plan.population];
  const certain = [...plan.population];
  const groups = random.shuffle([...plan.groups.keys()].filter((group) => !plan.isFixed(group)));

  for (const group of groups) {
    if (shared.size >= sharedCount) break;
    const town = random.shuffle(borderUnits(plan, group)).find(({ unit, beyond }) => {
      const people = units.population[unit]!;
      const fits = largest[beyond]! + people <= plan.bounds.max && certain[group]! - people >= plan.bounds.min;
      return people >= SHARED_TOWN.min && people <= SHARED_TOWN.max && fits;
    });
    if (town === undefined) continue;
    const partners = new Set(
      borderUnits(plan, group)
        .filter(({ unit }) => unit === town.unit)
        .map(({ beyond }) => beyond),
    );
    certain[group]! -= units.population[town.unit]!;
    shared.add(town.unit);
    taken.add(town.unit);
    for (const partner of [...partners].slice(0, 2)) {
      extra.push({ territory: partner, unit: town.unit, declaredShared: true });
      largest[partner]! += units.population[town.unit]!;
    }
  }

  let left = overlapPeople;
  for (const group of [...groups, ...groups]) {
    if (left <= 0) break;
    const start = random.shuffle(borderUnits(plan, group)).find(({ unit }) => units.population[unit]! >= 400);
    if (start === undefined) continue;
    const candidates = [start.unit, ...neighboursOf(geography, start.unit)].slice(0, MOST_IN_COMMON);
    for (const unit of candidates) {
      const people = units.population[unit]!;
      const isCommune = people >= OVERLAP_COMMUNE.min && people <= Math.min(left, OVERLAP_COMMUNE.max);
      const touches = neighboursOf(geography, unit).some((other) => plan.groupOf[other] === start.beyond);
      if (!isCommune || !touches || taken.has(unit) || plan.groupOf[unit] !== group) continue;
      if (largest[start.beyond]! + people > plan.bounds.max) continue;
      extra.push({ territory: start.beyond, unit, declaredShared: false });
      largest[start.beyond]! += people;
      taken.add(unit);
      left -= people;
    }
    if (left < OVERLAP_COMMUNE.min) break;
  }

  const own = plan.groups.flatMap((members, territory) =>
    [...members].map((unit): Membership => ({ territory, unit, declaredShared: shared.has(unit) })),
  );
  return [...own, ...extra];
}
