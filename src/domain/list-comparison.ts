import { type Base, CLASS, type Classification, classifyUnits, classTotals, maskTotals } from "./classes.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { extentMask } from "./extent.ts";
import { unitsOfTerritory } from "./layer.ts";
import type { LayerIndex } from "./layer-index.ts";
import { territoriesInScope } from "./ratio.ts";
import type { Interval, Totals } from "./report.ts";
import { activeTerritories, type Moment, stageAt } from "./stages.ts";
import type { Stage, TerritoryLayer } from "./territory.ts";
import { matchTerritories, type TerritoryMatch } from "./territory-match.ts";
import { type TerritoryPopulations, territoryPopulations } from "./territory-population.ts";
import { findWhiteZones, type WhiteZone } from "./white-zones.ts";

/** One of the two lists, with what counts in it. */
export interface ListMoment extends Moment {
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
}

/** A territory of one list alone. */
export interface OneSidedTerritory {
  readonly territory: number;
  readonly units: readonly number[];
  readonly population: Interval;
}

/** A territory of both lists; nothing in it need have changed. */
export interface MatchedTerritory extends TerritoryMatch {
  readonly renamed: boolean;
  /** Units of the second list that the first one lacks, and the other way round. */
  readonly unitsAdded: readonly number[];
  readonly unitsLost: readonly number[];
  readonly populationBefore: Interval;
  readonly populationAfter: Interval;
  readonly stageBefore: Stage;
  readonly stageAfter: Stage;
}

/** A set of units and the people who live there. */
export interface UnitsAndPeople {
  readonly units: readonly number[];
  readonly population: number;
}

/** A white zone of the second list and those of the first that share units with it. */
export interface ZoneChange {
  readonly kind: "new" | "changed" | "same";
  readonly zone: WhiteZone;
  readonly before: readonly WhiteZone[];
  readonly unitsAdded: readonly number[];
  readonly unitsLost: readonly number[];
}

export interface ListComparison {
  /** Units of the scope that both lists describe: everything below is about them. */
  readonly compared: Totals;
  /** Units of the scope outside the extent of one of the lists: nothing can be said of them. */
  readonly notCompared: Totals;
  readonly coverage: { readonly before: Coverage; readonly after: Coverage };
  /** Covered by the second list only. */
  readonly added: UnitsAndPeople;
  /** Covered by the first list only. */
  readonly lost: UnitsAndPeople;
  /** Covered by both, by other CPTS. */
  readonly moved: UnitsAndPeople;
  readonly territories: {
    readonly appeared: readonly OneSidedTerritory[];
    readonly gone: readonly OneSidedTerritory[];
    readonly kept: readonly MatchedTerritory[];
  };
  readonly zones: {
    readonly after: readonly ZoneChange[];
    /** Zones of the first list without a unit left in a zone of the second. */
    readonly filled: readonly WhiteZone[];
  };
}

interface Side extends ListMoment {
  readonly active: Uint8Array;
  readonly described: Uint8Array;
  readonly classification: Classification;
  readonly populations: TerritoryPopulations;
}

function readSide(base: Base, moment: ListMoment): Side {
  const { layer, index } = moment;
  const active = activeTerritories(layer, moment);
  const described = extentMask(base.units, layer.extent);
  return {
    ...moment,
    active,
    described,
    classification: classifyUnits(index, active, described),
    populations: territoryPopulations(base.units, layer, index),
  };
}

/**
 * What changed from one list to the next inside a scope. A unit outside the extent of a list is left out of the
 * comparison and counted apart: a list that says nothing of a unit neither added nor lost it. A territory is the same
 * in both lists by its id, else by its units (`territory-match.ts`).
 */
export function compareLists(base: Base, scopeMask: Uint8Array, first: ListMoment, second: ListMoment): ListComparison {
  const [before, after] = [readSide(base, first), readSide(base, second)];
  const isStated = (unit: number) =>
    before.classification.classOf[unit] !== CLASS.unstated && after.classification.classOf[unit] !== CLASS.unstated;
  const compared = scopeMask.map((inside, unit) => (inside === 1 && isStated(unit) ? 1 : 0));
  const matches = matchTerritories(presentIn(before, scopeMask), presentIn(after, scopeMask));
  const { added, lost, moved } = compareUnits(before, after, compared, matches.kept);
  const together = (units: readonly number[]): UnitsAndPeople => ({
    units,
    population: units.reduce((sum, unit) => sum + base.units.population[unit]!, 0),
  });
  return {
    compared: maskTotals(base, compared),
    notCompared: maskTotals(
      base,
      scopeMask.map((inside, unit) => (inside === 1 && compared[unit] === 0 ? 1 : 0)),
    ),
    coverage: {
      before: coverageOf(classTotals(base, compared, before.classification.classOf)),
      after: coverageOf(classTotals(base, compared, after.classification.classOf)),
    },
    added: together(added),
    lost: together(lost),
    moved: together(moved),
    territories: {
      appeared: matches.appeared.map((territory) => describeOne(after, territory)),
      gone: matches.gone.map((territory) => describeOne(before, territory)),
      kept: matches.kept.map((match) => describeMatch(before, after, match)),
    },
    zones: compareZones(zonesOf(base, before, compared), zonesOf(base, after, compared)),
  };
}

