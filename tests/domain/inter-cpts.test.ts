import { describe, expect, it } from "vitest";
import { crossGroup, layerOfGroups } from "../../src/domain/inter-cpts.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { countPieces } from "../../src/domain/pieces.ts";
import { shapeReaderOf } from "../../src/domain/shape.ts";
import { meshOf } from "../fixtures/mesh-view.ts";
import { MINI_BASE, MINI_UNITS } from "../fixtures/mini-region.ts";

const COUNT = MINI_UNITS.count;
/** As in Paris: 13 and 14 under one DAC, 15 under another; 16 far away and partly under none. */
const CPTS = meshOf({ c13: [0, 1], c14: [4, 5], c15: [2], c16: [11] }, COUNT);
const DAC = meshOf({ dac1314: [0, 1, 4, 5], dac15: [2, 3, 6, 7] }, COUNT);

describe("crossGroup (S1)", () => {
  const group = crossGroup(MINI_BASE, CPTS.layer, [0, 1, 2], DAC);

  it("says that the group crosses two DAC and adds up its members once", () => {
    expect(group.partners).toEqual([0, 1]);
    expect(group.holders).toEqual([]);
    expect([...group.units]).toEqual([0, 1, 2, 4, 5]);
    expect(group.totals).toMatchObject({ units: 5, population: 73_000 });
    expect(group.unitsWithoutPartner).toBe(0);
  });

  it("finds 13-14 nested in one DAC, 13-15 and 14-15 à cheval on two, no overlap", () => {
    expect(group.pairs.map(({ members, nestedTogether, partners }) => [members, nestedTogether, partners])).toEqual([
      [[0, 1], true, [0]],
      [[0, 2], false, [0, 1]],
      [[1, 2], false, [0, 1]],
    ]);
    expect(group.pairs.flatMap(({ commonUnits }) => commonUnits)).toEqual([]);
    // 0-1 touches 4-5 from below and 2 from the left; 4-5 meets 2 at a corner only.
    expect(group.pairs.map(({ adjacent }) => adjacent)).toEqual([true, true, false]);
  });

  it("does not call held a group that continues where there is no DAC", () => {
    const { holders, unitsWithoutPartner, pairs } = crossGroup(MINI_BASE, CPTS.layer, [2, 3], DAC);
    expect([holders, unitsWithoutPartner, pairs[0]!.nestedTogether, pairs[0]!.partners]).toEqual([[], 1, false, [1]]);
    expect(crossGroup(MINI_BASE, CPTS.layer, [0, 1], DAC).holders).toEqual([0]);
    expect(crossGroup(MINI_BASE, CPTS.layer, [0, 1], { ...DAC, active: Uint8Array.of(0, 1) }).partners).toEqual([]);
  });

  it("lists the units that two members claim", () => {
    const overlapping = meshOf({ a: [0, 1, 5], b: [5, 6] }, COUNT);
    const { pairs, units } = crossGroup(MINI_BASE, overlapping.layer, [0, 1], DAC);
    expect(pairs[0]!.commonUnits).toEqual([5]);
    expect([...units]).toEqual([0, 1, 5, 6]);
    const same = meshOf({ a: [5], b: [5], c: [9], d: [3] }, COUNT);
    expect(crossGroup(MINI_BASE, same.layer, [0, 1, 3], DAC).pairs.map(({ adjacent }) => adjacent)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

it("makes a territory of each group", () => {
  const layer = layerOfGroups(
    CPTS.layer,
    [{ id: "paris-sud", name: "Paris sud", nature: "importe", stages: [], members: [0, 2, 1] }],
    { source: "test", nature: "importe" },
  );
  expect([...unitsOfTerritory(layer, 0)]).toEqual([0, 1, 2, 4, 5]);
  expect(layer.territories[0]).toEqual({ id: "paris-sud", name: "Paris sud", nature: "importe", stages: [] });
});

it("counts the pieces of a GHT on both banks (S5), as the description of shapes does", () => {
  const ght = meshOf({ banks: [0, 1, 8, 9, 11], one: [4, 5, 6], empty: [], corner: [0, 5] }, COUNT);
  expect([...countPieces(MINI_BASE.geography, ght.layer)]).toEqual([3, 1, 0, 2]);
  const shapeOf = shapeReaderOf(MINI_BASE.geography);
  expect(ght.layer.territories.map((_, t) => shapeOf(unitsOfTerritory(ght.layer, t)).pieces)).toEqual([3, 1, 0, 2]);
});
