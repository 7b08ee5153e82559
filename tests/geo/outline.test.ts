import { area, booleanPointInPolygon, multiPolygon, polygon } from "@turf/turf";
import fc from "fast-check";
import { merge } from "topojson-client";
import { topology } from "topojson-server";
import { describe, expect, it } from "vitest";
import { buildLayer } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { ringAreaKm2 } from "../../src/geo/measure.ts";
import { OUTSIDE } from "../../src/geo/mesh.ts";
import { type MultiPolygonCoordinates, outlineOf, outlinesOf, zoneOutlines } from "../../src/geo/outline.ts";
import { type LabelGrid, meshOfGrid, squaresOf } from "../fixtures/label-grid.ts";

const FRAME = { west: 5, south: 43, cell: 0.01 };

/** Grid written as it looks from above; a letter is a unit (a = 0), a dot is outside. */
function gridOf(...rows: string[]): LabelGrid {
  const labels = rows.toReversed().flatMap((row) => [...row].map((c) => (c === "." ? OUTSIDE : c.charCodeAt(0) - 97)));
  return { columns: rows[0]!.length, labels, unitCount: Math.max(...labels) + 1, ...FRAME };
}

const outlineOfUnits = (grid: LabelGrid, ...set: number[]) =>
  outlineOf(
    meshOfGrid(grid),
    Uint8Array.from({ length: grid.unitCount }, (_, unit) => (set.includes(unit) ? 1 : 0)),
  );

/** Number of rings of each polygon, most first. */
const rings = (outline: MultiPolygonCoordinates) => outline.map((p) => p.length).sort((a, b) => b - a);

/** Merge by topojson-client over the same cells. */
function mergedArea(grid: LabelGrid, wanted: (unit: number) => boolean): number {
  const cells = grid.labels.flatMap((label, i) => (label !== OUTSIDE && wanted(label) ? [i] : []));
  const square = (i: number) =>
    squaresOf({ ...grid, labels: grid.labels.map((_, j) => (i === j ? 0 : OUTSIDE)) }, 0)[0]!;
  const polygons = cells.map((i): GeoJSON.Polygon => ({ type: "Polygon", coordinates: [square(i)] }));
  const topo = topology(Object.fromEntries(polygons.entries()));
  return area(merge(topo, Object.values(topo.objects) as Parameters<typeof merge>[1] & unknown[]));
}

describe("outlineOf", () => {
  it("draws one square counter-clockwise and closes it", () => {
    const outline = outlineOfUnits(gridOf("a"), 0);
    expect(outline).toHaveLength(1);
    expect(outline[0]![0]).toHaveLength(5);
    expect(outline[0]![0]![0]).toEqual(outline[0]![0]![4]);
    expect(ringAreaKm2(outline[0]![0]!)).toBeGreaterThan(0);
  });

  it("keeps two pieces that touch by a corner apart", () => {
    expect(rings(outlineOfUnits(gridOf("ba", "ab"), 0))).toEqual([1, 1]);
  });

  it("makes a hole of an enclave, clockwise", () => {
    const outline = outlineOfUnits(gridOf("aaa", "aba", "aaa"), 0);
    expect(rings(outline)).toEqual([2]);
    expect(ringAreaKm2(outline[0]![1]!)).toBeLessThan(0);
  });

  it("keeps a hole that touches the outline by a corner a hole", () => {
    expect(rings(outlineOfUnits(gridOf("caaa", "abaa", "aaaa"), 0))).toEqual([2]);
  });

  it("keeps two holes that touch by a corner two holes", () => {
    expect(rings(outlineOfUnits(gridOf("aaaa", "abaa", "aaba", "aaaa"), 0))).toEqual([3]);
  });

  it("closes a ring of units that touch only by a corner around a hole", () => {
    expect(rings(outlineOfUnits(gridOf("aaab", "abab", "aaac", "bbba"), 0))).toEqual([2, 1]);
  });

  it("gives an island in a hole its own polygon, and the hole to the right one", () => {
    const outline = outlineOfUnits(gridOf("aaaaa", "abbba", "abaca", "abbba", "aaaaa"), 0);
    expect(rings(outline)).toEqual([2, 1]);
  });

  it("treats what lies outside France as any hole", () => {
    expect(rings(outlineOfUnits(gridOf("aab", "a.b", "abb"), 0, 1))).toEqual([2]);
  });

  it("has nothing to draw for an empty set", () => {
    expect(outlineOfUnits(gridOf("ab"))).toEqual([]);
  });
});

