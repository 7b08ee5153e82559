import { planStroke } from "../domain/draft.ts";
import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftGround } from "../domain/draft-ground.ts";
import type { DraftState } from "../domain/draft-state.ts";
import type { DeskContext } from "./desk-context.ts";
import type { GroupKind, PreviewLine, UnitSelection } from "./draw-protocol.ts";
import type { DrawSetting } from "./draw-setting.ts";
import { setOutlinerOf } from "./draw-shapes.ts";

interface ReadDraft {
  readonly state: DraftState;
  readonly figures: DraftFigures;
  readonly ground: DraftGround;
  readonly read: (draft: DraftState) => DraftFigures;
}

/** The part of the desk that takes whole EPCI and whole CPTS: which one is under a point, and what a click would make of it. */
export function createDrawGroups(
  context: DeskContext,
  settle: () => DrawSetting,
  find: (id: string) => ReadDraft,
  unitsOf: (selection: UnitSelection) => readonly number[],
) {
  /** In the Métropole du Grand Paris, the EPT; of several CPTS on one commune, the first of the list that counts. */
  function groupAt(kind: GroupKind, lng: number, lat: number) {
    const { units, unitIndex } = context.base();
    const unit = unitIndex.unitAt(lng, lat);
    if (unit < 0) return null;
    if (kind === "territory") {
      const { index, active, layer } = settle().counted;
      const claimants = index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!);
      const territory = claimants.find((one) => active[one] === 1);
      if (territory === undefined) return null;
      const { id, name } = layer.territories[territory]!;
      return { unit, name, selection: { kind, id } as const };
    }
    const level = units.zoneOf.ept[unit]! >= 0 ? "ept" : "epci";
    const zone = units.zoneOf[level][unit]!;
    if (zone < 0) return null;
    const { codes, names } = units.zones[level];
    return { unit, name: names[zone]!, selection: { kind: "zone", zone: { level, code: codes[zone]! } } as const };
  }

  return {
    /** What a click with such a tool takes; null where there is nothing of that kind. */
    async selectionAt(kind: GroupKind, lng: number, lat: number): Promise<UnitSelection | null> {
      return groupAt(kind, lng, lat)?.selection ?? null;
    },

    /** What that click would change: as for one commune, with how many it takes and how many it may not. */
    async previewGroupAt(
      id: string,
      group: { readonly kind: GroupKind; readonly lng: number; readonly lat: number; readonly to: "add" | "remove" },
    ): Promise<PreviewLine | null> {
      const found = groupAt(group.kind, group.lng, group.lat);
      if (found === null) return null;
      const { units, mesh } = context.base();
      const { state, figures, ground, read } = find(id);
      const set = unitsOf(found.selection);
      const { change, refused } = planStroke(state.marks, { [group.to]: set }, ground.mayTake);
      // What is drawn is what would be taken, when anything is.
      const coordinates = setOutlinerOf(mesh)(change.units.length > 0 ? change.units : set);
      const left = refused.reduce((sum, one) => sum + one.units.length, 0);
      return {
        unit: found.unit,
        code: "",
        name: found.name,
        population: change.units.reduce((sum, unit) => sum + units.population[unit]!, 0),
        communes: change.units.length,
        left,
        leaving: group.to === "remove",
        before: figures.population,
        after: state.suppose(change, () => read(state)).population,
        consequence: "none",
        names: [],
        concerned: 0,
        concernedPopulation: 0,
        territories: [],
        reason: change.units.length === 0 ? (refused[0]?.reason ?? null) : null,
        shape: { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } },
      };
    },
  };
}
