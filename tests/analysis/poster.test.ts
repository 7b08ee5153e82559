import { expect, test } from "vitest";
import { mercatorFrame, project } from "../../src/analysis/drawing-frame.ts";
import { METROPOLITAN_FRANCE } from "../../src/analysis/protocol.ts";

test("the frame of the poster is that of Web Mercator", () => {
  const frame = mercatorFrame(METROPOLITAN_FRANCE, 1000);
  const [west, south, east, north] = METROPOLITAN_FRANCE;
  // Web Mercator by its textbook formula, y from the equator in radians.
  const y = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180));
  const expected = ([lng, lat]: readonly [number, number]) => [
    (1000 * (lng - west)) / (east - west),
    (1000 * (y(north) - y(lat))) / (((east - west) * Math.PI) / 180),
  ];
  for (const place of [
    [west, north],
    [east, south],
    [2.35, 48.85],
    [8.7, 42.1],
  ] as const) {
    const [left, top] = project(frame, place[0], place[1]);
    expect(left).toBeCloseTo(expected(place)[0]!, 9);
    expect(top).toBeCloseTo(expected(place)[1]!, 9);
  }
  expect(frame.height).toBeCloseTo(expected([west, south])[1]!, 9);
});
