import { expect, test } from "vitest";
import { drawPattern, PATTERNS } from "../../src/map/patterns.ts";

const darkness = (name: (typeof PATTERNS)[number]) => {
  const { data } = drawPattern(name);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += 255 - (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
  return sum / (data.length / 4) / 255;
};

test("hatches tile: what leaves one side comes back at the other", () => {
  for (const name of PATTERNS) {
    const { width, height, data } = drawPattern(name);
    const pixel = (x: number, y: number) => data[4 * (((y + height) % height) * width + ((x + width) % width))]!;
    // Along a 45° line of the white hatch the ink is the same, across the edges too.
    if (name === "white") for (let step = 0; step < width; step++) expect(pixel(step, -step)).toBe(pixel(0, 0));
    expect(data.length).toBe(width * height * 4);
  }
});

test("a hatch is neither a blank nor a fill, in grey too", () => {
  for (const name of PATTERNS) {
    expect(darkness(name)).toBeGreaterThan(0.05);
    expect(darkness(name)).toBeLessThan(0.5);
  }
});
