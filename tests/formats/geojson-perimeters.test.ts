import proj4 from "proj4";
import { describe, expect, it, test } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { readGeojsonPerimeters } from "../../src/formats/geojson-perimeters.ts";
import { readPerimeterFile } from "../../src/formats/read-perimeters.ts";
import { anomalySentence } from "../../src/formats/refusal-sentences.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { MINI_MESH, MINI_UNITS } from "../fixtures/mini-region.ts";
import { hasOfficialOutlines, officialCptsOfPaca } from "../fixtures/official-outlines.ts";
import { SMALL_BASE } from "./small-base.ts";

const base = { units: MINI_UNITS, history: SMALL_BASE.history, mesh: MINI_MESH, unitIndex: buildUnitIndex(MINI_MESH) };

/** A rectangle of the square region (tests/fixtures/mini-region.ts). */
const feature = (west: number, east: number, properties: Readonly<Record<string, unknown>>) => ({
  type: "Feature",
  properties,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, 43],
        [east, 43],
        [east, 43.1],
        [west, 43.1],
        [west, 43],
      ],
    ],
  },
});
const bytesOf = (features: readonly unknown[]) =>
  new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));

function perimeters(features: readonly unknown[], options = {}) {
  const outcome = readGeojsonPerimeters({ name: "cpts.geojson", bytes: bytesOf(features) }, base, options);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

test("the properties of Santégraphie of two years give the same territories", () => {
  const old = { CODE_CPTS: "C1", NOM_CPTS_2023: "CPTS <script>alert(1)</script>", STATUT_2023: "signataire", pop: 12 };
  const recent = {
    id_cpts: "C1",
    lib_cpts: "CPTS <script>alert(1)</script>",
    statut_cpts: "Signataire",
    date_creation: null,
  };
  for (const properties of [old, recent]) {
    const { layer, columns, cog } = perimeters([feature(5, 5.2, properties)]);
    expect(layer.territories).toEqual([
      { id: "C1", name: "CPTS <script>alert(1)</script>", nature: "importe", stages: [{ stage: "aci" }] },
    ]);
    expect([...layer.members]).toEqual([0, 1]);
    expect(columns.map(({ role }) => role)).toEqual(["territoryId", "territoryName", "stage"]);
    expect(cog).toBe(MINI_UNITS.cog);
  }
});

test("features of one id are one territory, those without name are numbered", () => {
  const { layer, rows } = perimeters([
    feature(5, 5.1, { cpts_id: "A", nom: "Alpha" }),
    feature(5.3, 5.4, { cpts_id: "A", nom: "Alpha" }),
    feature(5.1, 5.2, { cpts_id: null }),
  ]);
  expect(rows).toBe(3);
  expect(layer.territories.map(({ name }) => name)).toEqual(["Alpha", "Périmètre 3"]);
  expect([...layer.members]).toEqual([0, 3, 1]);
});

test("properties that identify people are left out, their values too", () => {
  const { anomalies, headers, ignoredColumns } = perimeters([
    feature(5, 5.2, { nom: "Alpha", president: "Jeanne Exemple", mail_contact: "a@b.fr", surface: 3 }),
  ]);
  expect(anomalies.map(({ kind, value }) => [kind, value])).toEqual([
    ["colonne-identite", "president"],
    ["colonne-identite", "mail_contact"],
  ]);
  expect(ignoredColumns).toEqual(["president", "mail_contact", "surface"]);
  expect(JSON.stringify(headers)).not.toMatch(/Jeanne|a@b/);
});

describe("a unit of which the polygon holds a part", () => {
  const features = [feature(5, 5.13, { nom: "Alpha" })];

  it("is said with its share, and left out under the threshold", () => {
    const { anomalies, review, layer } = perimeters(features);
    expect([...layer.members]).toEqual([0]);
    expect(anomalies.map((anomaly) => anomalySentence(anomaly, "fr"))).toEqual([
      "Objet 1\u202f: la commune M01 n’est que pour 30\u202f% dans «\u00a0Alpha\u00a0», elle n’y est pas comptée.",
    ]);
    expect(review).toMatchObject([{ territory: "Alpha", status: "doubtful", chosen: null, candidates: [{ unit: 1 }] }]);
  });

  it("follows a correction, both ways", () => {
    const { key } = perimeters(features).review[0]!;
    expect([...perimeters(features, { corrections: { [key]: ["M01"] } }).layer.members]).toEqual([0, 1]);
    expect([...perimeters(features, { corrections: { [key]: "ignore" }, threshold: 0.2 }).layer.members]).toEqual([0]);
  });
});

test("the pieces of one territory add up before a unit is given", () => {
  const { layer, anomalies } = perimeters([
    feature(5, 5.13, { nom: "Alpha" }),
    feature(5.13, 5.16, { nom: "Alpha" }),
    feature(5.16, 5.2, { nom: "Beta" }),
  ]);
  expect([...layer.members]).toEqual([0, 1]);
  expect(anomalies.map(({ kind, value, code, territory }) => [kind, value, code, territory])).toEqual([
    ["unite-douteuse", "60", "M01", "Alpha"],
    ["unite-douteuse", "40", null, "Beta"],
    ["hors-unites", "Beta", null, "Beta"],
  ]);
});

test("communes that name their CPTS are a list: their codes count, not their polygons", () => {
  const communes = ["01001", "01002", "05001", "05002"].map((code, i) =>
    feature(5, 5.2, { INSEE_COM: code, nom_cpts: i < 3 ? "Alpha" : "Beta" }),
  );
  const { units, history } = SMALL_BASE;
  const outcome = readGeojsonPerimeters({ name: "c.geojson", bytes: bytesOf(communes) }, { units, history });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  expect([...outcome.value.layer.memberStart]).toEqual([0, 3, 4]);
  expect(outcome.value.polygons).toBeUndefined();
});

test("the first bytes decide, whatever the name", async () => {
  const outcome = await readPerimeterFile({ name: "liste.csv", bytes: bytesOf([feature(5, 5.2, { nom: "A" })]) }, base);
  expect(outcome.ok && outcome.value.polygons?.threshold).toBe(0.5);
  const { mesh, unitIndex, ...withoutContours } = base;
  const refused = await readPerimeterFile({ name: "a.json", bytes: bytesOf([feature(5, 5.2, {})]) }, withoutContours);
  expect(refused).toMatchObject({ ok: false, refusal: { code: "no-contours" } });
});

describe.skipIf(!hasOfficialOutlines)(
  "the CPTS of PACA as official polygons put at least 99 % of the communes in place",
  () => {
    const { units, mesh, history } = readBase();
    const france = { units, history, mesh, unitIndex: buildUnitIndex(mesh) };
    const { zones, communes } = officialCptsOfPaca();
    const drawn = zones.filter(({ codes }) => codes.size > 0);
    const LAMBERT_93 =
      "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";

    it.each<[string, (point: number[]) => number[], string[]]>([
      ["in degrees", (point) => point, []],
      ["in Lambert-93", (point) => proj4(LAMBERT_93, point), ["projection"]],
      ["in Web Mercator", (point) => proj4("EPSG:3857", point), ["projection"]],
      ["latitude first", ([lng, lat]) => [lat!, lng!], ["coordonnees-inversees"]],
    ])("%s", (_, project, kinds) => {
      const features = drawn.map(({ id, name, geometry }) => ({
        type: "Feature",
        properties: { cpts_id: id, cpts_nom: name },
        geometry: {
          type: "MultiPolygon",
          coordinates: geometry.coordinates.map((rings) =>
            rings.map((ring) => ring.map((point) => project([...point]))),
          ),
        },
      }));
      const outcome = readGeojsonPerimeters({ name: "paca.geojson", bytes: bytesOf(features) }, france);
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      const { layer, anomalies } = outcome.value;
      expect(layer.extent).toEqual([{ level: "region", code: "93" }]);
      expect(anomalies.map(({ kind }) => kind).filter((kind) => kind !== "unite-douteuse")).toEqual(kinds);
      const claimed = new Set<string>();
      layer.territories.forEach(({ id }, t) => {
        for (const unit of layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1]))
          claimed.add(`${id} ${units.codes[unit]}`);
      });
      const wanted = drawn.flatMap(({ id, codes }) => [...codes].map((code) => `${id} ${code}`));
      const right = wanted.filter((claim) => claimed.has(claim)).length;
      expect(right / wanted.length).toBeGreaterThan(0.99);
      expect(claimed.size - right).toBeLessThan(0.01 * communes.length);
    });
  },
);
