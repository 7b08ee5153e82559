import { unitsOfTerritory } from "../domain/layer.ts";
import { unitsOfZones } from "../domain/scope.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { distanceKm } from "../geo/measure.ts";
import { DEGREES_PER_KM, unitCentres } from "./draw-centres.ts";
import type { Direction, UnitSelection } from "./draw-protocol.ts";
import type { France } from "./france.ts";

type Point = readonly [lng: number, lat: number];

/** Farthest step over water or over a unit without neighbour on that side, with the arrow keys. */
const LONGEST_STEP_KM = 150;

/**
 * Returns a function that lists the units of a selection, ascending. Box, circle and lasso take a unit when its centre of area is
 * inside: a gesture around places takes them, and does not take what it only brushes against. A path (the brush)
 * also takes every unit that it passes over, however far its centre; a circle, the unit at its own centre.
 */
export function createUnitSelector({ units, mesh, unitIndex }: France) {
  const centres = unitCentres(mesh);
  const centreOf = (unit: number): Point => [centres[2 * unit]!, centres[2 * unit + 1]!];
  const within = (west: number, south: number, east: number, north: number, holds: (centre: Point) => boolean) =>
    unitIndex.unitsInBox([west, south, east, north]).filter((unit) => {
      const centre = centreOf(unit);
      const [lng, lat] = centre;
      return lng >= west && lng <= east && lat >= south && lat <= north && holds(centre);
    });

  function inCircle(centre: Point, radiusKm: number): readonly number[] {
    const [lng, lat] = centre;
    const high = radiusKm * DEGREES_PER_KM;
    const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
    const near = (other: Point) => distanceKm(centre, other) <= radiusKm;
    return [unitIndex.unitAt(lng, lat), ...within(lng - wide, lat - high, lng + wide, lat + high, near)];
  }

  function inLasso(ring: readonly Point[]): readonly number[] {
    if (ring.length < 3) return [];
    const lngs = ring.map(([lng]) => lng);
    const lats = ring.map(([, lat]) => lat);
    const holds = (centre: Point) => isInside(ring, centre);
    return within(Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats), holds);
  }

  /** Points along the path no farther apart than half the brush, so that no commune slips between two of the pointer. */
  function underPath(points: readonly Point[], radiusKm: number): readonly number[] {
    const stepKm = Math.max(0.2, radiusKm / 2);
    return points.flatMap((point, i) => {
      const previous = points[i - 1] ?? point;
      const steps = Math.min(2000, Math.max(1, Math.ceil(distanceKm(previous, point) / stepKm)));
      return Array.from({ length: steps }, (_, step) => {
        const share = (step + 1) / steps;
        const at = (axis: 0 | 1) => previous[axis] + share * (point[axis] - previous[axis]);
        return inCircle([at(0), at(1)], radiusKm);
      }).flat();
    });
  }

  return (selection: UnitSelection, layer: TerritoryLayer): readonly number[] => {
    const found = ((): readonly number[] => {
      switch (selection.kind) {
        case "units":
          return selection.units.filter((unit) => unit < units.count);
        case "box":
          return within(...selection.box, () => true);
        case "circle":
          return inCircle(selection.centre, selection.radiusKm);
        case "lasso":
          return inLasso(selection.ring);
        case "path":
          return underPath(selection.points, selection.radiusKm);
        case "zone": {
          const mask = unitsOfZones(units, [selection.zone]);
          return mask.ok ? Array.from(mask.value.keys()).filter((unit) => mask.value[unit] === 1) : [];
        }
        case "territory": {
          const territory = layer.territories.findIndex(({ id }) => id === selection.id);
          return territory < 0 ? [] : Array.from(unitsOfTerritory(layer, territory));
        }
      }
    })();
    return [...new Set(found)].filter((unit) => unit >= 0).sort((a, b) => a - b);
  };
}

/** Even-odd rule. */
function isInside(ring: readonly Point[], [lng, lat]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x1, y1] = ring[i]!;
    const [x2, y2] = ring[j]!;
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const BEARING: Readonly<Record<Direction, number>> = { up: 90, right: 0, down: -90, left: 180 };

/**
 * The unit that an arrow key leads to: of the neighbours whose centre lies within 60° of that direction, the one with
 * the shortest way (distance / cosine of the angle: with the angle alone, 1 125 communes are on the way of no arrow;
 * with this, 26). Failing that (a coast, an island), the nearest centre within 45° and `LONGEST_STEP_KM`. −1 when
 * there is none.
 */
export function unitTowards({ mesh, geography, unitIndex }: France, unit: number, direction: Direction): number {
  const centres = unitCentres(mesh);
  const [lng, lat] = [centres[2 * unit]!, centres[2 * unit + 1]!];
  const shrink = Math.cos(lat * RADIAN);
  const nearest = (candidates: Iterable<number>, widest: number) => {
    let best = -1;
    let shortest = Number.POSITIVE_INFINITY;
    for (const other of candidates) {
      const there = [centres[2 * other]!, centres[2 * other + 1]!] as const;
      const angle = turnBetween(Math.atan2(there[1] - lat, (there[0] - lng) * shrink) / RADIAN, BEARING[direction]);
      const way = distanceKm([lng, lat], there) / Math.cos(angle * RADIAN);
      if (angle > widest || way >= shortest) continue;
      best = other;
      shortest = way;
    }
    return best;
  };
  const neighbour = nearest(neighboursOf(geography, unit), 60);
  if (neighbour >= 0) return neighbour;
  const high = LONGEST_STEP_KM * DEGREES_PER_KM;
  const around = unitIndex.unitsInBox([lng - high / shrink, lat - high, lng + high / shrink, lat + high]);
  return nearest(
    around.filter((other) => other !== unit),
    45,
  );
}

/** The neighbours of a unit, clockwise from the north: what the arrows do not reach, a list does. */
export function neighboursAround({ mesh, geography }: France, unit: number): readonly number[] {
  const centres = unitCentres(mesh);
  const [lng, lat] = [centres[2 * unit]!, centres[2 * unit + 1]!];
  const shrink = Math.cos(lat * RADIAN);
  const fromNorth = (other: number) =>
    (Math.atan2((centres[2 * other]! - lng) * shrink, centres[2 * other + 1]! - lat) / RADIAN + 360) % 360;
  return Array.from(neighboursOf(geography, unit)).sort((a, b) => fromNorth(a) - fromNorth(b));
}

const RADIAN = Math.PI / 180;

const neighboursOf = ({ neighbourStart, neighbours }: France["geography"], unit: number): Uint32Array =>
  neighbours.subarray(neighbourStart[unit], neighbourStart[unit + 1]);

/** Between two directions, in degrees: 0 to 180. */
function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return Math.min(turn, 360 - turn);
}
