import { expect, it } from "vitest";
import { planStroke } from "../../src/domain/draft.ts";
import { checkDraft } from "../../src/domain/draft-checks.ts";
import { miniDraft } from "../fixtures/mini-draft.ts";

const LAYER = { A: { units: [0, 1] }, B: { units: [1, 2], parts: [6] }, C: { units: [7], parts: [6] } };
const every = Array.from({ length: 12 }, (_, unit) => unit);

function refusalsOf(rules: Parameters<typeof miniDraft>[2], start: readonly number[] = []) {
  const { ground, draft } = miniDraft(LAYER, start, rules);
  const { refused, change } = planStroke(draft.marks, { add: every }, ground.mayTake);
  return {
    taken: change.units,
    refused: refused.map(({ reason, territories, units }) => [reason, territories, units]),
  };
}

it("takes communes without CPTS by default, and says by which CPTS each other one is held", () => {
  expect(refusalsOf({})).toEqual({
    taken: [3, 4, 5, 8, 9, 10, 11],
    refused: [
      ["claimed", [0], [0]],
      ["claimed", [0, 1], [1]],
      ["claimed", [1], [2]],
      ["claimed", [1, 2], [6]],
      ["claimed", [2], [7]],
    ],
  });
});

it("takes from one CPTS alone, and from those that it replaces", () => {
  const { taken, refused } = refusalsOf({ source: { kind: "territory", id: "C" }, replaces: ["A"] });
  expect(taken).toEqual([0, 1, 6, 7]);
  expect(refused).toEqual([
    ["outside-source", [1], [2]],
    ["outside-source", [], [3, 4, 5, 8, 9, 10, 11]],
  ]);
});

it("counts the communes of what it replaces as free, but those that another CPTS holds too", () => {
  expect(refusalsOf({ replaces: ["A", "gone"] }).taken).toContain(0);
  expect(refusalsOf({ replaces: ["A"] }).refused[0]).toEqual(["claimed", [1], [1, 2]]);
  expect(miniDraft(LAYER, [], { replaces: ["A", "gone"] }).ground.unknownTerritories).toEqual(["gone"]);
});

it("keeps locked communes and CPTS out of reach, wherever it takes", () => {
  const rules = { source: { kind: "anywhere" }, lockedUnits: [8], lockedTerritories: ["B"] } as const;
  expect(refusalsOf(rules)).toEqual({
    taken: [0, 3, 4, 5, 7, 9, 10, 11],
    refused: [
      ["locked", [1], [1, 2, 6]],
      ["locked", [], [8]],
    ],
  });
  const { ground, draft } = miniDraft(LAYER, [8, 9], rules);
  expect(planStroke(draft.marks, { remove: [8, 9], share: [8] }, ground.mayTake)).toMatchObject({
    change: { units: [9] },
    refused: [{ reason: "locked", units: [8] }],
  });
});

it("informs and never blocks: each check names what it is about", () => {
  const { ground, draft, read } = miniDraft(LAYER, [0, 1], { source: { kind: "anywhere" }, replaces: ["A"] });
  const check = () => checkDraft(ground, read(draft), []).map(({ code, level, units }) => [code, level, units]);
  expect(check()).toEqual([
    ["pieces", "ok", []],
    ["enclosed", "ok", []],
    ["overlap", "warning", [1]],
    ["orphan", "ok", []],
    ["size", "ok", []],
    ["straddles", "ok", []],
    ["straddles", "ok", []],
  ]);
  draft.record(planStroke(draft.marks, { remove: [0], add: [6, 10, 11], share: [6, 11] }, ground.mayTake).change);
  expect(check()).toEqual([
    // 1 has more people than the three others.
    ["pieces", "warning", [6, 10, 11]],
    ["enclosed", "ok", []],
    // 6 is a part on every side; 1 is not.
    ["overlap", "warning", [1, 6]],
    ["orphan", "ok", []],
    ["uncovered", "warning", [0]],
    ["size", "info", []],
    ["shared-alone", "info", [11]],
    // Beyond the EPCI of 1, E1; beyond 01, where it lives.
    ["straddles", "info", [6, 10, 11]],
    ["straddles", "info", [6, 10, 11]],
  ]);
  while (draft.undo() !== null);
  const empty = miniDraft(LAYER, []);
  expect(checkDraft(empty.ground, empty.read(empty.draft), []).map(({ code }) => code)).toEqual(["empty"]);
});

it("flags a perimeter of 200 000 inhabitants (S8)", () => {
  const units = miniDraft({}, []).ground.base.units;
  const population = units.population.map((people, unit) => (unit === 0 ? 170_000 : people));
  const { ground, draft, read } = miniDraft({}, [0, 2], {}, { units: { ...units, population } });
  const size = checkDraft(ground, read(draft), []).find(({ code }) => code === "size");
  expect(size).toMatchObject({ level: "info", facts: { size: 4, people: 200_000 } });
  expect(size?.facts.targetShare).toBeCloseTo(3.33, 2);
});
