import { type Base, CLASS, classifyUnits } from "./classes.ts";
import type { DraftSource, TakeRule } from "./draft.ts";
import { unitsOfTerritory } from "./layer.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { TerritoryPopulations } from "./territory-population.ts";
import { findWhiteZones } from "./white-zones.ts";

/** The layer of CPTS in use, as one analysis counts it. */
export interface CountedLayer {
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
  readonly populations: TerritoryPopulations;
  /** 1 for every territory that counts. */
  readonly active: Uint8Array;
  /** 1 for every unit that the layer describes. */
  readonly extentMask: Uint8Array;
}

/** What a draft may touch, in positions. */
export interface DraftRules {
  readonly source: DraftSource;
  /** CPTS in whose place the draft stands: they no longer count beside it. */
  readonly replaces: readonly string[];
  readonly lockedUnits: readonly number[];
  readonly lockedTerritories: readonly string[];
}

/** Units without CPTS that touch each other before anything is drawn. */
export interface GroundZone {
  readonly units: readonly number[];
  readonly population: number;
}

/** The country on which a draft is drawn: worked out once for a layer, a date and the rules of the draft. */
export interface DraftGround extends CountedLayer {
  readonly base: Base;
  /** 1 for every territory that counts and that the draft does not replace. */
  readonly others: Uint8Array;
  /** Positions of the territories replaced, ascending. */
  readonly replaced: readonly number[];
  /** Class of every unit without the territories replaced. */
  readonly classOf: Uint8Array;
  /** White zones of the whole country before the draft, and the zone of each unit (−1: none). */
  readonly zones: readonly GroundZone[];
  readonly zoneOf: Int32Array;
  readonly mayTake: TakeRule;
  /** Ids of the rules that name no territory of this layer. */
  readonly unknownTerritories: readonly string[];
}

export function buildDraftGround(base: Base, counted: CountedLayer, rules: DraftRules): DraftGround {
  const { layer, index, active, extentMask, populations } = counted;
  const unitCount = base.units.count;
  const unknown = new Set<string>();
  const positions = new Map(layer.territories.map(({ id }, t) => [id, t]));
  const positionsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const position = positions.get(id);
      if (position === undefined) unknown.add(id);
      return position ?? [];
    });
  const replaced = positionsOf(rules.replaces).sort((a, b) => a - b);
  const lockedTerritories = positionsOf(rules.lockedTerritories);
  const source = rules.source.kind === "territory" ? positionsOf([rules.source.id]) : [];

  const others = active.slice();
  for (const territory of replaced) others[territory] = 0;
  const today = classifyUnits(index, active, extentMask).classOf;
  const everywhere = new Uint8Array(unitCount).fill(1);
  const zones = findWhiteZones(base, index, active, populations, everywhere, today);
  const zoneOf = new Int32Array(unitCount).fill(-1);
  zones.forEach((zone, position) => {
    for (const unit of zone.units) zoneOf[unit] = position;
  });
  return {
    ...counted,
    base,
    others,
    replaced,
    classOf: replaced.length === 0 ? today : classifyUnits(index, others, extentMask).classOf,
    zones,
    zoneOf,
    mayTake: createTakeRule({ layer, index, others, rules, lockedTerritories, source: source[0] ?? -1, unitCount }),
    unknownTerritories: [...unknown],
  };
}

interface TakeRuleParts {
  readonly layer: TerritoryLayer;
  readonly index: LayerIndex;
  readonly others: Uint8Array;
  readonly rules: DraftRules;
  readonly lockedTerritories: readonly number[];
  /** Position of the only CPTS that gives units; −1 when the list no longer has it. */
  readonly source: number;
  readonly unitCount: number;
}

/** Locks hold in both directions; the source only for what is added. Units of the CPTS replaced are free in every source. */
function createTakeRule(parts: TakeRuleParts): TakeRule {
  const { layer, index, others, rules, lockedTerritories, source, unitCount } = parts;
  const locked = new Uint8Array(unitCount);
  for (const unit of rules.lockedUnits) locked[unit] = 1;
  const lockedBy = new Uint8Array(layer.territories.length);
  for (const territory of lockedTerritories) {
    lockedBy[territory] = 1;
    for (const unit of unitsOfTerritory(layer, territory)) locked[unit] = 1;
  }
  const claimantsOf = (unit: number) =>
    Array.from(index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!));
  return (unit, leaving) => {
    if (locked[unit] === 1)
      return { reason: "locked", territories: claimantsOf(unit).filter((territory) => lockedBy[territory] === 1) };
    if (leaving || rules.source.kind === "anywhere") return null;
    const claimed = claimantsOf(unit).filter((territory) => others[territory] === 1);
    if (rules.source.kind === "white") return claimed.length === 0 ? null : { reason: "claimed", territories: claimed };
    const isGiven = claimantsOf(unit).some((t) => t === source || rules.replaces.includes(layer.territories[t]!.id));
    return isGiven ? null : { reason: "outside-source", territories: claimed };
  };
}

/** Whether a unit has no CPTS but perhaps the draft: white, where the layer says so. */
export const isWithoutOther = (ground: DraftGround, unit: number): boolean => ground.classOf[unit] === CLASS.white;
