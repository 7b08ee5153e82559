import { expect, test } from "vitest";
import { countByKind, createKindCounter, selectSites } from "../../src/analysis/site-register.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import type { Site, SiteKind } from "../../src/domain/site.ts";
import { MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const site = (id: string, structureId: string, kind: SiteKind, unitIndex: number): Site => ({
  ...{ id, structureId, kind, unitIndex, name: `${kind} ${id}` },
  ...{ lng: 5, lat: 43, nature: "importe" },
});
/** One MSP on three sites (two in A, one outside), a CDS in the ended B, a hospital outside the scope. */
const SITES = [
  site("1", "S", "msp", 0),
  site("2", "S", "msp", 1),
  site("3", "S", "msp", 8),
  site("4", "4", "cds", 2),
  site("5", "5", "hopital", 11),
];
const layer = miniLayer({ A: { units: [0, 1] }, B: { units: [2] } });
const around = {
  units: MINI_UNITS,
  inScope: Uint8Array.from({ length: 12 }, (_, unit) => (unit === 11 ? 0 : 1)),
  index: buildLayerIndex(layer, MINI_UNITS.count),
  active: Uint8Array.from([1, 0]),
};
const ids = (query: Parameters<typeof selectSites>[2]) => selectSites(SITES, around, query).map((s) => SITES[s]!.id);

test("sites of the scope, in a CPTS that counts or in none, by kind, by words", () => {
  expect(ids({})).toEqual(["1", "2", "3", "4"]);
  expect(ids({ cpts: "inside" })).toEqual(["1", "2"]);
  expect(ids({ cpts: "outside" })).toEqual(["3", "4"]);
  expect(ids({ kinds: ["cds", "hopital"] })).toEqual(["4"]);
  expect(ids({ text: "msp M08" })).toEqual(["3"]);
});

test("a structure on three sites counts once", () => {
  expect(countByKind(SITES, [0, 1, 2]).msp).toEqual({ structures: 1, sites: 3 });
  const count = createKindCounter(SITES, MINI_UNITS.count);
  expect(count([0, 1]).msp).toEqual({ structures: 1, sites: 2 });
  expect(count([11]).hopital).toEqual({ structures: 1, sites: 1 });
  expect(count([5]).cds).toEqual({ structures: 0, sites: 0 });
});
