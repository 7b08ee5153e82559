import type { IsoDate, Stage } from "./territory.ts";
import { aciSize, territoryType } from "./thresholds.ts";

/** What can make another territory comparable. `mesh`: a common territory of another mesh, the DAC above all. */
export const COMPARABLE_CRITERIA = ["size", "type", "stage", "age", "mesh"] as const;
export type ComparableCriterion = (typeof COMPARABLE_CRITERIA)[number];

/** What the comparison of a territory looks at. */
export interface ComparableFacts {
  readonly territory: number;
  /** The maximum when it is an interval. */
  readonly populationMax: number;
  readonly stage: Stage;
  readonly startDate: IsoDate | null;
  /** Territories of the other mesh that it meets, by id. */
  readonly partners: readonly string[];
}

/** Ages this close are alike, in days: a year and a half. */
const SAME_AGE_DAYS = 548;
const DAY = 86_400_000;

const daysBetween = (a: IsoDate, b: IsoDate): number => Math.abs(Date.parse(a) - Date.parse(b)) / DAY;

/**
 * The territories that every criterion asked for makes comparable, in the order given, which is no ranking. A fact that
 * is not known (stage `inconnu`, no date) is like nothing. Without a criterion there are none.
 */
export function findComparables(
  self: ComparableFacts,
  others: readonly ComparableFacts[],
  criteria: readonly ComparableCriterion[],
): readonly ComparableFacts[] {
  if (criteria.length === 0) return [];
  return others.filter(
    (other) => other.territory !== self.territory && criteria.every((criterion) => isAlike(self, other, criterion)),
  );
}

function isAlike(self: ComparableFacts, other: ComparableFacts, criterion: ComparableCriterion): boolean {
  switch (criterion) {
    case "size":
      return aciSize(self.populationMax) === aciSize(other.populationMax);
    case "type":
      return territoryType(self.populationMax) === territoryType(other.populationMax);
    case "stage":
      return self.stage !== "inconnu" && self.stage === other.stage;
    case "age":
      return (
        self.startDate !== null &&
        other.startDate !== null &&
        daysBetween(self.startDate, other.startDate) <= SAME_AGE_DAYS
      );
    case "mesh":
      return self.partners.some((id) => other.partners.includes(id));
  }
}
