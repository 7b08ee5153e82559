import { isSharedMark } from "./draft.ts";
import type { DraftGround } from "./draft-ground.ts";
import { unitsOfTerritory } from "./layer.ts";
import type { Interval } from "./report.ts";
import { shapeReaderOf } from "./shape.ts";
import { type AciSize, aciSize } from "./thresholds.ts";

export interface SizeInterval {
  readonly min: AciSize;
  readonly max: AciSize;
}

/** What one CPTS is, now or later. */
export interface NeighbourState {
  readonly units: number;
  readonly population: Interval;
  readonly size: SizeInterval;
  readonly pieces: number;
}

/** A CPTS that claims units of the draft too. */
export interface DraftOverlap {
  readonly territory: number;
  /** Common units, ascending. */
  readonly units: readonly number[];
  readonly population: number;
  /** Both take a declared part (*partage*) of every common unit. */
  readonly declared: boolean;
  readonly before: NeighbourState;
  /** What it would be if it gave up the common units that are not declared on both sides. */
  readonly after: NeighbourState;
}

/** A CPTS in whose place the draft stands. */
export interface ReplacedOutcome {
  readonly territory: number;
  readonly before: NeighbourState;
  /** Of its units, those that the draft keeps and those that it leaves, ascending. */
  readonly kept: readonly number[];
  readonly left: readonly number[];
  readonly leftPopulation: number;
}

const sizesOf = ({ min, max }: Interval): SizeInterval => ({ min: aciSize(min), max: aciSize(max) });

/** Returns a function that says what a draft means for the CPTS that it overlaps or replaces. */
export function createNeighbourReader({ base, layer, index, others, populations, replaced }: DraftGround) {
  const { population } = base.units;
  const shapeOf = shapeReaderOf(base.geography);
  const states = new Map<number, NeighbourState>();
  /** The last overlap with each territory: a stroke changes one or two of them. */
  const known = new Map<number, { readonly overlap: DraftOverlap; readonly declared: number }>();

  function stateOf(territory: number): NeighbourState {
    const kept = states.get(territory);
    if (kept !== undefined) return kept;
    const units = unitsOfTerritory(layer, territory);
    const people = { min: populations.min[territory]!, max: populations.max[territory]! };
    const state = { units: units.length, population: people, size: sizesOf(people), pieces: shapeOf(units).pieces };
    states.set(territory, state);
    return state;
  }

  function describeOverlap(
    territory: number,
    common: readonly number[],
    declaredParts: ReadonlySet<number>,
  ): DraftOverlap {
    const before = stateOf(territory);
    const given = new Set(common.filter((unit) => !declaredParts.has(unit)));
    let { min, max } = before.population;
    const rest: number[] = [];
    for (let i = layer.memberStart[territory]!; i < layer.memberStart[territory + 1]!; i++) {
      const unit = layer.members[i]!;
      if (!given.has(unit)) {
        rest.push(unit);
        continue;
      }
      max -= population[unit]!;
      const isPart = layer.declaredShared[i] === 1 && index.start[unit + 1]! - index.start[unit]! > 1;
      if (!isPart) min -= population[unit]!;
    }
    return {
      territory,
      units: common,
      population: common.reduce((sum, unit) => sum + population[unit]!, 0),
      declared: given.size === 0,
      before,
      after:
        given.size === 0
          ? before
          : { units: rest.length, population: { min, max }, size: sizesOf({ min, max }), pieces: shapeOf(rest).pieces },
    };
  }

  function readOverlap(territory: number, common: readonly number[], declaredParts: ReadonlySet<number>): DraftOverlap {
    const last = known.get(territory);
    const isSame =
      declaredParts.size === 0 &&
      last?.declared === 0 &&
      last.overlap.units.length === common.length &&
      common.every((unit, i) => last.overlap.units[i] === unit);
    if (isSame) return last.overlap;
    const overlap = describeOverlap(territory, common, declaredParts);
    known.set(territory, { overlap, declared: declaredParts.size });
    return overlap;
  }

  return (units: readonly number[], marks: Uint8Array) => {
    const common = new Map<number, { readonly units: number[]; readonly declared: Set<number> }>();
    for (const unit of units) {
      for (let i = index.start[unit]!, end = index.start[unit + 1]!; i < end; i++) {
        const territory = index.claimants[i]!;
        if (others[territory] === 0) continue;
        let shared = common.get(territory);
        if (shared === undefined) {
          shared = { units: [], declared: new Set() };
          common.set(territory, shared);
        }
        shared.units.push(unit);
        if (index.declaredShared[i] === 1 && isSharedMark(marks[unit]!)) shared.declared.add(unit);
      }
    }
    const overlaps = [...common]
      .map(([territory, shared]) => readOverlap(territory, shared.units, shared.declared))
      .sort((a, b) => b.population - a.population || a.territory - b.territory);
    return { overlaps, replaced: replaced.map((territory) => describeReplaced(territory, marks)) };
  };

  function describeReplaced(territory: number, marks: Uint8Array): ReplacedOutcome {
    const units = Array.from(unitsOfTerritory(layer, territory));
    const left = units.filter((unit) => marks[unit] === 0);
    return {
      territory,
      before: stateOf(territory),
      kept: units.filter((unit) => marks[unit] !== 0),
      left,
      leftPopulation: left.reduce((sum, unit) => sum + population[unit]!, 0),
    };
  }
}
