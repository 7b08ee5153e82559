import { existsSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { benchCrosses } from "./crosses.ts";
import { benchDrawing } from "./drawing.ts";
import { benchDrawingDesk } from "./drawing-desk.ts";
import { benchDrawingPage } from "./drawing-page.ts";
import { benchFirstView } from "./first-view.ts";
import { benchKernel } from "./kernel.ts";
import { printedTables } from "./measure.ts";
import { benchOutlines } from "./outlines.ts";
import { benchSurveys } from "./surveys.ts";
import { loadWorld } from "./world.ts";

/**
 * `npm run bench [-- --write] [-- subject…]`: one file of this folder for each subject. Everything is seeded; nothing fails on a
 * slow machine, the tables are there to be read. With `--write`, they go to `docs/BENCHMARKS.md` too.
 */
const SUBJECTS: Readonly<Record<string, (world: ReturnType<typeof loadWorld>) => void | Promise<void>>> = {
  kernel: benchKernel,
  drawing: benchDrawing,
  "drawing-desk": benchDrawingDesk,
  "drawing-page": benchDrawingPage,
  crosses: benchCrosses,
  outlines: benchOutlines,
  surveys: benchSurveys,
  "first-view": benchFirstView,
};

const isWritten = process.argv.includes("--write");
const asked = process.argv.slice(2).filter((word) => word !== "--write");
const unknown = asked.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) {
  console.error(`Unknown subject: ${unknown.join(", ")}. Subjects: ${Object.keys(SUBJECTS).join(", ")}.`);
  process.exitCode = 1;
} else {
  const world = loadWorld(existsSync("public/data/manifest.json") ? "public/data" : null);
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB`;
  const data = `${world.name}: ${world.units.count} units, ${world.mesh.left.length} arcs`;
  console.log(`${machine}\n${data}`);
  for (const name of asked.length > 0 ? asked : Object.keys(SUBJECTS)) {
    await SUBJECTS[name]!(world);
    // After each, so that a run that is stopped leaves what it measured.
    if (isWritten) writeFileSync("docs/BENCHMARKS.md", documentOf(machine, data));
  }
}

function documentOf(machine: string, data: string): string {
  return `# Benchmarks

Written by \`npm run bench -- --write\`, never by hand. Times are medians in milliseconds over the runs given; « cpu » is the time of the
processor, garbage collection included, which says more on a machine that others use too. Where a reference is named, « × 3.2 » means that it
takes 3.2 times longer; under × 1, it is the faster one.

- ${new Date().toISOString().slice(0, 10)}
- ${machine}
- ${data}
- load of the machine at the end, over 15 minutes: ${loadavg()[2]!.toFixed(1)} for ${cpus().length} processors; above their number, medians are too long

${printedTables()}`;
}
