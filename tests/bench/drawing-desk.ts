import { analyseList } from "../../src/analysis/analyse-list.ts";
import { createDrawDesk } from "../../src/analysis/draw-desk.ts";
import { assembleFrance } from "../../src/analysis/france.ts";
import { loadList } from "../../src/analysis/loaded-list.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { FRANCE } from "../../src/domain/scope.ts";
import { DEFAULT_STAGES } from "../../src/domain/stages.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import type { Manifest } from "../../src/packs/pack-list.ts";
import { ms, printTable, sayAim, timesLine } from "./measure.ts";
import { randomFrom } from "./random.ts";
import { growLayer } from "./synthetic-layer.ts";
import type { World } from "./world.ts";

const DATE = "2026-01-01";
const CPTS_COUNT = 835;
const STROKES = 500;

/** The answers of the worker to a drawing page: figures, names and map of each stroke, and the copy that takes them to the page. */
export async function benchDrawingDesk({ units, mesh }: World): Promise<void> {
  const layer = growLayer(deriveGeography(mesh), CPTS_COUNT);
  const nothing = () => Promise.reject(new Error("not asked"));
  const france = assembleFrance({
    units,
    mesh,
    example: { cpts: layer, sites: [], maillages: [], sources: new Map() },
    manifest: { cog: units.cog, populationYear: 2023, build: "", packs: {} } as unknown as Manifest,
    loadHistory: async () => ({
      earliestYear: units.cog,
      latestYear: units.cog,
      former: new Map(),
      firstYear: new Map(),
      splits: new Map(),
      otherNames: new Map(),
    }),
    loadPostalCodes: nothing,
    loadSurroundings: nothing,
  });
  const list = loadList(france, { layer, read: null, inputs: [], sites: [], maillages: [] });
  const analysed = analyseList(france, list, { scope: FRANCE, target: 60_000, stages: DEFAULT_STAGES, date: DATE });
  const desk = createDrawDesk({
    base: () => france,
    list: () => list,
    analysed: () => analysed,
    maillages: () => list.maillages,
    showTiles: () => 0,
  });
  const { id, name } = layer.territories.find((_, t) => unitsOfTerritory(layer, t).length >= 40)!;
  const said = { author: "", date: DATE, reasons: "", origin: null, source: { kind: "white" } } as const;
  const record = await desk.newDraft({ ...said, id, name, from: { kind: "territories", ids: [id] } });
  const started = performance.now();
  let { feedback } = (await desk.openDraft(record)).reply;
  const openingMs = performance.now() - started;

  const random = randomFrom(500);
  const strokes: number[] = [];
  const strokesCpu: number[] = [];
  const previews: number[] = [];
  for (let stroke = -50; stroke < STROKES; stroke++) {
    const near = feedback.candidates.flatMap((group) => group.units.map(({ unit }) => unit));
    const isAdding = near.length > 0 && (random() < 0.6 || feedback.units.length < 20);
    const from = isAdding ? near : feedback.units;
    const unit = from[Math.floor(random() * from.length)]!;
    const start = performance.now();
    structuredClone(await desk.previewDraft(id, unit));
    const previewed = performance.now();
    const cpu = process.cpuUsage();
    const reply = await desk.strokeDraft(id, { stroke: isAdding ? { add: [unit] } : { remove: [unit] } });
    ({ feedback } = structuredClone(reply));
    if (stroke < 0) continue;
    strokes.push(performance.now() - previewed);
    const { user, system } = process.cpuUsage(cpu);
    strokesCpu.push((user + system) / 1000);
    previews.push(previewed - start);
  }
  printTable(
    `Drawing through the desk: ${feedback.units.length} communes after ${STROKES} strokes, opened in ${ms(openingMs)} ms`,
    [
      timesLine("a stroke of one commune: figures, names, map, copy", strokes),
      timesLine("  the same in processor time", strokesCpu),
      timesLine("the preview of one commune, copy", previews),
    ],
  );
  const p95 = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(0.95 * times.length)]!;
  sayAim("stroke", `p95 ${ms(p95(strokes))} ms (cpu ${ms(p95(strokesCpu))})`, "–", p95(strokes) <= 16);
}
