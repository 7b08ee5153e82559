import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";

/** What the application says or asks for without being told to: every test fails on it. */
export interface Watch {
  readonly complaints: string[];
  readonly foreignRequests: string[];
}

/**
 * The page under watch: a console error, an uncaught exception or a request to another site fails the test that
 * caused it, whatever the test was about.
 */
export const test = base.extend<{ watch: Watch; keepsOffline: boolean }>({
  /** Whether the page may keep itself for use without network: nothing but a test of that has a use for it. */
  keepsOffline: [false, { option: true }],
  watch: [
    async ({ page, baseURL, keepsOffline }, use) => {
      if (!keepsOffline)
        await page.addInitScript(() =>
          Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }),
        );
      // The tour of a first visit has its own test.
      await page.addInitScript(() => localStorage.setItem("visited", "1"));
      const watch: Watch = { complaints: [], foreignRequests: [] };
      page.on("console", (message: ConsoleMessage) => {
        if (message.type() === "error" || message.type() === "warning") watch.complaints.push(message.text());
      });
      page.on("pageerror", (error) => watch.complaints.push(String(error)));
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL!) && !url.startsWith("data:") && !url.startsWith("blob:"))
          watch.foreignRequests.push(url);
      });
      await use(watch);
      expect(watch.foreignRequests, "requests to other sites").toEqual([]);
      expect(watch.complaints, "console errors and warnings").toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Opens the application on its embedded example and waits until the first figures are there and the map answers. */
export async function openApp(page: Page, hash = ""): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.getByTestId("white-population")).toBeVisible({ timeout: 60_000 });
  await page.waitForFunction(() => performance.getEntriesByName("map-ready").length > 0, undefined, {
    timeout: 60_000,
  });
}

/** Imports a list and waits until its figures have replaced those of the list before. */
export async function openList(page: Page, file: Parameters<typeof importList>[1]): Promise<void> {
  await openApp(page);
  await importList(page, file);
  await expect(page.locator(".source-badges")).toContainText("importé");
}

/** The short sample of the application, over the Lot. */
export async function openSample(page: Page): Promise<void> {
  await openApp(page);
  await page.getByRole("button", { name: "Essayer une petite liste" }).click();
  await expect(page.locator(".source-badges")).toContainText("cpts-exemple.csv");
}

/** Imports a list as a person does with the file button. */
export async function importList(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const input = page.locator("input[type=file]").first();
  // With a list in use, files are chosen in the panel of data alone.
  if ((await input.count()) === 0) await page.getByRole("button", { name: "Importer", exact: true }).click();
  await input.setInputFiles(file);
}

export const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text as string),
});

/** What a page has kept of a part of the work, as text: what is written down outlives the page, what is shown may not yet. */
export const keptPart = (page: Page, part: string): Promise<string> =>
  page.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const asked = indexedDB.open("cpts-travail");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const read = asked.result.transaction("parts").objectStore("parts").get(name);
          read.onsuccess = () => {
            asked.result.close();
            resolve(JSON.stringify(read.result) ?? "");
          };
        };
      }),
    part,
  );

/** Closes the panel of data, which opens by itself when rows wait for a decision. */
export async function showFigures(page: Page): Promise<void> {
  const close = page.getByRole("button", { name: "Fermer les données" });
  if (await close.isVisible()) await close.click();
}

/** `1 234 567` or `98,1 %` as a number. */
export const numberOf = (text: string | null): number =>
  Number(
    (text ?? "")
      .replace(/[^\d,−-]/g, "")
      .replace("−", "-")
      .replace(",", "."),
  );
