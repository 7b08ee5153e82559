import fc from "fast-check";
import { expect, it } from "vitest";
import { type Change, isSharedMark, markOf, OUT, phaseOf, planStroke, type Stroke } from "../../src/domain/draft.ts";
import {
  type DraftRecord,
  keepChange,
  recordChange,
  recordHistory,
  replayChange,
} from "../../src/domain/draft-record.ts";
import { DraftState, replays } from "../../src/domain/draft-state.ts";
import { MINI_UNITS } from "../fixtures/mini-region.ts";

const COUNT = MINI_UNITS.count;
const anywhere = () => null;
const plan = (state: DraftState, stroke: Stroke) => planStroke(state.marks, stroke, anywhere).change;

it("keeps phase and part of a unit in one mark", () => {
  expect([markOf("noyau", false), markOf("noyau", true), markOf("extension-2", true)]).toEqual([1, 2, 6]);
  expect(phaseOf(markOf("extension-1", true))).toBe("extension-1");
  expect([OUT, 1, 2, 3, 4].map(isSharedMark)).toEqual([false, false, true, false, true]);
});

it("changes nothing that is already as asked, and says what it may not take", () => {
  const state = new DraftState(COUNT, [0, 1]);
  const { change, refused } = planStroke(state.marks, { add: [1, 2, 3, 5], remove: [0, 9], share: [1, 7] }, (unit) =>
    unit === 3 || unit === 5 ? { reason: "claimed", territories: [4] } : null,
  );
  expect(change).toEqual({ units: [0, 1, 2], before: [1, 1, 0], after: [0, 2, 1] });
  expect(refused).toEqual([
    { reason: "claimed", territories: [4], units: [3, 5] },
    { reason: "absent", territories: [], units: [7] },
  ]);
});

it("throws on a position that is no unit", () => {
  const state = new DraftState(COUNT, []);
  for (const unit of [COUNT, -1, 1.5]) {
    expect(() => plan(state, { add: [unit] })).toThrow(RangeError);
    expect(() => plan(state, { remove: [unit] })).toThrow(RangeError);
  }
});

it("moves units to a phase and keeps their part", () => {
  const state = new DraftState(COUNT, [0]);
  state.record(plan(state, { share: [0] }));
  state.record(plan(state, { add: [2], phase: "extension-1" }));
  state.record(plan(state, { move: [0], phase: "extension-2" }));
  expect([state.marks[0], state.marks[2]]).toEqual([markOf("extension-2", true), markOf("extension-1", false)]);
});

it("forgets what was undone once something else is drawn, and makes one gesture of a brush that goes on", () => {
  const state = new DraftState(COUNT, []);
  state.record(plan(state, { add: [1] }));
  state.record(plan(state, { add: [2] }));
  state.undo();
  state.record(plan(state, { add: [3] }));
  state.amend(plan(state, { add: [5], remove: [1] }));
  expect(state.redo()).toBeNull();
  expect(state.units).toEqual([3, 5]);
  state.undo();
  expect(state.units).toEqual([1]);
  state.amend(plan(state, { remove: [1] }));
  expect([state.units, state.position, state.changes]).toEqual([[], 0, []]);
});

it("supposes a change and leaves the draft as it was", () => {
  const state = new DraftState(COUNT, [4, 5]);
  const change = plan(state, { add: [6], remove: [4] });
  expect(state.suppose(change, () => [...state.units])).toEqual([5, 6]);
  expect(() =>
    state.suppose(change, () => {
      throw new Error("while reading");
    }),
  ).toThrow("while reading");
  expect([...state.units, state.marks[4], state.marks[6]]).toEqual([4, 5, 1, 0]);
});

const units = fc.array(fc.nat(COUNT - 1), { maxLength: 5 });
const strokes = fc.record({
  add: units,
  remove: units,
  share: units,
  unshare: units,
  move: units,
  phase: fc.constantFrom("noyau" as const, "extension-1" as const, "extension-2" as const),
});

it("returns to the start when 1 000 strokes are undone one by one, and to the end when they are made again", () => {
  fc.assert(
    fc.property(units, fc.array(strokes, { minLength: 1000, maxLength: 1000 }), (start, all) => {
      const state = new DraftState(COUNT, start);
      const first = state.marks.slice();
      const seen: (readonly [Uint8Array, readonly number[]])[] = [];
      for (const stroke of all) {
        seen.push([state.marks.slice(), state.units]);
        const { length } = state.changes;
        state.record(plan(state, stroke));
        if (state.changes.length === length) seen.pop();
      }
      const last = state.marks.slice();
      for (const [marks, list] of seen.toReversed()) {
        state.undo();
        expect(state.marks).toEqual(marks);
        expect(state.units).toEqual(list);
      }
      expect(state.undo()).toBeNull();
      expect(state.marks).toEqual(first);
      while (state.redo() !== null);
      expect(state.marks).toEqual(last);
    }),
    { numRuns: 5 },
  );
});

it("gives a history by codes from which the draft comes back, each change kept as it is told", () => {
  fc.assert(
    fc.property(
      units,
      fc.array(fc.tuple(strokes, fc.constantFrom("stroke", "more", "undo", "redo")), { maxLength: 30 }),
      (start, all) => {
        const state = new DraftState(COUNT, start);
        const empty: DraftRecord = {
          id: "d",
          name: "D",
          author: "",
          date: "2026-01-01",
          reasons: "",
          origin: null,
          cog: MINI_UNITS.cog,
          source: { kind: "white" },
          replaces: [],
          lockedUnits: [],
          lockedTerritories: [],
          start: state.start.map((unit) => MINI_UNITS.codes[unit]!),
          changes: [],
          position: 0,
        };
        let kept = empty;
        for (const [stroke, act] of all) {
          let last: Change | undefined;
          if (act === "undo") state.undo();
          else if (act === "redo") state.redo();
          else {
            const change = plan(state, stroke);
            if (act === "more") state.amend(change);
            else state.record(change);
            if (change.units.length > 0) last = state.changes[state.position - 1];
          }
          kept = keepChange(kept, {
            last: last === undefined ? null : recordChange(MINI_UNITS, last),
            position: state.position,
            length: state.changes.length,
          });
        }
        expect(kept).toEqual({ ...empty, ...recordHistory(MINI_UNITS, state) });
        const replayed = kept.changes.map((change) => replayChange(MINI_UNITS, change)!);
        expect(replayed).toEqual(state.changes);
        expect(replays(state.start, replayed)).toBe(true);
      },
    ),
  );
});

it("does not replay a history that contradicts its start", () => {
  expect(replays([1], [{ units: [1], before: [0], after: [1] }])).toBe(false);
  expect(
    replays(
      [1],
      [
        { units: [1], before: [1], after: [0] },
        { units: [1], before: [0], after: [2] },
      ],
    ),
  ).toBe(true);
});
