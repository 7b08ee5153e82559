import { OUT } from "../domain/draft.ts";
import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { DEGREES_PER_KM, unitCentres } from "./draw-centres.ts";
import type { DraftFigure, DraftMap } from "./draw-protocol.ts";
import { setOutlinerOf } from "./draw-shapes.ts";
import { type Frame, type FrameSize, fitFrame, project } from "./drawing-frame.ts";
import type { France } from "./france.ts";
import { svgPath, withoutRepeats } from "./svg-paths.ts";
import { namePlace } from "./unit-names.ts";

/** Size of a drawing, in the units of its paths. */
const SIZE = { width: 120, height: 84, margin: 4 } as const;
/** Of a printed one: the width of an A4 page, in points of 1/96 inch. */
const PRINTED: FrameSize = { width: 660, height: 430, margin: 26 };
/** Width of a letter and height of a line of its names. */
const LETTER = { width: 5.2, height: 11 } as const;

interface MappedDraft {
  readonly id: string;
  readonly draft: DraftState;
  readonly figures: DraftFigures;
}

/** One small map for each draft, all in one frame, so that they are compared at a glance. Nothing is drawn of empty drafts. */
export function draftMaps(base: France, layer: TerritoryLayer, drafts: readonly MappedDraft[]): readonly DraftMap[] {
  const units = new Set(drafts.flatMap(({ draft }) => [...draft.units, ...draft.start]));
  const frame = fitFrame(base.boxOfUnits(units), SIZE);
  const pathOf = pathsIn(base, frame);
  return drafts.map((draft) => mapOf(draft, layer, frame, pathOf));
}

type PathOf = (set: Iterable<number>) => string;

function pathsIn(base: France, frame: Frame): PathOf {
  const outline = setOutlinerOf(base.mesh);
  return (set) => {
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
}

function mapOf({ id, draft, figures }: MappedDraft, layer: TerritoryLayer, frame: Frame, pathOf: PathOf): DraftMap {
  return {
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
  };
}

/** One draft for print: its communes with their borders, what lies around it, and the names that find room. */
export function draftFigure(base: France, layer: TerritoryLayer, drawn: MappedDraft): DraftFigure {
  const { draft, figures } = drawn;
  const frame = fitFrame(base.boxOfUnits(draft.units.length > 0 ? draft.units : draft.start), PRINTED);
  const pathOf = pathsIn(base, frame);
  const { names, population } = base.units;
  const centres = unitCentres(base.mesh);
  const placed = (unit: number) => project(frame, centres[2 * unit]!, centres[2 * unit + 1]!);
  const byPeople = (set: readonly number[]) => [...set].sort((a, b) => population[b]! - population[a]!);
  const wanted = [
    ...byPeople(draft.units).map((unit) => ({
      name: namePlace(names[unit]!),
      at: placed(unit),
      kind: "inside" as const,
    })),
    ...byPeople(figures.white.beside.flatMap((zone) => zone.units)).map((unit) => ({
      name: namePlace(names[unit]!),
      at: placed(unit),
      kind: "white" as const,
    })),
    ...figures.neighbours.map((territory) => ({
      name: layer.territories[territory]!.name,
      // Not over the draft, of which it may claim a part.
      at: nearestInside(
        Array.from(unitsOfTerritory(layer, territory))
          .filter((unit) => draft.marks[unit] === OUT)
          .map(placed),
        frame,
      ),
      kind: "neighbour" as const,
    })),
  ];
  const taken: (readonly [x: number, y: number, half: number])[] = [];
  const labels = wanted.flatMap(({ name, at, kind }) => {
    if (at === null) return [];
    const [x, y] = at;
    const half = (name.length * LETTER.width) / 2;
    const isOut = x < half || x > frame.width - half || y < LETTER.height || y > frame.height - LETTER.height;
    if (isOut || taken.some(([tx, ty, th]) => Math.abs(tx - x) < th + half + 4 && Math.abs(ty - y) < LETTER.height))
      return [];
    taken.push([x, y, half]);
    return [{ name, x: Math.round(x), y: Math.round(y), kind }];
  });
  const perKm = frame.scale * DEGREES_PER_KM;
  const scaleKm = [1, 2, 5, 10, 20, 50, 100].findLast((km) => km * perKm <= 110) ?? 1;
  return {
    ...mapOf(drawn, layer, frame, pathOf),
    mesh: draft.units.map((unit) => pathOf([unit])).join(""),
    overlap: pathOf(new Set(figures.overlaps.flatMap(({ units }) => units))),
    labels,
    scaleKm,
    scaleLength: scaleKm * perKm,
  };
}

/** Of places, the one nearest to the middle of the drawing that stands well inside it; null when none does. */
function nearestInside(
  places: readonly (readonly [number, number])[],
  { width, height }: Frame,
): readonly [number, number] | null {
  const inside = places.filter(([x, y]) => x > 60 && x < width - 60 && y > 14 && y < height - 14);
  const middle = ([x, y]: readonly [number, number]) => Math.hypot(x - width / 2, y - height / 2);
  return inside.sort((a, b) => middle(b) - middle(a)).at(inside.length >> 1) ?? null;
}
