import { expect, test } from "vitest";
import { fitPadding } from "../../src/map/map-padding.ts";

test("a small map keeps less room for its cards, each side in proportion", () => {
  const padding = { top: 48, bottom: 190, left: 28, right: 28 };
  expect(fitPadding(padding, 800, 800)).toEqual(padding);
  const small = fitPadding(padding, 568, 140);
  expect(small.top + small.bottom).toBeCloseTo(0.6 * 140);
  expect(small.bottom / small.top).toBeCloseTo(190 / 48);
  expect([small.left, small.right]).toEqual([28, 28]);
});

test("a map without size has no room at all", () => {
  expect(fitPadding({ top: 20, bottom: 52, left: 16, right: 16 }, 0, 0)).toEqual({
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
  });
});
