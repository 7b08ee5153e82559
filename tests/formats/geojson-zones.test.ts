import fc from "fast-check";
import proj4 from "proj4";
import { describe, expect, it, test } from "vitest";
import { readGeojsonZones } from "../../src/formats/geojson-zones.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

const base = { mesh: MINI_MESH, unitIndex: buildUnitIndex(MINI_MESH) };
const bytesOf = (content: unknown) =>
  new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
const read = (content: unknown, options = {}) =>
  readGeojsonZones({ name: "cpts.geojson", bytes: bytesOf(content) }, base, options);

type Point = readonly [number, number];
/** Units 0 and 1 of the square region. */
const RING: readonly Point[] = [
  [5, 43],
  [5.2, 43],
  [5.2, 43.1],
  [5, 43.1],
  [5, 43],
];
/** Unit 0. */
const HALF = RING.map(([lng, lat]) => [Math.min(lng, 5.1), lat] as const);
const polygon = (ring: readonly (readonly number[])[] = RING) => ({ type: "Polygon", coordinates: [ring] });
const feature = (geometry: unknown, properties: unknown = { nom: "A" }) => ({ type: "Feature", properties, geometry });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });

function zonesOf(content: unknown, options = {}) {
  const outcome = read(content, options);
  if (!outcome.ok) return outcome.refusal.code;
  const { decisions, anomalies } = outcome.value;
  return {
    units: decisions.filter(({ isTaken }) => isTaken).map(({ unit }) => unit),
    anomalies: anomalies.map(({ row, kind, value }) => `${row} ${kind} ${value}`),
  };
}

describe("the same two communes", () => {
  const LAMBERT_93 =
    "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
  const inLambert = RING.map((point) => proj4(LAMBERT_93, [...point]));
  const inMercator = RING.map((point) => proj4("EPSG:3857", [...point]));
  const crs = (name: string) => ({ crs: { type: "name", properties: { name } } });

  it.each<[string, unknown, string[]]>([
    ["as a collection", collection(feature(polygon())), []],
    ["as a feature alone", feature(polygon()), []],
    ["as a geometry alone", polygon(), []],
    [
      "on lines",
      `${[0, 0.1].map((east) => JSON.stringify(feature(polygon(HALF.map(([lng, lat]) => [lng + east, lat]))))).join("\n\u001e")}\n`,
      [],
    ],
    ["with a byte order mark", `\ufeff${JSON.stringify(feature(polygon()))}`, []],
    ["as a collection of geometries", feature({ type: "GeometryCollection", geometries: [polygon()] }), []],
    [
      "beside a point",
      feature({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [5, 43] }, polygon()] }),
      ["1 geometrie-ignoree Point"],
    ],
    ["with heights", feature(polygon(RING.map((point) => [...point, 120]))), []],
    ["left open", feature(polygon(RING.slice(0, 4))), ["1 geometrie-reparee 1"]],
    ["latitude first", feature(polygon(RING.map(([lng, lat]) => [lat, lng]))), ["0 coordonnees-inversees WGS 84"]],
    ["in Lambert-93, not declared", feature(polygon(inLambert)), ["0 projection Lambert-93 (EPSG:2154)"]],
    [
      "in Lambert-93, northing first",
      feature(polygon(inLambert.map(([x, y]) => [y!, x!]))),
      ["0 projection Lambert-93 (EPSG:2154)", "0 coordonnees-inversees Lambert-93"],
    ],
    [
      "in Lambert-93, wrongly declared",
      { ...feature(polygon(inLambert)), ...crs("urn:ogc:def:crs:OGC:1.3:CRS84") },
      ["0 projection Lambert-93 (EPSG:2154)"],
    ],
    ["in Web Mercator", feature(polygon(inMercator)), ["0 projection Web Mercator (EPSG:3857)"]],
    [
      "in Web Mercator, declared",
      { ...feature(polygon(inMercator)), ...crs("EPSG:3857") },
      ["0 projection Web Mercator (EPSG:3857)"],
    ],
  ])("%s", (_, content, anomalies) => {
    expect(zonesOf(content)).toEqual({ units: [0, 1], anomalies });
  });
});

