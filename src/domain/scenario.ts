import { isSharedMark, OUT, phaseOf } from "./draft.ts";
import type { CrossedPart } from "./draft-crossing.ts";
import type { DraftFigures } from "./draft-figures.ts";
import type { DraftGround } from "./draft-ground.ts";
import type { UnitGroup } from "./draft-white.ts";
import type { Interval, SiteCounts } from "./report.ts";

/** Rows of the table that sets several drafts side by side, in its order. */
export const SCENARIO_ROWS = [
  "population",
  "targetShare",
  "size",
  "yearlyMaximumEuros",
  "communes",
  "areaKm2",
  "densityPerKm2",
  "pieces",
  "enclosed",
  "whiteBeside",
  "whiteBesidePopulation",
  "orphans",
  "orphansPopulation",
  "uncovered",
  "overlapping",
  "overlapCommunes",
  "overlapPopulation",
  "msp",
  "cds",
  "departements",
  "epci",
  "epciWhole",
] as const;
/** One of `SCENARIO_ROWS`, or `mesh:ID`: territories of another mesh that the draft crosses. */
export type ScenarioRow = (typeof SCENARIO_ROWS)[number] | `mesh:${string}`;

export interface ScenarioLine {
  readonly row: ScenarioRow;
  /** One for each draft, in their order; null where there is nothing to measure. */
  readonly values: readonly (number | Interval | null)[];
}

/** An interval of which both ends are the same is a number. */
const plain = ({ min, max }: Interval): number | Interval => (min === max ? max : { min, max });
const people = (groups: readonly UnitGroup[]) => groups.reduce((sum, { population }) => sum + population, 0);
const unitCount = (groups: readonly { readonly units: readonly number[] }[]) =>
  new Set(groups.flatMap(({ units }) => units)).size;
const wholeParts = (parts: readonly CrossedPart[]) => parts.filter(({ units, ofUnits }) => units === ofUnits).length;

interface Scenario {
  readonly figures: DraftFigures;
  readonly sites: SiteCounts;
}

const READ: Readonly<Record<(typeof SCENARIO_ROWS)[number], (scenario: Scenario) => number | Interval | null>> = {
  population: ({ figures }) => plain(figures.population),
  targetShare: ({ figures }) => plain(figures.targetShare),
  size: ({ figures }) => plain({ min: figures.aci.min.size, max: figures.aci.max.size }),
  yearlyMaximumEuros: ({ figures: { aci } }) =>
    plain({ min: aci.min.yearlyMaximumEuros, max: aci.max.yearlyMaximumEuros }),
  communes: ({ figures }) => figures.units.length,
  areaKm2: ({ figures }) => figures.areaKm2,
  densityPerKm2: ({ figures }) => figures.densityPerKm2,
  pieces: ({ figures }) => figures.pieces.length,
  enclosed: ({ figures }) => unitCount(figures.enclosed),
  whiteBeside: ({ figures }) => unitCount(figures.white.beside),
  whiteBesidePopulation: ({ figures }) => people(figures.white.beside),
  orphans: ({ figures }) => unitCount(figures.white.orphans),
  orphansPopulation: ({ figures }) => people(figures.white.orphans),
  uncovered: ({ figures }) => figures.white.uncovered.units.length,
  overlapping: ({ figures }) => figures.overlaps.length,
  overlapCommunes: ({ figures }) => unitCount(figures.overlaps),
  // A unit claimed by two neighbours is counted with each, as in the list of overlaps.
  overlapPopulation: ({ figures }) => people(figures.overlaps),
  msp: ({ sites }) => sites.msp,
  cds: ({ sites }) => sites.cds,
  departements: ({ figures }) => figures.crossings.zones.departement.length,
  epci: ({ figures }) => figures.crossings.zones.epci.length,
  epciWhole: ({ figures }) => wholeParts(figures.crossings.zones.epci),
};

/** The side-by-side table: one line for each indicator, then one for each mesh. No line is a mark, and none adds others up. */
export function compareScenarios(scenarios: readonly Scenario[], meshes: readonly string[]): readonly ScenarioLine[] {
  return [
    ...SCENARIO_ROWS.map((row): ScenarioLine => ({ row, values: scenarios.map(READ[row]) })),
    ...meshes.map(
      (id): ScenarioLine => ({
        row: `mesh:${id}`,
        values: scenarios.map(({ figures }) => figures.crossings.meshes[id]?.length ?? null),
      }),
    ),
  ];
}

/** Units of which a CPTS and one version of a draft both claim a part or the whole. */
export interface OverlapDifference extends UnitGroup {
  readonly territory: number;
}

/** What changed between two versions of a draft. */
export interface DraftDifference {
  readonly added: UnitGroup;
  readonly removed: UnitGroup;
  /** In both, and now shared or no longer, or in another phase. */
  readonly remarked: UnitGroup;
  readonly population: { readonly before: Interval; readonly after: Interval };
  readonly overlapsGained: readonly OverlapDifference[];
  readonly overlapsHealed: readonly OverlapDifference[];
}

interface Version {
  readonly marks: Uint8Array;
  readonly figures: DraftFigures;
}

/** Compares two versions of a draft, or two drafts, over the same layer. Overlaps that both declare are left out. */
export function diffDrafts({ base }: DraftGround, before: Version, after: Version): DraftDifference {
  const { population } = base.units;
  const groupOf = (units: readonly number[]): UnitGroup => ({
    units,
    population: units.reduce((sum, unit) => sum + population[unit]!, 0),
  });
  const isRemarked = (unit: number) => {
    const [old, now] = [before.marks[unit]!, after.marks[unit]!];
    return old !== OUT && now !== OUT && (isSharedMark(old) !== isSharedMark(now) || phaseOf(old) !== phaseOf(now));
  };
  const overlapsOnlyIn = (version: Version, other: Version) =>
    version.figures.overlaps.flatMap(({ territory, units, declared }): OverlapDifference[] => {
      if (declared) return [];
      const known = other.figures.overlaps.find((one) => one.territory === territory && !one.declared);
      const only = units.filter((unit) => known?.units.includes(unit) !== true);
      return only.length === 0 ? [] : [{ territory, ...groupOf(only) }];
    });
  return {
    added: groupOf(after.figures.units.filter((unit) => before.marks[unit] === OUT)),
    removed: groupOf(before.figures.units.filter((unit) => after.marks[unit] === OUT)),
    remarked: groupOf(after.figures.units.filter(isRemarked)),
    population: { before: before.figures.population, after: after.figures.population },
    overlapsGained: overlapsOnlyIn(after, before),
    overlapsHealed: overlapsOnlyIn(before, after),
  };
}
