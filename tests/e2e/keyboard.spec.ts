import type { Page } from "@playwright/test";
import { expect, openApp, test } from "./page.ts";

/** Tabs in a row that are looked at in each space: the rail, the header, the map and the panel. */
const STEPS = 70;

interface Stop {
  readonly name: string;
  readonly hasOutline: boolean;
  /** Whether something of it can be seen, not under a card or outside the screen. */
  readonly isSeen: boolean;
}

/** What has the focus, and whether an eye finds it. */
const focused = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return null;
    const box = one.getBoundingClientRect();
    // A field may show the focus on the row or the card that holds it.
    const drawn = [one, one.parentElement, one.closest("label, .search")].some((shown) => {
      if (shown === null || shown === undefined) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
      return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow.includes("0px 0px 0px");
    });
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.1, 0.5, 0.9].map((y) => [box.x + x * box.width, box.y + y * box.height]),
    );
    const isSeen = points.some(([x, y]) => {
      const top = document.elementFromPoint(x!, y!);
      return top !== null && (one.contains(top) || top.contains(one) || one.parentElement!.contains(top));
    });
    const label = one.getAttribute("aria-label") ?? one.textContent ?? "";
    return { name: `${one.tagName} ${one.className} ${label.trim().slice(0, 40)}`, hasOutline: drawn, isSeen };
  });

/** The next Tab goes to the first thing of the page, as after it was opened. */
const beginAtTop = (page: Page) =>
  page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });

test("on a desk and on a small laptop the focus is always seen, nowhere trapped, in the four spaces", async ({
  page,
}) => {
  test.setTimeout(240_000);
  for (const space of ["couverture", "dessiner", "maillages", "enquetes"]) {
    await page.goto(`./?${space}#espace=${space}&perimetre=region:93`);
    await page.locator("#figures h1, #figures [role=tab]").first().waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => performance.getEntriesByName("map-ready").length > 0);
    for (const [device, width, height] of [
      ["a desk", 1440, 900],
      ["a small laptop", 1280, 720],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(1500);
      await beginAtTop(page);
      const seen: Stop[] = [];
      for (let step = 0; step < STEPS; step++) {
        await page.keyboard.press("Tab");
        const stop = await focused(page);
        if (stop !== null) seen.push(stop);
      }
      const where = `${space} on ${device}`;
      const names = (of: readonly Stop[]) => of.map(({ name }) => name);
      expect.soft(new Set(names(seen)).size, where).toBeGreaterThan(20);
      expect.soft(names(seen.filter(({ hasOutline }) => !hasOutline)), `${where}: focus not drawn`).toEqual([]);
      expect.soft(names(seen.filter(({ isSeen }) => !isSeen)), `${where}: focus hidden`).toEqual([]);
    }
  }
});

test("a survey is chosen, read, put in classes and exported by the keyboard alone", async ({ page }) => {
  await page.goto("./#espace=enquetes");
  await expect(page.getByTestId("survey-headline")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("tab", { name: "Réponses", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Typologie", exact: true })).toBeFocused();
  await page.getByRole("combobox", { name: /^Classes/ }).focus();
  await page.keyboard.press("3");
  await page.getByRole("button", { name: "Lancer la typologie" }).press("Enter");
  await expect(page.getByTestId("typology-done")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("tab", { name: "Typologie", exact: true }).focus();
  await page.keyboard.press("ArrowLeft");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV", exact: true }).first().press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
});

test("a list of doubtful rows is settled by the keyboard alone", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Importer", exact: true }).press("Enter");
  await page.getByText("Coller une liste", { exact: true }).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /Liste de communes/ }).focus();
  await page.keyboard.type("CPTS du Lot : Cahors, Figeac, Saint-Denis");
  await page.getByRole("button", { name: "Lire cette liste" }).press("Enter");
  await expect(page.getByTestId("review")).toBeVisible();
  const choice = page.getByTestId("review").getByRole("combobox").first();
  await choice.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Appliquer/ }).press("Enter");
  await expect(page.getByRole("button", { name: /^Appliquer/ })).toHaveCount(0);
});

test("a card takes the focus and gives it back to the button that opened it, the first time as the next ones", async ({
  page,
}) => {
  await openApp(page);
  const why = page.getByRole("button", { name: /D’où vient ce chiffre/ }).first();
  for (let time = 0; time < 2; time++) {
    await why.focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[role=dialog]")?.textContent ?? ""))
      .toContain("Copier");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(why).toBeFocused();
  }
});

test("what is written in the search before the map is drawn stays when its list comes", async ({ page }) => {
  await page.goto("./");
  await page.getByPlaceholder("Commune, CPTS ou code").pressSequentially("dra", { delay: 20 });
  await expect(page.getByRole("combobox", { name: /Chercher/ })).toHaveValue("dra");
  await expect(page.getByRole("combobox", { name: /Chercher/ })).toBeFocused();
  await page.keyboard.type("guignan");
  await expect(page.getByRole("option").first()).toContainText("Draguignan");
});
