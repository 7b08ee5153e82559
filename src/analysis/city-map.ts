import { CLASS, type Classification } from "../domain/classes.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { Mesh } from "../geo/mesh.ts";
import { zoneOutlines } from "../geo/outline.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import { boxOfFrame, enlargeFrame, type Frame, type FrameSize, fitFrame } from "./drawing-frame.ts";
import type { France } from "./france.ts";
import { labelPlace } from "./label-place.ts";
import { type Box, METROPOLITAN_FRANCE, type SmallMap } from "./protocol.ts";
import { namePlace } from "./unit-names.ts";

/** Paris, Lyon or Marseille: its arrondissements are units. */
export interface City {
  readonly name: string;
  readonly units: readonly number[];
}

interface CityRequest {
  readonly france: Pick<France, "units" | "mesh" | "unitIndex" | "boxOfUnits">;
  readonly classification: Classification;
  readonly inScope: Uint8Array;
  readonly isFrance: boolean;
}

/** The rule: an arrondissement of this many people … */
const PEOPLE_THAT_MATTER = 20_000;
/** … narrower than this many pixels when the scope fills a map of this many cannot be read on it. */
const READABLE_PX = 24;
const MAP_PX = 800;

const CITY_SIZE: FrameSize = { width: 208, height: 118, margin: 5 };
/** A white arrondissement that still measures less than the first is enlarged to the second, in units of the drawing. */
const CRAMPED = 20;
const ENLARGED = 30;
/** Share of the width by which they then stand right of the middle: their names go to their left. */
const ROOM_FOR_NAMES = 0.1;

const ARRONDISSEMENT = /^(.+) (\d+er?) Arrondissement$/;

/** The cities of a table of units, in the order of their codes. */
export function findCities({ names }: UnitTable): readonly City[] {
  const found = new Map<string, number[]>();
  names.forEach((name, unit) => {
    const city = ARRONDISSEMENT.exec(name)?.[1];
    if (city !== undefined) found.set(city, [...(found.get(city) ?? []), unit]);
  });
  return [...found].map(([name, units]) => ({ name, units }));
}

/**
 * The city that the main map cannot show: some of its arrondissements have 20 000 people or more and would be narrower
 * than 24 px when the scope fills a map of 800 px. Of several cities, the one with most people in such arrondissements;
 * null when there is none, or when the list says nothing of them.
 */
export function cityToShow(request: CityRequest, cities: readonly City[]): City | null {
  const { units, boxOfUnits } = request.france;
  const { classOf } = request.classification;
  let best: City | null = null;
  let most = 0;
  if (!cities.some((city) => city.units.some((unit) => request.inScope[unit] === 1))) return null;
  const span = spanKm(scopeBox(request));
  for (const { name, units: all } of cities) {
    const inside = all.filter((unit) => request.inScope[unit] === 1);
    const people = inside
      .filter((unit) => classOf[unit] !== CLASS.unstated && units.population[unit]! >= PEOPLE_THAT_MATTER)
      .filter((unit) => (spanKm(boxOfUnits([unit])) / span) * MAP_PX < READABLE_PX)
      .reduce((sum, unit) => sum + units.population[unit]!, 0);
    if (people <= most) continue;
    most = people;
    best = { name, units: inside };
  }
  return best;
}

function scopeBox({ france, inScope, isFrance }: CityRequest): Box {
  if (isFrance) return METROPOLITAN_FRANCE;
  return france.boxOfUnits(Array.from(inScope.keys()).filter((unit) => inScope[unit] === 1));
}

/** The longer side of a box. */
function spanKm([west, south, east, north]: Box): number {
  const cosine = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.max((east - west) * cosine, north - south) * 111.2;
}

interface CityDrawing {
  readonly city: City;
  readonly drawing: Drawing;
  /** Where the name of each arrondissement goes, by position in `City.units`; null out of sight. */
  readonly places: readonly ({ readonly x: number; readonly y: number } | null)[];
}

