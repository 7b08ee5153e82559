import { neighboursOf } from "./pieces.ts";
import { borderUnits, canLeave, moveUnit, NO_GROUP, type Plan } from "./plan.ts";
import type { Random } from "./random.ts";

/** Share of a group that a commune on its border may weigh, to leave it. */
const SMALL_SHARE = 0.08;
const SMALL_COMMUNE = 6000;
/** One group in five gives communes to a neighbour, and so cuts an EPCI. */
const GIVING = 0.2;
const MOST_MOVED = 4;
const MOST_DROPPED = 3;

/** Some groups give up to four communes of their border to a neighbour, as professionals do who look the other way. */
export function moveBorders(plan: Plan, random: Random): void {
  for (const group of random.shuffle([...plan.groups.keys()])) {
    if (plan.isFixed(group) || random.next() > GIVING) continue;
    const start = random.shuffle(borderUnits(plan, group)).find(({ unit }) => isSmall(plan, unit));
    if (start === undefined) continue;
    for (const unit of stroll(plan, start.unit, Math.ceil(random.next() * MOST_MOVED), random)) {
      const fits = plan.population[start.beyond]! + plan.country.units.population[unit]! <= plan.bounds.max;
      const touches = neighboursOf(plan.country.geography, unit).some((n) => plan.groupOf[n] === start.beyond);
      if (fits && touches && canLeave(plan, unit)) moveUnit(plan, unit, start.beyond);
    }
  }
}

/**
 * Leaves small communes between two groups without any, one to three at a time, until those left hold `people`
 * inhabitants. Gives up when a whole round finds none.
 */
export function dropEdges(plan: Plan, people: number, random: Random): void {
  let left = people;
  for (let dropped = 1; dropped > 0 && left > 0; ) {
    dropped = 0;
    for (const group of random.shuffle([...plan.groups.keys()])) {
      if (left <= 0) break;
      if (plan.isFixed(group)) continue;
      const start = random.shuffle(borderUnits(plan, group)).find(({ unit }) => isSmall(plan, unit));
      if (start === undefined) continue;
      for (const unit of stroll(plan, start.unit, Math.ceil(random.next() * MOST_DROPPED), random)) {
        const size = plan.country.units.population[unit]!;
        if (size > left || !canLeave(plan, unit)) continue;
        moveUnit(plan, unit, NO_GROUP);
        left -= size;
        dropped++;
      }
    }
  }
}

function isSmall(plan: Plan, unit: number): boolean {
  const people = plan.country.units.population[unit]!;
  return people <= SMALL_COMMUNE && people <= SMALL_SHARE * plan.population[plan.groupOf[unit]!]!;
}

/** Small communes of one group that touch each other, from a first one; at most `count`. */
function stroll(plan: Plan, from: number, count: number, random: Random): readonly number[] {
  const group = plan.groupOf[from]!;
  const path = [from];
  while (path.length < count) {
    const around = path.flatMap((unit) => [...neighboursOf(plan.country.geography, unit)]);
    const next = random
      .shuffle([...new Set(around)])
      .find((unit) => plan.groupOf[unit] === group && !path.includes(unit) && isSmall(plan, unit));
    if (next === undefined) break;
    path.push(next);
  }
  return path;
}
