import { expect, test } from "vitest";
import { createSiteMarks, maskOfKinds, type SiteMark } from "../../src/analysis/site-marks.ts";
import type { Site, SiteKind } from "../../src/domain/site.ts";

const site = (kind: SiteKind, lng: number, lat: number, unitIndex = 0): Site => ({
  ...{ id: `${kind} ${lng}`, structureId: `${kind} ${lng}`, kind, name: kind, unitIndex, lng, lat, nature: "importe" },
});
/**
 * Two CDS and an MSP within 3 km of one another, two of them at one address; a hospital 60 km to the east; a CDS beside
 * the first, outside the scope.
 */
const SITES = [
  site("cds", 2, 46),
  site("cds", 2.03, 46),
  site("msp", 2.03, 46),
  site("hopital", 2.8, 46),
  site("cds", 2.001, 46, 1),
];
const marks = createSiteMarks(SITES, Uint8Array.of(1, 0));
const sitesOf = (mark: SiteMark | null) =>
  mark === null ? null : mark.kind === "site" ? mark.site : [...mark.sites].sort();
/** What is drawn nearest to a place, within 20 km. */
const drawn = (lng: number, zoom: number, hidden: readonly SiteKind[] = []) =>
  sitesOf(marks.near([lng, 46], zoom, maskOfKinds(hidden), 20));

test("from afar places near to one another are one group with all of them, and the others stand alone", () => {
  expect(drawn(2.02, 7)).toEqual([0, 1, 2]);
  expect(drawn(2.8, 7.9)).toBe(3);
  expect(marks.near([2.02, 46], 7, 0, 20)).toMatchObject({ box: [2, 46, 2.03, 46] });
});

test("a group holds the kinds that are shown, and one place left is that place", () => {
  expect(drawn(2.02, 7, ["msp"])).toEqual([0, 1]);
  expect(drawn(2.02, 7, ["cds"])).toBe(2);
  expect(drawn(2.02, 7, ["cds", "msp"])).toBeNull();
});

test("from near each place stands alone, save those at one address, at any zoom", () => {
  expect(drawn(2, 11)).toBe(0);
  for (const zoom of [11, 12.5, 14, 15]) expect(drawn(2.03, zoom)).toEqual([1, 2]);
});

test("the nearest mark is taken, no further than asked", () => {
  expect(sitesOf(marks.near([2.04, 46], 12, maskOfKinds(["msp"]), 2))).toBe(1);
  expect(marks.near([2.3, 46], 12, 0, 2)).toBeNull();
});

test("a tile holds what is in it, and nothing further out than structures are drawn", () => {
  const tileOf = (lng: number, z: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
  const row = (z: number) => Math.floor(((1 - Math.asinh(Math.tan((46 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  const text = (z: number, lng: number, hidden = 0) =>
    new TextDecoder("latin1").decode(marks.cut(z, tileOf(lng, z), row(z), hidden));
  expect(text(7, 2.02)).toContain("point_count");
  expect(text(13, 2)).not.toContain("point_count");
  expect(text(13, 2)).toContain("cds");
  expect(text(7, 2.02, maskOfKinds(["cds", "msp"]))).not.toContain("point_count");
  expect(marks.cut(5, tileOf(2.02, 5), row(5))).toHaveLength(0);
});
