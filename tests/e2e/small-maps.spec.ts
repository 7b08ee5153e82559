import { findRealData } from "../fixtures/real-data.ts";
import { axe } from "./axe.ts";
import { expect, importList, numberOf, openApp, test } from "./page.ts";

const paca = findRealData("cpts-paca/cpts_paca_communes.csv");
const PHONE = { width: 390, height: 844 };

/** Overlays on the map whose boxes meet: none may. */
const COVERED = `(() => {
  const seen = [...document.querySelectorAll(".legend-place, .small-maps, .city-inset, .source-badges .badge, .maplibregl-ctrl")]
    .map((element) => [element.className, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && box.height > 0);
  return seen.flatMap(([name, a], i) => seen.slice(i + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => name + " meets " + other));
})()`;

test("the overseas départements are in sight with their figures, on paper too, and lead there", async ({ page }) => {
  await openApp(page);
  const cards = page.locator(".small-maps .small-map");
  await expect(cards).toHaveCount(5);
  expect((await cards.locator(".small-map-title").allTextContents()).map((name) => name.trim())).toEqual([
    "Guadeloupe",
    "Martinique",
    "Guyane",
    "La Réunion",
    "Mayotte",
  ]);
  for (const { width, height } of [
    { width: 1440, height: 900 },
    { width: 1440, height: 800 },
    { width: 1280, height: 720 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => page.evaluate(COVERED), `${width} × ${height}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  const { violations } = await axe(page).include(".small-maps").include(".city-inset").analyze();
  expect(violations).toEqual([]);
  await page.emulateMedia({ media: "print" });
  const mayotte = page.getByRole("button", { name: /^Mayotte/ });
  await expect(mayotte).toBeVisible();
  await page.setViewportSize({ width: 794, height: 1123 });
  await expect(mayotte).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1440, height: 900 });
  const reunion = page.getByRole("button", { name: /^La Réunion .*afficher ce département/ });
  const white = numberOf(
    (await reunion.locator(".small-map-white").textContent())!.replace(/sans CPTS/, "").replace(/hab\./, ""),
  );
  await reunion.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Territoire d’étude/ })).toContainText("La Réunion");
  // The card and the panel read the same classification.
  await expect.poll(async () => numberOf(await page.getByTestId("white-population").textContent())).toBe(white);
  await expect(page.locator(".small-maps")).toHaveCount(0);
});

test("Marseille 1er has its inset in PACA, and a place in the panel of a phone", async ({ page }) => {
  test.skip(paca === null, "REAL_DATA is not there: the inset of Marseille was left out");
  await openApp(page);
  await importList(page, paca!);
  const inset = page.getByRole("button", { name: /^Marseille, contours approchés/ });
  await expect(inset).toContainText("Marseille 1er");
  await expect(inset).toContainText("37\u202f599\u00a0hab.");
  await expect.poll(() => page.evaluate(COVERED)).toEqual([]);
  await page.setViewportSize(PHONE);
  await expect(inset).toBeHidden();
  await expect(page.locator(".small-maps-strip").getByRole("button", { name: /^Marseille/ })).toBeVisible();
});

test("on a phone the small maps are a line at the top of the panel, and nothing of them is cut", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await openApp(page);
  const chips = page.locator(".small-maps-strip .small-map");
  await expect(chips.first()).toBeVisible();
  await expect(page.locator(".small-maps")).toBeHidden();
  const cut = await chips.locator("span").evaluateAll((spans) =>
    spans
      .filter((span) => !span.classList.contains("visually-hidden") && span.scrollWidth > span.clientWidth + 1)
      .filter((span) => span.clientWidth > 0)
      .map((span) => span.textContent),
  );
  expect(cut).toEqual([]);
  const { violations } = await axe(page).include(".small-maps-strip").analyze();
  expect(violations).toEqual([]);
});
