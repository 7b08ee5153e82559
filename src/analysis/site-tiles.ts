import type { Site } from "../domain/site.ts";
import { isOutside, type SiteSurroundings } from "./site-register.ts";
import type { TileLayers } from "./tiles.ts";

/**
 * The sites of the scope as points, one layer: feature id = position of the site, which `siteFacts` takes. Properties:
 * kind, name, nature, `outside` (in no counted CPTS) and `approximate` (drawn at the middle of its commune).
 */
export function siteTileLayers(sites: readonly Site[], around: SiteSurroundings): TileLayers {
  const features = sites.flatMap(({ kind, name, nature, lng, lat, unitIndex, isApproximate = false }, site) =>
    around.inScope[unitIndex] === 0
      ? []
      : [
          {
            type: "Feature" as const,
            id: site,
            properties: {
              ...{ kind, name, nature, site },
              outside: isOutside(around, unitIndex) ? 1 : 0,
              approximate: isApproximate ? 1 : 0,
            },
            geometry: { type: "Point" as const, coordinates: [lng, lat] },
          },
        ],
  );
  return { site: { type: "FeatureCollection", features } };
}
