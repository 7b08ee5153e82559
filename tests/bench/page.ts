import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { type Line, ms, printTable, sayAim } from "./measure.ts";

/** Times that each gesture is made: the first ones warm up. */
const ROUNDS = 8;
const WARM_UP = 2;
/** Gestures of the use of ten minutes, one every four seconds, made as fast as the page answers them. */
const GESTURES = 150;
/** However slow the machine, the use ends: the memory is read at the gesture reached by then. */
const USE_LIMIT_MS = 480_000;
/** A map that draws nothing for so long has drawn what it had to. */
const REPAINT_LIMIT_MS = 8000;
const MAX_HEAP_MB = 300;
/** Far enough for the figures of the example to differ. */
const MONTHS_BACK = 60;

type Gesture = "scope" | "stage" | "date";

interface Wait {
  readonly figuresMs: number;
  readonly repaintMs: number;
}

/** The page on the whole example in Chromium: figures after each choice, repaint, long tasks, memory of a long use. */
export async function benchPage(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("no Chromium was found");
  const outDir = mkdtempSync(join(tmpdir(), "page-"));
  await build({ logLevel: "error", build: { outDir } });
  const server = await preview({ configFile: false, logLevel: "error", build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({
    executablePath,
    args: [...CHROMIUM_FLAGS, "--js-flags=--expose-gc"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
    page.setDefaultTimeout(60_000);
    // tsx gives the functions of a script a helper that the page does not know.
    await page.addInitScript("globalThis.__name = (one) => one");
    await page.addInitScript(prepare);
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction(() => performance.getEntriesByName("map-ready").length > 0);
    await page.getByRole("slider", { name: "Date des chiffres" }).waitFor();
    // The engine reads its packs after the first view.
    await page.waitForTimeout(6000);
    await page.evaluate(() => Object.assign(globalThis, { tasks: [] }));
    await measureGestures(page);
    await measureTasks(page);
    await measureMemory(page);
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true });
  }
}

/** Runs in the page, before it: keeps its long frames with the scripts that made them long. */
function prepare(): void {
  localStorage.setItem("visited", "1");
  Object.assign(globalThis, { tasks: [] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { scripts } = entry as unknown as { scripts: { sourceURL: string; duration: number; invoker: string }[] };
      for (const { sourceURL, duration, invoker } of scripts)
        (globalThis as unknown as { tasks: object[] }).tasks.push({ sourceURL, duration, invoker });
    }
  }).observe({ type: "long-animation-frame", buffered: true });
}

/** One gesture made by script, until the figures of the page change, then until the map is idle. */
function makeGesture(page: Page, gesture: Gesture, round: number): Promise<Wait> {
  return page.evaluate(
    async ({ gesture, round, limit, months }) => {
      const figure = document.querySelector('[data-testid="white-population"]')!;
      const until = (isDone: () => boolean, ms: number) =>
        new Promise<void>((resolve) => {
          const end = performance.now() + ms;
          const look = () => (isDone() || performance.now() > end ? resolve() : setTimeout(look, 1));
          look();
        });
      const idleMarks = () => performance.getEntriesByName("map-idle").at(-1)?.startTime ?? 0;
      const before = figure.textContent;
      let act: () => void;
      if (gesture === "stage") {
        const box = document.querySelectorAll<HTMLInputElement>(".legend .check-row input")[0]!;
        act = () => box.click();
      } else if (gesture === "date") {
        const slider = document.querySelector<HTMLInputElement>(".date-slider input")!;
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
        act = () => {
          set.call(slider, String(Number(slider.max) - (round % 2 === 0 ? months : 0)));
          slider.dispatchEvent(new Event("input", { bubbles: true }));
        };
      } else {
        document.querySelectorAll<HTMLElement>(".header-picker")[0]!.click();
        await until(() => document.querySelector(".popover .option") !== null, limit);
        // France first, then a region: one after the other.
        const option = document.querySelectorAll<HTMLElement>(".popover .option")[round % 2 === 0 ? 12 : 0]!;
        act = () => option.click();
      }
      const start = performance.now();
      act();
      await until(() => figure.textContent !== before, limit);
      const figuresMs = performance.now() - start;
      await until(() => idleMarks() > start, limit);
      const repaintMs = Math.max(0, idleMarks() - start);
      // What follows the figures (the curve, the tables) is not part of the next gesture.
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { figuresMs, repaintMs };
    },
    { gesture, round, limit: REPAINT_LIMIT_MS, months: MONTHS_BACK },
  );
}

async function measureGestures(page: Page): Promise<void> {
  const lines: Line[] = [];
  for (const gesture of ["stage", "date", "scope"] as const) {
    const waits: Wait[] = [];
    for (let round = 0; round < ROUNDS; round++) waits.push(await makeGesture(page, gesture, round));
    const sorted = (pick: (wait: Wait) => number) =>
      waits
        .slice(WARM_UP)
        .map(pick)
        .sort((a, b) => a - b);
    const figures = sorted((wait) => wait.figuresMs);
    const repaints = sorted((wait) => wait.repaintMs);
    const median = figures[figures.length >> 1]!;
    lines.push({
      change: gesture,
      "figures ms": ms(median),
      "worst ms": ms(figures.at(-1)!),
      "map drawn ms": ms(repaints[repaints.length >> 1]!),
      runs: figures.length,
    });
    sayAim(gesture, `${ms(median)} ms`, `map drawn at ${ms(repaints[repaints.length >> 1]!)} ms`, median <= 100);
  }
  printTable("Changes on the page, France, 835 CPTS: from the gesture to the figures, and to the map at rest", lines);
}

/** Long tasks since the first view: ours beside those of MapLibre, which its chunk holds. */
async function measureTasks(page: Page): Promise<void> {
  const tasks = await page.evaluate(
    () => (globalThis as unknown as { tasks: { sourceURL: string; duration: number; invoker: string }[] }).tasks,
  );
  const isMap = ({ sourceURL }: { sourceURL: string }) => /bind-map/.test(sourceURL);
  const [own, maps] = [tasks.filter((task) => !isMap(task)), tasks.filter(isMap)];
  const longest = (some: typeof tasks) => some.reduce((most, { duration }) => Math.max(most, duration), 0);
  const line = (who: string, some: typeof tasks): Line => ({
    who,
    "scripts in long frames": some.length,
    "over 50 ms": some.filter(({ duration }) => duration > 50).length,
    "longest ms": ms(longest(some)),
    "what it was": some.find(({ duration }) => duration === longest(some))?.invoker ?? "",
  });
  printTable("Main thread during these changes, software rendering", [line("ours", own), line("MapLibre", maps)]);
  sayAim("main-thread", `${ms(longest(own))} ms`, `MapLibre ${ms(longest(maps))} ms`, longest(own) <= 50);
}

/** What a thread holds after a collection, its typed arrays included, in bytes. */
interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

/** A worker answers within this, or is said to be missing. */
const WORKER_LIMIT_MS = 10_000;

/** Heap of the page and of its workers after a collection, in megabytes. @throws when a worker does not answer */
async function readHeap(page: Page): Promise<number> {
  const collect = () => (globalThis as unknown as { gc: () => void }).gc();
  await Promise.all([page.evaluate(collect), ...page.workers().map((worker) => worker.evaluate(collect))]);
  const own = await page.context().newCDPSession(page);
  const heaps: HeapUsage[] = [await own.send("Runtime.getHeapUsage")];
  await own.detach();
  const browser = await page.context().browser()!.newBrowserCDPSession();
  const { targetInfos } = await browser.send("Target.getTargets", { filter: [{ type: "worker" }] });
  for (const { targetId } of targetInfos) {
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: false });
    const answer = new Promise<HeapUsage>((resolve, reject) => {
      browser.on("Target.receivedMessageFromTarget", (event) => {
        const { id, result } = JSON.parse(event.message) as { id?: number; result: HeapUsage };
        if (event.sessionId === sessionId && id === 1) resolve(result);
      });
      setTimeout(() => reject(new Error("a worker did not say its memory")), WORKER_LIMIT_MS);
    });
    const message = JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" });
    await browser.send("Target.sendMessageToTarget", { sessionId, message });
    heaps.push(await answer);
    await browser.send("Target.detachFromTarget", { sessionId });
  }
  await browser.detach();
  return heaps.reduce((sum, { usedSize, backingStorageSize = 0 }) => sum + usedSize + backingStorageSize, 0) / 1e6;
}

