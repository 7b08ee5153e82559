import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { listPrecache, precacheLine } from "../../scripts/offline/precache.ts";
import { findRealData } from "../fixtures/real-data.ts";
import { expect, importList, openApp, test as watched } from "./page.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const DIST = resolve(process.env.E2E_DIST ?? "dist");
const paca = findRealData("cpts-paca/cpts_paca_communes.csv");
const SPACES = ["Couverture", "Dessiner", "Maillages", "Enquêtes"];

const test = watched.extend<{ site: StaticServer }>({
  site: async ({ keepsOffline: _ }, use) => {
    const site = await serveFolder(DIST);
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ keepsOffline: true });

/** Until the service worker has all it needs. */
const keptWhole = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const [name = ""] = (await caches.keys()).filter((key) => key.startsWith("cpts "));
    return (await (await caches.open(name)).keys()).length;
  });

const isControlled = (page: Page) => page.evaluate(() => navigator.serviceWorker.controller !== null);

test("after one visit the application works without network, its four spaces and the PACA list", async ({
  page,
  site,
  context,
}) => {
  await openApp(page);
  expect(await keptWhole(page)).toBeGreaterThan(20);
  await expect.poll(() => isControlled(page)).toBe(true);
  site.folder = null;
  await context.setOffline(true);
  await openApp(page);
  for (const space of SPACES) {
    await page.getByRole("button", { name: space, exact: true }).click();
    await expect(page.locator("#figures")).toHaveAttribute("aria-label", space);
  }
  await page.getByRole("button", { name: "Couverture", exact: true }).click();
  test.skip(paca === null, "REAL_DATA is not there: P1 was left out without network");
  await importList(page, paca!);
  await expect(page.locator(".source-badges")).toContainText("importé");
  await expect(page.getByTestId("white-population")).toHaveText("101\u202f089");
});

/** The same build, but for a line in its page: another identifier, as any change makes. */
function makeNextBuild(): string {
  const next = mkdtempSync(join(tmpdir(), "cpts-next-"));
  cpSync(DIST, next, { recursive: true });
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  writeFileSync(join(next, "index.html"), page.replace("</head>", '<meta name="next" content="yes"></head>'));
  const built = readdirSync(join(next, "assets")).map((name) => `assets/${name}`);
  const code = readFileSync(join(DIST, "service-worker.js"), "utf8");
  writeFileSync(
    join(next, "service-worker.js"),
    precacheLine(listPrecache(next, built)) + code.slice(code.indexOf("\n") + 1),
  );
  return next;
}

const isNext = (page: Page) => page.evaluate(() => document.querySelector("meta[name=next]") !== null);
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

test("a new build waits until it is asked for, replaces the old one whole, and leaves nothing of it", async ({
  page,
  site,
}) => {
  const next = makeNextBuild();
  try {
    await openApp(page);
    await keptWhole(page);
    const [first] = await cacheNames(page);
    site.folder = next;
    await openApp(page);
    // The page that opened is still the old one, from its own cache.
    expect(await isNext(page)).toBe(false);
    const notice = page.getByRole("status").filter({ hasText: "Une nouvelle version est là" });
    await expect(notice).toBeVisible();
    expect(await cacheNames(page)).toHaveLength(2);
    await notice.getByRole("button", { name: "Recharger" }).click();
    await expect.poll(() => isNext(page).catch(() => false)).toBe(true);
    await expect(notice).toBeHidden();
    await expect.poll(() => cacheNames(page)).toHaveLength(1);
    expect(await cacheNames(page)).not.toContain(first);
    site.folder = null;
    await openApp(page);
    expect(await isNext(page)).toBe(true);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
});

test("a build that is half on the server is not installed", async ({ page, site }) => {
  const next = makeNextBuild();
  try {
    await openApp(page);
    await keptWhole(page);
    const before = await cacheNames(page);
    // The list of the new build is there before one of its files is.
    writeFileSync(join(next, "index.html"), "<!doctype html><title>half</title>");
    site.folder = next;
    await openApp(page);
    await expect.poll(() => site.asked.filter((name) => name === "service-worker.js").length).toBeGreaterThan(1);
    await expect.poll(() => cacheNames(page)).toEqual(before);
    await expect(page.getByText("Une nouvelle version est là")).toBeHidden();
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
});

test("a damaged file in the cache is taken from the network, and mended", async ({ page, site }) => {
  await openApp(page);
  await keptWhole(page);
  const damage = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      const units = (await cache.keys()).find(({ url }) => url.includes("units.json"))!;
      const text = await (await cache.match(units))!.text();
      await cache.put(units, new Response(text.slice(0, text.length / 2)));
      return text.length;
    });
  const length = await damage();
  await openApp(page);
  await expect(page.getByRole("alert")).toBeHidden();
  const mended = () =>
    page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]!);
      const units = (await cache.keys()).find(({ url }) => url.includes("units.json"))!;
      return (await (await cache.match(units))!.text()).length;
    });
  await expect.poll(mended).toBe(length);
  expect(site.asked.filter((name) => name === "data/units.json").length).toBeGreaterThan(1);
});

test("where the storage is full the application works with the network as before", async ({ page, context }) => {
  await page.goto("./");
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(page.url()).origin, quotaSize: 200_000 });
  await openApp(page);
  await page.waitForTimeout(3000);
  await openApp(page);
  await expect(page.getByTestId("white-population")).not.toBeEmpty();
  expect(await isControlled(page)).toBe(false);
});
