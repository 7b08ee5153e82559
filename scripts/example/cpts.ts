import marks from "../../data/example/marks.json" with { type: "json" };
import real from "../../data/example/real-cpts.json" with { type: "json" };
import { buildLayer } from "../../src/domain/layer.ts";
import type { Territory, TerritoryLayer } from "../../src/domain/territory.ts";
import { layBricks, populationOf } from "./bricks.ts";
import type { Country } from "./country.ts";
import { claimUnits } from "./double-claims.ts";
import { gatherBricks } from "./gather.ts";
import { writeHistories } from "./history.ts";
import { nameTerritories } from "./names.ts";
import { makePlan, type Plan } from "./plan.ts";
import type { Random } from "./random.ts";
import { splitBrick } from "./split.ts";
import { dropEdges, moveBorders } from "./touch-up.ts";
import { leaveBricksWhite } from "./white-bricks.ts";

/** Of the people without CPTS, those in whole bricks; the others live in communes forgotten between two CPTS. */
const WHITE_IN_BRICKS = 0.87;
/** Paris must be covered before its last CPTS, that of the 16th: its others are among the oldest. */
const OLDEST = 0.75;

/** The layer of CPTS, and for each the unit with most people among those it was grown from. */
export interface ExampleCpts {
  readonly layer: TerritoryLayer;
  readonly mainUnits: readonly number[];
}

/** Grows the CPTS of the example; the few real ones first, then simulated ones. */
export function growCpts(country: Country, random: Random): ExampleCpts {
  const { units } = country;
  const realGroups = real.cpts.map((cpts) => cpts.units.map((code) => unitOf(country, code)));
  const plan = planGroups(country, realGroups, random);
  const people = populationOf(units, units.codes.keys());
  const covered = plan.population.reduce((sum, one) => sum + one, 0);
  const white = people - covered;
  dropEdges(plan, people * (1 - marks.cpts.coveredShare) - white, random);

  const { overlapShare, sharedUnits } = marks.doubleCount;
  const overlapPeople = overlapShare * people * marks.cpts.coveredShare;
  const memberships = claimUnits(plan, sharedUnits, overlapPeople, random);
  const mainUnits = plan.groups.map((group) => mainUnitOf(country, group));
  const territories = [...real.cpts.map(realTerritory), ...describeSimulated(country, mainUnits, random)];
  const layer = buildLayer({
    territories,
    memberships,
    extent: "france",
    provenance: {
      source: `Exemple simulé à partir des EPCI\u202f; effectifs\u202f: ${marks.cpts.source}\u202f; six CPTS reconstituées d'après\u202f: ${real.source}`,
      nature: "simule",
      date: marks.cpts.date,
    },
  });
  return { layer, mainUnits };
}

/** Real groups first, then `marks.cpts.total` less these. */
function planGroups(country: Country, realGroups: readonly number[][], random: Random): Plan {
  const { units } = country;
  const bounds = marks.sizes;
  const tooLarge = [...units.codes.keys()].filter((unit) => units.population[unit]! > bounds.max);
  const white = [...real.whiteUnits.map((code) => unitOf(country, code)), ...tooLarge];
  const reserved = new Set([...realGroups.flat(), ...white]);
  const bricks = layBricks(country, reserved, bounds.min).flatMap((brick) => splitBrick(country, brick, random));
  const people = populationOf(units, units.codes.keys()) * (1 - marks.cpts.coveredShare);
  const inBricks = people * WHITE_IN_BRICKS - populationOf(units, white);
  const kept = leaveBricksWhite(country, bricks, tooLarge, inBricks, random);
  const groups = gatherBricks(country, kept, marks.cpts.total - realGroups.length, bounds, random);
  const all = [...realGroups, ...groups];
  const plan = makePlan(
    country,
    bounds,
    all,
    (group) => group < realGroups.length || isParis(country, all[group]![0]!),
  );
  moveBorders(plan, random);
  return plan;
}

function realTerritory({ id, name, startDate }: (typeof real.cpts)[number]): Territory {
  return { id, name, nature: "reconstitue", stages: [], ...(startDate === undefined ? {} : { startDate }) };
}

function describeSimulated(country: Country, mainUnits: readonly number[], random: Random): readonly Territory[] {
  const simulated = mainUnits.slice(real.cpts.length);
  const histories = writeHistories(simulated.length, marks.cpts.stages, random);
  const byAge = random.shuffle([...simulated.keys()]);
  const oldest = Math.floor(OLDEST * byAge.length);
  for (let rank = oldest; rank < byAge.length; rank++) {
    if (!isParis(country, simulated[byAge[rank]!]!)) continue;
    const other = byAge.findIndex((group, place) => place >= oldest / 2 && !isParis(country, simulated[group]!));
    [byAge[rank], byAge[other]] = [byAge[other]!, byAge[rank]!];
  }
  const rankOf = new Map(byAge.map((group, rank) => [group, rank]));
  return nameTerritories(country.units, simulated).map((name, group) => ({
    id: `exemple-cpts-${country.units.codes[simulated[group]!]}`,
    name,
    nature: "simule",
    ...histories[rankOf.get(group)!]!,
  }));
}

function mainUnitOf({ units }: Country, group: Iterable<number>): number {
  let main = -1;
  for (const unit of group) if (main < 0 || units.population[unit]! > units.population[main]!) main = unit;
  return main;
}

export function unitOf({ units }: Country, code: string): number {
  const unit = units.indexOf.get(code);
  if (unit === undefined) throw new Error(`the example names ${code}, which is no unit of the COG ${units.cog}`);
  return unit;
}

function isParis({ units }: Country, unit: number): boolean {
  return units.codes[unit]!.startsWith("75");
}
