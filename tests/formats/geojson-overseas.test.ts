import { existsSync } from "node:fs";
import { resolve } from "node:path";
import proj4 from "proj4";
import { describe, expect, it } from "vitest";
import { readBase } from "../../scripts/read-base.ts";
import { readGeojsonZones } from "../../src/formats/geojson-zones.ts";
import { outlineOf } from "../../src/geo/outline.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";

const isBuilt = existsSync(resolve(import.meta.dirname, "../../public/data/manifest.json"));
if (!isBuilt) console.info("The built data are absent: polygons overseas are skipped.");

const LAMBERT_93 =
  "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs";
const utm = (zone: string) => `+proj=utm +zone=${zone} +ellps=GRS80 +units=m +no_defs`;

describe.skipIf(!isBuilt)("départements drawn in their legal projections", () => {
  const { units, mesh } = readBase();
  const base = { mesh, unitIndex: buildUnitIndex(mesh) };
  const maskOf = (departement: string) => {
    const zone = units.zones.departement.codes.indexOf(departement);
    return Uint8Array.from(units.zoneOf.departement, (one) => (one === zone ? 1 : 0));
  };
  const drawn = (departement: string, definition: string) => ({
    type: "Feature",
    properties: { nom: departement },
    geometry: {
      type: "MultiPolygon",
      coordinates: outlineOf(mesh, maskOf(departement)).map((rings) =>
        rings.map((ring) => ring.map((point) => proj4(definition, [...point]))),
      ),
    },
  });
  const read = (...features: unknown[]) => {
    const bytes = new TextEncoder().encode(JSON.stringify({ type: "FeatureCollection", features }));
    return readGeojsonZones({ name: "dep.geojson", bytes }, base);
  };

  it.each([
    ["971", utm("20"), "RGAF09 UTM 20N"],
    ["972", utm("20"), "RGAF09 UTM 20N"],
    ["973", utm("22"), "RGFG95 UTM 22N"],
    ["974", utm("40 +south"), "RGR92 UTM 40S"],
    ["976", utm("38 +south"), "RGM04 UTM 38S"],
    ["13", LAMBERT_93, "Lambert-93"],
    ["57", "EPSG:3857", "Web Mercator"],
    ["2A", "EPSG:3857", "Web Mercator"],
    ["974", "EPSG:3857", "Web Mercator"],
    ["34", LAMBERT_93, "Lambert-93"],
  ])("%s gives exactly its units", (departement, definition, name) => {
    const outcome = read(drawn(departement, definition));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.value.reading.name).toBe(name);
    const taken = new Uint8Array(units.count);
    for (const { unit, isTaken } of outcome.value.decisions) if (isTaken) taken[unit] = 1;
    expect(taken).toEqual(maskOf(departement));
  });

  it("a file in Lambert-93 with Réunion and Guyane left in their own: each is read in its own, and it is said", () => {
    const outcome = read(
      drawn("13", LAMBERT_93),
      drawn("974", utm("40 +south")),
      drawn("973", utm("22")),
      drawn("84", LAMBERT_93),
      drawn("04", LAMBERT_93),
      drawn("05", LAMBERT_93),
    );
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { anomalies, decisions } = outcome.value;
    expect(anomalies.map(({ row, value }) => `${row} ${value}`)).toEqual([
      "0 Lambert-93 (EPSG:2154)",
      "2 RGR92 UTM 40S (EPSG:2975)",
      "3 RGFG95 UTM 22N (EPSG:2972)",
    ]);
    expect(decisions.filter(({ zone, isTaken }) => zone === 1 && isTaken)).toHaveLength(24);
    expect(decisions.filter(({ zone, isTaken }) => zone === 2 && isTaken)).toHaveLength(22);
  });

  it("Réunion written in Lambert-93 is refused", () => {
    expect(read(drawn("974", LAMBERT_93))).toMatchObject({ ok: false, refusal: { code: "outside-france" } });
  });
});
