import { expect, it } from "vitest";
import { placeLabels } from "../../src/ui/small-map-labels.ts";

const label = (name: string, x: number, y: number, white = false, population = 30_000) => ({
  name,
  x,
  y,
  white,
  population,
});
const size = { width: 208, height: 118 };
const people = (count: number) => `${count} hab.`;

it("puts a white place beside itself, on a plate that stays inside the frame", () => {
  const { plates } = placeLabels({ ...size, labels: [label("Marseille 1er", 125, 60, true)] }, people);
  expect(plates).toHaveLength(1);
  const [{ x, y, width, height }] = plates as [(typeof plates)[number]];
  expect(x).toBeGreaterThanOrEqual(0);
  expect(y).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThan(125);
  expect(y + height).toBeLessThanOrEqual(size.height);
});

it("goes to the right of a place too near the left edge", () => {
  const { plates } = placeLabels({ ...size, labels: [label("Lyon 2e", 20, 60, true)] }, people);
  expect(plates[0]!.x).toBeGreaterThan(20);
});

it("leaves out what would touch a plate, another number or the edge, the least peopled first", () => {
  const labels = [
    label("Marseille 1er", 125, 60, true, 37_599),
    label("13e", 160, 30),
    label("14e", 166, 33),
    label("2e", 60, 60),
    label("16e", 2, 2),
    label("12e", 180, 90),
  ];
  const { numbers } = placeLabels({ ...size, labels }, people);
  expect(numbers.map(({ name }) => name)).toEqual(["13e", "12e"]);
});

it("writes no number over a white place", () => {
  const labels = [label("Lyon 2e", 100, 60, true), label("1er", 103, 62)];
  expect(placeLabels({ ...size, labels }, people).numbers).toEqual([]);
});
