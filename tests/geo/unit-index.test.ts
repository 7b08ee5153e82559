import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTSIDE } from "../../src/geo/mesh.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

const index = buildUnitIndex(MINI_MESH);

describe("buildUnitIndex", () => {
  it("finds the unit under a point", () => {
    expect(index.unitAt(5.05, 43.05)).toBe(0);
    expect(index.unitAt(5.25, 43.15)).toBe(6);
    expect(index.unitAt(5.399999, 43.299999)).toBe(11);
    expect(index.unitAt(4.99, 43.05)).toBe(OUTSIDE);
    expect(index.unitAt(5.05, 43.31)).toBe(OUTSIDE);
  });

  it("finds the units whose box meets a box, ascending", () => {
    expect(index.unitsInBox([5.15, 43.12, 5.25, 43.22])).toEqual([5, 6, 9, 10]);
    expect(index.unitsInBox([0, 40, 10, 50])).toHaveLength(12);
    expect(index.unitsInBox([6, 43, 7, 44])).toEqual([]);
  });

  it("gives boxes in degrees", () => {
    expect(index.boxOf(6)).toEqual([5.2, 43.1, 5.3, 43.2]);
  });

  it("gives every point of a mosaic to one unit, borders and corners included", () => {
    const labels = fc.array(fc.integer({ min: -1, max: 9 }), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(labels, fc.nat(50), fc.nat(50), (cells, i, j) => {
        const grid = { columns: 5, labels: cells, unitCount: 10, west: 1, south: 46, cell: 0.1 };
        const column = Math.min(4, Math.floor(i / 10));
        const row = Math.min(4, Math.floor(j / 10));
        const found = buildUnitIndex(meshOfGrid(grid)).unitAt(1 + i / 100, 46 + j / 100);
        const onBorder = i % 10 === 0 || j % 10 === 0;
        if (onBorder) {
          const around = [0, -1].flatMap((dx) =>
            [0, -1].map((dy) => {
              const [x, y] = [
                Math.floor(i / 10) + (i % 10 === 0 ? dx : 0),
                Math.floor(j / 10) + (j % 10 === 0 ? dy : 0),
              ];
              return x < 0 || y < 0 || x > 4 || y > 4 ? OUTSIDE : cells[y * 5 + x]!;
            }),
          );
          expect(around).toContain(found);
        } else expect(found).toBe(cells[row * 5 + column]);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it("has no box for a unit without contour, and never finds it", () => {
    const lonely = buildUnitIndex({ ...MINI_MESH, unitCount: 13 });
    expect(lonely.boxOf(12)).toBeNull();
    expect(lonely.unitsInBox([-180, -90, 180, 90])).toHaveLength(12);
  });

  it("works without any unit", () => {
    const none = new Int32Array();
    const empty = buildUnitIndex({ unitCount: 0, arcStart: new Uint32Array(1), points: none, left: none, right: none });
    expect(empty.unitAt(2, 48)).toBe(OUTSIDE);
    expect(empty.unitsInBox([-5, 41, 10, 51])).toEqual([]);
  });
});
