import { populationOf } from "./bricks.ts";
import type { Country } from "./country.ts";
import type { SizeBounds } from "./gather.ts";
import { neighboursOf, piecesOf } from "./pieces.ts";

/** Groups of units being touched up: every unit is in one group, or in none. */
export interface Plan {
  readonly country: Country;
  readonly bounds: SizeBounds;
  readonly groups: readonly Set<number>[];
  readonly population: number[];
  /** Group of each unit, `NO_GROUP` without one. */
  readonly groupOf: Int32Array;
  /** Groups that keep their composition: the real ones, and Paris. */
  readonly isFixed: (group: number) => boolean;
}

export const NO_GROUP = -1;

export function makePlan(
  country: Country,
  bounds: SizeBounds,
  groups: readonly (readonly number[])[],
  isFixed: (group: number) => boolean,
): Plan {
  const groupOf = new Int32Array(country.units.count).fill(NO_GROUP);
  groups.forEach((units, group) => {
    for (const unit of units) groupOf[unit] = group;
  });
  return {
    country,
    bounds,
    groups: groups.map((units) => new Set(units)),
    population: groups.map((units) => populationOf(country.units, units)),
    groupOf,
    isFixed,
  };
}

/** Whether a unit may leave its group: what is left is large enough, and in no more pieces than before. */
export function canLeave(plan: Plan, unit: number): boolean {
  const group = plan.groupOf[unit]!;
  if (group === NO_GROUP || plan.isFixed(group)) return false;
  if (plan.population[group]! - plan.country.units.population[unit]! < plan.bounds.min) return false;
  const members = [...plan.groups[group]!];
  const others = members.filter((member) => member !== unit);
  const { geography } = plan.country;
  return others.length > 0 && piecesOf(geography, others).length <= piecesOf(geography, members).length;
}

/** Moves a unit to a group, or out of every group. */
export function moveUnit(plan: Plan, unit: number, to: number): void {
  const from = plan.groupOf[unit]!;
  const people = plan.country.units.population[unit]!;
  if (from !== NO_GROUP) {
    plan.groups[from]!.delete(unit);
    plan.population[from]! -= people;
  }
  if (to !== NO_GROUP) {
    plan.groups[to]!.add(unit);
    plan.population[to]! += people;
  }
  plan.groupOf[unit] = to;
}

/** Units of a group that touch another one that may change, each with that group. */
export function borderUnits(plan: Plan, group: number): readonly { readonly unit: number; readonly beyond: number }[] {
  const found: { unit: number; beyond: number }[] = [];
  for (const unit of [...plan.groups[group]!].sort((a, b) => a - b)) {
    const beyond = new Set<number>();
    for (const other of neighboursOf(plan.country.geography, unit)) beyond.add(plan.groupOf[other]!);
    for (const other of beyond) {
      if (other !== group && other !== NO_GROUP && !plan.isFixed(other)) found.push({ unit, beyond: other });
    }
  }
  return found;
}
