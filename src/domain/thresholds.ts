import thresholds from "../../data/thresholds.json";

/** Inhabitants per CPTS aimed at; the page and the command line let it be changed. */
export const DEFAULT_TARGET_RATIO = thresholds.targetRatio.value;

export const ACI_SIZES = thresholds.aciSizes;

/** A published national figure, with its date. @throws when `data/thresholds.json` no longer holds it. */
function markOf(id: string): { readonly value: number; readonly date: string } {
  const mark = thresholds.marks.find((one) => one.id === id);
  if (mark === undefined) throw new Error(`no mark ${id} in data/thresholds.json`);
  return mark;
}

/** Inhabitants per CPTS observed in France, always shown beside the target. */
export const OBSERVED_INHABITANTS_PER_CPTS = markOf("inhabitants-per-cpts-2024");

/** Share of the people covered, all stages together, and the number of CPTS aimed at. */
export const COVERAGE_MARK = markOf("coverage-2024");
export const TARGET_CPTS_MARK = markOf("target-cpts");

export type AciSize = 1 | 2 | 3 | 4;
export type TerritoryType = "rural" | "semi-rural" | "urbain";

/** The last step that begins at or below the population; steps are ascending and the first begins at 0. */
function stepOf<Step extends { readonly min: number }>(steps: readonly Step[], population: number): Step {
  const step = steps.findLast(({ min }) => population >= min);
  if (!step) throw new RangeError(`population below every step: ${population}`);
  return step;
}

/** ACI size 1 to 4 of a territory; a lower bound belongs to the size that it opens. */
export function aciSize(population: number): AciSize {
  return stepOf(thresholds.aciSizes, population).size as AciSize;
}

/** Rural, semi-rural or urban by population alone (the second criterion of the source, professionals, is not in the list). */
export function territoryType(population: number): TerritoryType {
  return stepOf(thresholds.territoryTypes, population).type as TerritoryType;
}

/** Where a population stands between the bounds of its ACI size, in inhabitants. */
export interface AciStanding {
  readonly size: AciSize;
  readonly yearlyMaximumEuros: number;
  /** Inhabitants above the bound that opens this size. */
  readonly aboveLowerBound: number;
  /** Inhabitants missing to the next size; null in the largest. */
  readonly toNextSize: number | null;
}

export function aciStanding(population: number): AciStanding {
  const step = stepOf(thresholds.aciSizes, population);
  return {
    size: step.size as AciSize,
    yearlyMaximumEuros: step.yearlyMaximumEuros,
    aboveLowerBound: population - step.min,
    toNextSize: step.max === null ? null : step.max - population,
  };
}
