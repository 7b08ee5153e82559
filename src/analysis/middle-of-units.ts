import type { France } from "./france.ts";

export type Point = readonly [lng: number, lat: number];

/** The middle of the box of a unit. */
export function middleOf(base: Pick<France, "boxOfUnits">, unit: number): Point {
  const [west, south, east, north] = base.boxOfUnits([unit]);
  return [(west + east) / 2, (south + north) / 2];
}

/** A point well inside a set of units: the middle of the unit nearest to their mean, which a crescent would leave outside. */
export function middleOfUnits(base: Pick<France, "boxOfUnits">, set: Iterable<number>): Point | null {
  const middles = [...set].map((unit) => middleOf(base, unit));
  if (middles.length === 0) return null;
  const mean = (axis: 0 | 1) => middles.reduce((sum, point) => sum + point[axis], 0) / middles.length;
  const [x, y] = [mean(0), mean(1)];
  const away = ([lng, lat]: Point) => (lng - x) ** 2 + (lat - y) ** 2;
  return middles.reduce((nearest, point) => (away(point) < away(nearest) ? point : nearest));
}
