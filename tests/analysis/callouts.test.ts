import fc from "fast-check";
import { expect, test } from "vitest";
import { type Callout, type NamedZone, overlap, placeCallouts, type Rect } from "../../src/analysis/callouts.ts";

const ROOM = { width: 800, height: 600 };
const zone = (x: number, y: number, area = 100): NamedZone => ({ x, y, area, width: 80, height: 30 });

/** The rectangle of a text, from its definition. */
function textOf({ side, x, y }: Callout, { width, height }: NamedZone): Rect {
  const left = side === "inside" ? x - width / 2 : side === "right" ? x : x - width;
  return { left, right: left + width, top: y - height / 2, bottom: y + height / 2 };
}

test("a large zone bears its own name, a small one has it beside it", () => {
  const [large, small] = placeCallouts([zone(200, 300, 20_000), zone(600, 300, 2000)], ROOM, []);
  expect(large).toEqual({ zone: 0, side: "inside", x: 200, y: 300 });
  expect(small!.side).not.toBe("inside");
  // The shortest leader that leaves the zone, a disc of radius 25, in sight.
  const text = textOf(small!, zone(600, 300));
  expect(
    Math.hypot(Math.max(text.left - 600, 0, 600 - text.right), Math.max(text.top - 300, 0, 300 - text.bottom)),
  ).toBeGreaterThanOrEqual(25);
});

test("a name turns to the other side of its zone at the edge, and no leader starts under a card", () => {
  expect(placeCallouts([zone(770, 300)], ROOM, [])[0]!.side).toBe("left");
  expect(placeCallouts([zone(30, 300)], ROOM, [])[0]!.side).toBe("right");
  const card = { left: 0, top: 200, right: 300, bottom: 400 };
  expect(placeCallouts([zone(100, 300)], ROOM, [card])).toEqual([]);
});

test("the first zones are served first, and one without room is left out", () => {
  const wall = { left: 60, top: 0, right: 800, bottom: 600 };
  expect(placeCallouts([zone(30, 300)], ROOM, [wall])).toEqual([]);
  const many = Array.from({ length: 200 }, () => zone(400, 300));
  const placed = placeCallouts(many, ROOM, []);
  expect(placed[0]!.zone).toBe(0);
  expect(placed.length).toBeLessThan(200);
});

test("wherever zones and cards lie, no text covers another, a card or the edge, and no leader crosses a text", () => {
  const coordinate = (max: number) => fc.integer({ min: -20, max: max + 20 });
  const anyZone = fc.record({
    x: coordinate(ROOM.width),
    y: coordinate(ROOM.height),
    area: fc.integer({ min: 0, max: 40_000 }),
    width: fc.integer({ min: 20, max: 160 }),
    height: fc.constant(30),
  });
  const card = fc
    .tuple(coordinate(700), coordinate(500), fc.integer({ min: 10, max: 300 }), fc.integer({ min: 10, max: 300 }))
    .map(([left, top, width, height]): Rect => ({ left, top, right: left + width, bottom: top + height }));
  fc.assert(
    fc.property(fc.array(anyZone, { maxLength: 25 }), fc.array(card, { maxLength: 3 }), (zones, cards) => {
      const placed = placeCallouts(zones, ROOM, cards);
      const texts = placed.map((callout) => textOf(callout, zones[callout.zone]!));
      texts.forEach((text, i) => {
        expect(text.left >= 0 && text.top >= 0 && text.right <= ROOM.width && text.bottom <= ROOM.height).toBe(true);
        for (const other of [...cards, ...texts.slice(0, i)]) expect(overlap(text, other)).toBe(false);
      });
      placed.forEach(({ zone: index, side, x, y }, i) => {
        if (side === "inside") return;
        const { x: fromX, y: fromY } = zones[index]!;
        // Walked in steps of half a per cent, but for its very end, where its own text begins.
        for (let step = 0; step < 200; step++) {
          const [px, py] = [fromX + ((x - fromX) * step) / 200, fromY + ((y - fromY) * step) / 200];
          texts.forEach((text, j) => {
            if (i !== j) expect(px > text.left && px < text.right && py > text.top && py < text.bottom).toBe(false);
          });
        }
      });
    }),
    { numRuns: 60, seed: 7 },
  );
});
