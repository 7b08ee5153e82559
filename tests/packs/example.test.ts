import { describe, expect, it } from "vitest";
import { buildLayer } from "../../src/domain/layer.ts";
import { decodeExample, type Example, encodeExample } from "../../src/packs/example.ts";
import { PackError } from "../../src/packs/pack-error.ts";

/* Units 0 to 9. A: 0, 1, 2, 5 (5 shared with B). B: 5, 8, 9. */
const membership = (territory: number, unit: number, declaredShared = false) => ({ territory, unit, declaredShared });
const provenance = { source: "Exemple", nature: "simule", date: "2024-06-30" } as const;
const cpts = buildLayer({
  territories: [
    {
      id: "a",
      name: "A (exemple)",
      nature: "simule",
      startDate: "2019-01-01",
      endDate: "2025-01-01",
      stages: [{ stage: "pre-projet" }, { stage: "aci", date: "2020-02-03" }],
    },
    { id: "b", name: "B", nature: "reconstitue", stages: [] },
  ],
  memberships: [
    ...[0, 1, 2].map((unit) => membership(0, unit)),
    membership(0, 5, true),
    membership(1, 5, true),
    ...[8, 9].map((unit) => membership(1, unit)),
  ],
  extent: [{ level: "departement", code: "2A" }],
  provenance,
});
const text = (fr: string) => ({ fr, en: `${fr} (en)` });
const dac = buildLayer({
  territories: [{ id: "d", name: "D", nature: "simule", stages: [] }],
  memberships: [membership(0, 9)],
  extent: "france",
  provenance: { source: "Exemple", nature: "simule", licence: "LO" },
});
const example: Example = {
  cpts,
  sites: [
    { id: "s1", structureId: "s1", kind: "msp", name: "Un", unitIndex: 8, lng: 2.3456, lat: 48.8, nature: "simule" },
    {
      id: "s2",
      structureId: "s1",
      kind: "msp",
      name: "Deux",
      unitIndex: 1,
      lng: -61.5,
      lat: -21.1,
      nature: "reconstitue",
    },
  ],
  maillages: [
    {
      id: "dac",
      name: text("DAC"),
      owner: text("ARS"),
      legalBasis: text("L.6327-1"),
      date: "2024-06-30",
      unit: text("départements"),
      family: "intervention",
      process: "mixte",
      nature: "simule",
      rule: text("un par département"),
      layer: dac,
    },
  ],
  sources: new Map([["b", { source: "Rapport", note: text("note") }]]),
};
const written = () => JSON.parse(JSON.stringify(encodeExample(example)));

describe("example pack", () => {
  it("gives back what was written", () => {
    expect(decodeExample(written(), 10)).toEqual(example);
    expect(decodeExample(written()).cpts).toEqual(cpts);
  });

  it("writes units as runs", () => {
    expect(written().cpts.territories.map((one: { runs: number[] }) => one.runs)).toEqual([
      [0, 3, 2, 1],
      [5, 1, 2, 2],
    ]);
  });

  it("refuses units beyond the base, odd runs, unknown stages and kinds", () => {
    expect(() => decodeExample(written(), 9)).toThrow("cpts.territories[1].runs should be units below 9");
    const odd = written();
    odd.cpts.territories[0].runs.push(1);
    expect(() => decodeExample(odd)).toThrow("pairs of a gap and a length");
    const stage = written();
    stage.cpts.territories[0].stages[0][0] = "signe";
    expect(() => decodeExample(stage)).toThrow('found "signe"');
    const kind = written();
    kind.sites.kinds[0] = 6;
    expect(() => decodeExample(kind)).toThrow("sites.kinds[0] should be a number between 0 and 5");
    const short = written();
    short.sites.lng.pop();
    expect(() => decodeExample(short)).toThrow("sites.lng should be a list of 2 items, it has 1");
    const far = written();
    far.sites.unit[1] = 5;
    expect(() => decodeExample(far, 10)).toThrow("sites.unit should be between 0 and 9, it reaches 13");
  });

  it("refuses another version", () => {
    expect(() => decodeExample({ ...written(), version: 99 })).toThrow(PackError);
  });
});
