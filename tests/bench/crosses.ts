import { area, bbox, featureCollection, intersect, multiPolygon } from "@turf/turf";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import { borderBundleLayers } from "../../src/analysis/cross-shapes.ts";
import { adminMaillages } from "../../src/domain/admin-maillage.ts";
import { bundleBorders, groupUnits } from "../../src/domain/border-bundles.ts";
import { maskTotals } from "../../src/domain/classes.ts";
import { crossLayers, type MeshView } from "../../src/domain/cross.ts";
import { scoreCross } from "../../src/domain/cross-scores.ts";
import { describeTerritories } from "../../src/domain/cross-territories.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { countPieces } from "../../src/domain/pieces.ts";
import { blocksOf, orderMatrix } from "../../src/domain/seriation.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { maskOf, outlineOf, outlinesOf } from "../../src/geo/outline.ts";
import { crossContext, maillageOf } from "../fixtures/cross-context.ts";
import { meshOf, viewOf } from "../fixtures/mesh-view.ts";
import { findRealData } from "../fixtures/real-data.ts";
import { type CodeSets, put, readEpci, readPacaCpts, readRealContours } from "../fixtures/real-meshes.ts";
import { tableOf } from "../fixtures/unit-table.ts";
import { ms, printTable, sayAim, spent, time, timingLine } from "./measure.ts";
import { findMapshaper, intersectPairs, type Mapshaper, timeAsync } from "./peers.ts";
import { growLayer } from "./synthetic-layer.ts";
import type { World } from "./world.ts";

const CPTS_COUNT = 835;
/** One CPTS in so many is crossed as a polygon, which would take minutes for all. */
const SAMPLED = 80;

type Polygons = ReturnType<typeof multiPolygon>;

/** Crosses, borders and the whole answer to the page, then the same cross by polygons on real contours. */
export async function benchCrosses(world: World): Promise<void> {
  const { units, mesh } = world;
  const geography = deriveGeography(mesh);
  const base = { units, geography };
  const everywhere = new Uint8Array(units.count).fill(1);
  const scope = maskTotals(base, everywhere);
  const cpts = viewOf(growLayer(geography, CPTS_COUNT), units.count);
  const levels = adminMaillages(units).map(({ id, layer }) => ({ id, view: viewOf(layer, units.count) }));
  const epci = levels.find(({ id }) => id === "epci")!.view;
  const thousand = [1, 2].map((seed) => growLayer(geography, 1_000, { coverage: 1, seed }));
  const cross = crossLayers(base, cpts, epci, everywhere);
  const six = [cpts, ...levels.map(({ view }) => view)].slice(0, 6);
  const groups = six.map(groupUnits);
  const { population, zoneOf } = units;
  const blocks = [cpts, epci].map(({ layer }) => blocksOf(layer, population, zoneOf.departement, everywhere));

  const desk = createCrossDesk(
    crossContext({ units, mesh, cpts: thousand[0]!, maillages: [maillageOf("other", thousand[1]!)] }).context,
  );
  const title = `Meshes: ${CPTS_COUNT} CPTS × ${epci.layer.territories.length} EPCI on ${units.count} units, ${cross.pairA.length} pairs`;
  const lines = [
    time("cross with every pair, partners of both sides and scores", () => crossAll(base, cpts, epci, everywhere)),
    time("  every pair", () => crossLayers(base, cpts, epci, everywhere)),
    time("  partners of both sides", () => {
      describeTerritories(cross, "a", "population");
      describeTerritories(cross, "b", "population");
    }),
    time("  scores", () => scoreCross(cross, scope, "population")),
    time("order of the matrix", () => orderMatrix(cross, "population", blocks[0]!, blocks[1]!)),
    time("pieces of every CPTS and EPCI", () => {
      countPieces(geography, cpts.layer);
      countPieces(geography, epci.layer);
    }),
    time("borders of six meshes", () => bundleBorders(geography, six.map(groupUnits), everywhere)),
    time("  their lines for the map", () => borderBundleLayers(mesh, groups, everywhere)),
  ];
  const answer = await timeAnswer("answer to the page, 1 000 × 1 000 zones, copied to it", async () => {
    structuredClone(await desk.crossMeshes({ a: "cpts", b: "other", weight: "population" }));
  });
  // The same by the polygons of the same contours: one CPTS in so many beside the EPCI whose boxes it meets.
  const outlines = [cpts, epci].map(({ layer }) =>
    outlinesOf(mesh, buildLayerIndex(layer, units.count), layer.territories.length).map((one) => multiPolygon(one)),
  ) as [Polygons[], Polygons[]];
  const sample = outlines[0].filter((_, t) => t % SAMPLED === 0);
  const pairs = time(
    `one CPTS in ${SAMPLED} beside the EPCI whose boxes it meets, @turf/intersect`,
    () => intersectPairs(sample, outlines[1]),
    { runs: 3, warmUp: 0 },
  );
  const allMs = (pairs.medianMs * CPTS_COUNT) / sample.length;
  const mapshaper = findMapshaper();
  const unionMs = mapshaper === null ? null : await timeUnion(mapshaper, outlines);
  printTable(title, [
    ...[...lines, answer, pairs].map((timing) => timingLine(timing)),
    ...(unionMs === null
      ? []
      : [
          {
            task: "both meshes laid over each other, mapshaper -union, files read and written",
            "median ms": ms(unionMs),
          },
        ]),
  ]);
  const whole = lines[0]!;
  sayAim(
    "cross",
    spent(whole),
    [
      `@turf/intersect ${ms(allMs)} ms by proportion (× ${Math.round(allMs / whole.medianMs)})`,
      unionMs === null
        ? "mapshaper not installed"
        : `mapshaper ${ms(unionMs)} ms (× ${Math.round(unionMs / whole.medianMs)})`,
    ].join(", "),
    whole.medianMs <= 10,
  );
  benchPolygons();
}

