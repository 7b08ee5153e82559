import type { LayerIndex } from "../domain/layer-index.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "./mesh.ts";
import { createStitcher, type IntegerPolygon } from "./stitch.ts";

/** Coordinates of a GeoJSON MultiPolygon (RFC 7946: `[lng, lat]`, outer rings counter-clockwise, holes clockwise). */
export type MultiPolygonCoordinates = [number, number][][][];

/** Outline of a set of units: the arcs that have the set on one side only. `set`: a mask of all units. */
export function outlineOf(mesh: Mesh, set: Uint8Array): MultiPolygonCoordinates {
  const { left, right } = mesh;
  const walks: number[] = [];
  for (let arc = 0; arc < left.length; arc++) {
    const onLeft = left[arc] !== OUTSIDE && set[left[arc]!] === 1;
    const onRight = right[arc] !== OUTSIDE && set[right[arc]!] === 1;
    if (onLeft !== onRight) walks.push(onLeft ? arc : ~arc);
  }
  return inDegrees(createStitcher(mesh)(walks));
}

/** Mask of a list of units, for `outlineOf`. */
export function maskOf(unitCount: number, list: Iterable<number>): Uint8Array {
  const mask = new Uint8Array(unitCount);
  for (const unit of list) mask[unit] = 1;
  return mask;
}

/** Outline of every territory of a layer, in its order, in one pass over the arcs; a territory without units has none. */
export function outlinesOf(mesh: Mesh, index: LayerIndex, territoryCount: number): MultiPolygonCoordinates[] {
  const { start, claimants } = index;
  // Claimants of both sides are ascending: whoever stands on one side only has the arc in its outline.
  return groupOutlines(mesh, territoryCount, (a, b, leftOnly, rightOnly) => {
    let i = a === OUTSIDE ? 0 : start[a]!;
    const iEnd = a === OUTSIDE ? 0 : start[a + 1]!;
    let j = b === OUTSIDE ? 0 : start[b]!;
    const jEnd = b === OUTSIDE ? 0 : start[b + 1]!;
    while (i < iEnd || j < jEnd) {
      const onLeft = i < iEnd ? claimants[i]! : territoryCount;
      const onRight = j < jEnd ? claimants[j]! : territoryCount;
      if (onLeft <= onRight) i++;
      if (onRight <= onLeft) j++;
      if (onLeft < onRight) leftOnly(onLeft);
      else if (onRight < onLeft) rightOnly(onRight);
    }
  });
}

/** Outline of every zone of a partition (`zoneOf`: zone of each unit, −1 where none). */
export function zoneOutlines(mesh: Mesh, zoneOf: ArrayLike<number>, zoneCount: number): MultiPolygonCoordinates[] {
  return groupOutlines(mesh, zoneCount, (a, b, leftOnly, rightOnly) => {
    const onLeft = a === OUTSIDE ? -1 : zoneOf[a]!;
    const onRight = b === OUTSIDE ? -1 : zoneOf[b]!;
    if (onLeft === onRight) return;
    if (onLeft >= 0) leftOnly(onLeft);
    if (onRight >= 0) rightOnly(onRight);
  });
}

type Tell = (group: number) => void;

/** `sides` tells, for the units on both sides of an arc, which groups stand on its left only, and on its right only. */
function groupOutlines(
  mesh: Mesh,
  groupCount: number,
  sides: (left: number, right: number, leftOnly: Tell, rightOnly: Tell) => void,
): MultiPolygonCoordinates[] {
  const walksOf: number[][] = Array.from({ length: groupCount }, () => []);
  let arc = 0;
  const leftOnly = (group: number) => walksOf[group]!.push(arc);
  const rightOnly = (group: number) => walksOf[group]!.push(~arc);
  for (; arc < mesh.left.length; arc++) sides(mesh.left[arc]!, mesh.right[arc]!, leftOnly, rightOnly);
  const stitch = createStitcher(mesh);
  return walksOf.map((walks) => inDegrees(stitch(walks)));
}

function inDegrees(polygons: readonly IntegerPolygon[]): MultiPolygonCoordinates {
  return polygons.map((polygon) =>
    polygon.map((ring) => {
      const positions: [number, number][] = new Array(ring.length / 2);
      for (let i = 0; i < positions.length; i++) {
        positions[i] = [ring[2 * i]! / COORDINATE_SCALE, ring[2 * i + 1]! / COORDINATE_SCALE];
      }
      return positions;
    }),
  );
}
