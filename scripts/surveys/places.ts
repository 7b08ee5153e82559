import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import type { TerritoryLayer } from "../../src/domain/territory.ts";
import type { UnitTable } from "../../src/domain/unit.ts";
import type { Random } from "../example/random.ts";

/** Where a simulated doctor practises, and how the doctors of that CPTS lean: 0 to 1, 0.5 elsewhere. */
export interface Place {
  readonly unit: number;
  readonly lean: number;
}

/** CPTS that answered more than others: some gathered in two régions, so that a région can be read too, some elsewhere. */
const CHOSEN = [
  { region: "93", cpts: 6, most: 46 },
  { region: "84", cpts: 6, most: 46 },
  { region: null, cpts: 8, most: 18 },
] as const;
/** Fewest responses of a chosen CPTS; half of all responses are in them. Well above two thresholds, answers are told. */
const FEWEST = 15;
/** How far the doctors of a CPTS lean one way, from 0 to 1: further, everyone would answer alike. */
const LEANS = [0.4, 0.65] as const;

/** Places of `count` doctors: half in some twenty CPTS, half over the country, by population. */
export function drawPlaces(units: UnitTable, cpts: TerritoryLayer, count: number, random: Random): readonly Place[] {
  const { claimants, start } = buildLayerIndex(cpts, units.count);
  const isAlone = (unit: number) => start[unit + 1]! - start[unit]! === 1 && claimants[start[unit]!] !== undefined;
  const large = cpts.territories
    .map((_, t) => ({ t, list: [...unitsOfTerritory(cpts, t)] }))
    .filter(({ list }) => list.every(isAlone) && peopleOf(units, list) > 60_000);
  const regionOf = (unit: number) => units.zones.region.codes[units.zoneOf.region[unit]!]!;
  const shuffled = random.shuffle(large);
  const apart = (region: string) => !CHOSEN.some((one) => one.region === region);
  const chosen = CHOSEN.flatMap(({ region, cpts, most }) => {
    const there = shuffled.filter(({ list }) => {
      const own = regionOf(list[0]!);
      return region === null ? apart(own) : own === region;
    });
    return there
      .slice(0, cpts)
      .map(({ list }, rank) => ({ list, people: FEWEST + ((most - FEWEST) * rank) / (cpts - 1) }));
  });
  const places: Place[] = [];
  for (const { list, people } of chosen) {
    const lean = random.between(...LEANS);
    for (let i = 0; i < Math.round(people); i++) places.push({ unit: drawUnit(units, list, random), lean });
  }
  const all = Array.from({ length: units.count }, (_, unit) => unit);
  const cumulated = cumulate(units, all);
  while (places.length < count) places.push({ unit: pick(all, cumulated, random), lean: 0.5 });
  return places;
}

const peopleOf = (units: UnitTable, list: readonly number[]) =>
  list.reduce((sum, unit) => sum + units.population[unit]!, 0);

function cumulate(units: UnitTable, list: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(list, (unit) => {
    sum += units.population[unit]!;
    return sum;
  });
}

function drawUnit(units: UnitTable, list: readonly number[], random: Random): number {
  return pick(list, cumulate(units, list), random);
}

function pick(list: readonly number[], cumulated: Float64Array, random: Random): number {
  const wanted = random.next() * cumulated.at(-1)!;
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulated[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low]!;
}
