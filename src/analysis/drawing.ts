import { borderLines, type MultiLineCoordinates } from "../geo/border-lines.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "../geo/mesh.ts";
import { type MultiPolygonCoordinates, outlineOf } from "../geo/outline.ts";
import { type Frame, project } from "./drawing-frame.ts";
import { svgPath, type TenthsLine, withoutRepeats } from "./svg-paths.ts";

/** Units drawn small: their own mesh, and what turns its outlines into path data. */
export interface Drawing {
  readonly frame: Frame;
  /** The units, ascending; their positions here are those of `mesh`. */
  readonly units: readonly number[];
  /** Position here of each unit of France, −1 when it is not drawn. */
  readonly placeOf: Int32Array;
  readonly mesh: Mesh;
  readonly ringsOf: (outline: MultiPolygonCoordinates) => readonly TenthsLine[];
  readonly areaPath: (outline: MultiPolygonCoordinates) => string;
  readonly land: string;
  /** Limits between the units, or between the groups asked for. */
  readonly unitBorders: string;
}

/** Detail that a small drawing does without, in its units. */
const TOLERANCE = 0.3;
/** Islets smaller than this, in square units, are not drawn: they would be dust. */
const DUST = 0.3;

/** Prepares all that does not depend on the figures. `groupOf`: limits are drawn between groups of units instead of units. */
export function createDrawing(
  france: Mesh,
  units: readonly number[],
  frame: Frame,
  groupOf: (unit: number) => number = (unit) => unit,
): Drawing {
  const placeOf = new Int32Array(france.unitCount).fill(-1);
  units.forEach((unit, place) => {
    placeOf[unit] = place;
  });
  const mesh = meshOfUnits(france, placeOf, units.length);
  const kept = keptPoints(mesh, frame);
  const isKept = ([lng, lat]: readonly [number, number]) =>
    kept.has(pointKey(Math.round(lng * COORDINATE_SCALE), Math.round(lat * COORDINATE_SCALE)));
  const lineOf = (line: readonly (readonly [number, number])[]): number[] =>
    withoutRepeats(
      line
        .filter(isKept)
        .flatMap(([lng, lat]) => project(frame, lng, lat))
        .map((value) => Math.round(value * 10)),
    );
  const ringsOf = (outline: MultiPolygonCoordinates) =>
    outline.flat().flatMap((ring) => {
      const line = lineOf(ring.slice(1));
      return Math.abs(areaOf(line)) < DUST ? [] : [line];
    });
  const linePath = (lines: MultiLineCoordinates) =>
    svgPath(
      lines.map(lineOf).filter((line) => line.length > 2),
      { closed: false },
    );
  const areaPath = (outline: MultiPolygonCoordinates) => svgPath(ringsOf(outline), { closed: true });
  return {
    frame,
    units,
    placeOf,
    mesh,
    ringsOf,
    areaPath,
    land: areaPath(outlineOf(mesh, new Uint8Array(units.length).fill(1))),
    unitBorders: linePath(borderLines(mesh, units.map(groupOf))),
  };
}

/** The arcs around some units; every other unit becomes the outside. */
function meshOfUnits({ left, right, arcStart, points }: Mesh, placeOf: Int32Array, unitCount: number): Mesh {
  const place = (unit: number) => (unit === OUTSIDE ? OUTSIDE : placeOf[unit]!);
  const arcs: number[] = [];
  for (let arc = 0; arc < left.length; arc++)
    if (place(left[arc]!) !== OUTSIDE || place(right[arc]!) !== OUTSIDE) arcs.push(arc);
  const start = new Uint32Array(arcs.length + 1);
  arcs.forEach((arc, i) => {
    start[i + 1] = start[i]! + arcStart[arc + 1]! - arcStart[arc]!;
  });
  const copy = new Int32Array(2 * start[arcs.length]!);
  arcs.forEach((arc, i) => {
    copy.set(points.subarray(2 * arcStart[arc]!, 2 * arcStart[arc + 1]!), 2 * start[i]!);
  });
  return {
    unitCount,
    arcStart: start,
    points: copy,
    left: Int32Array.from(arcs, (arc) => place(left[arc]!)),
    right: Int32Array.from(arcs, (arc) => place(right[arc]!)),
  };
}

/** One number for a point of integer coordinates; exact, since both are below 2^25. */
const pointKey = (x: number, y: number) => (x + 2 ** 25) * 2 ** 26 + (y + 2 ** 25);

/**
 * The points that the drawing shows, chosen arc by arc, so that the two sides of a border lose the same ones. Outlines
 * are stitched from the full arcs and thinned afterwards: a simplified mesh might fold over itself.
 */
function keptPoints({ arcStart, points, left }: Mesh, frame: Frame): ReadonlySet<number> {
  const kept = new Set<number>();
  for (let arc = 0; arc < left.length; arc++) {
    const from = arcStart[arc]!;
    const flat: number[] = [];
    for (let p = from; p < arcStart[arc + 1]!; p++)
      flat.push(...project(frame, points[2 * p]! / COORDINATE_SCALE, points[2 * p + 1]! / COORDINATE_SCALE));
    const tolerance = isInSight(flat, frame) ? TOLERANCE : Number.POSITIVE_INFINITY;
    for (const step of simplify(flat, tolerance))
      kept.add(pointKey(points[2 * (from + step)]!, points[2 * (from + step) + 1]!));
  }
  return kept;
}

/** Whether the box of a line meets the frame: out of sight, an arc is as good as straight. */
function isInSight(flat: readonly number[], { width, height }: Frame): boolean {
  const x = flat.filter((_, i) => i % 2 === 0);
  const y = flat.filter((_, i) => i % 2 === 1);
  return Math.max(...x) >= 0 && Math.min(...x) <= width && Math.max(...y) >= 0 && Math.min(...y) <= height;
}

/** Positions of the points that Douglas and Peucker keep, both ends included. */
export function simplify(flat: readonly number[], tolerance: number): number[] {
  const last = flat.length / 2 - 1;
  const kept = [0, last];
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let distance = tolerance;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(flat, i, from, to);
      if (away <= distance) continue;
      distance = away;
      farthest = i;
    }
    if (farthest < 0) continue;
    kept.push(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return kept;
}

function distanceToSegment(flat: readonly number[], point: number, from: number, to: number): number {
  const [x, y] = [flat[2 * point]!, flat[2 * point + 1]!];
  const [x1, y1] = [flat[2 * from]!, flat[2 * from + 1]!];
  const [dx, dy] = [flat[2 * to]! - x1, flat[2 * to + 1]! - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}

/** Signed area of a ring given in tenths, in square units. */
function areaOf(ring: TenthsLine): number {
  let double = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const next = (i + 2) % ring.length;
    double += ring[i]! * ring[next + 1]! - ring[next]! * ring[i + 1]!;
  }
  return double / 200;
}
