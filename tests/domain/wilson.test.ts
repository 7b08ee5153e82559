import { expect, it } from "vitest";
import { wilsonInterval } from "../../src/domain/wilson.ts";

// R: prop.test(hits, all, correct = FALSE)$conf.int
it.each([
  [31, 145, 0.154_902_417, 0.287_457_254],
  [0, 12, 0, 0.242_494_007],
  [12, 12, 0.757_505_993, 1],
])("gives Wilson's interval of %i in %i as R does", (hits, all, low, high) => {
  const interval = wilsonInterval(hits, all)!;
  expect(interval.low).toBeCloseTo(low, 8);
  expect(interval.high).toBeCloseTo(high, 8);
});

it("has no interval without respondents", () => {
  expect(wilsonInterval(0, 0)).toBeNull();
});
