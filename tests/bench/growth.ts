import { buildReport } from "../../src/analysis/report.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { ms, printTable, sayAim, time } from "./measure.ts";
import { growLayer } from "./synthetic-layer.ts";
import { syntheticWorld } from "./world.ts";

const DATE = "2026-01-01";

/** The whole report over larger and larger square countries: France, the communes of Europe, a million units. */
export function benchGrowth(): void {
  const lines = [35_000, 100_000, 1_000_000].map((count) => {
    const world = syntheticWorld(count);
    const geography = deriveGeography(world.mesh);
    const layer = growLayer(geography, Math.round(count / 42));
    const index = buildLayerIndex(layer, count);
    const base = { units: world.units, geography };
    const runs = count > 500_000 ? { runs: 5, warmUp: 1 } : { runs: 15, warmUp: 3 };
    const { medianMs, medianCpuMs } = time("", () => buildReport(base, layer, index, { date: DATE }), runs);
    return { count, territories: layer.territories.length, medianMs, medianCpuMs };
  });
  const unitCost = (line: (typeof lines)[number]) => line.medianCpuMs / line.count;
  const factor = (line: (typeof lines)[number]) => unitCost(line) / unitCost(lines[0]!);
  printTable(
    "Growth of the whole report on square countries, as many units to a CPTS as in France",
    lines.map((line) => ({
      units: line.count,
      CPTS: line.territories,
      "median ms": ms(line.medianMs),
      "cpu ms": ms(line.medianCpuMs),
      "cpu µs a unit": (1000 * unitCost(line)).toFixed(3),
      "beside 35 000": `× ${factor(line).toFixed(2)}`,
    })),
  );
  // Caches of the processor no longer hold a million units: twice the cost of a unit is still a straight line.
  sayAim(
    "growth",
    `× ${factor(lines.at(-1)!).toFixed(2)}`,
    `× ${factor(lines[1]!).toFixed(2)} at 100 000`,
    factor(lines.at(-1)!) <= 2,
  );
}
