import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";
import { readPackageJson } from "./installed-packages.ts";
import { SourceError } from "./source-record.ts";

const FILE = "countries-10m.json";

type Topology = Parameters<typeof presimplify>[0];
type World = Topology & { readonly objects: { readonly countries: Topology["objects"][string] } };

/** A country as ISO 3166-1 numeric code; France (250) includes its overseas départements. */
export interface Country {
  readonly code: string;
  readonly shape: Polygon | MultiPolygon;
}

/**
 * The countries of Natural Earth at 1:10 000 000, simplified together so that neighbours still share their borders.
 * @param minimumDetail smallest triangle kept, in square degrees
 * @param minimumIsland smallest island kept, in square degrees
 */
export function readCountries(minimumDetail: number, minimumIsland: number): readonly Country[] {
  const json = readPackageJson("world-atlas", FILE);
  if (!isWorld(json)) throw new SourceError(`world-atlas/${FILE}`, "top", "should be a topology of countries");
  const simple = simplify(presimplify(json), minimumDetail);
  const world = filter(simple, filterWeight(simple, minimumIsland));
  const found = feature(world, world.objects.countries);
  const features = found.type === "FeatureCollection" ? found.features : [found];
  return features.flatMap(({ id, geometry }) =>
    id !== undefined && (geometry.type === "Polygon" || geometry.type === "MultiPolygon")
      ? [{ code: String(id), shape: geometry }]
      : [],
  );
}

function isWorld(json: unknown): json is World {
  if (typeof json !== "object" || json === null || !("type" in json) || json.type !== "Topology") return false;
  if (!("objects" in json) || typeof json.objects !== "object" || json.objects === null) return false;
  return "arcs" in json && Array.isArray(json.arcs) && "countries" in json.objects;
}