const randomGrid = fc
  .record({
    columns: fc.integer({ min: 1, max: 7 }),
    labels: fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 7, maxLength: 49 }),
  })
  .map(
    ({ columns, labels }): LabelGrid => ({
      columns,
      labels: labels.slice(0, labels.length - (labels.length % columns)),
      unitCount: 6,
      ...FRAME,
    }),
  );

const centreOf = (grid: LabelGrid, i: number): [number, number] => [
  grid.west + ((i % grid.columns) + 0.5) * grid.cell,
  grid.south + (Math.floor(i / grid.columns) + 0.5) * grid.cell,
];

describe("outlines of random grids", () => {
  it("hold exactly the cells of the set, with the area that topojson-client finds", () => {
    fc.assert(
      fc.property(randomGrid, fc.uint8Array({ minLength: 6, maxLength: 6, max: 1 }), (grid, mask) => {
        const outline = outlineOf(meshOfGrid(grid), mask);
        const isWanted = (unit: number) => mask[unit] === 1;
        for (const [outer, ...holes] of outline) {
          expect(ringAreaKm2(outer!)).toBeGreaterThan(0);
          for (const hole of holes) expect(ringAreaKm2(hole)).toBeLessThan(0);
          for (const ring of [outer!, ...holes]) {
            const inner = ring.slice(1).map((point) => point.join());
            expect(new Set(inner).size).toBe(inner.length);
          }
        }
        grid.labels.forEach((label, i) => {
          const inside = outline.some((rings) => booleanPointInPolygon(centreOf(grid, i), polygon(rings)));
          expect(inside).toBe(label !== OUTSIDE && isWanted(label));
        });
        expect(area(multiPolygon(outline)) / 1e6).toBeCloseTo(mergedArea(grid, isWanted) / 1e6, 8);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it("are the same one by one, by layer and by partition", () => {
    fc.assert(
      fc.property(
        randomGrid,
        fc.array(fc.record({ territory: fc.nat(3), unit: fc.nat(5), declaredShared: fc.boolean() })),
        fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 6, maxLength: 6 }),
        (grid, memberships, zoneOf) => {
          const mesh = meshOfGrid(grid);
          const territories = [0, 1, 2, 3].map(
            (t) => ({ id: `t${t}`, name: "", nature: "simule", stages: [] }) as const,
          );
          const layer = buildLayer({
            territories,
            memberships,
            extent: "france",
            provenance: { source: "", nature: "simule" },
          });
          const byLayer = outlinesOf(mesh, buildLayerIndex(layer, 6), 4);
          expect(byLayer).toHaveLength(4);
          byLayer.forEach((outline, t) => {
            const mask = Uint8Array.from({ length: 6 }, (_, unit) =>
              memberships.some((m) => m.territory === t && m.unit === unit) ? 1 : 0,
            );
            expect(outline).toEqual(outlineOf(mesh, mask));
          });
          zoneOutlines(mesh, zoneOf, 3).forEach((outline, zone) => {
            expect(outline).toEqual(
              outlineOf(
                mesh,
                Uint8Array.from(zoneOf, (z) => (z === zone ? 1 : 0)),
              ),
            );
          });
        },
      ),
      { numRuns: 200, seed: 2 },
    );
  });
});