function timeUnion(mapshaper: Mapshaper, [a, b]: readonly [Polygons[], Polygons[]]): Promise<number> {
  const files = {
    "a.json": JSON.stringify(featureCollection(a)),
    "b.json": JSON.stringify(featureCollection(b)),
  };
  return timeAsync(() => mapshaper("-i a.json b.json combine-files -union target=a,b -o out.json", files), { runs: 1 });
}

function crossAll(base: Parameters<typeof crossLayers>[0], a: MeshView, b: MeshView, inScope: Uint8Array) {
  const cross = crossLayers(base, a, b, inScope);
  return [
    describeTerritories(cross, "a", "population"),
    describeTerritories(cross, "b", "population"),
    scoreCross(cross, maskTotals(base, inScope), "population"),
  ];
}

async function timeAnswer(name: string, task: () => Promise<void>) {
  const times: number[] = [];
  for (let run = 0; run < 20; run++) {
    const start = performance.now();
    await task();
    if (run >= 5) times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [bestMs, medianMs, worstMs] = [times[0]!, times[times.length >> 1]!, times.at(-1)!];
  return { name, medianMs, medianCpuMs: medianMs, bestMs, worstMs, runs: times.length };
}

/** The CPTS and EPCI of PACA on real contours: unit sets beside the intersection of polygons. */
function benchPolygons(): void {
  const contours = findRealData("geometrie-communes-2023/paca_com.geojson");
  const isReady = contours !== null && findRealData("cpts-paca/cpts_paca_communes.csv") !== null;
  if (!isReady || findRealData("epci-2026/epci_communes.csv") === null) return;
  const { codes, mesh } = readRealContours(contours);
  const geography = deriveGeography(mesh);
  const base = { units: tableOf(codes.map((code) => ({ code, population: 1 }))), geography };
  const everywhere = new Uint8Array(codes.length).fill(1);
  const sets = [wholeCommunes(readPacaCpts()), wholeCommunes(readEpci(new Set([...codes, "13202"])))];
  const [cpts, epci] = sets.map((set) => meshOf(positions(codes, set), codes.length)) as [MeshView, MeshView];
  const polygons = [cpts, epci].map(({ layer }) =>
    layer.territories.map((_, t) => {
      const members = layer.members.subarray(layer.memberStart[t]!, layer.memberStart[t + 1]!);
      return multiPolygon(outlineOf(mesh, maskOf(codes.length, members)));
    }),
  ) as [ReturnType<typeof multiPolygon>[], ReturnType<typeof multiPolygon>[]];

  const ours = time("unit sets", () => crossLayers(base, cpts, epci, everywhere));
  const theirs = time("@turf/intersect, pairs whose boxes meet", () => intersectAll(...polygons), {
    runs: 3,
    warmUp: 0,
  });
  const found = intersectAll(...polygons);
  const cross = crossLayers(base, cpts, epci, everywhere);
  const oursKm2 = cross.areaKm2.reduce((sum, km2) => sum + km2, 0);
  const theirsKm2 = found.reduce((sum, km2) => sum + km2, 0);
  printTable(
    `Real contours of PACA, ${polygons[0].length} CPTS × ${polygons[1].length} EPCI: ${cross.pairA.length} pairs by units, ` +
      `${found.filter((km2) => km2 > 0.01).length} above 1 ha by polygons; ${ms(oursKm2)} and ${ms(theirsKm2)} km²`,
    [
      timingLine(ours, { ratio: "× 1" }),
      timingLine(theirs, { ratio: `× ${Math.round(theirs.medianMs / ours.medianMs)}` }),
    ],
  );
}

function intersectAll(
  rows: readonly ReturnType<typeof multiPolygon>[],
  columns: readonly ReturnType<typeof multiPolygon>[],
): number[] {
  const [rowBoxes, columnBoxes] = [rows.map((row) => bbox(row)), columns.map((column) => bbox(column))];
  const areas: number[] = [];
  rows.forEach((row, i) => {
    columns.forEach((column, j) => {
      const [a, b] = [rowBoxes[i]!, columnBoxes[j]!];
      if (a[0]! > b[2]! || b[0]! > a[2]! || a[1]! > b[3]! || b[1]! > a[3]!) return;
      const common = intersect(featureCollection([row, column]));
      if (common !== null) areas.push(area(common) / 1e6);
    });
  });
  return areas;
}

/** Marseille is one polygon in these contours. */
function wholeCommunes(sets: CodeSets): CodeSets {
  const merged: CodeSets = {};
  for (const [name, codes] of Object.entries(sets))
    for (const code of codes) put(merged, name, code.startsWith("132") ? "13055" : code);
  return merged;
}

function positions(codes: readonly string[], sets: CodeSets): Record<string, number[]> {
  const place = new Map(codes.map((code, unit) => [code, unit]));
  return Object.fromEntries(
    Object.entries(sets).map(([name, set]) => [name, [...set].flatMap((code) => place.get(code) ?? [])]),
  );
}
