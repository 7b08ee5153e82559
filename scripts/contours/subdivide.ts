import type { Centre } from "./centres.ts";
import { columnOf, rowOf, type Sheet } from "./sheet.ts";

type Point = { x: number; y: number };
const LLOYD_ROUNDS = 10;

/**
 * Shares cells between the units of one claim: each cell goes to the nearest centre. A unit without a known centre
 * starts from the cell farthest from the others, then moves to the middle of what it gets. Returns, for each cell,
 * a position in `centres`.
 */
export function shareCells(cells: readonly number[], sheet: Sheet, centres: readonly (Centre | null)[]): Uint8Array {
  const points = cells.map((cell) => ({ x: (cell % sheet.width) + 0.5, y: Math.floor(cell / sheet.width) + 0.5 }));
  const seeds: (Point | null)[] = centres.map(
    (centre) => centre && { x: columnOf(sheet, centre[0]), y: rowOf(sheet, centre[1]) },
  );
  const free = seeds.flatMap((seed, i) => (seed ? [] : [i]));
  for (const i of free)
    seeds[i] = farthestPoint(
      points,
      seeds.filter((seed) => seed !== null),
    );
  const placed = seeds.filter((seed) => seed !== null);
  let share = nearestSeeds(points, placed);
  for (let round = 0; free.length > 0 && round < LLOYD_ROUNDS; round++) {
    for (const i of free) placed[i] = meanPoint(points.filter((_, cell) => share[cell] === i)) ?? placed[i]!;
    share = nearestSeeds(points, placed);
  }
  return share;
}

const squaredDistance = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

function farthestPoint(points: readonly Point[], seeds: readonly Point[]): Point {
  let best = points[0]!;
  let bestDistance = -1;
  for (const point of points) {
    const distance = Math.min(...seeds.map((seed) => squaredDistance(point, seed)));
    if (distance > bestDistance) [best, bestDistance] = [point, distance];
  }
  return best;
}

function nearestSeeds(points: readonly Point[], seeds: readonly Point[]): Uint8Array {
  return Uint8Array.from(points, (point) => {
    const distances = seeds.map((seed) => squaredDistance(point, seed));
    return distances.indexOf(Math.min(...distances));
  });
}

function meanPoint(points: readonly Point[]): Point | null {
  if (points.length === 0) return null;
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
