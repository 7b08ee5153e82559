import { expect, test } from "vitest";
import { readFreePolygons } from "../../src/formats/free-polygon-list.ts";
import { refusalSentence } from "../../src/formats/refusal-sentences.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

const base = { mesh: MINI_MESH, unitIndex: buildUnitIndex(MINI_MESH) };
const read = (content: unknown) =>
  readFreePolygons(
    {
      name: "quartiers.geojson",
      bytes: new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content)),
    },
    base,
  );
/** A quarter of the first square of the region, its ring left open. */
const QUARTER = [
  [5, 43],
  [5.05, 43],
  [5.05, 43.05],
  [5, 43.05],
];
const SEA = QUARTER.map(([lng, lat]) => [lng! - 5, lat! - 3]);
const feature = (ring: readonly number[][], properties: object) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [ring] },
});
const collection = (...features: object[]) => ({ type: "FeatureCollection", features });

test("a polygon smaller than a commune stays as it is drawn, closed and under its own name", () => {
  const outcome = read(collection(feature(QUARTER, { nom: "Les Halles", president: "X" }), feature(QUARTER, {})));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { zones, anomalies } = outcome.value;
  expect(zones.map(({ id, name }) => [id, name])).toEqual([
    ["1", "Les Halles"],
    ["2", "Zone 2"],
  ]);
  expect(zones[0]!.geometry.coordinates).toEqual([[[...QUARTER, QUARTER[0]]]]);
  // Nothing is said of a commune held in part: that is what these are for.
  expect(anomalies.map(({ kind }) => kind)).toEqual(["geometrie-reparee", "geometrie-reparee"]);
});

test("names under a header that no rule knows are found: words that tell zones apart", () => {
  const zones = ["Enfants-Rouges", "Archives", "Arts-et-Métiers"].map((l_qu, n) =>
    feature(QUARTER, { c_qu: 10 + n, l_ar: "3e", l_qu }),
  );
  const outcome = read(collection(...zones));
  expect(outcome.ok && outcome.value.zones.map(({ name }) => name)).toEqual([
    "Enfants-Rouges",
    "Archives",
    "Arts-et-Métiers",
  ]);
});

test("a hole without points is no hole", () => {
  const outcome = read({ type: "Polygon", coordinates: [QUARTER, []] });
  expect(outcome.ok && outcome.value.zones[0]!.geometry.coordinates).toEqual([[[...QUARTER, QUARTER[0]]]]);
});

test("what touches no commune, or is no polygon, is said and left out", () => {
  const point = { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [5, 43] } };
  const outcome = read(collection(feature(QUARTER, { nom: "A" }), feature(SEA, { nom: "Large" }), point));
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  expect(outcome.value.zones.map(({ name }) => name)).toEqual(["A"]);
  expect(outcome.value.anomalies.map(({ row, kind, territory }) => [row, kind, territory])).toEqual([
    [1, "geometrie-reparee", "A"],
    [2, "geometrie-reparee", "Large"],
    [2, "hors-unites", "Large"],
    [3, "geometrie-ignoree", null],
  ]);
});

test.each([
  ["", "empty"],
  ["{", "geojson-broken"],
  [JSON.stringify(collection(feature(SEA, {}))), "outside-france"],
  [JSON.stringify({ type: "Topology", objects: {} }), "topojson"],
])("a file that cannot be read is refused in one sentence that names it (%#)", (content, code) => {
  const outcome = read(content);
  if (outcome.ok) throw new Error("read");
  expect(outcome.refusal.code).toBe(code);
  expect(refusalSentence(outcome.refusal, "fr")).toContain("quartiers.geojson");
});
