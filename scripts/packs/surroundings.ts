import { bboxClip } from "@turf/turf";
import type { Feature, FeatureCollection, Point, Polygon, Position } from "geojson";
import neighbours from "../../data/neighbours.json" with { type: "json" };
import { PACKS } from "../../src/packs/pack-list.ts";
import { readCountries } from "../sources/natural-earth.ts";

/** Square degrees; near France a square degree is about 8 000 km². */
const MINIMUM_DETAIL = 4e-5;
const MINIMUM_ISLAND = 1e-3;
/** About 100 m, finer than the source. */
const DECIMALS = 3;

interface SurroundingsPack extends FeatureCollection<Polygon | Point> {
  readonly pack: "surroundings";
  readonly version: number;
}

/**
 * Countries around France and its overseas départements, cut to the boxes of `data/neighbours.json`: polygons with
 * their ISO code (`country`; France is 250), and points with the names to write (`label` in French, `labelEn`).
 */
export function buildSurroundings(): SurroundingsPack {
  const polygons = readCountries(MINIMUM_DETAIL, MINIMUM_ISLAND).flatMap(({ code, shape }) =>
    neighbours.boxes.flatMap(({ box }) =>
      polygonsIn(bboxClip(shape, box as [number, number, number, number]).geometry).map((coordinates) =>
        polygonFeature(code, coordinates),
      ),
    ),
  );
  const labels = neighbours.labels.map(
    ({ fr, en, at }): Feature<Point> => ({
      type: "Feature",
      properties: { label: fr.toLocaleUpperCase("fr"), labelEn: en.toLocaleUpperCase("en") },
      geometry: { type: "Point", coordinates: at },
    }),
  );
  return {
    pack: "surroundings",
    version: PACKS.surroundings.version,
    type: "FeatureCollection",
    features: [...polygons, ...labels],
  };
}

/** The rings of a clipped shape, rounded; what rounding or clipping reduces to less than a triangle is dropped. */
function polygonsIn(shape: { readonly type: string; readonly coordinates: unknown }): readonly Position[][][] {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return (polygons as Position[][][])
    .map((rings) => rings.map(roundRing).filter((ring) => ring.length >= 4))
    .filter((rings) => rings.length > 0);
}

function roundRing(ring: readonly Position[]): Position[] {
  const rounded = ring.map(([lng, lat]) => [round(lng!), round(lat!)]);
  return rounded.filter((point, index) => index === 0 || String(point) !== String(rounded[index - 1]));
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

function polygonFeature(country: string, coordinates: Position[][]): Feature<Polygon> {
  return { type: "Feature", properties: { country }, geometry: { type: "Polygon", coordinates } };
}
