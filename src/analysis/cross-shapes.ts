import { createMaskReader } from "../domain/border-bundles.ts";
import { linesOfArcs } from "../geo/border-lines.ts";
import { type Mesh, OUTSIDE } from "../geo/mesh.ts";
import { maskOf, outlineOf, zoneOutlines } from "../geo/outline.ts";
import type { TileLayers } from "./tiles.ts";

/** Where the first two meshes chosen have a limit; `other`: neither has, another one does. */
export type BundlePair = "both" | "first" | "second" | "other";

const pairOf = (mask: number): BundlePair => (["other", "first", "second", "both"] as const)[mask & 3]!;

function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Limits of several meshes inside the scope, as lines (layer `bundle`), one feature for each combination: `mask` (bit `m`
 * for mesh `m`), `count` of meshes with a limit there, and `pair` for the first two. `groups`: as `groupUnits` gives, one for each mesh.
 */
export function borderBundleLayers(mesh: Mesh, groups: readonly Int32Array[], inScope: Uint8Array): TileLayers {
  const read = createMaskReader(groups);
  const arcsOf = new Map<number, number[]>();
  for (let arc = 0; arc < mesh.left.length; arc++) {
    const [a, b] = [mesh.left[arc]!, mesh.right[arc]!];
    if (a === OUTSIDE || b === OUTSIDE || inScope[a] === 0 || inScope[b] === 0) continue;
    const mask = read(a, b);
    if (mask === 0) continue;
    const arcs = arcsOf.get(mask);
    if (arcs === undefined) arcsOf.set(mask, [arc]);
    else arcs.push(arc);
  }
  const features = [...arcsOf].sort(([a], [b]) => countBits(a) - countBits(b) || a - b);
  return {
    bundle: collect(
      features.map(([mask, arcs]) => ({
        type: "Feature",
        properties: { mask, count: countBits(mask), pair: pairOf(mask) },
        geometry: { type: "MultiLineString", coordinates: linesOfArcs(mesh, arcs) },
      })),
    ),
  };
}

/** The parts that a partner cuts out of a territory (layer `piece`): feature id = rank in the flow. */
export function pieceLayers(mesh: Mesh, pieces: readonly Iterable<number>[]): TileLayers {
  return { piece: collect(pieces.map((units, rank) => area(mesh, maskOf(mesh.unitCount, units), { rank }, rank))) };
}

/** A set of units (layer `set`). */
export function setLayers(mesh: Mesh, set: Uint8Array): TileLayers {
  return { set: collect([area(mesh, set, {})]) };
}

/** Units of the scope by the number of meshes or territories on them (layer `stack`, property `count`). */
export function stackLayers(mesh: Mesh, counts: ArrayLike<number>, inScope: Uint8Array): TileLayers {
  const levels = Int32Array.from(inScope, (inside, unit) => (inside === 1 ? counts[unit]! : -1));
  const most = levels.reduce((max, level) => Math.max(max, level), -1);
  const outlines = zoneOutlines(mesh, levels, most + 1);
  return {
    stack: collect(
      outlines.flatMap((coordinates, count) =>
        coordinates.length === 0
          ? []
          : [{ type: "Feature", id: count, properties: { count }, geometry: { type: "MultiPolygon", coordinates } }],
      ),
    ),
  };
}

const collect = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({ type: "FeatureCollection", features });

function area(
  mesh: Mesh,
  set: Uint8Array,
  properties: Readonly<Record<string, number>>,
  id: number = 0,
): GeoJSON.Feature {
  return { type: "Feature", id, properties, geometry: { type: "MultiPolygon", coordinates: outlineOf(mesh, set) } };
}
