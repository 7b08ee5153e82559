import type { StrokeRefusal } from "../domain/draft.ts";
import { checkDraft, type DraftCheck } from "../domain/draft-checks.ts";
import type { IndexedMesh } from "../domain/draft-crossing.ts";
import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftGround } from "../domain/draft-ground.ts";
import type { UnitPreview } from "../domain/draft-preview.ts";
import type { UnitGroup } from "../domain/draft-white.ts";
import type { DraftDifference } from "../domain/scenario.ts";
import type { Box } from "../geo/unit-index.ts";
import {
  type CheckLine,
  type DraftDifferenceView,
  type DraftFeedback,
  GROUP_UNITS,
  type GroupLine,
  type LeftOutSite,
  type NamedTerritory,
  type PreviewLine,
  type RefusedLine,
  SIDES,
  type Side,
  type UnitLine,
} from "./draw-protocol.ts";
import { unitShape } from "./draw-shapes.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";
import { siteCounterOf } from "./site-counts.ts";
import { namePlace } from "./unit-names.ts";

/** Beyond, a group is half a région: its box says nothing, and costs more than the stroke. */
const MOST_BOXED = 1000;
/** Names given with a finding. */
const MOST_NAMES = 5;

/** Names and places what a draft says in positions, for one country and one list. */
export function createDraftView(base: France, list: LoadedList, meshes: readonly IndexedMesh[]) {
  const { units } = base;
  const { population } = units;
  const countSites = siteCounterOf(units.count, list.countedSites);
  const nameOf = (unit: number) => namePlace(units.names[unit]!);
  const lineOf = (unit: number): UnitLine => ({
    unit,
    code: units.codes[unit]!,
    name: nameOf(unit),
    population: population[unit]!,
  });
  const territory = (index: number): NamedTerritory => {
    const { id, name } = list.layer.territories[index]!;
    return { index, id, name };
  };
  const byPeople = (set: readonly number[]) => [...set].sort((a, b) => population[b]! - population[a]! || a - b);
  const namesOf = (set: readonly number[]) =>
    byPeople(set.length > MOST_BOXED ? set.slice(0, MOST_BOXED) : set)
      .slice(0, MOST_NAMES)
      .map(nameOf);
  const boxOf = (set: readonly number[]) => (set.length === 0 || set.length > MOST_BOXED ? null : base.boxOfUnits(set));
  const groupAround =
    (draftBox: Box | null) =>
    (group: UnitGroup): GroupLine => {
      const { units: set, population: people } = group;
      const box = boxOf(set);
      return {
        name: nameOf(set.reduce((most, unit) => (population[unit]! > population[most]! ? unit : most))),
        communes: set.length,
        population: people,
        box,
        side: box === null || draftBox === null ? null : sideOf(draftBox, box),
        units: set.length > GROUP_UNITS ? set.slice(0, GROUP_UNITS) : set,
      };
    };
  const countOf = ({ units: set, population: people }: UnitGroup) => ({ communes: set.length, population: people });

  const sitesOf = new Map<
    number,
    { readonly kind: "msp" | "cds"; readonly structure: string; readonly name: string }[]
  >();
  for (const { kind, unitIndex, structureId, name } of list.sites) {
    if (kind !== "msp" && kind !== "cds") continue;
    const site = { kind, structure: structureId, name };
    const known = sitesOf.get(unitIndex);
    if (known === undefined) sitesOf.set(unitIndex, [site]);
    else known.push(site);
  }

  /** Structures without a site in the draft and with one in what it encloses, or in a commune that it could take. */
  function leftOut(figures: DraftFigures): readonly LeftOutSite[] {
    if (sitesOf.size === 0) return [];
    const inside = new Set(figures.units.flatMap((unit) => sitesOf.get(unit)?.map(({ structure }) => structure) ?? []));
    const found = new Map<string, LeftOutSite>();
    const look = (set: readonly number[], where: LeftOutSite["where"]) => {
      for (const unit of set) {
        for (const { kind, structure, name } of sitesOf.get(unit) ?? []) {
          if (inside.has(structure) || found.has(structure)) continue;
          found.set(structure, { kind, name, unit, commune: nameOf(unit), where });
        }
      }
    };
    for (const hole of figures.enclosed) look(hole.units, "enclosed");
    for (const group of figures.candidates) look(group.units, "beside");
    return [...found.values()];
  }

  const checkLine = ({ code, level, facts, units: set, territories }: DraftCheck): CheckLine => ({
    code,
    level,
    facts,
    units: set.slice(0, GROUP_UNITS),
    names: namesOf(set),
    territories: territories.map(territory),
    box: boxOf(set),
  });

  return {
    lineOf,
    territory,
    sites: countSites,

    feedback(ground: DraftGround, figures: DraftFigures, target: number): DraftFeedback {
      const { white, crossings } = figures;
      const box = boxOf(figures.units);
      const groupOf = groupAround(box);
      return {
        units: figures.units,
        population: figures.population,
        target,
        targetShare: figures.targetShare,
        aci: figures.aci,
        type: figures.type,
        areaKm2: figures.areaKm2,
        densityPerKm2: figures.densityPerKm2,
        compactness: figures.compactness,
        pieces: figures.pieces.map(groupOf),
        enclosed: figures.enclosed.map((hole) => ({ ...groupOf(hole), territories: hole.territories.map(territory) })),
        white: {
          touched: white.touched.map(({ before, pieces }) => ({
            before: groupOf(before),
            pieces: pieces.map(groupOf),
          })),
          orphans: white.orphans.map(groupOf),
          beside: white.beside.map(groupOf),
          uncovered: white.uncovered.units.length === 0 ? null : groupOf(white.uncovered),
        },
        overlaps: figures.overlaps.map(
          ({ territory: t, units: common, population: people, declared, before, after }) => ({
            ...territory(t),
            communes: common.length,
            names: namesOf(common),
            population: people,
            declared,
            before,
            after,
          }),
        ),
        replaced: figures.replaced.map(({ territory: t, before, kept, left, leftPopulation }) => ({
          ...territory(t),
          before,
          kept: kept.length,
          left: left.length,
          leftPopulation,
        })),
        neighbours: figures.neighbours.map(territory),
        added: countOf(figures.added),
        removed: countOf(figures.removed),
        phases: figures.phases,
        shared: { communes: figures.shared.units.length, alone: figures.shared.alone.length },
        unstated: figures.unstated.length,
        candidates: figures.candidates.map(({ epci, population: people, units: set }) => ({
          epci: units.zones.epci.codes[epci] ?? "",
          name: units.zones.epci.names[epci] ?? "",
          population: people,
          units: set.map((unit) => ({ ...lineOf(unit), total: figures.population.max + population[unit]! })),
        })),
        zones: crossings.zones,
        meshes: crossings.meshes,
        sites: countSites(figures.units),
        leftOut: leftOut(figures),
        checks: checkDraft(ground, figures, meshes).map(checkLine),
        box,
      };
    },

    refused: ({ reason, territories, units: set }: StrokeRefusal): RefusedLine => ({
      reason,
      territories: territories.map(territory),
      communes: set.length,
      names: namesOf(set),
      units: set.slice(0, GROUP_UNITS),
    }),

    preview: (seen: UnitPreview): PreviewLine => ({
      ...lineOf(seen.unit),
      communes: 1,
      left: 0,
      leaving: seen.leaving,
      before: seen.before,
      after: seen.after,
      consequence: seen.consequence,
      names: namesOf(seen.units),
      concerned: seen.units.length,
      concernedPopulation: seen.population,
      territories: seen.territories.map(territory),
      reason: seen.refusal?.reason ?? null,
      shape: unitShape(base.mesh, seen.unit),
    }),

    difference(found: DraftDifference): DraftDifferenceView {
      const linesOf = ({ units: set, population: people }: UnitGroup) => ({
        communes: byPeople(set).map(lineOf),
        population: people,
      });
      const overlapsOf = (overlaps: DraftDifference["overlapsGained"]) =>
        overlaps.map((overlap) => ({ ...territory(overlap.territory), ...linesOf(overlap) }));
      return {
        added: linesOf(found.added),
        removed: linesOf(found.removed),
        remarked: linesOf(found.remarked),
        population: found.population,
        overlapsGained: overlapsOf(found.overlapsGained),
        overlapsHealed: overlapsOf(found.overlapsHealed),
      };
    },
  };
}

/** The nearest of the four directions from the middle of a box to that of another. */
function sideOf(from: Box, to: Box): Side {
  const middle = ([west, south, east, north]: Box) => [(west + east) / 2, (south + north) / 2] as const;
  const [[x1, y1], [x2, y2]] = [middle(from), middle(to)];
  const turn = Math.atan2(y2 - y1, (x2 - x1) * Math.cos((y1 * Math.PI) / 180));
  return SIDES[(Math.round(turn / (Math.PI / 2)) + 4) % 4]!;
}

export type DraftView = ReturnType<typeof createDraftView>;
