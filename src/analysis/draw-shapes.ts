import { isSharedMark, OUT } from "../domain/draft.ts";
import type { DraftFigures } from "../domain/draft-figures.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "../geo/mesh.ts";
import type { MultiPolygonCoordinates } from "../geo/outline.ts";
import { createStitcher, type IntegerPolygon } from "../geo/stitch.ts";

/**
 * Parts of a draft on the map, in the property `part` of their features: units of the start, added, or taken off
 * from it; units of which a part is shared, that another CPTS claims, that are enclosed or left alone; the outline.
 */
export const DRAFT_PARTS = ["start", "added", "removed", "shared", "overlap", "enclosed", "orphan", "outline"] as const;
export type DraftPart = (typeof DRAFT_PARTS)[number];

/** Outlines sets of units of a mesh, at a cost that follows the set rather than the country. */
type SetOutliner = (set: Iterable<number>) => MultiPolygonCoordinates;

const outliners = new WeakMap<Mesh, SetOutliner>();

/** One for each mesh: its tables are as long as the country. */
export function setOutlinerOf(mesh: Mesh): SetOutliner {
  const known = outliners.get(mesh);
  if (known !== undefined) return known;
  const outliner = createSetOutliner(mesh);
  outliners.set(mesh, outliner);
  return outliner;
}

function createSetOutliner(mesh: Mesh): SetOutliner {
  const { unitCount, left, right } = mesh;
  const arcsStart = new Uint32Array(unitCount + 1);
  for (const side of [left, right]) for (const unit of side) if (unit !== OUTSIDE) arcsStart[unit + 1]!++;
  for (let unit = 0; unit < unitCount; unit++) arcsStart[unit + 1]! += arcsStart[unit]!;
  const next = arcsStart.slice();
  const arcs = new Uint32Array(arcsStart[unitCount]!);
  for (const side of [left, right]) {
    side.forEach((unit, arc) => {
      if (unit !== OUTSIDE) arcs[next[unit]!++] = arc;
    });
  }
  const stitch = createStitcher(mesh);
  const inSet = new Uint8Array(unitCount);
  return (set) => {
    const units = [...set];
    for (const unit of units) inSet[unit] = 1;
    const walks: number[] = [];
    for (const unit of units) {
      for (let i = arcsStart[unit]!; i < arcsStart[unit + 1]!; i++) {
        const arc = arcs[i]!;
        const isLeft = left[arc] === unit;
        const other = isLeft ? right[arc]! : left[arc]!;
        if (other === OUTSIDE || inSet[other] === 0) walks.push(isLeft ? arc : ~arc);
      }
    }
    for (const unit of units) inSet[unit] = 0;
    return stitch(walks).map(inDegrees);
  };
}

function inDegrees(polygon: IntegerPolygon): MultiPolygonCoordinates[number] {
  return polygon.map((ring) => {
    const positions: [number, number][] = new Array(ring.length / 2);
    for (let i = 0; i < positions.length; i++)
      positions[i] = [ring[2 * i]! / COORDINATE_SCALE, ring[2 * i + 1]! / COORDINATE_SCALE];
    return positions;
  });
}

/**
 * What the map draws of a draft after each stroke: one feature for each part that holds something, the outline last.
 * A plain GeoJSON, since it changes at every stroke and weighs some kilobytes: tiles would be cut anew each time, and
 * a feature state would need the tiles of the communes, which exist from zoom 7 only.
 */
export function draftShapes(mesh: Mesh, draft: DraftState, figures: DraftFigures): GeoJSON.FeatureCollection {
  const outline = setOutlinerOf(mesh);
  const { marks, units, start } = draft;
  const parts: readonly (readonly [DraftPart, readonly number[]])[] = [
    ["start", units.filter((unit) => draft.isStart(unit))],
    ["added", units.filter((unit) => !draft.isStart(unit))],
    ["removed", start.filter((unit) => marks[unit] === OUT)],
    ["shared", units.filter((unit) => isSharedMark(marks[unit]!))],
    ["overlap", [...new Set(figures.overlaps.flatMap((overlap) => overlap.units))]],
    ["enclosed", figures.enclosed.flatMap((hole) => hole.units)],
    ["orphan", figures.white.orphans.flatMap((orphan) => orphan.units)],
    ["outline", units],
  ];
  return {
    type: "FeatureCollection",
    features: parts.flatMap(([part, set]) => (set.length === 0 ? [] : [feature(outline(set), { part })])),
  };
}

/** The outline of one unit, under the pointer. */
export function unitShape(mesh: Mesh, unit: number): GeoJSON.Feature {
  return feature(setOutlinerOf(mesh)([unit]), { part: "candidate", unit });
}

function feature(
  coordinates: MultiPolygonCoordinates,
  properties: Readonly<Record<string, string | number>>,
): GeoJSON.Feature {
  return { type: "Feature", properties: { ...properties }, geometry: { type: "MultiPolygon", coordinates } };
}
