import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, openApp, openSample, test } from "./page.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 160)) }));
}

test("axe finds nothing, before and after a list, in every panel", async ({ page }) => {
  await openApp(page);
  expect(await violations(page)).toEqual([]);
  await openSample(page);
  expect(await violations(page)).toEqual([]);
  await page
    .getByRole("button", { name: /D’où vient ce chiffre/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /Territoire d’étude/ }).click();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Aide", exact: true }).click();
  for (const name of ["Aide", "Lexique", "Méthode", "À propos"]) {
    await page.locator("#figures").getByRole("button", { name, exact: true }).click();
    await expect(page.locator("#figures").getByRole("heading", { level: 1 })).toHaveText(name);
    expect(await violations(page), name).toEqual([]);
  }
});

test("the keyboard alone reaches a place, a scope, a white zone and a sheet", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Essayer une petite liste" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".source-badges")).toContainText("cpts-exemple.csv");
  await page.locator("body").click({ position: { x: 5, y: 300 } });
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("figeac");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const zone = page.getByTestId("zones").getByRole("button").first();
  await zone.focus();
  await page.keyboard.press("Enter");
  await expect(zone).toHaveAttribute("aria-expanded", "true");
  await page.getByTestId("zones").locator(".row-open").getByRole("button").nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("territory-population")).toBeVisible();
});

test("on a phone nothing is cut off and the figures come under the map", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSample(page);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  expect(await violations(page)).toEqual([]);
});
