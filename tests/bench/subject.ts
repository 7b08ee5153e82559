import { existsSync } from "node:fs";
import { benchCrosses } from "./crosses.ts";
import { benchData } from "./data.ts";
import { benchDrawing } from "./drawing.ts";
import { benchDrawingDesk } from "./drawing-desk.ts";
import { benchDrawingPage } from "./drawing-page.ts";
import { benchFirstView } from "./first-view.ts";
import { benchGrowth } from "./growth.ts";
import { benchKernel } from "./kernel.ts";
import { recordTo } from "./measure.ts";
import { benchOutlines } from "./outlines.ts";
import { benchPage } from "./page.ts";
import { benchSurveys } from "./surveys.ts";
import { loadWorld } from "./world.ts";

/** One subject of `npm run bench`, in its own process: `subject.ts NAME FILE` writes what it found to the file. */
const [name = "", file = ""] = process.argv.slice(2);
const world = () => loadWorld(existsSync("public/data/manifest.json") ? "public/data" : null);
const run: Readonly<Record<string, () => void | Promise<void>>> = {
  kernel: () => benchKernel(world()),
  crosses: () => benchCrosses(world()),
  drawing: () => benchDrawing(world()),
  "drawing-desk": () => benchDrawingDesk(world()),
  "drawing-page": benchDrawingPage,
  outlines: () => benchOutlines(world()),
  surveys: () => benchSurveys(world()),
  "first-view": benchFirstView,
  page: benchPage,
  growth: benchGrowth,
  data: benchData,
};
recordTo(file);
await run[name]!();
// A server or a browser left half closed must not hold up the next subject.
process.exit(0);
