import type { FeatureCollection, Point, Polygon } from "geojson";
import { openPack } from "./json-shape.ts";

/**
 * Polygons carry `country` (ISO 3166-1 numeric; France is 250); points carry the name of a country, `label` in French
 * and `labelEn` in English.
 */
export type Surroundings = FeatureCollection<Polygon | Point>;

/**
 * Reads the countries around France.
 * @throws PackError when the pack has another version or a feature is neither a polygon nor a named point
 */
export function decodeSurroundings(json: unknown): Surroundings {
  const pack = openPack("surroundings", json);
  pack.field("type").text(/^FeatureCollection$/);
  return {
    type: "FeatureCollection",
    features: pack
      .field("features")
      .items()
      .map((feature) => {
        const [geometry, properties] = [feature.field("geometry"), feature.field("properties")];
        if (geometry.field("type").text(/^(Polygon|Point)$/) === "Point") {
          const [lng, lat] = geometry.field("coordinates").ofLength(2).numbers(-180, 180);
          const names = { label: properties.field("label").text(), labelEn: properties.field("labelEn").text() };
          return { type: "Feature", properties: names, geometry: { type: "Point", coordinates: [lng!, lat!] } };
        }
        const rings = geometry.field("coordinates").items();
        const coordinates = rings.map((ring) => ring.items().map((point) => [...point.ofLength(2).numbers(-180, 180)]));
        const country = properties.field("country").text();
        return { type: "Feature", properties: { country }, geometry: { type: "Polygon", coordinates } };
      }),
  };
}
