import { type Change, markOf, OUT, type StrokeRefusal } from "./draft.ts";
import type { DraftFigures } from "./draft-figures.ts";
import type { DraftGround } from "./draft-ground.ts";
import type { DraftState } from "./draft-state.ts";
import type { Interval } from "./report.ts";

/** What adding or removing a unit would lead to, the gravest first: only one is said at the pointer. */
export const CONSEQUENCES = [
  "refused",
  "isolates",
  "encloses",
  "overlaps",
  "cuts",
  "apart",
  "splits-white",
  "uncovers",
  "unites",
  "changes-size",
  "new-departement",
  "new-epci",
  "none",
] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** A unit of the country, seen as one click more. */
export interface UnitPreview {
  readonly unit: number;
  /** A click would take it out of the draft. */
  readonly leaving: boolean;
  readonly before: Interval;
  /** Equal to `before` when the unit is refused. */
  readonly after: Interval;
  readonly consequence: Consequence;
  /** Units that the consequence is about. */
  readonly units: readonly number[];
  readonly population: number;
  /** Positions of the CPTS that it is about. */
  readonly territories: readonly number[];
  readonly refusal: StrokeRefusal | null;
}

type Found = Pick<UnitPreview, "consequence" | "units" | "population" | "territories">;

/** What a click on a unit would change, without changing anything. `now`: the figures of the draft as it is. */
export function previewUnit(
  ground: DraftGround,
  draft: DraftState,
  now: DraftFigures,
  read: (draft: DraftState) => DraftFigures,
  unit: number,
): UnitPreview {
  const leaving = draft.marks[unit] !== OUT;
  const before = now.population;
  const obstacle = ground.mayTake(unit, leaving);
  if (obstacle !== null) {
    const { territories } = obstacle;
    const refusal = { ...obstacle, units: [unit] };
    const population = ground.base.units.population[unit]!;
    return {
      unit,
      leaving,
      before,
      after: before,
      consequence: "refused",
      units: [unit],
      population,
      territories,
      refusal,
    };
  }
  const change: Change = {
    units: [unit],
    before: [draft.marks[unit]!],
    after: [leaving ? OUT : markOf("noyau", false)],
  };
  const then = draft.suppose(change, () => read(draft));
  return { unit, leaving, before, after: then.population, refusal: null, ...worstOf(ground, now, then, unit) };
}

function worstOf({ base }: DraftGround, now: DraftFigures, then: DraftFigures, unit: number): Found {
  const { population } = base.units;
  const found = (consequence: Consequence, units: readonly number[], territories: readonly number[] = []): Found => ({
    consequence,
    units,
    territories,
    population: units.reduce((sum, one) => sum + population[one]!, 0),
  });
  const wereOrphans = new Set(now.white.orphans.flatMap(({ units }) => units));
  const orphans = then.white.orphans
    .flatMap(({ units }) => units)
    .filter((one) => one !== unit && !wereOrphans.has(one));
  if (orphans.length > 0) return found("isolates", orphans);
  const wereEnclosed = new Set(now.enclosed.flatMap(({ units }) => units));
  const enclosed = then.enclosed.flatMap(({ units }) => units).filter((one) => !wereEnclosed.has(one));
  if (enclosed.length > 0) return found("encloses", enclosed);
  const overlapped = then.overlaps.filter(({ units }) => units.includes(unit)).map(({ territory }) => territory);
  if (overlapped.length > 0) return found("overlaps", [unit], overlapped);
  if (then.pieces.length > now.pieces.length && now.pieces.length > 0) {
    const isAdded = then.units.length > now.units.length;
    return isAdded
      ? found("apart", [unit])
      : found(
          "cuts",
          then.pieces.slice(1).flatMap(({ units }) => units),
        );
  }
  const splits = (figures: DraftFigures) => figures.white.touched.filter(({ pieces }) => pieces.length > 1);
  const pieceCount = (figures: DraftFigures) => splits(figures).reduce((sum, { pieces }) => sum + pieces.length, 0);
  if (pieceCount(then) > pieceCount(now))
    return found(
      "splits-white",
      splits(then).flatMap(({ pieces }) => pieces.slice(1).flatMap(({ units }) => units)),
    );
  if (then.white.uncovered.units.length > now.white.uncovered.units.length) return found("uncovers", [unit]);
  if (then.pieces.length > 0 && then.pieces.length < now.pieces.length) return found("unites", [unit]);
  if (then.aci.max.size !== now.aci.max.size) return found("changes-size", [unit]);
  if (then.crossings.zones.departement.length > now.crossings.zones.departement.length && now.units.length > 0)
    return found("new-departement", [unit]);
  if (then.crossings.zones.epci.length > now.crossings.zones.epci.length && now.units.length > 0)
    return found("new-epci", [unit]);
  return found("none", []);
}
