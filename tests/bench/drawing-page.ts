import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { ms, printTable } from "./measure.ts";

const STROKES = 500;
const WARM_UP = 20;

/**
 * 500 strokes in Chromium over the example (835 CPTS): a commune of the list « à portée » is ticked by script, and the
 * figure on the screen is awaited. What is measured is the whole way: page, worker, copy, page, React, layout.
 */
export async function benchDrawingPage(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) return console.log("\nDrawing in the page: left out, no Chromium was found.");
  const outDir = mkdtempSync(join(tmpdir(), "drawing-page-"));
  await build({ logLevel: "error", build: { outDir } });
  const server = await preview({ configFile: false, logLevel: "error", build: { outDir }, preview: { port: 0 } });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "fr-FR" });
  await page.goto(`${server.resolvedUrls!.local[0]!}#espace=dessiner&perimetre=departement:13`);
  // The first CPTS with communes without CPTS around it: there is something to tick.
  for (let rank = 0; ; rank++) {
    await page.getByRole("button", { name: /Partir d’une CPTS/ }).click({ timeout: 120_000 });
    await page.locator(".draw-choices .option").nth(rank).click();
    await page.getByTestId("draft-population").waitFor();
    await page.waitForTimeout(1000);
    if ((await page.locator(".draw-row input").count()) > 0) break;
    await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  }
  await page.waitForTimeout(3000);
  const { strokes, communes } = await page.evaluate(
    async ({ count, warmUp }) => {
      const figure = document.querySelector('[data-testid="draft-communes"]')!;
      const times: number[] = [];
      let depth = 0;
      for (let stroke = -warmUp; stroke < count; stroke++) {
        const ticks = [...document.querySelectorAll<HTMLInputElement>(".draw-row input")];
        // A draft that grows without end would measure another thing: it goes back as often as it must.
        const isAdding = ticks.length > 0 && depth < 40;
        const undo = document.querySelector<HTMLButtonElement>('.draw-bar [aria-label="Annuler"]')!;
        const target = isAdding ? ticks[(stroke + warmUp) % ticks.length]! : undo;
        depth += isAdding ? 1 : -1;
        const done = new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(figure, { characterData: true, childList: true, subtree: true });
          // A gesture that changes nothing must not hold the bench up: it counts as very slow.
          setTimeout(resolve, 5000);
        });
        const started = performance.now();
        target.click();
        await done;
        if (stroke >= 0) times.push(performance.now() - started);
        // The map draws between two strokes, as it does under a hand.
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      }
      return { strokes: times, communes: figure.textContent };
    },
    { count: STROKES, warmUp: WARM_UP },
  );
  await browser.close();
  await server.close();
  strokes.sort((a, b) => a - b);
  const at = (share: number) => ms(strokes[Math.min(strokes.length - 1, Math.floor(share * strokes.length))]!);
  printTable(`Drawing in Chromium over the example, software rendering: ${communes} after ${STROKES} strokes`, [
    { answer: "from the tick to the figures on the page", "median ms": at(0.5), "p95 ms": at(0.95), "worst ms": at(1) },
  ]);
}
