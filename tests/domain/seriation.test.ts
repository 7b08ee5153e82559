import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossLayers } from "../../src/domain/cross.ts";
import { blocksOf, orderMatrix } from "../../src/domain/seriation.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { meshOf } from "../fixtures/mesh-view.ts";
import { MINI_BASE, MINI_UNITS } from "../fixtures/mini-region.ts";
import { tableOf } from "../fixtures/unit-table.ts";

/** A street of 24 communes of equal population. */
const COUNT = 24;
const units = tableOf(
  Array.from({ length: COUNT }, (_, unit) => ({ code: `S${String(unit).padStart(2, "0")}`, population: 100 })),
);
const labels = units.codes.map((_, unit) => unit);
const base = {
  units,
  geography: deriveGeography(meshOfGrid({ columns: COUNT, labels, unitCount: COUNT, west: 0, south: 45, cell: 0.1 })),
};
const everywhere = new Uint8Array(COUNT).fill(1);

/** Pieces of `size` along the street, shifted by `from`, numbered as `turn` says. */
function pieces(size: number, from: number, turn: readonly number[]) {
  const runs = Array.from({ length: Math.ceil((COUNT - from) / size) }, (_, i) =>
    labels.slice(from + i * size, from + (i + 1) * size),
  );
  return { runs, view: meshOf(Object.fromEntries(turn.map((i) => [`p${i}`, runs[i]!])), COUNT) };
}
const NONE = new Int32Array(COUNT);

describe("orderMatrix", () => {
  it("finds again, up to its direction, the street along which both meshes cut", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }),
        (rows, columns) => {
          const a = pieces(4, 0, rows);
          const b = pieces(4, 2, columns);
          const { rows: rowOrder, columns: columnOrder } = orderMatrix(
            crossLayers(base, a.view, b.view, everywhere),
            "population",
            NONE,
            NONE,
          );
          const street = [...rowOrder].map((row) => rows[row]!);
          const across = [...columnOrder].map((column) => columns[column]!);
          const forward = street[0]! < street.at(-1)!;
          expect(forward ? street : street.toReversed()).toEqual([0, 1, 2, 3, 4, 5]);
          expect(forward ? across : across.toReversed()).toEqual([0, 1, 2, 3, 4, 5]);
        },
      ),
    );
  });

  it("keeps blocks together, in their order, and the largest group of each first", () => {
    const a = meshOf({ a: [0], b: [1, 2], c: [3], d: [12] }, COUNT);
    const b = meshOf({ u: [0], v: [1], w: [2, 3], z: [12] }, COUNT);
    const order = orderMatrix(crossLayers(base, a, b, everywhere), "population", [1, 1, 1, 0], [1, 1, 1, 0]);
    expect(order.rows[0]).toBe(3);
    expect(order.columns[0]).toBe(3);
    // b and c meet v and w; a and u stand apart and come after.
    expect(order.rows.at(-1)).toBe(0);
    expect(order.columns.at(-1)).toBe(0);
  });

  it("turns a group so that what another block holds lies on its side", () => {
    // A chain a–u–b–v–c; c also holds a part of y, of the block before; and again with y after.
    const a = meshOf({ a: [0], b: [1, 2], c: [3, 4] }, COUNT);
    const b = meshOf({ u: [0, 1], v: [2, 3], y: [4] }, COUNT);
    const cut = crossLayers(base, a, b, everywhere);
    expect([...orderMatrix(cut, "population", [1, 1, 1], [1, 1, 0]).rows]).toEqual([2, 1, 0]);
    expect([...orderMatrix(cut, "population", [1, 1, 1], [1, 1, 2]).rows]).toEqual([0, 1, 2]);
  });

  it("leaves out what has no pair and weighs units where nobody lives", () => {
    const empty = tableOf(units.codes.map((code) => ({ code, population: 0 })));
    const order = orderMatrix(
      crossLayers(
        { ...base, units: empty },
        meshOf({ a: [0, 1], b: [5] }, COUNT),
        meshOf({ u: [1, 2] }, COUNT),
        everywhere,
      ),
      "population",
      NONE,
      NONE,
    );
    expect([[...order.rows], [...order.columns]]).toEqual([[0], [0]]);
  });
});

it("puts a territory in the département that holds most of its people in the scope", () => {
  const layer = meshOf({ both: [0, 1, 2], east: [3], none: [] }, MINI_UNITS.count).layer;
  const inScope = new Uint8Array(MINI_UNITS.count).fill(1);
  const read = () => [...blocksOf(layer, MINI_UNITS.population, MINI_UNITS.zoneOf.departement, inScope)];
  expect(read()).toEqual([0, 1, -1]);
  inScope[0] = 0;
  expect(read()).toEqual([1, 1, -1]);
  expect(MINI_BASE.units).toBe(MINI_UNITS);
});
