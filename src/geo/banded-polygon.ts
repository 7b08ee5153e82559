import { Crossings, type ScanLines, type Spans } from "./line-spans.ts";
import { COORDINATE_SCALE } from "./mesh.ts";

const EDGES_PER_BAND = 8;
const MOST_BANDS = 4096;

/** Rings of one polygon in degrees: the outer one, then holes. */
export type PolygonRings = readonly (readonly (readonly number[])[])[];

/** West, south, east, north, in integer coordinates. */
export type ScaledBox = readonly [number, number, number, number];

/** One polygon with its holes, its edges sorted in bands of latitude so that those near a unit are found at once. */
export class BandedPolygon {
  readonly box: ScaledBox;
  /** x1, y1, x2, y2 of each edge, in integer coordinates of the mesh (not rounded). */
  readonly #edges: Float64Array;
  /** Positions of the edges that meet each band; a long edge is in several. */
  readonly #bands: readonly number[][];
  /** Last question in which an edge was met, so that it is counted once. */
  readonly #met: Uint32Array;
  #question = 0;

  /** Rings are closed here; points that are no numbers are left out. */
  constructor(rings: PolygonRings) {
    const flat: number[] = [];
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) {
      const points = ring.filter(
        (point): point is [number, number] => Number.isFinite(point[0]) && Number.isFinite(point[1]),
      );
      points.forEach(([lng, lat], i) => {
        const [fromLng, fromLat] = points[i === 0 ? points.length - 1 : i - 1]!;
        const [x, y] = [lng * COORDINATE_SCALE, lat * COORDINATE_SCALE];
        if (lng !== fromLng || lat !== fromLat) flat.push(fromLng * COORDINATE_SCALE, fromLat * COORDINATE_SCALE, x, y);
        west = Math.min(west, x);
        south = Math.min(south, y);
        east = Math.max(east, x);
        north = Math.max(north, y);
      });
    }
    this.box = [west, south, east, north];
    this.#edges = Float64Array.from(flat);
    const count = flat.length / 4;
    this.#met = new Uint32Array(count);
    this.#bands = Array.from({ length: Math.min(MOST_BANDS, Math.ceil(count / EDGES_PER_BAND)) }, () => []);
    for (let edge = 0; edge < count; edge++) {
      const [y1, y2] = [flat[4 * edge + 1]!, flat[4 * edge + 3]!];
      for (let band = this.#bandOf(Math.min(y1, y2)), last = this.#bandOf(Math.max(y1, y2)); band <= last; band++)
        this.#bands[band]!.push(edge);
    }
  }

  #bandOf(y: number): number {
    const [, south, , north] = this.box;
    const last = this.#bands.length - 1;
    if (north <= south) return 0;
    return Math.max(0, Math.min(last, Math.floor(((y - south) / (north - south)) * (last + 1))));
  }

  /** What lies inside along the lines; "all" or "none" where no edge comes near the box, which one point then decides. */
  spansIn([west, south, east, north]: ScaledBox, lines: ScanLines): Spans[] | "all" | "none" {
    const edges = this.#edges;
    const near = this.#edgesBetween(south, north);
    const comesNear = (edge: number) =>
      Math.min(edges[edge]!, edges[edge + 2]!) <= east &&
      Math.max(edges[edge]!, edges[edge + 2]!) >= west &&
      Math.min(edges[edge + 1]!, edges[edge + 3]!) <= north &&
      Math.max(edges[edge + 1]!, edges[edge + 3]!) >= south;
    if (!near.some(comesNear)) return this.#holds(near, west, (south + north) / 2) ? "all" : "none";
    const crossings = new Crossings(lines);
    for (const edge of near) crossings.add(edges[edge]!, edges[edge + 1]!, edges[edge + 2]!, edges[edge + 3]!);
    return crossings.spans();
  }

  /** Places in `#edges` of the edges that may meet a range of latitudes. */
  #edgesBetween(south: number, north: number): number[] {
    const question = ++this.#question;
    const near: number[] = [];
    if (this.#bands.length === 0) return near;
    for (let band = this.#bandOf(south), last = this.#bandOf(north); band <= last; band++) {
      for (const edge of this.#bands[band]!) {
        if (this.#met[edge] === question) continue;
        this.#met[edge] = question;
        near.push(4 * edge);
      }
    }
    return near;
  }

  #holds(near: readonly number[], x: number, y: number): boolean {
    const edges = this.#edges;
    let inside = false;
    for (const edge of near) {
      const y1 = edges[edge + 1]!;
      const y2 = edges[edge + 3]!;
      if (y1 > y === y2 > y) continue;
      if (x < edges[edge]! + ((y - y1) * (edges[edge + 2]! - edges[edge]!)) / (y2 - y1)) inside = !inside;
    }
    return inside;
  }
}
