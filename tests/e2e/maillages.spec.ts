import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, importList, keptPart, numberOf, openApp, test } from "./page.ts";

const REAL_DATA = process.env.REAL_DATA ?? resolve(import.meta.dirname, "../../../shared/data");
const PACA = join(REAL_DATA, "cpts-paca/cpts_paca_communes.csv");

async function openSpace(page: Page, scope = ""): Promise<void> {
  await page.goto(`./#espace=maillages${scope}`);
  await expect(page.locator(".crossing-matrix")).toBeVisible({ timeout: 60_000 });
}

const openTab = (page: Page, name: string) => page.getByRole("tab", { name }).click();

async function chooseMesh(page: Page, side: "Premier" | "Second", name: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^${side} maillage`) }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .click();
}

test("S1: Paris 13, 14 and 15 cross two DAC; the links stay, and the group is kept over a reload", async ({ page }) => {
  await openSpace(page, "&perimetre=departement:75");
  await openTab(page, "Groupes et seuils");
  for (const name of ["CPTS Paris 13", "CPTS Paris 14", "CPTS Paris 15"]) {
    await page.getByLabel("Ajouter une CPTS…").selectOption({ label: name });
    await expect(page.locator(".crossing-chips")).toContainText(name);
  }
  const group = page.getByTestId("crossing-group");
  await expect(group).toContainText("Traverse 2 DAC");
  const pair = (one: string, other: string) =>
    group.getByRole("listitem").filter({ hasText: `CPTS Paris ${one} – CPTS Paris ${other}` });
  await expect(pair("13", "14")).toContainText("dans le même DAC");
  await expect(pair("13", "15")).toContainText("à cheval sur 2 DAC");
  await expect(pair("14", "15")).toContainText("à cheval sur 2 DAC");
  await expect(group.getByText("aucune commune en double")).toHaveCount(3);
  await page.getByLabel("Nom du groupe").fill("Paris sud");
  await page.getByRole("button", { name: "Garder" }).click();
  await expect(page.locator(".crossing-kept")).toContainText("Paris sud");
  // A page left in the very millisecond of a click takes its write with it.
  await expect.poll(() => keptPart(page, "sets")).toContain("Paris sud");
  await page.reload();
  await expect(page.locator(".crossing-matrix")).toBeVisible({ timeout: 60_000 });
  await openTab(page, "Groupes et seuils");
  await page.getByRole("button", { name: "Paris sud", exact: true }).click();
  await expect(page.getByTestId("crossing-group")).toContainText("Traverse 2 DAC");
  // What is kept is a mesh like the others.
  await openTab(page, "Croisement");
  await chooseMesh(page, "Premier", "Mes groupes de CPTS");
  await chooseMesh(page, "Second", "DAC");
  await expect(page.getByTestId("crossing-chosen")).toHaveText("Paris sud");
  await expect(page.locator(".crossing-flow-head")).toContainText("à cheval sur 2 DAC");
});

test("S2: imposed or chosen, the two groups side by side; bounds move the classes", async ({ page }) => {
  await openSpace(page, "&perimetre=departement:75");
  await openTab(page, "Groupes et seuils");
  const row = page.getByTestId("crossing-coincidence").getByRole("row", { name: /^Commune/ });
  await expect(row.getByRole("cell").first()).toHaveText("17");
  await page.getByRole("button", { name: "imposé", exact: true }).last().click();
  const groups = page.getByTestId("crossing-process-groups").getByRole("row", { name: /^CPTS/ });
  await expect(groups.getByRole("cell")).toHaveText(["17", "0", "0", "1"]);
  await page.getByRole("button", { name: "CPTS Paris 13" }).click();
  await page.getByRole("group", { name: "Processus de CPTS Paris 13" }).getByRole("button", { name: "choisi" }).click();
  await expect(groups.getByRole("cell")).toHaveText(["16", "1", "0", "1"]);

  const sizes = page.getByTestId("crossing-sizes").getByRole("listitem");
  const counts = async () => (await sizes.locator("strong").allTextContents()).map(numberOf);
  const before = await counts();
  expect(before.reduce((sum, one) => sum + one, 0)).toBe(18);
  await page.getByRole("slider", { name: /Seuil 3/ }).fill("200000");
  await expect(sizes.last()).toContainText("200\u202f000 et plus");
  await expect.poll(async () => (await counts()).at(-1)).toBeLessThan(before.at(-1)!);
  expect((await counts()).reduce((sum, one) => sum + one, 0)).toBe(18);
});

test("S5: GHT in several pieces are said in the table and in the flow, with no error", async ({ page }) => {
  await openSpace(page, "&perimetre=region:11");
  await chooseMesh(page, "Premier", "GHT");
  await chooseMesh(page, "Second", "CPTS");
  await page.getByRole("group", { name: "Tableaux" }).getByRole("button", { name: "GHT" }).click();
  const table = page.getByRole("region", { name: "GHT" });
  await table.getByRole("button", { name: "Morceaux" }).click();
  const most = table.locator("tbody tr:not([aria-hidden])").first();
  await expect.poll(async () => numberOf(await most.locator("td").last().textContent())).toBeGreaterThan(1);
  await most.getByRole("button").click();
  await expect(page.locator(".crossing-flow-head")).toContainText(/en \d+ morceaux/);
});

test("the keyboard goes through tabs and pairs; Enter takes a pair in hand, and says how a score is made", async ({
  page,
}) => {
  await openSpace(page, "&perimetre=region:93");
  await page.getByRole("tab", { name: "Croisement" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Limites" })).toBeFocused();
  await expect(page.getByTestId("crossing-follow")).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  const matrix = page.getByRole("grid");
  await matrix.focus();
  const cell = async () => page.locator(`[id="${await matrix.getAttribute("aria-activedescendant")}"]`);
  const first = await (await cell()).getAttribute("aria-label");
  await page.keyboard.press("ArrowRight");
  const second = await (await cell()).getAttribute("aria-label");
  expect(second).not.toBe(first);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("crossing-chosen")).toHaveText(second!.split(", ")[0]!);
  const part = page.locator('.crossing-part[aria-pressed="true"] .crossing-part-name');
  await expect(part).toHaveCount(1);
  expect(second).toContain((await part.textContent())!);
  await page.getByRole("button", { name: /V-mesure/ }).press("Enter");
  await expect(page.getByRole("dialog")).toContainText("H(B|A)");
});

test("a set is built, kept, and its codes are saved as a list", async ({ page }) => {
  await openSpace(page, "&perimetre=departement:77");
  await openTab(page, "Ensembles");
  const people = page.getByTestId("crossing-set-people");
  await expect(people).toBeVisible();
  const outside = numberOf(await people.textContent());
  await page.getByLabel("Opération").selectOption({ label: "et (intersection)" });
  await expect.poll(async () => numberOf(await people.textContent())).not.toBe(outside);
  const inside = numberOf(await people.textContent());
  expect(inside).toBeGreaterThan(outside);
  await page.getByLabel("Nom de l’ensemble").fill("Couvert");
  await page.getByRole("button", { name: "Garder" }).click();
  await expect(page.locator(".crossing-kept")).toContainText("Couvert");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Codes (CSV)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^maillages-ensemble-.*\.csv$/);
  // The same communes become a draft.
  await page.getByRole("button", { name: "Dessiner à partir de ces communes" }).click();
  await expect.poll(async () => numberOf(await page.getByTestId("draft-population").textContent())).toBe(inside);
  // And a mesh: what is drawn is crossed like the rest.
  await page.getByRole("button", { name: "Maillages" }).click();
  await openTab(page, "Croisement");
  await chooseMesh(page, "Premier", "Périmètres dessinés");
  await expect(page.getByRole("button", { name: /^Premier maillage/ })).toContainText("1 territoire · 2026 · dessiné");
  await expect(page.getByTestId("crossing-chosen")).toHaveText("Un ensemble de communes");
});

const square = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const POLYGONS = JSON.stringify({
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { nom: "Baie des Anges" },
      geometry: { type: "Polygon", coordinates: [square(7.1, 43.6, 7.35, 43.8)] },
    },
    {
      type: "Feature",
      properties: { nom: "Large" },
      geometry: { type: "Polygon", coordinates: [square(3, 40, 3.1, 40.1)] },
    },
  ],
});
const geojson = (name: string, text: string) => ({
  name,
  mimeType: "application/geo+json",
  buffer: Buffer.from(text),
});

test("free polygons are crossed as estimates, refused in one sentence, kept over a reload and saved", async ({
  page,
}) => {
  await openSpace(page, "&perimetre=region:93");
  await openTab(page, "Polygones");
  const panel = page.getByRole("tabpanel");
  await expect(panel.locator(".badge")).toHaveText("estimation");
  const input = panel.locator("input[type=file]");
  await input.setInputFiles(geojson("coupé.geojson", POLYGONS.slice(0, 90)));
  await expect(panel.getByRole("alert")).toContainText("coupé.geojson");

  await input.setInputFiles(geojson("quartiers.geojson", POLYGONS));
  const own = page.getByTestId("crossing-polygon");
  await expect(own).toContainText("Baie des Anges");
  await expect(panel.getByRole("alert")).toHaveCount(0);
  await panel.getByText("1 remarque sur le fichier").click();
  await expect(panel.locator(".anomalies")).toContainText("« Large » ne tombe sur aucune commune");
  const people = numberOf((await own.getByRole("heading").textContent())!.split("environ")[1]!.split("hab.")[0]!);
  expect(people).toBeGreaterThan(300_000);
  // The parts of a partition make up the whole.
  await panel.getByLabel("croisés avec").selectOption({ label: "Départements" });
  await expect(own.getByRole("row").nth(1)).toContainText("Alpes-Maritimes");
  expect(numberOf(await own.getByRole("row").nth(1).getByRole("cell").first().textContent())).toBe(people);

  const download = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Tableaux (XLSX)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^maillages-polygones-.*\.xlsx$/);
  await expect.poll(() => keptPart(page, "polygons")).toContain("quartiers.geojson");
  await page.reload();
  await expect(page.locator(".crossing-matrix")).toBeVisible({ timeout: 60_000 });
  await openTab(page, "Polygones");
  await expect(page.getByTestId("crossing-polygon")).toContainText("Baie des Anges");
  await page.getByRole("button", { name: "Retirer les polygones" }).click();
  await expect(page.getByTestId("crossing-polygon")).toHaveCount(0);
});

test("S11: EPCI whole or in part by CPTS, and what of each EPCI is in no CPTS", async ({ page }) => {
  await openSpace(page, "&perimetre=departement:83");
  const tables = page.getByRole("group", { name: "Tableaux" });
  await tables.getByRole("button", { name: "CPTS" }).click();
  const cpts = page.getByRole("region", { name: "CPTS" });
  await expect(cpts.getByRole("columnheader", { name: "EPCI en entier" })).toBeVisible();
  const row = cpts.locator("tbody tr:not([aria-hidden])").first();
  await expect(row).toBeVisible();
  const [met, whole, cut] = (await row.locator("td").allTextContents()).slice(2, 5).map(numberOf);
  expect(whole! + cut!).toBe(met);
  await tables.getByRole("button", { name: "EPCI" }).click();
  await expect(
    page.getByRole("region", { name: "EPCI" }).getByRole("columnheader", { name: "Habitants hors CPTS" }),
  ).toBeVisible();
});

test("tables, areas, borders and drawings are saved", async ({ page }) => {
  await openSpace(page, "&perimetre=departement:06");
  let text = "";
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    const file = await download;
    text = readFileSync(await file.path(), "utf8");
    return file.suggestedFilename();
  };
  expect(await saved("SVG")).toBe("maillages-matrice.svg");
  // Out of the page a drawing says what it shows and that it is simulated; so does a file for a GIS.
  expect(text).toContain("Où habite la population de chaque CPTS");
  expect(text).toContain("Exemple simulé");
  expect(await saved("PNG")).toBe("maillages-matrice.png");
  expect(await saved("Tableaux (XLSX)")).toMatch(/^maillages-croisement-.*\.xlsx$/);
  expect(await saved("Paires (CSV)")).toMatch(/\.csv$/);
  expect(await saved("Morceaux (GeoJSON)")).toBe("maillages-morceaux.geojson");
  expect(JSON.parse(text).notes.join(" ")).toContain("Exemple simulé");
  await openTab(page, "Limites");
  await expect(page.getByTestId("crossing-follow")).toBeVisible();
  expect(await saved("Limites (GeoJSON)")).toBe("maillages-limites.geojson");
  expect(await saved("Carte (SVG)")).toMatch(/\.svg$/);
  expect(text).toMatch(/CPTS et EPCI ensemble · [\d\s]+km/);
  expect(await saved("Carte (PNG)")).toBe("maillages-limites.png");
});

test("two meshes of 800 and 1 250 territories are shown within 300 ms of the choice", async ({ page }) => {
  await openSpace(page);
  await page.waitForTimeout(2_000);
  const waits: number[] = [];
  for (const name of ["km²", "communes", "habitants", "km²", "habitants"]) {
    // The map has drawn the pieces of the choice before.
    await page.waitForTimeout(1_500);
    waits.push(
      await page.evaluate(async (label) => {
        const figure = () => document.querySelector(".crossing-scores")!.textContent;
        const before = figure();
        const button = [...document.querySelectorAll<HTMLElement>(".crossing-segments button")].find(
          (one) => one.textContent === label,
        )!;
        const start = performance.now();
        button.click();
        while (figure() === before || !document.querySelector(".crossing-matrix"))
          await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - start;
      }, name),
    );
  }
  test.info().annotations.push({ type: "milliseconds", description: waits.map(Math.round).join(" ") });
  // What else the machine does only adds to a wait: the shortest is the page's own.
  expect(Math.min(...waits)).toBeLessThan(300);
});

test("the list of PACA beside EPCI gives the figures of the independent computation", async ({ page }) => {
  test.skip(!existsSync(PACA), "the list of PACA is not at hand");
  await openApp(page);
  await importList(page, PACA);
  await expect(page.locator(".source-badges")).toContainText("importé");
  await page.getByRole("button", { name: "Maillages" }).click();
  const scores = page.locator(".crossing-scores");
  await expect(scores).toContainText("38 sur 69");
  await expect(scores).toContainText("27 sur 51");
  await expect(scores).toContainText("0,74");
  await expect(scores).toContainText("h = 0,91, c = 0,62");
  await expect(scores).toContainText("0,42");
  await expect(scores).toContainText("913 communes");
  await page.getByLabel("Département de la matrice").selectOption("84");
  await page.locator(".crossing-matrix-name", { hasText: "Cerebellum" }).click();
  const flow = page.locator(".crossing-flow");
  await expect(flow).toContainText("à cheval sur 4 EPCI, 2,2 partenaires effectifs");
  await expect(flow.locator(".crossing-part")).toHaveCount(4);
});
