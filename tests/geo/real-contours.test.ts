import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { area, booleanPointInPolygon, centroid } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { neighbors } from "topojson-client";
import { topology } from "topojson-server";
import { describe, expect, it } from "vitest";
import { DATA_FOLDER, readBase } from "../../scripts/read-base.ts";
import { matchContours } from "../../src/formats/match-contours.ts";
import { readOfficialContours } from "../../src/formats/official-contours.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { maskOf, outlineOf, zoneOutlines } from "../../src/geo/outline.ts";
import { replaceContours } from "../../src/geo/replace-contours.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { findRealData } from "../fixtures/real-data.ts";

type Commune = Feature<Polygon | MultiPolygon, { readonly INSEE_COM: string }>;

const isBuilt = existsSync(join(DATA_FOLDER, "manifest.json"));
if (!isBuilt) process.stdout.write("skipped: the data are not built (npm run data)\n");
/** Region, its file, its communes of 2023, and the cities that it draws as one polygon. */
const REGIONS = [
  ["93", "paca_com.geojson", 946, ["13055"]],
  ["76", "occitanie_com.geojson", 4453, []],
  ["11", "idf_com.geojson", 1268, ["75056"]],
  ["94", "cor_com.geojson", 360, []],
  ["04", "reu_com.geojson", 24, []],
] as const;

const pairOf = (a: number, b: number) => `${Math.min(a, b)} ${Math.max(a, b)}`;

describe.skipIf(!isBuilt)("official contours of five regions in the place of the built-in ones", () => {
  it.each(REGIONS)("region %s", { timeout: 120_000 }, (region, file, count, cities) => {
    const path = findRealData(`geometrie-communes-2023/${file}`);
    if (path === null) return;
    const base = readBase();
    const { units, mesh: builtIn } = base;
    const bytes = readFileSync(path);
    const { features } = JSON.parse(bytes.toString("utf8")) as { readonly features: Commune[] };
    expect(features).toHaveLength(count);

    const read = readOfficialContours(bytes, file);
    if (!read.ok) throw new Error(read.refusal.code);
    const matched = matchContours(read.value, { ...base, index: buildUnitIndex(builtIn) }, file);
    if (!matched.ok) throw new Error(matched.refusal.code);
    expect(matched.value.unknown).toEqual([]);
    const { zones } = matched.value;
    const { mesh, replaced, uncut, spared } = replaceContours(builtIn, zones);
    expect({ uncut, spared }).toEqual({ uncut: [], spared: [] });

    // Every unit of the region, and no other, is now drawn by the file.
    const wanted = units.zones.region.codes.indexOf(region);
    expect(replaced).toEqual([...units.zoneOf.region.keys()].filter((unit) => units.zoneOf.region[unit] === wanted));

    // Zones of the file by code, through the former codes that each unit gathers.
    const zoneOfUnit = new Int32Array(units.count).fill(-1);
    zones.forEach((zone, position) => {
      for (const unit of zone.units) zoneOfUnit[unit] = position;
    });
    const zoneOfFeature = features.map(({ properties: { INSEE_COM: code } }) => {
      const unit = units.indexOf.get(code) ?? units.indexOf.get(base.history.former.get(code)?.targets[0] ?? "");
      return zoneOfUnit[unit!]!;
    });
    expect(Math.min(...zoneOfFeature)).toBeGreaterThanOrEqual(0);

    // Neighbours: those that topojson finds in the file, gathered by zone; no more, no fewer.
    const collection: FeatureCollection = { type: "FeatureCollection", features };
    const { communes } = topology({ communes: collection }).objects;
    const shapes = communes !== undefined && "geometries" in communes ? (communes.geometries as never[]) : [];
    const real = new Set<string>();
    neighbors(shapes).forEach((others, feature) => {
      for (const other of others) {
        const [a, b] = [zoneOfFeature[feature]!, zoneOfFeature[other]!];
        if (a !== b) real.add(pairOf(a, b));
      }
    });
    const geography = deriveGeography(mesh);
    const drawn = new Set<string>();
    for (const unit of replaced) {
      for (let i = geography.neighbourStart[unit]!; i < geography.neighbourStart[unit + 1]!; i++) {
        const [a, b] = [zoneOfUnit[unit]!, zoneOfUnit[geography.neighbours[i]!]!];
        if (b >= 0 && a !== b) drawn.add(pairOf(a, b));
      }
    }
    expect(drawn).toEqual(real);

    // Areas within half a percent of @turf's, on the polygons of the file.
    const realKm2 = new Float64Array(zones.length);
    features.forEach((feature, i) => {
      realKm2[zoneOfFeature[i]!]! += area(feature) / 1e6;
    });
    zones.forEach((zone, position) => {
      const km2 = zone.units.reduce((sum, unit) => sum + geography.areaKm2[unit]!, 0);
      expect(Math.abs(km2 / realKm2[position]! - 1), units.names[zone.units[0]!]).toBeLessThan(0.005);
      for (const unit of zone.units) expect(geography.areaKm2[unit]).toBeGreaterThan(0);
    });
    for (const city of cities) {
      const targets = base.history.former.get(city)!.targets;
      expect(zones.find((zone) => zone.units.length === targets.length)?.units).toEqual(
        targets.map((code) => units.indexOf.get(code)),
      );
    }

    // The middle of each commune, where it lies in it, is found in its unit.
    const index = buildUnitIndex(mesh);
    const middles = features.map((feature, i) => ({ feature, point: centroid(feature), zone: zoneOfFeature[i]! }));
    const inside = middles.filter(({ feature, point }) =>
      booleanPointInPolygon(point, feature, { ignoreBoundary: true }),
    );
    expect(inside.length).toBeGreaterThan(0.9 * count);
    const astray = inside.filter(({ point, zone }) => {
      const [lng, lat] = point.geometry.coordinates;
      const unit = index.unitAt(lng!, lat!);
      return unit < 0 || zoneOfUnit[unit] !== zone;
    });
    expect(astray.map(({ feature }) => feature.properties.INSEE_COM)).toEqual([]);

    // Units away from the region kept every point; outlines close everywhere.
    expect(Math.min(...geography.areaKm2)).toBeGreaterThan(0);
    const departements = zoneOutlines(mesh, units.zoneOf.departement, units.zones.departement.codes.length);
    expect(departements.every((polygons) => polygons.length > 0)).toBe(true);
    expect(outlineOf(mesh, maskOf(units.count, replaced)).length).toBeGreaterThan(0);
  });
});
