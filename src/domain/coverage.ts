import { type Base, type Classification, sumTotals } from "./classes.ts";
import type { LayerIndex } from "./layer-index.ts";
import type { Totals, UnitClass } from "./report.ts";
import { forEachStage } from "./stages.ts";
import { STAGES, type Stage } from "./territory.ts";

/** Units, inhabitants and km² in at least one territory, counted once, and their shares of the scope (0..1). */
export interface Coverage extends Totals {
  readonly populationShare: number;
  readonly unitsShare: number;
  readonly areaShare: number;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);

function withShares(covered: Totals, scope: Totals): Coverage {
  return {
    ...covered,
    populationShare: share(covered.population, scope.population),
    unitsShare: share(covered.units, scope.units),
    areaShare: share(covered.areaKm2, scope.areaKm2),
  };
}

/** Single + shared + overlap, over the whole scope, `unstated` units included in the denominator. */
export function coverageOf(classes: Readonly<Record<UnitClass, Totals>>): Coverage {
  const covered = sumTotals(classes.single, classes.shared, classes.overlap);
  return withShares(covered, sumTotals(covered, classes.white, classes.unstated));
}

/** Σ (multiplicity − 1) × population over the scope: what adding up the territories would count once too often. */
export function doubleCount(base: Base, scopeMask: Uint8Array, { multiplicity }: Classification): number {
  let people = 0;
  for (let unit = 0; unit < multiplicity.length; unit++) {
    if (scopeMask[unit] === 1 && multiplicity[unit]! > 1)
      people += (multiplicity[unit]! - 1) * base.units.population[unit]!;
  }
  return people;
}

/**
 * Coverage by the active territories of each stage taken alone; a unit in two stages counts in both, so that the
 * lines do not add up to « tous stades confondus ». `stageOf`: position in `STAGES` of each territory at the date.
 */
export function coverageByStage(
  base: Base,
  scopeMask: Uint8Array,
  index: LayerIndex,
  active: Uint8Array,
  stageOf: Uint8Array,
  scope: Totals,
): Record<Stage, Coverage> {
  const { start, claimants } = index;
  const { population } = base.units;
  const { areaKm2 } = base.geography;
  const units = new Float64Array(STAGES.length);
  const people = new Float64Array(STAGES.length);
  const area = new Float64Array(STAGES.length);
  for (let unit = 0; unit < scopeMask.length; unit++) {
    if (scopeMask[unit] === 0) continue;
    let stagesSeen = 0;
    for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
      const territory = claimants[i]!;
      if (active[territory] === 1) stagesSeen |= 1 << stageOf[territory]!;
    }
    for (let stage = 0; stagesSeen > 0; stage++, stagesSeen >>= 1) {
      if ((stagesSeen & 1) === 0) continue;
      units[stage]!++;
      people[stage]! += population[unit]!;
      area[stage]! += areaKm2[unit]!;
    }
  }
  return forEachStage((_, stage) =>
    withShares({ units: units[stage]!, population: people[stage]!, areaKm2: area[stage]! }, scope),
  );
}
