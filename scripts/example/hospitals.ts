import marks from "../../data/example/marks.json" with { type: "json" };
import meshes from "../../data/example/meshes.json" with { type: "json" };
import { distanceKm } from "../../src/geo/measure.ts";
import type { Country } from "./country.ts";
import { unitOf } from "./cpts.ts";
import type { Random } from "./random.ts";

/** Simulated hospitals: the unit of each, and the group that it belongs to. */
export interface Hospitals {
  readonly groups: readonly { readonly id: string; readonly supportUnit: number; readonly region: number }[];
  readonly hospitals: readonly { readonly unit: number; readonly group: number }[];
}

const SMALLEST_TOWN = 3000;
/** Share of the hospitals that join the group of the second nearest support, as real groups interlace. */
const FAR_FROM_SUPPORT = 0.08;
const CANDIDATES = 5;

/**
 * Places hospitals in the towns of each région in proportion to people, chooses the supports of its groups among them,
 * far from each other, and joins each hospital to the nearest. One group of Île-de-France is written by hand, on both banks of the Seine.
 */
export function placeHospitals(country: Country, random: Random): Hospitals {
  const { units, middle } = country;
  const bothBanks = meshes.ghtOnBothBanks.hospitals.map((code) => unitOf(country, code));
  const beside = meshes.ghtOnBothBanks.others.map((code) => unitOf(country, code));
  const bothBanksRegion = units.zoneOf.region[bothBanks[0]!]!;
  const people = peopleByRegion(country);
  const groupCounts = apportion(marks.ght.count, people);
  const hospitalCounts = apportion(marks.sites.hopital, people);
  const groups: Hospitals["groups"][number][] = [];
  const hospitals: Hospitals["hospitals"][number][] = [];

  people.forEach((_, region) => {
    const byHand = region === bothBanksRegion ? 1 : 0;
    const towns = [...units.codes.keys()].filter(
      (unit) => units.zoneOf.region[unit] === region && units.population[unit]! >= SMALLEST_TOWN,
    );
    const drawn = random.order(towns, (unit) => units.population[unit]!).filter((unit) => !bothBanks.includes(unit));
    const placed = byHand ? [...beside, ...drawn.filter((unit) => !beside.includes(unit))] : drawn;
    const own = placed.slice(0, Math.max(hospitalCounts[region]! - byHand * bothBanks.length, 1));
    const supports = chooseSupports(country, own, Math.min(own.length, groupCounts[region]! - byHand), random);
    const firstGroup = groups.length;
    for (const unit of supports) groups.push({ id: `exemple-ght-${units.codes[unit]}`, supportUnit: unit, region });
    for (const unit of own) {
      const gap = (support: number) => distanceKm(middle[support]!, middle[unit]!);
      const nearest = [...supports.keys()].sort((a, b) => gap(supports[a]!) - gap(supports[b]!));
      const isFar = !supports.includes(unit) && nearest.length > 1 && random.next() < FAR_FROM_SUPPORT;
      hospitals.push({ unit, group: firstGroup + nearest[isFar ? 1 : 0]! });
    }
    if (byHand) {
      for (const unit of bothBanks) hospitals.push({ unit, group: groups.length });
      groups.push({ id: meshes.ghtOnBothBanks.id, supportUnit: bothBanks[0]!, region });
    }
  });
  return { groups, hospitals };
}

/** The hospital of the largest town, then hospitals far from those already chosen. */
function chooseSupports(
  { units, middle }: Country,
  hospitals: readonly number[],
  count: number,
  random: Random,
): readonly number[] {
  const largest = hospitals.reduce((best, unit) => (units.population[unit]! > units.population[best]! ? unit : best));
  const supports = [largest];
  const gap = (unit: number) => Math.min(...supports.map((support) => distanceKm(middle[unit]!, middle[support]!)));
  while (supports.length < count) {
    const candidates = random
      .order(hospitals, (unit) => units.population[unit]!)
      .filter((unit) => !supports.includes(unit))
      .slice(0, CANDIDATES);
    supports.push(candidates.reduce((best, unit) => (gap(unit) > gap(best) ? unit : best)));
  }
  return supports;
}

function peopleByRegion({ units }: Country): readonly number[] {
  const people = units.zones.region.codes.map(() => 0);
  for (let unit = 0; unit < units.count; unit++) people[units.zoneOf.region[unit]!]! += units.population[unit]!;
  return people;
}

/** Shares a number out by largest remainders, at least one each. */
function apportion(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map((share) => Math.max(1, Math.floor(share)));
  const byRemainder = [...exact.keys()].sort((a, b) => (exact[b]! % 1) - (exact[a]! % 1));
  let left = total - counts.reduce((all, count) => all + count, 0);
  for (const position of byRemainder) {
    if (left <= 0) break;
    counts[position]!++;
    left--;
  }
  return counts;
}
