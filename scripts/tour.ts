import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "./find-chromium.ts";
import { reducePalette } from "./pictures/palette-png.ts";

/**
 * `npm run tour`: visits every space of the built page on its embedded example, as a newcomer with a desk and one with a
 * phone do, and writes the pictures of `docs/guide.md`. The date is fixed, so that two runs show the same figures.
 */
const { values } = parseArgs({
  options: {
    dist: { type: "string", default: "dist" },
    out: { type: "string", default: "docs/images" },
    port: { type: "string", default: "4180" },
  },
});

const PACA = "perimetre=region:93";
const VIEWS = [
  { name: "bureau", width: 1440, height: 900 },
  { name: "telephone", width: 390, height: 844 },
] as const;

/** What is done before each picture; `hash` is the address opened, once the page is there. */
const STOPS: readonly { readonly name: string; readonly hash: string; readonly act?: (page: Page) => Promise<void> }[] =
  [
    { name: "france", hash: "" },
    { name: "couverture", hash: `#${PACA}` },
    {
      name: "zone-blanche",
      hash: `#${PACA}`,
      act: (page) => page.getByTestId("zones").getByRole("button").first().click(),
    },
    { name: "dessiner", hash: `#espace=dessiner&${PACA}` },
    { name: "maillages", hash: `#espace=maillages&${PACA}` },
    { name: "enquetes", hash: "#espace=enquetes" },
    { name: "importer", hash: `#${PACA}`, act: (page) => page.getByRole("button", { name: "Importer" }).click() },
    { name: "aide", hash: `#${PACA}`, act: (page) => page.getByRole("button", { name: "Aide", exact: true }).click() },
  ];

/** Until figures and map are there, and nothing has moved for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("map-ready").length > 0, undefined, {
    timeout: 60_000,
  });
  await page.locator("#figures > *").first().waitFor({ timeout: 30_000 });
  await page.waitForTimeout(2500);
}

const server = await preview({
  build: { outDir: values.dist },
  preview: { port: Number(values.port), strictPort: true },
});
const browser = await chromium.launch({ executablePath: findChromium() ?? "chromium", args: CHROMIUM_FLAGS });
mkdirSync(values.out, { recursive: true });
try {
  for (const { name: view, width, height } of VIEWS) {
    const context = await browser.newContext({ viewport: { width, height }, locale: "fr-FR", reducedMotion: "reduce" });
    await context.addInitScript(() => localStorage.setItem("visited", "1"));
    for (const { name, hash, act } of STOPS) {
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") console.error(`${view} ${name}: ${message.text()}`);
      });
      await page.goto(`http://localhost:${values.port}/${hash}`);
      await settle(page);
      if (act !== undefined) {
        await act(page);
        await page.waitForTimeout(1500);
      }
      const picture = reducePalette(await page.screenshot());
      writeFileSync(join(values.out, `${name}-${view}.png`), picture);
      console.log(`${name}-${view}.png ${Math.round(picture.length / 1000)} kB`);
      await page.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
