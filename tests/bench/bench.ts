import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { benchCrosses } from "./crosses.ts";
import { benchDrawing } from "./drawing.ts";
import { benchDrawingDesk } from "./drawing-desk.ts";
import { benchFirstView } from "./first-view.ts";
import { benchKernel } from "./kernel.ts";
import { benchOutlines } from "./outlines.ts";
import { benchSurveys } from "./surveys.ts";
import { loadWorld } from "./world.ts";

/**
 * `npm run bench [-- subject…]`: one file of this folder for each subject. Everything is seeded; nothing fails on a
 * slow machine, the tables are there to be read.
 */
const SUBJECTS: Readonly<Record<string, (world: ReturnType<typeof loadWorld>) => void | Promise<void>>> = {
  kernel: benchKernel,
  drawing: benchDrawing,
  "drawing-desk": benchDrawingDesk,
  crosses: benchCrosses,
  outlines: benchOutlines,
  surveys: benchSurveys,
  "first-view": benchFirstView,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in SUBJECTS));
if (unknown.length > 0) {
  console.error(`Unknown subject: ${unknown.join(", ")}. Subjects: ${Object.keys(SUBJECTS).join(", ")}.`);
  process.exitCode = 1;
} else {
  const world = loadWorld(existsSync("public/data/manifest.json") ? "public/data" : null);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown processor"}`);
  console.log(`${world.name}: ${world.units.count} units, ${world.mesh.left.length} arcs`);
  for (const name of asked.length > 0 ? asked : Object.keys(SUBJECTS)) await SUBJECTS[name]!(world);
}
