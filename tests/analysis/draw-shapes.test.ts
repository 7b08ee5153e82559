import { expect, it } from "vitest";
import { draftShapes, setOutlinerOf, unitShape } from "../../src/analysis/draw-shapes.ts";
import { planStroke } from "../../src/domain/draft.ts";
import { createDraftReader } from "../../src/domain/draft-figures.ts";
import { buildDraftGround } from "../../src/domain/draft-ground.ts";
import { DraftState } from "../../src/domain/draft-state.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { territoryPopulations } from "../../src/domain/territory-population.ts";
import { multiPolygonAreaKm2 } from "../../src/geo/measure.ts";
import { maskOf, outlineOf } from "../../src/geo/outline.ts";
import { MINI_BASE, MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

it("outlines any set as a pass over every arc of the country does", () => {
  const outline = setOutlinerOf(MINI_MESH);
  const ringSet = (polygons: readonly (readonly (readonly (readonly number[])[])[])[]) =>
    polygons.flatMap((polygon) => polygon.map((ring) => ring.slice(1).map(String).sort().join())).sort();
  for (let bits = 1; bits < 4096; bits += 7) {
    const set = Array.from({ length: 12 }, (_, unit) => unit).filter((unit) => (bits >> unit) & 1);
    expect(ringSet(outline(set))).toEqual(ringSet(outlineOf(MINI_MESH, maskOf(12, set))));
  }
  expect(outline([])).toEqual([]);
});

it("draws each part of a draft once, with what it encloses and whom it overlaps", () => {
  const layer = miniLayer({ A: { units: [0] }, B: { units: [7] } });
  const index = buildLayerIndex(layer, 12);
  const counted = {
    layer,
    index,
    populations: territoryPopulations(MINI_UNITS, layer, index),
    active: new Uint8Array([1, 1]),
    extentMask: new Uint8Array(12).fill(1),
  };
  const rules = { source: { kind: "anywhere" }, replaces: ["A"], lockedUnits: [], lockedTerritories: [] } as const;
  const ground = buildDraftGround(MINI_BASE, counted, rules);
  const draft = new DraftState(12, [0]);
  draft.record(planStroke(draft.marks, { remove: [0], add: [1, 2, 3, 4, 7, 8, 9, 10, 11] }, ground.mayTake).change);
  draft.record(planStroke(draft.marks, { add: [0], share: [7] }, ground.mayTake).change);
  const { features } = draftShapes(MINI_MESH, draft, createDraftReader(ground, [], 60_000)(draft));
  const areaOf = (set: readonly number[]) => set.reduce((sum, unit) => sum + MINI_BASE.geography.areaKm2[unit]!, 0);
  const drawn = features.map(({ properties, geometry }) => {
    if (geometry.type !== "MultiPolygon") throw new Error(geometry.type);
    return [properties?.part, multiPolygonAreaKm2(geometry.coordinates as [number, number][][][])] as const;
  });
  const inDraft = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11];
  const expected = [
    ["start", [0]],
    ["added", inDraft.slice(1)],
    ["shared", [7]],
    ["overlap", [7]],
    ["enclosed", [5, 6]],
    ["orphan", []],
    ["outline", inDraft],
  ] as const;
  expect(drawn.map(([part]) => part)).toEqual(expected.map(([part]) => part).filter((part) => part !== "orphan"));
  for (const [part, area] of drawn) expect(area).toBeCloseTo(areaOf(expected.find(([one]) => one === part)![1]), 6);
  expect(unitShape(MINI_MESH, 5)).toMatchObject({ properties: { part: "candidate", unit: 5 } });
});
