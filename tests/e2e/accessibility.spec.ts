import { violations } from "./axe.ts";
import { expect, openApp, test } from "./page.ts";

// What the walk does not see, for it begins in a region.
test("axe finds nothing on the whole country nor on a list just tried, where a phone cuts nothing off", async ({
  page,
}) => {
  await openApp(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Essayer une petite liste" }).click();
  await expect(page.locator(".source-badges")).toContainText("cpts-exemple.csv");
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(overflow).toBe(0);
  expect(await violations(page)).toEqual([]);
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

test("letters doubled, the wheel over the map moves the page, and with Ctrl the map", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  await openApp(page);
  const map = (await page.locator(".map").boundingBox())!;
  await page.mouse.move(map.x + map.width / 2, map.y + map.height / 2);
  await page.mouse.wheel(0, 60);
  await expect(page.locator(".maplibregl-cooperative-gesture-screen")).toContainText("Ctrl + molette");
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(60);
  // The names come to rest, and the words over the map go.
  await page.waitForTimeout(2500);
  const before = await page.locator(".map").screenshot();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -600);
  await page.keyboard.up("Control");
  await expect.poll(async () => before.equals(await page.locator(".map").screenshot())).toBe(false);
  expect(await page.evaluate(() => scrollY)).toBe(60);
});
