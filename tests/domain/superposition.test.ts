import { expect, it } from "vitest";
import { pileMeshes, porosityOf } from "../../src/domain/superposition.ts";
import { meshOf } from "../fixtures/mesh-view.ts";
import { MINI_BASE, MINI_UNITS } from "../fixtures/mini-region.ts";

const COUNT = MINI_UNITS.count;
const EVERYWHERE = new Uint8Array(COUNT).fill(1);
const ROWS = meshOf({ r0: [0, 1, 2, 3], r1: [4, 5, 6, 7] }, COUNT);
/** 1 and 5 in both, 2 in the second alone. */
const COVER = meshOf({ a: [0, 1, 4, 5], b: [1, 2, 5] }, COUNT);

it("counts the meshes and the territories on each unit", () => {
  const { meshes, territories, byMeshes, byTerritories } = pileMeshes(MINI_BASE, [ROWS, COVER], EVERYWHERE);
  expect([...meshes]).toEqual([2, 2, 2, 1, 2, 2, 1, 1, 0, 0, 0, 0]);
  expect([...territories]).toEqual([2, 3, 2, 1, 2, 3, 1, 1, 0, 0, 0, 0]);
  expect(byMeshes.map(({ units, population }) => [units, population])).toEqual([
    [4, 1_000],
    [3, 12_000],
    [5, 73_000],
  ]);
  expect(byTerritories.map(({ units }) => units)).toEqual([4, 3, 3, 2]);
  expect(byTerritories[3]!.population).toBe(12_000);
});

it("keeps to the scope and to the territories that count", () => {
  const scope = Uint8Array.from(EVERYWHERE, (_, unit) => (unit < 4 ? 1 : 0));
  const { byMeshes } = pileMeshes(MINI_BASE, [ROWS, { ...COVER, active: Uint8Array.of(0, 1) }], scope);
  expect(byMeshes.map(({ units }) => units)).toEqual([0, 2, 2]);
});

it("says which share of a mesh lies in two territories or more", () => {
  expect(porosityOf(MINI_BASE, COVER, EVERYWHERE)).toMatchObject({
    covered: { units: 5, population: 73_000 },
    multiple: { units: 2, population: 12_000 },
    unitsShare: 2 / 5,
    populationShare: 12 / 73,
  });
  expect(porosityOf(MINI_BASE, ROWS, EVERYWHERE).unitsShare).toBe(0);
  expect(porosityOf(MINI_BASE, COVER, new Uint8Array(COUNT))).toMatchObject({ unitsShare: 0, populationShare: 0 });
});
