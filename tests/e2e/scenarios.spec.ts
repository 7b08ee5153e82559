import type { Page } from "@playwright/test";
import { expect, numberOf, openApp, test } from "./page.ts";

/** Finds a CPTS by its name and opens its sheet. */
async function openSheet(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: /Chercher/ }).fill(name);
  await page.getByRole("group", { name: "CPTS" }).getByRole("option").first().click();
  await expect(page.getByTestId("territory-population")).toBeVisible();
}

const white = async (page: Page) => numberOf(await page.getByTestId("white-population").textContent());

test("S4: Grand Sud Réunion, 57 356 people, one DAC that holds all of it", async ({ page }) => {
  await openApp(page, "#perimetre=departement:974");
  await openSheet(page, "Grand Sud");
  await expect(page.getByTestId("territory-population")).toHaveText("57\u202f356");
  const sheet = page.locator(".sheet");
  await expect(sheet).toContainText("0,96 ×");
  await expect(sheet.locator("h2", { hasText: "DAC" }).locator("+ ul li")).toHaveCount(1);
  await expect(sheet.locator("h2", { hasText: "DAC" }).locator("+ ul li")).toContainText("100,0");
});

test("S13, S5: Paris 16 is white before its CPTS, covered after, the slider tells the same; today a GHT is in several pieces", async ({
  page,
}) => {
  await openApp(page, "#perimetre=departement:75&date=2023-09-01");
  await expect(page.getByTestId("zones")).toContainText("Paris 16e");
  const before = await white(page);
  // A month later, by the keyboard.
  await page.getByRole("slider", { name: "Date des chiffres" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/date=2023-10-01/);
  await expect.poll(() => white(page)).toBeLessThan(before);
  await expect(page.locator(".panel")).not.toContainText("Paris 16e");
  await page.keyboard.press("End");
  await openSheet(page, "Paris 14");
  await expect(page.locator(".sheet")).toContainText("en 3 morceaux");
  await page.locator(".legend").getByLabel("GHT").check();
});

test("the first view, built with the data, says what the engine says", async ({ page }) => {
  await openApp(page);
  const said = () => page.locator(".panel").textContent();
  let first = await said();
  // Sections whose code comes later are part of what the first view says.
  const isWhole = async () => {
    const before = first;
    first = await said();
    return first === before;
  };
  await expect.poll(isWhole, { intervals: [1000] }).toBe(true);
  // Any request waits for the engine; asking for the same target again makes it work the figures out anew.
  await page.getByLabel("Cible").fill("50000");
  await page.getByLabel("Cible").press("Enter");
  await expect(page).toHaveURL(/cible=50000/);
  await page.getByLabel("Cible").fill("60000");
  await page.getByLabel("Cible").press("Enter");
  await expect(page).not.toHaveURL(/cible/);
  await expect.poll(said).toBe(first);
});
