import { area, polygon } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { findCrossings } from "../../scripts/contours/crossings.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import type { Mesh } from "../../src/geo/mesh.ts";
import { meshFromPolygons } from "../../src/geo/mesh-from-polygons.ts";
import { maskOf, outlineOf } from "../../src/geo/outline.ts";
import type { ForeignPolygons } from "../../src/geo/polygon-edges.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";

type Ring = [number, number][];

/** Rings of one polygon, in hundredths of a degree from 5° E, 43° N, closed. */
const land = (...rings: Ring[]): ForeignPolygons => [
  rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [5 + x / 100, 43 + y / 100] as const)),
];
const rectangle = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const meshOf = (...polygons: ForeignPolygons[]): Mesh => meshFromPolygons(polygons.length, new Map(polygons.entries()));
const turfKm2 = (...rings: Ring[]) =>
  area(polygon(land(...rings)[0]!.map((ring) => ring.map(([lng, lat]) => [lng, lat])))) / 1e6;
const neighboursOf = (mesh: Mesh, unit: number) => {
  const { neighbours, neighbourStart } = deriveGeography(mesh);
  return [...neighbours.subarray(neighbourStart[unit], neighbourStart[unit + 1])];
};
const crossingsOf = ({ arcStart, points }: Mesh) => [
  ...findCrossings(
    { start: arcStart, x: points.filter((_, i) => i % 2 === 0), y: points.filter((_, i) => i % 2 === 1) },
    600,
  ),
];

describe("meshFromPolygons", () => {
  it("shares a border whatever the winding, the points on either side of it, altitudes and a ring left open", () => {
    // +----+----+
    // |    | 1  |
    // | 0  +----+     the west side of the border has no point where 1 and 2 meet
    // |    | 2  |
    // +----+----+
    const [west, north, south] = [rectangle(0, 0, 10, 10), rectangle(10, 5, 20, 10), rectangle(10, 0, 20, 5)];
    const open = [land(north)[0]!.map((ring) => ring.slice(0, -1))];
    const high = [
      [land(south.toReversed())[0]![0]!.map(([lng, lat]) => [lng, lat, 120] as unknown as [number, number])],
    ];
    const mesh = meshOf(land(west), open, high);
    expect([0, 1, 2].map((unit) => neighboursOf(mesh, unit))).toEqual([
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
    // Three borders inside, three coasts.
    expect(mesh.left).toHaveLength(6);
    const { areaKm2 } = deriveGeography(mesh);
    for (const [unit, ring] of [west, north, south].entries()) expect(areaKm2[unit]).toBeCloseTo(turfKm2(ring), 9);
  });

  it("keeps a corner from making neighbours", () => {
    const mesh = meshOf(land(rectangle(0, 0, 10, 10)), land(rectangle(10, 10, 20, 20)));
    expect(neighboursOf(mesh, 0)).toEqual([]);
    expect(outlineOf(mesh, maskOf(2, [0, 1]))).toHaveLength(2);
  });

  it("puts an enclave in the hole of its neighbour, and leaves the hole of a lake", () => {
    const [outer, hole, lake] = [rectangle(0, 0, 20, 20), rectangle(5, 5, 10, 10), rectangle(12, 12, 14, 14)];
    const mesh = meshOf(land(outer, hole, lake), land(hole));
    expect(neighboursOf(mesh, 0)).toEqual([1]);
    const { areaKm2, touchesOutside } = deriveGeography(mesh);
    expect(areaKm2[0]).toBeCloseTo(turfKm2(outer, hole, lake), 9);
    expect(areaKm2[1]).toBeCloseTo(turfKm2(hole), 9);
    expect([...touchesOutside]).toEqual([1, 0]);
    expect(outlineOf(mesh, maskOf(2, [0, 1]))[0]).toHaveLength(2);
    expect(buildUnitIndex(mesh).unitAt(5.07, 43.07)).toBe(1);
    expect(buildUnitIndex(mesh).unitAt(5.13, 43.13)).toBe(-1);
  });

  it("closes the gap of another producer's border, and gives what both claim to one of them", () => {
    // The border of the second wanders 0.0003° to both sides of the straight one of the first.
    const wandering: Ring = [
      [10.03, 0],
      [20, 0],
      [20, 12],
      [10, 12],
      [10, 10],
      [10.03, 8],
      [9.97, 5],
      [10.02, 2],
    ];
    const [first, second] = [rectangle(0, 0, 10, 10), wandering];
    const mesh = meshOf(land(first), land(second));
    expect(neighboursOf(mesh, 0)).toEqual([1]);
    expect(crossingsOf(mesh)).toEqual([]);
    const { areaKm2 } = deriveGeography(mesh);
    expect(areaKm2[0]! / turfKm2(first)).toBeCloseTo(1, 2);
    expect(areaKm2[1]! / turfKm2(second)).toBeCloseTo(1, 2);
    expect(outlineOf(mesh, maskOf(2, [0, 1]))).toHaveLength(1);
    expect(outlineOf(mesh, maskOf(2, [0, 1]))[0]).toHaveLength(1);
  });

  it("stays a map under outlines that cross, touch themselves or have no area", () => {
    const bow: Ring = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
    const star: Ring = [
      [3, -5],
      [7, 15],
      [12, -4],
      [-3, 6],
      [13, 7],
    ];
    const needle: Ring = [
      [2, 2],
      [30, 3],
    ];
    const mesh = meshOf(land(bow), land(star), land(needle));
    expect(crossingsOf(mesh)).toEqual([]);
    // Both wings of the bow are land; its crossing is a point of the grid, a little off the straight lines on the sphere.
    const wing = turfKm2([
      [0, 0],
      [5, 5],
      [0, 10],
    ]);
    expect(deriveGeography(mesh).areaKm2[0]).toBeCloseTo(2 * wing, 3);
    expect(deriveGeography(mesh).areaKm2[2]).toBe(0);
    expect(() => [0, 1, 2].map((unit) => outlineOf(mesh, maskOf(3, [unit])))).not.toThrow();
  });

  it("finds the shorter of two borders that leave one corner along each other", () => {
    // 1 reaches only halfway up the side of 0: both sides begin at the same corner.
    const mesh = meshOf(land(rectangle(0, 0, 10, 10)), land(rectangle(10, 0, 20, 5)));
    expect(neighboursOf(mesh, 0)).toEqual([1]);
  });

  it("gives no face to units without polygons", () => {
    const mesh = meshFromPolygons(3, new Map([[1, land(rectangle(0, 0, 1, 1))]]));
    expect(mesh.unitCount).toBe(3);
    expect([...mesh.left, ...mesh.right].sort()).toEqual([-1, 1]);
  });
});
