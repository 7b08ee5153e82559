import { buildLayerIndex } from "../domain/layer-index.ts";
import { ADMIN_LEVELS } from "../domain/unit.ts";
import { type MultiPolygonCoordinates, outlinesOf, zoneOutlines } from "../geo/outline.ts";
import type { DeskContext } from "./desk-context.ts";
import type { SurveyMap } from "./survey-protocol.ts";
import type { TileLayers } from "./tiles.ts";

/**
 * The territories of a map of answers, layer `answer`: `share` (0..1) where it is shown, `hidden` 1 where there are too
 * few people (« effectif insuffisant »), and `n` where the number of respondents is shown.
 */
export function surveyLayers(context: Omit<DeskContext, "showTiles">, { mesh, values }: SurveyMap): TileLayers {
  const outlines = outlinesById(context, mesh);
  const features = values.flatMap(({ id, name, respondents, answer }, position): GeoJSON.Feature[] => {
    const coordinates = outlines.get(id);
    if (coordinates === undefined || coordinates.length === 0) return [];
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
  return { answer: { type: "FeatureCollection", features } };
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
