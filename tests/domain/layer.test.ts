import { describe, expect, it } from "vitest";
import { buildLayer, unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import type { Territory } from "../../src/domain/territory.ts";

const territories = ["a", "b", "c"].map((id): Territory => ({ id, name: id, nature: "simule", stages: [] }));
const triples = (...list: [territory: number, unit: number, declared: 0 | 1][]) => ({
  territories,
  memberships: list.map(([territory, unit, declared]) => ({ territory, unit, declaredShared: declared === 1 })),
  extent: "france" as const,
  provenance: { source: "test", nature: "simule" as const },
});

describe("buildLayer", () => {
  it("sorts, drops repetitions and leaves empty territories empty", () => {
    const layer = buildLayer(triples([2, 7, 0], [0, 5, 1], [0, 3, 0], [2, 7, 0], [0, 5, 1]));
    expect([...layer.memberStart]).toEqual([0, 2, 2, 3]);
    expect([...layer.members]).toEqual([3, 5, 7]);
    expect([...layer.declaredShared]).toEqual([0, 1, 0]);
    expect([...unitsOfTerritory(layer, 0)]).toEqual([3, 5]);
    expect([...unitsOfTerritory(layer, 1)]).toEqual([]);
  });

  it("takes a unit claimed whole and in part by one territory as whole, in both orders", () => {
    expect([...buildLayer(triples([0, 5, 1], [0, 5, 0])).declaredShared]).toEqual([0]);
    expect([...buildLayer(triples([0, 5, 0], [0, 5, 1])).declaredShared]).toEqual([0]);
  });

  it("throws on a territory that is not in the list", () => {
    expect(() => buildLayer(triples([3, 0, 0]))).toThrow("no territory 3");
    expect(() => buildLayer(triples([-1, 0, 0]))).toThrow("no territory -1");
  });
});

describe("buildLayerIndex", () => {
  it("reads the layer from the units", () => {
    const index = buildLayerIndex(buildLayer(triples([2, 1, 1], [0, 1, 0], [0, 3, 0])), 4);
    expect([...index.start]).toEqual([0, 0, 2, 2, 3]);
    expect([...index.claimants]).toEqual([0, 2, 0]);
    expect([...index.declaredShared]).toEqual([0, 1, 0]);
  });

  it("throws on a unit that the base does not have", () => {
    expect(() => buildLayerIndex(buildLayer(triples([0, 4, 0])), 4)).toThrow("no unit 4");
  });
});
