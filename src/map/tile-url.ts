import { TILE_SOURCES, type TileSource } from "../analysis/protocol.ts";

/** Tiles are cut by the analysis worker: `cpts://source/version.variant/z/x/y`. Nothing is fetched. */
export const PROTOCOL = "cpts";
const TILE_URL = /^cpts:\/\/([a-z]+)\/(\d+)\.(\d+)\/(\d+)\/(\d+)\/(\d+)$/;
/** Sources that hold unsimplified shapes up to this zoom; MapLibre magnifies their tiles beyond. */
const MAX_TILE_ZOOM = 12;

export const tileUrl = (source: TileSource, version: number, variant = 0): string =>
  `${PROTOCOL}://${source}/${version}.${variant}/{z}/{x}/{y}`;

/** A source of the style whose tiles the analysis cuts. */
export const tiledSource = (source: TileSource, version = 0, minzoom = 0, maxzoom = MAX_TILE_ZOOM) => ({
  type: "vector" as const,
  tiles: [tileUrl(source, version)],
  minzoom,
  maxzoom,
});

/** @throws on an address that MapLibre should never ask for */
export function readTileUrl(url: string): {
  source: TileSource;
  version: number;
  variant: number;
  z: number;
  x: number;
  y: number;
} {
  const match = TILE_URL.exec(url);
  const source = TILE_SOURCES.find((known) => known === match?.[1]);
  if (match === null || source === undefined) throw new Error(`unexpected tile address ${url}`);
  const [version, variant, z, x, y] = match.slice(2).map(Number) as [number, number, number, number, number];
  return { source, version, variant, z, x, y };
}
