import { expect, test } from "vitest";
import { createBrush } from "../../src/map/draw-gesture.ts";
import { settle } from "../store/held-engine.ts";

type Point = readonly [number, number];

/** A brush whose segments are drawn when they are let go. */
function slowBrush() {
  const sent: (readonly [readonly Point[], string, boolean])[] = [];
  const ends: (() => void)[] = [];
  let mode = "add";
  const brush = createBrush(
    () => mode,
    (points, how, continues) => {
      sent.push([points, how, continues]);
      return new Promise((resolve) => ends.push(resolve));
    },
  );
  return {
    brush,
    sent,
    hold: (next: string) => {
      mode = next;
    },
    async drawn() {
      ends.shift()!();
      await settle();
    },
  };
}
const A: Point = [0, 0];
const B: Point = [1, 1];
const C: Point = [2, 2];

test("two quick touches of the brush are two gestures, whatever time the first takes", async () => {
  const { brush, sent, drawn } = slowBrush();
  brush([A], true);
  brush([B], true);
  await drawn();
  await drawn();
  expect(sent).toEqual([
    [[A], "add", false],
    [[B], "add", false],
  ]);
});

test("the end of a gesture is drawn although another has begun, as the hand held it", async () => {
  const { brush, sent, hold, drawn } = slowBrush();
  brush([A], true);
  brush([A, B], false);
  brush([B, C], false);
  hold("remove");
  brush([A], true);
  for (let i = 0; i < 3; i++) await drawn();
  expect(sent).toEqual([
    [[A], "add", false],
    [[A, B, B, C], "add", true],
    [[A], "remove", false],
  ]);
});
