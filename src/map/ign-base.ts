import type { LayerSpecification, RasterSourceSpecification } from "maplibre-gl";

/** Address called for each tile once the base map is switched on; shown before. */
export const IGN_SERVER = "https://data.geopf.fr";

/** « Plan IGN v2 » of the Géoplateforme, in the tile grid of the web (PM), as its WMTS service serves it. */
const PLAN_IGN = "GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2";

export interface IgnBase {
  readonly sourceId: "ign-base";
  readonly source: RasterSourceSpecification;
  /** To be added under every other layer but the sea. */
  readonly layer: LayerSpecification;
}

/**
 * The optional base map: source and layer for MapLibre. Nothing is asked for until they are added to a map, so the
 * caller adds them on a click that names the server, and takes them away to stop.
 */
export function ignBase(): IgnBase {
  const query = new URLSearchParams({
    SERVICE: "WMTS",
    REQUEST: "GetTile",
    VERSION: "1.0.0",
    LAYER: PLAN_IGN,
    STYLE: "normal",
    FORMAT: "image/png",
    TILEMATRIXSET: "PM",
  });
  return {
    sourceId: "ign-base",
    source: {
      type: "raster",
      tiles: [`${IGN_SERVER}/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`],
      tileSize: 256,
      minzoom: 0,
      maxzoom: 19,
      attribution: '<a href="https://www.ign.fr" target="_blank" rel="noopener noreferrer">IGN</a> – Plan IGN v2',
    },
    layer: {
      id: "ign-base",
      type: "raster",
      source: "ign-base",
      // Pale enough for hatches and lines to stay what is read first.
      paint: { "raster-opacity": 0.55, "raster-saturation": -0.6, "raster-fade-duration": 0 },
    },
  };
}
