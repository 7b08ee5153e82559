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
import { ms, printTable, time, timingLine } from "./measure.ts";
import { growLayer } from "./synthetic-layer.ts";
import { syntheticWorld, type World } from "./world.ts";

const DATE = "2026-01-01";
const CPTS_COUNT = 835;

/** Every indicator of one scope, whole and part by part, then the same over larger countries. */
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

  printTable(
    `Indicators: ${CPTS_COUNT} CPTS on ${units.count} units (${report.whiteZones.length} white zones, ${report.overlaps.length} pairs, ${pieces} pieces, ${holes} holes)`,
    [
      time("every indicator, France, as a report", () => buildReport(base, layer, index, { date: DATE }), { runs: 41 }),
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
    ].map((timing) => timingLine(timing)),
  );
  benchGrowth();
}

function benchGrowth(): void {
  const lines = [35_000, 100_000, 1_000_000].map((count) => {
    const world = syntheticWorld(count);
    const geography = deriveGeography(world.mesh);
    const layer = growLayer(geography, Math.round(count / 42));
    const index = buildLayerIndex(layer, count);
    const base = { units: world.units, geography };
    const { medianMs } = time("", () => buildReport(base, layer, index, { date: DATE }), { runs: 15, warmUp: 3 });
    return { count, territories: layer.territories.length, medianMs };
  });
  const unitCost = (line: (typeof lines)[number]) => line.medianMs / line.count;
  printTable(
    "Growth of the whole report on square countries, as many units to a CPTS as in France",
    lines.map((line) => ({
      units: line.count,
      CPTS: line.territories,
      "median ms": ms(line.medianMs),
      "µs a unit": (1000 * unitCost(line)).toFixed(3),
      "beside 35 000": `× ${(unitCost(line) / unitCost(lines[0]!)).toFixed(2)}`,
    })),
  );
}