/** The active territories of a list with a unit in the scope. */
function presentIn({ layer, index, active }: Side, scopeMask: Uint8Array) {
  const present = territoriesInScope(index, active, scopeMask);
  return { layer, index, territories: [...layer.territories.keys()].filter((t) => present[t] === 1) };
}

const intervalOf = ({ populations }: Side, t: number): Interval => ({
  min: populations.min[t]!,
  max: populations.max[t]!,
});

function describeOne(side: Side, territory: number): OneSidedTerritory {
  return { territory, units: [...unitsOfTerritory(side.layer, territory)], population: intervalOf(side, territory) };
}

function describeMatch(before: Side, after: Side, match: TerritoryMatch): MatchedTerritory {
  const [was, is] = [before.layer.territories[match.before]!, after.layer.territories[match.after]!];
  const unitsBefore = new Set(unitsOfTerritory(before.layer, match.before));
  const unitsAfter = new Set(unitsOfTerritory(after.layer, match.after));
  return {
    ...match,
    renamed: was.name !== is.name,
    unitsAdded: [...unitsAfter].filter((unit) => !unitsBefore.has(unit)),
    unitsLost: [...unitsBefore].filter((unit) => !unitsAfter.has(unit)),
    populationBefore: intervalOf(before, match.before),
    populationAfter: intervalOf(after, match.after),
    stageBefore: stageAt(was.stages, before.date),
    stageAfter: stageAt(is.stages, after.date),
  };
}

/** Units covered by one list alone, and those covered by territories that do not correspond to each other. */
function compareUnits(before: Side, after: Side, compared: Uint8Array, kept: readonly TerritoryMatch[]) {
  const successor = new Int32Array(before.active.length).fill(-1);
  for (const match of kept) successor[match.before] = match.after;
  const [added, lost, moved]: [number[], number[], number[]] = [[], [], []];
  for (let unit = 0; unit < compared.length; unit++) {
    if (compared[unit] === 0) continue;
    const claimsBefore = activeClaimants(before, unit);
    const claimsAfter = activeClaimants(after, unit);
    if (claimsBefore.length === 0 && claimsAfter.length === 0) continue;
    if (claimsBefore.length === 0) added.push(unit);
    else if (claimsAfter.length === 0) lost.push(unit);
    else if (
      !isSameSet(
        claimsBefore.map((t) => successor[t]!),
        claimsAfter,
      )
    )
      moved.push(unit);
  }
  return { added, lost, moved };
}

function activeClaimants({ index, active }: Side, unit: number): readonly number[] {
  return [...index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)].filter((t) => active[t] === 1);
}

const isSameSet = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((t) => b.includes(t));

function zonesOf(base: Base, { index, active, populations, classification }: Side, compared: Uint8Array) {
  return findWhiteZones(base, index, active, populations, compared, classification.classOf);
}

function compareZones(before: readonly WhiteZone[], after: readonly WhiteZone[]): ListComparison["zones"] {
  const zoneBefore = new Map(before.flatMap((zone, z) => zone.units.map((unit) => [unit, z] as const)));
  const left = new Set(before.keys());
  const changes = after.map((zone): ZoneChange => {
    const met = [...new Set(zone.units.flatMap((unit) => zoneBefore.get(unit) ?? []))];
    for (const z of met) left.delete(z);
    const inside = new Set(zone.units);
    const unitsAdded = zone.units.filter((unit) => !zoneBefore.has(unit));
    const unitsLost = met.flatMap((z) => before[z]!.units.filter((unit) => !inside.has(unit)));
    const isSame = met.length === 1 && unitsAdded.length === 0 && unitsLost.length === 0;
    const kind = met.length === 0 ? "new" : isSame ? "same" : "changed";
    return { kind, zone, before: met.map((z) => before[z]!), unitsAdded, unitsLost };
  });
  return { after: changes, filled: [...left].map((z) => before[z]!) };
}
