import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { DraftMap } from "./draw-protocol.ts";
import { setOutlinerOf } from "./draw-shapes.ts";
import { fitFrame, project } from "./drawing-frame.ts";
import type { France } from "./france.ts";
import { svgPath, withoutRepeats } from "./svg-paths.ts";

/** Size of a drawing, in the units of its paths. */
const SIZE = { width: 120, height: 84, margin: 4 } as const;

interface MappedDraft {
  readonly id: string;
  readonly draft: DraftState;
  readonly figures: DraftFigures;
}

/** One small map for each draft, all in one frame, so that they are compared at a glance. Nothing is drawn of empty drafts. */
export function draftMaps(base: France, layer: TerritoryLayer, drafts: readonly MappedDraft[]): readonly DraftMap[] {
  const units = new Set(drafts.flatMap(({ draft }) => [...draft.units, ...draft.start]));
  const frame = fitFrame(base.boxOfUnits(units), SIZE);
  const outline = setOutlinerOf(base.mesh);
  const pathOf = (set: Iterable<number>) => {
    const rings = outline(set).flatMap((polygon) =>
      polygon.map((ring) =>
        withoutRepeats(
          ring.slice(1).flatMap(([lng, lat]) => project(frame, lng, lat).map((length) => Math.round(length * 10))),
        ),
      ),
    );
    // What is smaller than a tenth of the drawing's unit has no area left.
    return svgPath(
      rings.filter((ring) => ring.length >= 6),
      { closed: true },
    );
  };
  return drafts.map(({ id, draft, figures }) => ({
    id,
    width: frame.width,
    height: frame.height,
    paths: {
      start: pathOf(draft.units.filter((unit) => draft.isStart(unit))),
      added: pathOf(draft.units.filter((unit) => !draft.isStart(unit))),
      white: pathOf(figures.white.beside.flatMap((zone) => zone.units)),
      neighbours: figures.neighbours.map((territory) => pathOf(unitsOfTerritory(layer, territory))),
      outline: pathOf(draft.units),
    },
  }));
}
