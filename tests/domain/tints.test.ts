import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { TINT_COUNT, territoryAdjacency, tintGraph } from "../../src/domain/tints.ts";
import { MINI_BASE, miniLayer } from "../fixtures/mini-region.ts";

/** Neighbours in a grid of squares, which are those of a planar graph. */
const gridGraph = (columns: number, rows: number) =>
  Array.from({ length: columns * rows }, (_, i) =>
    [i % columns > 0 ? i - 1 : -1, i % columns < columns - 1 ? i + 1 : -1, i - columns, i + columns].filter(
      (other) => other >= 0 && other < columns * rows,
    ),
  );

describe("tintGraph", () => {
  it("keeps neighbours apart in planar graphs, always in the same way", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (columns, rows) => {
        const graph = gridGraph(columns, rows);
        const tints = tintGraph(graph);
        graph.forEach((others, node) => {
          expect(tints[node]).toBeLessThan(TINT_COUNT);
          for (const other of others) expect(tints[other]).not.toBe(tints[node]);
        });
        expect(tintGraph(graph)).toEqual(tints);
      }),
      { seed: 1 },
    );
  });

  it("colours five territories that all touch each other with five tints, and does not fail at six", () => {
    const complete = (n: number) => Array.from({ length: n }, (_, i) => [...Array(n).keys()].filter((j) => j !== i));
    expect(new Set(tintGraph(complete(5))).size).toBe(5);
    expect(new Set(tintGraph(complete(6))).size).toBe(5);
  });

  it("spreads tints where anything is free", () => {
    const tints = tintGraph(Array.from({ length: 50 }, () => []));
    const counts = [...Array(TINT_COUNT).keys()].map((tint) => tints.filter((t) => t === tint).length);
    expect(counts).toEqual([10, 10, 10, 10, 10]);
  });
});

it("takes bordering and overlapping territories as neighbours, at any date", () => {
  const layer = miniLayer({
    a: { units: [0, 1] },
    b: { units: [1], endDate: "2000-01-01" },
    c: { units: [5] },
    d: { units: [11] },
  });
  expect(territoryAdjacency(MINI_BASE.geography, layer, buildLayerIndex(layer, 12))).toEqual([
    [1, 2],
    [0, 2],
    [0, 1],
    [],
  ]);
});
