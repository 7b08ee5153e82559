import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { printTable, timesLine } from "./measure.ts";

const STROKES = 500;
const WARM_UP = 20;
/** Strokes in a row before they are undone: a draft that grows without end would measure another thing. */
const MOST_DEPTH = 40;
/** The hand rests between two strokes, and the map draws. */
const REST_MS = 60;
/** A gesture that changes nothing in this time is not waited for. */
const STROKE_LIMIT_MS = 3000;
/** However slow the machine, the bench ends: what was measured by then is printed. */
const LIMIT_MS = 180_000;
const MOST_STARTS = 12;

/** Metrics of Chromium that are work of the page on its main thread, in seconds of processor time. */
const WORK = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/**
 * 500 strokes in Chromium over the whole example (France, 835 CPTS): a commune of the list « à portée » is ticked, or
 * the last stroke undone, and the figure on the screen is awaited. From the click to the figures: page, worker, copy,
 * page, React. Beside it, the work of the main thread as Chromium counts it, until the next stroke: ours, and that of
 * MapLibre as it draws the change.
 */
export async function benchDrawingPage(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) return console.log("\nDrawing in the page: left out, no Chromium was found.");
  const outDir = mkdtempSync(join(tmpdir(), "drawing-page-"));
  await build({ logLevel: "error", build: { outDir } });
  const server = await preview({ configFile: false, logLevel: "error", build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
    page.setDefaultTimeout(60_000);
    await page.addInitScript(() => localStorage.setItem("visited", "1"));
    await page.goto(`${server.resolvedUrls!.local[0]!}#espace=dessiner`);
    if (!(await beginWithNeighbours(page)))
      return console.log(
        "\nDrawing in the page: left out, no CPTS of the example has communes without CPTS beside it.",
      );
    printStrokes(await measureStrokes(page));
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true });
  }
}

/** Begins from the first CPTS with communes without CPTS around it. False when the first ones have none. */
async function beginWithNeighbours(page: Page): Promise<boolean> {
  for (let rank = 0; rank < MOST_STARTS; rank++) {
    await page.getByRole("button", { name: /Partir d’une CPTS/ }).click();
    await page.locator(".draw-choices .option").nth(rank).click();
    await page.getByTestId("draft-population").waitFor();
    // The map and the small maps settle.
    await page.waitForTimeout(3000);
    if ((await page.locator(".draw-row input").count()) > 1) return true;
    await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  }
  return false;
}

interface Strokes {
  /** From the click to the figures. */
  readonly waits: number[];
  /** Of the main thread, from the click to the figures. */
  readonly figureWorks: number[];
  /** Of the main thread, until the next stroke. */
  readonly works: number[];
  /** Gestures that changed no figure: they are in no time. */
  readonly missed: number;
  readonly communes: string;
}

async function measureStrokes(page: Page): Promise<Strokes> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const workMs = async () =>
    (await session.send("Performance.getMetrics")).metrics
      .filter(({ name }) => WORK.includes(name))
      .reduce((sum, { value }) => sum + 1000 * value, 0);
  const waits: number[] = [];
  const figureWorks: number[] = [];
  const works: number[] = [];
  let missed = 0;
  let depth = 0;
  let isGoingBack = false;
  const end = performance.now() + LIMIT_MS;
  for (let stroke = 0; works.length < STROKES && performance.now() < end; stroke++) {
    const before = await workMs();
    if (depth >= MOST_DEPTH) isGoingBack = true;
    if (depth === 0) isGoingBack = false;
    const done = await strokeOnce(page, stroke, isGoingBack);
    if (done.isNothingLeft) {
      if (depth === 0) break;
      isGoingBack = true;
      continue;
    }
    const told = await workMs();
    depth += isGoingBack ? -1 : 1;
    await page.waitForTimeout(REST_MS);
    if (done.milliseconds === null) missed++;
    else if (stroke >= WARM_UP) {
      waits.push(done.milliseconds);
      figureWorks.push(told - before);
      works.push((await workMs()) - before);
    }
  }
  const communes = (await page.getByTestId("draft-communes").textContent()) ?? "";
  return { waits, figureWorks, works, missed, communes };
}

/** One gesture in the page itself, so that the way from Node to Chromium is in no time. */
const strokeOnce = (page: Page, rank: number, isGoingBack: boolean) =>
  page.evaluate(
    async ({ rank, isGoingBack, limitMs }) => {
      const figure = document.querySelector('[data-testid="draft-communes"]')!;
      const ticks = [...document.querySelectorAll<HTMLInputElement>(".draw-row input")];
      const undo = document.querySelector<HTMLButtonElement>('.draw-bar [aria-label="Annuler"]');
      const target = isGoingBack ? undo : ticks[rank % ticks.length];
      if (target == null) return { isNothingLeft: true, milliseconds: null };
      const changed = new Promise<boolean>((resolve) => {
        const limit = setTimeout(() => resolve(false), limitMs);
        // No function is named in here: tsx would give it a helper that the page does not know.
        new MutationObserver((_, observer) => {
          observer.disconnect();
          clearTimeout(limit);
          resolve(true);
        }).observe(figure, { characterData: true, childList: true, subtree: true });
      });
      const started = performance.now();
      target.click();
      const hasChanged = await changed;
      return { isNothingLeft: false, milliseconds: hasChanged ? performance.now() - started : null };
    },
    { rank, isGoingBack, limitMs: STROKE_LIMIT_MS },
  );

function printStrokes({ waits, figureWorks, works, missed, communes }: Strokes): void {
  const said = missed > 0 ? `, ${missed} that changed nothing` : "";
  printTable(
    `Drawing in Chromium, France and 835 CPTS, software rendering: ${waits.length} strokes${said}, ${communes} at the end`,
    [
      timesLine("from the click to the figures on the page", waits),
      timesLine("work of the main thread until then, in processor time", figureWorks),
      timesLine("  the same with the map drawn, small maps too", works),
    ],
  );
}