/** Ten minutes of use in a fixed number of gestures: stages, dates, scopes and spaces in turn. */
async function measureMemory(page: Page): Promise<void> {
  const first = await readHeap(page);
  const spaces = ["Dessiner", "Maillages", "Enquêtes", "Couverture"];
  const end = performance.now() + USE_LIMIT_MS;
  const heaps: number[] = [];
  let done = 0;
  for (; done < GESTURES && performance.now() < end; done++) {
    if (done % 5 === 4) {
      for (const space of spaces) await page.getByRole("button", { name: space, exact: true }).click();
      await page.getByTestId("white-population").waitFor();
    } else await makeGesture(page, (["stage", "date", "scope"] as const)[done % 3]!, done);
    // The first third fills caches once.
    if (done % 10 === 9 && done > GESTURES / 3) heaps.push(await readHeap(page));
  }
  const last = await readHeap(page);
  heaps.push(last);
  const growth = last - heaps[0]!;
  printTable(`Memory of page and workers, ${done} gestures over the four spaces (${GESTURES} are ten minutes of use)`, [
    {
      "loaded MB": ms(first),
      "after a third MB": ms(heaps[0]!),
      "at the end MB": ms(last),
      "growth MB": growth.toFixed(1),
    },
  ]);
  // Cut short, the use says how much is held, and nothing of its growth.
  if (done < GESTURES) return sayAim("memory", `${ms(last)} MB after ${done} gestures`, `of ${GESTURES}`, null);
  const isFlat = growth <= 0.05 * heaps[0]!;
  sayAim("memory", `${ms(last)} MB`, `${ms(heaps[0]!)} MB after a third of them`, last <= MAX_HEAP_MB && isFlat);
}
