import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { bbox, featureCollection, intersect, type multiPolygon } from "@turf/turf";

type Polygons = ReturnType<typeof multiPolygon>;

/** Runs commands of mapshaper on files held in memory. */
export type Mapshaper = (commands: string, files: Readonly<Record<string, string>>) => Promise<Record<string, Buffer>>;

/**
 * mapshaper where it is installed (in `node_modules`, or in a folder that NODE_PATH names); null elsewhere: it compiles a
 * native module, so the project does not ask for it.
 */
export function findMapshaper(): Mapshaper | null {
  try {
    const name = "mapshaper";
    const { applyCommands } = createRequire(import.meta.url)(name) as { applyCommands: Mapshaper };
    return applyCommands;
  } catch {
    return null;
  }
}

/** The median of a task that gives a promise, in milliseconds. */
export async function timeAsync(task: () => Promise<unknown>, { runs = 3, warmUp = 0 } = {}): Promise<number> {
  const times: number[] = [];
  for (let run = -warmUp; run < runs; run++) {
    const start = performance.now();
    await task();
    if (run >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** What an R script prints; null without R or without its packages. */
export function runR(script: string): string | null {
  try {
    return execFileSync("Rscript", ["-e", script], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 60_000,
    });
  } catch {
    return null;
  }
}

/** Intersections of each of `few` with every one of `all` whose box meets its own, by @turf/intersect; how many were not empty. */
export function intersectPairs(few: readonly Polygons[], all: readonly Polygons[]): number {
  const boxes = all.map((one) => bbox(one));
  let found = 0;
  for (const one of few) {
    const a = bbox(one);
    all.forEach((other, j) => {
      const b = boxes[j]!;
      if (other === one || a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3]) return;
      if (intersect(featureCollection([one, other])) !== null) found++;
    });
  }
  return found;
}