test("objects without polygon are left out and said, a polygon in the sea too", () => {
  const sea = polygon(RING.map(([lng, lat]) => [lng - 3, lat]));
  expect(
    zonesOf(
      collection(
        feature(null),
        feature({ type: "Point", coordinates: [5, 43] }),
        feature({ type: "Polygon", coordinates: [] }),
        "text",
        feature(sea),
        feature(polygon()),
      ),
    ),
  ).toEqual({
    units: [0, 1],
    anomalies: [
      "1 geometrie-ignoree null",
      "2 geometrie-ignoree Point",
      "3 geometrie-ignoree vide",
      "4 geometrie-ignoree null",
      "5 hors-unites 5",
    ],
  });
});

test("a ring that crosses itself is read as its lobes, and said", () => {
  const bow = [
    [5, 43],
    [5.2, 43.2],
    [5.2, 43],
    [5, 43.2],
    [5, 43],
  ];
  expect(zonesOf(feature(polygon(bow)))).toEqual({ units: [0, 1, 4, 5], anomalies: ["1 geometrie-reparee 1"] });
});

test("the threshold decides, and can be set", () => {
  const part = polygon([
    [5, 43],
    [5.13, 43],
    [5.13, 43.1],
    [5, 43.1],
    [5, 43],
  ]);
  expect(zonesOf(feature(part))).toMatchObject({ units: [0] });
  expect(zonesOf(feature(part), { threshold: 0.25 })).toMatchObject({ units: [0, 1] });
});

test.each<[string, unknown]>([
  ["empty", ""],
  ["geojson-broken", '{"type":"FeatureCollection","features":[{"type":"Fea'],
  ["geojson-broken", { nom: "A" }],
  ["geojson-broken", [1, 2]],
  ["geojson-broken", { type: "FeatureCollection" }],
  ["topojson", { type: "Topology", objects: {}, arcs: [] }],
  ["no-polygon", collection()],
  ["no-polygon", collection(feature({ type: "Point", coordinates: [5, 43] }))],
  ["outside-france", feature(polygon(RING.map(([lng, lat]) => [lng - 80, lat])))],
  ["outside-france", feature(polygon(RING.map(([lng, lat]) => [lng * 1e6, lat * 1e6])))],
  ["outside-france", feature(polygon(RING.map(([lng, lat]) => [lng - 3, lat])))],
])("refuses: %s", (code, content) => {
  expect(zonesOf(content)).toBe(code);
});

test("overseas coordinates written in Lambert-93 are refused with the numbers seen", () => {
  const lambert =
    "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
  const reunion = RING.map(([lng, lat]) => proj4(lambert, [lng + 50.3, lat - 64.2]));
  const outcome = read({ ...feature(polygon(reunion)), crs: { properties: { name: "EPSG:2154" } } });
  expect(outcome).toMatchObject({ ok: false, refusal: { code: "outside-france", declared: "EPSG:2154" } });
});

test("without contours polygons are refused", () => {
  const outcome = readGeojsonZones({ name: "a.json", bytes: bytesOf(polygon()) }, {});
  expect(outcome).toMatchObject({ ok: false, refusal: { code: "no-contours" } });
});

test("no bytes and no JSON make it throw", () => {
  const anyJson = fc.json();
  const geometry = fc.record({
    type: fc.constantFrom("Polygon", "MultiPolygon", "GeometryCollection", "Point"),
    coordinates: fc.jsonValue(),
    geometries: fc.jsonValue(),
  });
  const anyFeature = geometry.map((one) => JSON.stringify(collection(feature(one), feature(polygon()))));
  fc.assert(
    fc.property(fc.oneof(anyJson, anyFeature, fc.string()), (text) => {
      expect(typeof read(text).ok).toBe("boolean");
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readGeojsonZones({ name: "x", bytes }, base).ok).toBe(false);
    }),
  );
});

test("collections nested a thousand deep", () => {
  const deep = `${'{"type":"GeometryCollection","geometries":['.repeat(5000)}${JSON.stringify(polygon())}${"]}".repeat(5000)}`;
  expect(zonesOf(deep)).toBe("no-polygon");
});
