import { multiPolygon } from "@turf/turf";
import { buildReport } from "../../src/analysis/report.ts";
import { classifyUnits, classTotals } from "../../src/domain/classes.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { findOverlaps } from "../../src/domain/overlaps.ts";
import { shapeReaderOf } from "../../src/domain/shape.ts";
import { activeTerritories, DEFAULT_STAGES } from "../../src/domain/stages.ts";
import { territoryPopulations } from "../../src/domain/territory-population.ts";
import { createSheetReader } from "../../src/domain/territory-sheet.ts";
import { territoryAdjacency, tintGraph } from "../../src/domain/tints.ts";
import { findWhiteZones } from "../../src/domain/white-zones.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { outlinesOf } from "../../src/geo/outline.ts";
import { ms, printTable, sayAim, spent, time, timingLine } from "./measure.ts";
import { intersectPairs } from "./peers.ts";
import { growLayer } from "./synthetic-layer.ts";
import type { World } from "./world.ts";

const DATE = "2026-01-01";
const CPTS_COUNT = 835;
/** One CPTS in so many is crossed as a polygon, which would take minutes for all. */
const SAMPLED = 80;

/** Every indicator of one scope, whole and part by part, beside the intersection of polygons. */
export function benchKernel({ units, mesh }: World): void {
  const geography = deriveGeography(mesh);
  const base = { units, geography };
  const layer = growLayer(geography, CPTS_COUNT);
  const index = buildLayerIndex(layer, units.count);
  const active = activeTerritories(layer, { stages: DEFAULT_STAGES, date: DATE });
  const everywhere = new Uint8Array(units.count).fill(1);
  const { classOf } = classifyUnits(index, active, everywhere);
  const populations = territoryPopulations(units, layer, index);
  const shapeOf = shapeReaderOf(geography);
  const report = buildReport(base, layer, index, { date: DATE });
  const pieces = report.territories.reduce((sum, t) => sum + t.pieces, 0);
  const holes = report.territories.reduce((sum, t) => sum + t.holes, 0);
  const departement = {
    kind: "zones",
    zones: [{ level: "departement", code: units.zones.departement.codes[12]! }],
  } as const;

  const whole = time("every indicator, France, as a report", () => buildReport(base, layer, index, { date: DATE }), {
    runs: 41,
  });
  const outlines = outlinesOf(mesh, index, CPTS_COUNT).map((outline) => multiPolygon(outline));
  const sample = outlines.filter((_, t) => t % SAMPLED === 0);
  const pairs = time(
    `one CPTS in ${SAMPLED} beside every other whose box it meets, @turf/intersect`,
    () => intersectPairs(sample, outlines),
    { runs: 3, warmUp: 0 },
  );
  // Each pair is met from both ends.
  const allPairsMs = (pairs.medianMs * CPTS_COUNT) / sample.length / 2;
  printTable(
    `Indicators: ${CPTS_COUNT} CPTS on ${units.count} units (${report.whiteZones.length} white zones, ${report.overlaps.length} pairs, ${pieces} pieces, ${holes} holes)`,
    [
      whole,
      time("every indicator, one département", () =>
        buildReport(base, layer, index, { date: DATE, scope: departement }),
      ),
      time("  classes and totals", () =>
        classTotals(base, everywhere, classifyUnits(index, active, everywhere).classOf),
      ),
      time("  white zones", () => findWhiteZones(base, index, active, populations, everywhere, classOf)),
      time("  overlaps", () => findOverlaps(units, index, active, everywhere)),
      time("  pieces and holes of every CPTS", () => {
        for (let t = 0; t < CPTS_COUNT; t++) shapeOf(unitsOfTerritory(layer, t));
      }),
      time("  whole sheets of every CPTS", () => {
        const readSheet = createSheetReader(base, layer, index, active, populations, everywhere);
        for (let t = 0; t < CPTS_COUNT; t++) readSheet(t);
      }),
      time("once a layer: inverse index", () => buildLayerIndex(layer, units.count)),
      time("once a layer: neighbours and tints", () => tintGraph(territoryAdjacency(geography, layer, index))),
      time("once a base: geography from the mesh", () => deriveGeography(mesh), { runs: 15, warmUp: 2 }),
      pairs,
    ].map((timing) => timingLine(timing)),
  );
  sayAim(
    "indicators",
    spent(whole),
    `${ms(allPairsMs)} ms for the overlaps alone, @turf/intersect by proportion (× ${Math.round(allPairsMs / whole.medianMs)})`,
    whole.medianMs <= 20,
  );
}
