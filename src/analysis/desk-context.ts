import type { Maillage } from "../domain/maillage.ts";
import type { Analysed } from "./analyse-list.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";
import type { TileSource } from "./protocol.ts";
import type { TileLayers } from "./tiles.ts";

/**
 * What the engine lends to a desk: a module that answers one kind of requests of the page (drawing, crossing meshes,
 * surveys…) and keeps its own state. A desk asks at each request, since the list and the analysis change under it.
 */
export interface DeskContext {
  /** @throws before the engine is started, which is a bug of the page */
  readonly base: () => France;
  /** The layer of CPTS in use with what is worked out once for it. */
  readonly list: () => LoadedList;
  /** The last analysis; null before the first. */
  readonly analysed: () => Analysed | null;
  /** Every mesh in use besides the CPTS: those of the example while it is shown, and those that were imported. */
  readonly maillages: () => readonly Maillage[];
  /** Puts shapes behind a tile source of the map, made when its first tile is asked for; returns the version of its address. */
  readonly showTiles: (source: TileSource, make: () => TileLayers) => number;
}
