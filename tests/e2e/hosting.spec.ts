import { resolve } from "node:path";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { csv, expect, importList, openApp, test as watched } from "./page.ts";
import { type StaticServer, serveFolder } from "./static-server.ts";

const DIST = resolve(process.env.E2E_DIST ?? "dist");
/** A name that browsers do not trust as they trust `localhost`: what an intranet over plain http is. */
const INTRANET = "sante.intranet";

const test = watched.extend<{ site: StaticServer }>({
  site: async ({ keepsOffline: _ }, use) => {
    const site = await serveFolder(DIST, "/a/b/cpts/", INTRANET);
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({
  keepsOffline: true,
  launchOptions: {
    executablePath: findChromium() ?? "chromium",
    args: [...CHROMIUM_FLAGS, `--host-resolver-rules=MAP ${INTRANET} 127.0.0.1`],
  },
});

test("works in a sub-folder of a plain http site, under the policy in a header, compressed, with packs under a name of their content", async ({
  page,
  site,
}) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url().slice(site.url.length)));
  await openApp(page);
  expect(await page.evaluate(() => [isSecureContext, "serviceWorker" in navigator])).toEqual([false, false]);
  const manifest = await page.request.get(new URL("data/manifest.json", site.url).href.replace(INTRANET, "localhost"));
  expect(manifest.headers()["content-encoding"]).toBe("gzip");
  for (const space of ["Dessiner", "Maillages", "Enquêtes", "Couverture"]) {
    await page.getByRole("button", { name: space, exact: true }).click();
    await expect(page.locator("#figures")).toHaveAttribute("aria-label", space);
  }
  // The digest of an imported file does not need what browsers keep for https.
  await importList(page, csv("liste.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46102\n"));
  await expect(page.getByTestId("observed")).toHaveText("1");
  expect(site.asked.filter((name) => name.startsWith(".."))).toEqual([]);
  // What says the names is asked for afresh.
  const packs = addresses.filter((address) => /^data\/(?!manifest|first-view)/.test(address));
  expect(packs.some((address) => address.startsWith("data/units.json"))).toBe(true);
  expect(packs.filter((address) => !/\?v=[0-9a-f]{8}$/.test(address))).toEqual([]);
});
