import { featureCollection, multiPolygon, union } from "@turf/turf";
import { merge } from "topojson-client";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { borderLines } from "../../src/geo/border-lines.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { multiPolygonAreaKm2 } from "../../src/geo/measure.ts";
import { type Mesh, OUTSIDE } from "../../src/geo/mesh.ts";
import { maskOf, outlineOf, outlinesOf, zoneOutlines } from "../../src/geo/outline.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { ms, printTable, sayAim, spent, time, timingLine } from "./measure.ts";
import { findMapshaper, type Mapshaper, timeAsync } from "./peers.ts";
import { growLayer } from "./synthetic-layer.ts";
import type { World } from "./world.ts";

const CPTS_COUNT = 835;
/** One CPTS in so many goes through @turf/union, which would take minutes for all. */
const SAMPLED = 40;

/** Outlines of all the CPTS, beside the two libraries that merge polygons. */
export async function benchOutlines({ units, mesh }: World): Promise<void> {
  const geography = deriveGeography(mesh);
  const layer = growLayer(geography, CPTS_COUNT);
  const index = buildLayerIndex(layer, units.count);
  const territories = layer.territories.map((_, t) => unitsOfTerritory(layer, t));
  const sample = territories.filter((_, t) => t % SAMPLED === 0);

  const topology = topologyOf(mesh);
  const polygonsOf = (set: Uint32Array) => Array.from(set, (unit) => topology.polygons[unit]!);
  const features = new Map(
    sample.flatMap((set) => [...set]).map((unit) => [unit, multiPolygon(outlineOf(mesh, maskOf(units.count, [unit])))]),
  );

  const ours = time("all outlines, shared arcs", () => outlinesOf(mesh, index, CPTS_COUNT));
  const merged = time(
    "all outlines, topojson-client merge",
    () => {
      for (const set of territories) merge(topology.topology, polygonsOf(set));
    },
    { runs: 15, warmUp: 2 },
  );
  const united = time(
    `one CPTS in ${SAMPLED} (every ${SAMPLED}th: ${sample.length}), @turf/union`,
    () => {
      for (const set of sample) union(featureCollection(Array.from(set, (unit) => features.get(unit)!)));
    },
    { runs: 3, warmUp: 0 },
  );
  const unitedAll = (united.medianMs * territories.length) / sample.length;

  const mapshaper = findMapshaper();
  const dissolvedMs = mapshaper === null ? null : await timeDissolve(mapshaper, unitsAsGeojson(mesh, territories));

  const areaOf = (set: Uint32Array) => set.reduce((sum, unit) => sum + geography.areaKm2[unit]!, 0);
  const worst = outlinesOf(mesh, index, CPTS_COUNT).reduce((most, outline, t) => {
    const expected = areaOf(territories[t]!);
    return Math.max(most, Math.abs(multiPolygonAreaKm2(outline) - expected) / expected);
  }, 0);

  printTable(`Outlines of ${CPTS_COUNT} CPTS (areas agree with their units to ${worst.toExponential(1)})`, [
    timingLine(ours, { ratio: "× 1" }),
    timingLine(merged, { ratio: `× ${(merged.medianMs / ours.medianMs).toFixed(1)}` }),
    timingLine(united, {
      ratio: `× ${(unitedAll / ours.medianMs).toFixed(0)}, all by proportion (${ms(unitedAll)} ms)`,
    }),
    ...(dissolvedMs === null
      ? []
      : [
          {
            task: "all outlines, mapshaper -dissolve2, files read and written",
            "median ms": ms(dissolvedMs),
            ratio: `× ${(dissolvedMs / ours.medianMs).toFixed(1)}`,
          },
        ]),
    timingLine(
      time("outlines of the départements", () =>
        zoneOutlines(mesh, units.zoneOf.departement, units.zones.departement.codes.length),
      ),
    ),
    timingLine(
      time("borders of the départements, with the coast", () =>
        borderLines(mesh, units.zoneOf.departement, { coasts: true }),
      ),
    ),
    timingLine(time("one outline, from its units", () => outlineOf(mesh, maskOf(units.count, territories[0]!)))),
    timingLine(time("once a base: spatial index of the units", () => buildUnitIndex(mesh), { runs: 15, warmUp: 2 })),
  ]);
  const peers = [
    `@turf/union ${ms(unitedAll)} ms by proportion (× ${(unitedAll / ours.medianMs).toFixed(0)})`,
    `topojson-client ${ms(merged.medianMs)} ms`,
    dissolvedMs === null ? "mapshaper not installed" : `mapshaper ${ms(dissolvedMs)} ms`,
  ];
  sayAim("outlines", spent(ours), peers.join(", "), ours.medianMs <= 500);
}

const timeDissolve = (mapshaper: Mapshaper, units: string): Promise<number> =>
  timeAsync(() => mapshaper("-i units.json -dissolve2 cpts -o out.json", { "units.json": units }));

/** Each unit as a polygon that says its CPTS, as mapshaper reads it. */
function unitsAsGeojson(mesh: Mesh, territories: readonly Uint32Array[]): string {
  const features = territories.flatMap((set, cpts) =>
    Array.from(set, (unit) => multiPolygon(outlineOf(mesh, maskOf(mesh.unitCount, [unit])), { cpts })),
  );
  return JSON.stringify(featureCollection(features));
}

type TopologyLike = Parameters<typeof merge>[0];
type PolygonLike = Extract<Parameters<typeof merge>[1], readonly unknown[]>[number];

/** The same arcs as a TopoJSON object, each unit a MultiPolygon of its rings of arcs. */
function topologyOf(mesh: Mesh): { topology: TopologyLike; polygons: PolygonLike[] } {
  const arcs = Array.from(mesh.left, (_, arc) => {
    const line: [number, number][] = [];
    for (let p = mesh.arcStart[arc]!; p < mesh.arcStart[arc + 1]!; p++) {
      line.push([mesh.points[2 * p]! / 1e5, mesh.points[2 * p + 1]! / 1e5]);
    }
    return line;
  });
  const walksOf: number[][] = Array.from({ length: mesh.unitCount }, () => []);
  mesh.left.forEach((a, arc) => {
    const b = mesh.right[arc]!;
    if (a !== OUTSIDE) walksOf[a]!.push(arc);
    if (b !== OUTSIDE) walksOf[b]!.push(~arc);
  });
  const polygons = walksOf.map(
    (walks): PolygonLike => ({
      type: "MultiPolygon",
      arcs: ringsOf(arcs, walks).map((ring) => [ring]),
    }),
  );
  return { topology: { type: "Topology", arcs, objects: {} }, polygons };
}

/** Chains walks end to end; any order serves, since merging only counts the arcs of both sides. */
function ringsOf(arcs: readonly (readonly [number, number][])[], walks: readonly number[]): number[][] {
  const ends = (walk: number) => {
    const line = arcs[walk < 0 ? ~walk : walk]!;
    const [from, to] = [line[0]!.join(), line.at(-1)!.join()];
    return walk < 0 ? [to, from] : [from, to];
  };
  const left = new Set(walks);
  const rings: number[][] = [];
  for (const head of left) {
    left.delete(head);
    const ring = [head];
    const home = ends(head)[0];
    for (let end = ends(head)[1]; end !== home; ) {
      const following = [...left].find((walk) => ends(walk)[0] === end);
      if (following === undefined) throw new Error("an open ring");
      left.delete(following);
      ring.push(following);
      end = ends(following)[1];
    }
    rings.push(ring);
  }
  return rings;
}
