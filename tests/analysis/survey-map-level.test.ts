import { expect, it } from "vitest";
import { chooseMapLevel } from "../../src/analysis/survey-map-level.ts";

const levels = (...reach: readonly (readonly [territories: number, told: number])[]) =>
  ["cpts", "epci", "departement", "region"].map((mesh, i) => ({
    mesh,
    territories: reach[i]![0],
    told: reach[i]![1],
  }));

it.each([
  ["the finest that tells a quarter of its territories", levels([40, 10], [50, 20], [6, 6], [1, 1]), "cpts"],
  ["a coarser one where CPTS are mostly hidden", levels([70, 2], [50, 1], [6, 3], [1, 1]), "departement"],
  ["several territories rather than one alone", levels([70, 2], [50, 0], [6, 1], [1, 1]), "cpts"],
  ["the région where it is the only one told", levels([70, 0], [50, 0], [6, 0], [1, 1]), "region"],
  ["the région where nothing is told", levels([70, 0], [50, 0], [6, 0], [1, 0]), "region"],
])("the map opens on %s", (_, reach, mesh) => {
  expect(chooseMapLevel(reach)).toBe(mesh);
});
