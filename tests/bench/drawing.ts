import { draftShapes } from "../../src/analysis/draw-shapes.ts";
import { planStroke } from "../../src/domain/draft.ts";
import type { IndexedMesh } from "../../src/domain/draft-crossing.ts";
import { createDraftReader, type DraftFigures } from "../../src/domain/draft-figures.ts";
import { buildDraftGround, type DraftRules } from "../../src/domain/draft-ground.ts";
import { previewUnit } from "../../src/domain/draft-preview.ts";
import { DraftState } from "../../src/domain/draft-state.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { buildLayerIndex } from "../../src/domain/layer-index.ts";
import { activeTerritories, DEFAULT_STAGES } from "../../src/domain/stages.ts";
import { territoryPopulations } from "../../src/domain/territory-population.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { type Line, ms, printTable } from "./measure.ts";
import { randomFrom } from "./random.ts";
import { growLayer } from "./synthetic-layer.ts";
import type { World } from "./world.ts";

const DATE = "2026-01-01";
const CPTS_COUNT = 835;
const STROKES = 500;

interface Case {
  readonly name: string;
  /** Share of the units that have a CPTS. */
  readonly coverage: number;
  /** Units of the draft before the first stroke, grown around its start. */
  readonly startUnits: number;
  /** Units of one stroke: a click, or a brush. */
  readonly strokeUnits: number;
}

const CASES: readonly Case[] = [
  { name: "one commune, draft of a usual CPTS", coverage: 0.9, startUnits: 40, strokeUnits: 1 },
  { name: "a brush of 20, draft of a usual CPTS", coverage: 0.9, startUnits: 40, strokeUnits: 20 },
  { name: "one commune, draft of a département", coverage: 0.9, startUnits: 350, strokeUnits: 1 },
  { name: "one commune, draft of 5 000 communes", coverage: 0.9, startUnits: 5000, strokeUnits: 1 },
  { name: "one commune, France almost without CPTS", coverage: 0.03, startUnits: 40, strokeUnits: 1 },
];

/** Strokes on a national list: every figure of the draft, then what the map draws, then one preview. */
export function benchDrawing({ units, mesh }: World): void {
  const geography = deriveGeography(mesh);
  const base = { units, geography };
  const meshes = [105, 135].map((count, m): IndexedMesh => {
    const layer = growLayer(geography, count, { coverage: 1, seed: 7 + m });
    return { id: `mesh-${m}`, layer, index: buildLayerIndex(layer, units.count) };
  });
  const lines = CASES.flatMap(({ name, coverage, startUnits, strokeUnits }): Line[] => {
    const layer = growLayer(geography, CPTS_COUNT, { coverage });
    const index = buildLayerIndex(layer, units.count);
    const counted = {
      layer,
      index,
      populations: territoryPopulations(units, layer, index),
      active: activeTerritories(layer, { stages: DEFAULT_STAGES, date: DATE }),
      extentMask: new Uint8Array(units.count).fill(1),
    };
    const random = randomFrom(500);
    const first = layer.territories.findIndex((_, t) => unitsOfTerritory(layer, t).length > 0);
    const rules: DraftRules = {
      source: { kind: "anywhere" },
      replaces: [layer.territories[first]!.id],
      lockedUnits: [],
      lockedTerritories: [],
    };
    const opening = performance.now();
    const ground = buildDraftGround(base, counted, rules);
    const read = createDraftReader(ground, meshes, 60_000);
    const openMs = performance.now() - opening;
    const grow = (from: readonly number[], count: number) => growSet(geography, from, count, random);
    const draft = new DraftState(units.count, grow([unitsOfTerritory(layer, first)[0]!], startUnits));
    const strokes: number[] = [];
    const strokesCpu: number[] = [];
    const paints: number[] = [];
    const previews: number[] = [];
    let bytes = 0;
    for (let stroke = -50; stroke < STROKES; stroke++) {
      const isAdding = random() < 0.6;
      const known = draft.units;
      const seed = known[Math.floor(random() * known.length)]!;
      const picked = isAdding ? grow([seed], strokeUnits + 6).slice(-strokeUnits) : grow([seed], strokeUnits);
      const cpu = process.cpuUsage();
      const started = performance.now();
      const plan = planStroke(draft.marks, isAdding ? { add: picked } : { remove: picked }, ground.mayTake);
      draft.record(plan.change);
      const figures: DraftFigures = read(draft);
      const told = performance.now();
      const { user, system } = process.cpuUsage(cpu);
      const shapes = draftShapes(mesh, draft, figures);
      const painted = performance.now();
      const near = figures.candidates[0]?.units[0] ?? seed;
      previewUnit(ground, draft, figures, read, near);
      const previewed = performance.now();
      if (draft.units.length < startUnits / 2) while (draft.undo() !== null);
      if (stroke < 0) continue;
      strokes.push(told - started);
      strokesCpu.push((user + system) / 1000);
      paints.push(painted - told);
      previews.push(previewed - painted);
      if (stroke % 50 === 0) bytes = Math.max(bytes, JSON.stringify(shapes).length);
    }
    const at = (times: number[], share: number) => times.sort((a, b) => a - b)[Math.floor(share * times.length)]!;
    return [
      {
        stroke: name,
        "median ms": ms(at(strokes, 0.5)),
        "p95 ms": ms(at(strokes, 0.95)),
        "p95 cpu ms": ms(at(strokesCpu, 0.95)),
        "worst ms": ms(strokes.at(-1)!),
        "map p95 ms": ms(at(paints, 0.95)),
        "map kB": Math.round(bytes / 1000),
        "preview p95 ms": ms(at(previews, 0.95)),
        "opening ms": ms(openMs),
      },
    ];
  });
  printTable(
    `Drawing: ${STROKES} strokes on ${CPTS_COUNT} CPTS and ${units.count} units, every figure each time`,
    lines,
  );
}

/** Units that touch each other, from some of them on, in the order in which they were reached. */
function growSet(
  { neighbourStart, neighbours }: ReturnType<typeof deriveGeography>,
  from: readonly number[],
  count: number,
  random: () => number,
): readonly number[] {
  const reached = new Set(from);
  for (const unit of reached) {
    if (reached.size >= count) break;
    for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]! && reached.size < count; n++) {
      if (random() < 0.8) reached.add(neighbours[n]!);
    }
  }
  return [...reached];
}
