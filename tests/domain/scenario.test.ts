import { expect, it } from "vitest";
import { planStroke, type Stroke } from "../../src/domain/draft.ts";
import { compareScenarios, diffDrafts } from "../../src/domain/scenario.ts";
import { applyDrafts, readVariant } from "../../src/domain/scenario-variant.ts";
import { countedOf, miniDraft } from "../fixtures/mini-draft.ts";
import { MINI_BASE } from "../fixtures/mini-region.ts";

const LAYER = { A: { units: [0, 1] }, B: { units: [2, 3] } };
const anywhere = { source: { kind: "anywhere" } } as const;

function versionOf(start: readonly number[], stroke: Stroke) {
  const { ground, draft, read } = miniDraft(LAYER, start, anywhere);
  draft.record(planStroke(draft.marks, stroke, ground.mayTake).change);
  return { ground, marks: draft.marks, figures: read(draft) };
}

it("says what changed between two versions, overlaps gained and healed included", () => {
  const before = versionOf([4, 5, 0], { share: [5] });
  const after = versionOf([4, 5, 2, 3], { move: [4], phase: "extension-1" });
  expect(diffDrafts(after.ground, before, after)).toEqual({
    added: { units: [2, 3], population: 35_000 },
    removed: { units: [0], population: 30_000 },
    remarked: { units: [4, 5], population: 3000 },
    population: { before: { min: 33_000, max: 33_000 }, after: { min: 38_000, max: 38_000 } },
    overlapsGained: [{ territory: 1, units: [2, 3], population: 35_000 }],
    overlapsHealed: [{ territory: 0, units: [0], population: 30_000 }],
  });
});

it("sets drafts side by side, an interval where a part is unknown", () => {
  const plain = versionOf([4, 5], {});
  const shared = versionOf([0, 1], { share: [1] });
  const lines = compareScenarios(
    [plain, shared].map(({ figures }) => ({ figures, sites: { msp: 1, cds: 0 } })),
    ["dac"],
  );
  const valuesOf = (row: string) => lines.find((line) => line.row === row)?.values;
  expect(valuesOf("population")).toEqual([3000, { min: 30_000, max: 40_000 }]);
  expect(valuesOf("size")).toEqual([1, { min: 1, max: 2 }]);
  expect(valuesOf("overlapCommunes")).toEqual([0, 2]);
  expect(valuesOf("whiteBeside")).toEqual([6, 8]);
  expect(valuesOf("mesh:dac")).toEqual([null, null]);
});

it("makes a whole layer of a variant: drafts stand in the place of what they replace", () => {
  const counted = countedOf(LAYER);
  const wide = { id: "w", name: "W", replaces: ["A"], marks: versionOf([0, 1, 4, 5], { share: [5] }).marks };
  const north = { id: "n", name: "N", replaces: [], marks: versionOf([8, 9, 10, 11, 5], { share: [5] }).marks };
  const erased = { id: "e", name: "E", replaces: ["B"], marks: new Uint8Array(12) };
  const everywhere = new Uint8Array(12).fill(1);
  const sheetOf = (...drafts: Parameters<typeof applyDrafts>[2][number][]) =>
    readVariant(MINI_BASE, applyDrafts(MINI_BASE, counted, drafts), everywhere, 60_000);

  expect(sheetOf()).toMatchObject({
    white: { units: 8, population: 11_000, zones: 1 },
    ratio: { observed: 2 },
    bySize: { 1: 1, 2: 1, 3: 0, 4: 0 },
    populations: { min: 35_000, max: 40_000 },
    nestedEpci: { nested: 0, of: 3 },
  });
  const both = sheetOf(wide, north);
  expect(both).toMatchObject({
    coverage: { population: 40_000 + 35_000 + 3000 + 1000 },
    doubleCount: 2000,
    white: { units: 2, population: 7000 },
    overlaps: { pairs: 1, undeclared: 0, units: 1 },
    ratio: { observed: 3 },
    populations: { min: 3000, max: 43_000 },
    // E3 lies whole in N; E1 is cut by B.
    nestedEpci: { nested: 1, of: 3 },
  });
  expect(sheetOf(erased)).toMatchObject({ ratio: { observed: 1 }, white: { units: 10, population: 46_000 } });
});
