import { expect, openApp, test as watched } from "./page.ts";

const tour = { name: "Visite guidée" };

watched(
  "a newcomer gets a tour that points at real elements, blocks nothing, and never comes back by itself",
  async ({ page }) => {
    await page.addInitScript(() => {
      if (sessionStorage.getItem("newcomer") === null) localStorage.removeItem("visited");
      sessionStorage.setItem("newcomer", "1");
    });
    await openApp(page);
    const card = page.getByRole("region", tour);
    await expect(card).toBeVisible();
    const seen = new Set<string>();
    for (let step = 1; step <= 6; step++) {
      await expect(card).toContainText(`${step} sur 6`);
      // The ring goes to its element a moment after the card has named it.
      await expect
        .poll(async () => {
          const ring = (await page.locator(".tour-ring").boundingBox())!;
          const place = `${Math.round(ring.x)} ${Math.round(ring.y)}`;
          if (Math.min(ring.width, ring.height) <= 20 || seen.has(place)) return false;
          return seen.add(place) !== null;
        }, `step ${step}`)
        .toBe(true);
      if (step < 6) await card.getByRole("button", { name: "Suivant" }).press("Enter");
    }
    expect(seen.size).toBe(6);
    // The page answers under the tour.
    await page.getByRole("button", { name: "EN", exact: true }).click();
    await expect(page.getByRole("region", { name: "Guided tour" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("region", { name: "Guided tour" })).toBeHidden();
    await openApp(page);
    await expect(page.locator(".tour-card")).toBeHidden();
  },
);

watched("a link with choices shows what it was sent for", async ({ page }) => {
  await page.addInitScript(() => localStorage.removeItem("visited"));
  await openApp(page, "#perimetre=departement:46");
  await expect(page.locator(".tour-card")).toBeHidden();
});

watched("the help gives the tour again, sample files that download, versions and licences", async ({ page }) => {
  await openApp(page);
  await expect(page.locator(".tour-card")).toBeHidden();
  await page.getByRole("button", { name: "Aide", exact: true }).click();
  const panel = page.locator("#figures");
  const links = panel.getByRole("link");
  await expect(links).toHaveCount(7);
  for (const link of await links.all()) {
    const download = page.waitForEvent("download");
    await link.click();
    expect((await download).suggestedFilename()).toMatch(/-exemple\.csv$/);
  }
  await panel.getByRole("button", { name: "À propos", exact: true }).click();
  await expect(panel).toContainText("Licence Ouverte");
  await expect(panel).toContainText("34\u202f917");
  await panel.getByText("Paquets et données utilisés").click();
  await expect(panel).toContainText("maplibre-gl");
  await panel.getByRole("button", { name: "Aide", exact: true }).click();
  await panel.getByRole("button", { name: "Refaire la visite guidée" }).click();
  await expect(page.getByRole("region", tour)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", tour)).toBeHidden();
});
