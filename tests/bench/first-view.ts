import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { ms, printTable, sayAim } from "./measure.ts";

const ROUNDS = 7;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

interface Visit {
  readonly milliseconds: number;
  /** When the map itself has drawn the figures and answers. */
  readonly mapMs: number;
  readonly gzipBytes: { readonly code: number; readonly data: number; readonly fonts: number };
  readonly longestTaskMs: number;
}

/**
 * The first view of the application beside an empty MapLibre page: built alike, served alike, each visit with a new
 * browser context (cold cache), the two in turn. From navigation to France with its figures on the screen, then to
 * the map that has drawn them and answers; the empty page has only the second.
 */
export async function benchFirstView(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) return console.log("\nFirst view: left out, no Chromium was found.");
  const out = mkdtempSync(join(tmpdir(), "first-view-"));
  await build({ logLevel: "error", build: { outDir: join(out, "application") } });
  await build({
    configFile: false,
    root: "tests/bench/empty-map",
    base: "./",
    logLevel: "error",
    build: { outDir: join(out, "empty") },
  });
  const servers = await Promise.all(
    ["application", "empty"].map((name) =>
      preview({ configFile: false, logLevel: "error", build: { outDir: join(out, name) }, preview: { port: 0 } }),
    ),
  );
  const [application, empty] = servers.map((server) => server.resolvedUrls!.local[0]!);
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });

  async function visit(url: string): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const bytesOf = new Map<string, { readonly kind: "code" | "data" | "fonts"; readonly bytes: number }>();
    const pending: Promise<void>[] = [];
    page.on("response", (response) => {
      const kind = /\.woff2$/.test(response.url()) ? "fonts" : response.url().includes("/data/") ? "data" : "code";
      pending.push(
        response.body().then(
          (body) => {
            bytesOf.set(response.url(), { kind, bytes: kind === "fonts" ? body.length : gzipSync(body).length });
          },
          () => {},
        ),
      );
    });
    await page.addInitScript(() => {
      const seen: number[] = [];
      new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration))).observe({
        type: "longtask",
        buffered: true,
      });
      Object.assign(globalThis, { longTasks: seen });
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("map-ready").length > 0, undefined, {
      timeout: 120_000,
    });
    const { milliseconds, mapMs, loaded, longestTaskMs } = await page.evaluate(() => ({
      milliseconds: performance.getEntriesByName("first-view")[0]!.startTime,
      mapMs: performance.getEntriesByName("map-ready")[0]!.startTime,
      // What came after the first view did not hold it up, and is not counted.
      loaded: (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter((one) => one.responseEnd <= performance.getEntriesByName("first-view")[0]!.startTime)
        .map((one) => one.name),
      longestTaskMs: Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks),
    }));
    await Promise.all(pending);
    await context.close();
    const sizes = { code: 0, data: 0, fonts: 0 };
    for (const name of new Set([url, ...loaded])) {
      const found = bytesOf.get(name);
      if (found !== undefined) sizes[found.kind] += found.bytes;
    }
    return { milliseconds, mapMs, longestTaskMs, gzipBytes: sizes };
  }

  const visits = { application: [] as Visit[], empty: [] as Visit[] };
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = { empty: await visit(empty!), application: await visit(application!) };
    // The first round warms the disk and the processor's clock.
    if (round === 0) continue;
    visits.empty.push(pair.empty);
    visits.application.push(pair.application);
  }
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));

  const time = (name: keyof typeof visits) => median(visits[name].map((one) => one.milliseconds));
  const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
  printTable(
    `First view, cold cache, software rendering, median of ${ROUNDS} visits`,
    (["empty", "application"] as const).map((name) => ({
      page: name === "empty" ? "empty MapLibre page" : "application",
      "median ms": ms(time(name)),
      "× empty": (time(name) / time("empty")).toFixed(2),
      "map ready ms": ms(median(visits[name].map((one) => one.mapMs))),
      "longest task ms": ms(median(visits[name].map((one) => one.longestTaskMs))),
      "code (gzip)": kB(visits[name][0]!.gzipBytes.code),
      "data (gzip)": kB(visits[name][0]!.gzipBytes.data),
      fonts: kB(visits[name][0]!.gzipBytes.fonts),
    })),
  );
  const [page, map] = [time("application"), time("empty")];
  sayAim("first-view", `${ms(page)} ms`, `empty map ${ms(map)} ms (× ${(page / map).toFixed(2)})`, page <= 2 * map);
  const { code, data } = visits.application[0]!.gzipBytes;
  sayAim("code", kB(code), `empty MapLibre page ${kB(visits.empty[0]!.gzipBytes.code)}`, code <= 250_000);
  sayAim("first-data", kB(data), "–", data <= 3_000_000);
}
