import { GeoJSONVT, geoJSONToTile } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";

/** Named GeoJSON collections: the layers of a vector tile. */
export type TileLayers = Readonly<Record<string, GeoJSON.FeatureCollection>>;

/**
 * Cuts vector tiles. A place without anything gives an empty tile. `variant` tells the tiles of one analysis apart, where
 * a choice of the page changes them; 0 when it is absent.
 */
export type TileCutter = (z: number, x: number, y: number, variant?: number) => Uint8Array<ArrayBuffer>;

export const EMPTY_TILE: TileCutter = () => new Uint8Array(0);

/** Unsimplified shapes from here on; MapLibre magnifies these tiles beyond. */
const MAX_ZOOM = 12;
/** Units of a side of a tile. */
export const TILE_EXTENT = 4096;
const OPTIONS = {
  maxZoom: MAX_ZOOM,
  indexMaxZoom: 4,
  indexMaxPoints: 0,
  tolerance: 5,
  extent: TILE_EXTENT,
  buffer: 64,
} as const;
type Tile = Parameters<typeof fromGeojsonVt>[0][string];

/** Encodes without copying when the encoder's buffer is exactly the tile. */
export function encodeTile(layers: Record<string, Tile>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(fromGeojsonVt(layers, { version: 2, extent: TILE_EXTENT }));
}

/** Cuts tiles from shapes that stay: each layer is indexed when its first tile is asked for. */
export function createTileCutter(layers: TileLayers): TileCutter {
  const indexes = new Map<string, GeoJSONVT>();
  return (z, x, y) => {
    const tile: Record<string, Tile> = {};
    for (const [name, collection] of Object.entries(layers)) {
      let index = indexes.get(name);
      if (index === undefined) {
        index = new GeoJSONVT(collection, OPTIONS);
        indexes.set(name, index);
      }
      const cut = index.getTile(z, x, y);
      if (cut !== null) tile[name] = cut;
    }
    return encodeTile(tile);
  };
}

/** Cuts one tile from shapes made for it alone. */
export function cutTile(layers: TileLayers, z: number, x: number, y: number): Uint8Array<ArrayBuffer> {
  const tile: Record<string, Tile> = {};
  for (const [name, collection] of Object.entries(layers)) {
    if (collection.features.length > 0)
      tile[name] = geoJSONToTile(collection, z, x, y, { ...OPTIONS, wrap: false, clip: true });
  }
  return encodeTile(tile);
}

/** `[west, south, east, north]` of a tile, with its buffer. */
export function tileBox(z: number, x: number, y: number): [number, number, number, number] {
  const margin = OPTIONS.buffer / TILE_EXTENT;
  const size = 2 ** z;
  const lng = (column: number) => (column / size) * 360 - 180;
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / size))) * 180) / Math.PI;
  return [lng(x - margin), lat(y + 1 + margin), lng(x + 1 + margin), lat(y - margin)];
}
