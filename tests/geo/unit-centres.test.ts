import { expect, test } from "vitest";
import { createCentreReader } from "../../src/geo/unit-centres.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";

/**
 * A square (0) inside a horseshoe (1) whose centre of gravity it holds; 2 has no contour.
 *
 *    1 1 1
 *    1 0 1
 *    1 0 1
 */
const mesh = meshOfGrid({ columns: 3, labels: [1, 0, 1, 1, 0, 1, 1, 1, 1], unitCount: 3, west: 2, south: 46, cell: 1 });
const index = buildUnitIndex(mesh);
const centreOf = createCentreReader(mesh, index);

test("the centre of a rectangle is its middle", () => {
  const [lng, lat] = centreOf(0)!;
  expect(lng).toBeCloseTo(3.5, 6);
  expect(lat).toBeCloseTo(47, 6);
});

test("the centre of a horseshoe is inside it", () => expect(index.unitAt(...centreOf(1)!)).toBe(1));

test("a unit without contour has no centre", () => expect(centreOf(2)).toBeNull());
