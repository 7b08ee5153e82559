import { buildLayerIndex } from "../domain/layer-index.ts";
import { ADMIN_LEVELS } from "../domain/unit.ts";
import { type MultiPolygonCoordinates, outlinesOf, zoneOutlines } from "../geo/outline.ts";
import type { DeskContext } from "./desk-context.ts";
import { labelPlace } from "./label-place.ts";
import type { SurveyMap } from "./survey-protocol.ts";
import type { TileLayers } from "./tiles.ts";

/**
 * The territories of a map of answers, layer `answer`: `share` (0..1) where it is shown, `hidden` 1 where there are too
 * few people (« effectif insuffisant »), and `n` where the number of respondents is shown; layer `number`, where to write it (`share` −1 where it is hidden).
 */
export function surveyLayers(context: Omit<DeskContext, "showTiles">, { mesh, values }: SurveyMap): TileLayers {
  const outlines = outlinesById(context, mesh);
  const numbers: GeoJSON.Feature[] = [];
  const features = values.flatMap(({ id, name, respondents, answer }, position): GeoJSON.Feature[] => {
    const coordinates = outlines.get(id);
    if (coordinates === undefined || coordinates.length === 0) return [];
    if (respondents.n !== null) {
      const geometry = { type: "Point" as const, coordinates: placeInside(coordinates) };
      numbers.push({ type: "Feature", geometry, properties: { n: respondents.n, share: answer.share ?? -1 } });
    }
    return [
      {
        type: "Feature",
        id: position,
        properties: {
          name,
          hidden: answer.state === "shown" ? 0 : 1,
          ...(answer.share === null ? {} : { share: answer.share }),
          ...(respondents.n === null ? {} : { n: respondents.n }),
        },
        geometry: { type: "MultiPolygon", coordinates: coordinates as GeoJSON.Position[][][] },
      },
    ];
  });
  return { answer: { type: "FeatureCollection", features }, number: { type: "FeatureCollection", features: numbers } };
}

/** Points of a ring that are looked at, and the size of the grid of places tried. */
const RING_POINTS = 160;
const GRID = 48;

/** A place well inside the largest part of an area, to write a number on. */
function placeInside(coordinates: MultiPolygonCoordinates): GeoJSON.Position {
  const boxes = coordinates.map(([outer]) => boxOf(outer!));
  const sizes = boxes.map(([west, south, east, north]) => (east - west) * (north - south));
  const largest = sizes.indexOf(Math.max(...sizes));
  const [west, south, east, north] = boxes[largest]!;
  const ring = coordinates[largest]![0]!;
  const step = Math.max(1, Math.ceil(ring.length / RING_POINTS));
  // Degrees of longitude are shorter than those of latitude.
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = GRID / Math.max((east - west) * narrowing, north - south, 1e-9);
  const line = ring
    .filter((_, i) => i % step === 0)
    .flatMap(([lng, lat]) => [10 * (lng! - west) * narrowing * scale, 10 * (north - lat!) * scale]);
  const [x0, y0] = [line[0]!, line[1]!];
  const place = labelPlace([[...line, x0, y0]], (east - west) * narrowing * scale, (north - south) * scale);
  if (place === null) return [(west + east) / 2, (south + north) / 2];
  return [west + place.x / (narrowing * scale), north - place.y / scale];
}

function boxOf(ring: readonly (readonly number[])[]): readonly [number, number, number, number] {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -180, -90];
  for (const [lng, lat] of ring) {
    west = Math.min(west, lng!);
    east = Math.max(east, lng!);
    south = Math.min(south, lat!);
    north = Math.max(north, lat!);
  }
  return [west, south, east, north];
}

function outlinesById(
  context: Omit<DeskContext, "showTiles">,
  mesh: string,
): ReadonlyMap<string, MultiPolygonCoordinates> {
  const { units, mesh: borders } = context.base();
  const level = ADMIN_LEVELS.find((one) => one === mesh);
  if (level !== undefined) {
    const { codes } = units.zones[level];
    const outlines = zoneOutlines(borders, units.zoneOf[level], codes.length);
    return new Map(codes.map((code, zone) => [code, outlines[zone]!]));
  }
  const layer = mesh === "cpts" ? context.list().layer : context.maillages().find(({ id }) => id === mesh)?.layer;
  if (layer === undefined) return new Map();
  const index = mesh === "cpts" ? context.list().index : buildLayerIndex(layer, units.count);
  const outlines = outlinesOf(borders, index, layer.territories.length);
  return new Map(layer.territories.map(({ id }, t) => [id, outlines[t]!]));
}