/**
 * The last drawings of each city, the newest first: choices of stage and date change its colours, seldom its frame, and
 * often come back to a frame seen before.
 */
const drawings = new WeakMap<Mesh, Map<string, readonly CityDrawing[]>>();
const KEPT_DRAWINGS = 4;

/** The drawing of a city and the names on it: whole, or enlarged around white arrondissements too small to be read. */
export function createCityDrawing(
  request: CityRequest,
  city: City,
): Pick<SmallMap, "kind" | "id" | "name" | "box" | "labels"> & { drawing: Drawing; counted: readonly number[] } {
  const { france, classification } = request;
  const isWhite = (unit: number) => classification.classOf[unit] === CLASS.white;
  const frame = frameOf(france.boxOfUnits, city, isWhite);
  const { drawing, places } = drawingOf(france, city, frame);
  const labels = city.units.flatMap((unit, i) => {
    const place = places[i];
    if (place === null || place === undefined) return [];
    const [, , number = ""] = ARRONDISSEMENT.exec(france.units.names[unit]!) ?? [];
    const white = isWhite(unit);
    const name = white ? namePlace(france.units.names[unit]!) : number;
    return [{ name, ...place, white, population: france.units.population[unit]! }];
  });
  return {
    kind: "city",
    id: city.name.toLowerCase(),
    name: city.name,
    box: boxOfFrame(frame),
    labels: labels.sort((a, b) => b.population - a.population),
    drawing,
    counted: city.units,
  };
}

function frameOf(boxOfUnits: France["boxOfUnits"], city: City, isWhite: (unit: number) => boolean): Frame {
  const limits = boxOfUnits(city.units);
  const whole = fitFrame(limits, CITY_SIZE);
  const sizeOf = (box: Box) => (spanKm(box) / 111.2) * whole.scale;
  const cramped = city.units.filter((unit) => isWhite(unit) && sizeOf(boxOfUnits([unit])) < CRAMPED);
  if (cramped.length === 0) return whole;
  const smallest = Math.min(...cramped.map((unit) => sizeOf(boxOfUnits([unit]))));
  const together = boxOfUnits(cramped);
  // All of them stay in sight, with room for their names.
  const times = Math.min(ENLARGED / smallest, (0.6 * CITY_SIZE.height) / sizeOf(together));
  if (times <= 1) return whole;
  const room = (ROOM_FOR_NAMES * whole.width) / (whole.scale * times * whole.cosine);
  const middle = [(together[0] + together[2]) / 2 - room, (together[1] + together[3]) / 2] as const;
  return enlargeFrame(whole, times, middle, limits);
}

function drawingOf({ mesh, unitIndex }: CityRequest["france"], city: City, frame: Frame): CityDrawing {
  const known = drawings.get(mesh) ?? new Map<string, readonly CityDrawing[]>();
  drawings.set(mesh, known);
  const kept = known.get(city.name) ?? [];
  const same = kept.find(
    (one) =>
      one.city.units.length === city.units.length &&
      one.city.units.every((unit, i) => unit === city.units[i]) &&
      one.drawing.frame.scale === frame.scale &&
      one.drawing.frame.centre.every((value, axis) => value === frame.centre[axis]),
  );
  if (same !== undefined) return same;
  const drawing = createDrawing(mesh, unitIndex.unitsInBox(boxOfFrame(frame)), frame);
  const outlines = zoneOutlines(drawing.mesh, Int32Array.from(drawing.units.keys()), drawing.units.length);
  const made = {
    city,
    drawing,
    places: city.units.map((unit) => {
      const place = drawing.placeOf[unit]!;
      return place < 0 ? null : labelPlace(drawing.ringsOf(outlines[place]!), frame.width, frame.height);
    }),
  };
  known.set(city.name, [made, ...kept].slice(0, KEPT_DRAWINGS));
  return made;
}
