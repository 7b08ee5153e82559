import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { agencyWorkbook, DOUBTFUL, UNKNOWN } from "../fixtures/agency-list.ts";
import { findRealData } from "../fixtures/real-data.ts";
import { csv, expect, numberOf, openApp, showFigures, test } from "./page.ts";

const REAL = {
  list: findRealData("cpts-paca/cpts_paca_communes.csv"),
  sites: findRealData("hopitaux-2026/hopitaux_2026_partiel.csv"),
  ght: findRealData("ght-bfc/ref_membres_finess_bfc.csv"),
  zoning: findRealData("zonage-medecins/zonage_medecins_par_commune_cog2026.csv"),
  contours: findRealData("geometrie-communes-2023/paca_com.geojson"),
};
const hasReal = Object.values(REAL).every((path) => path !== null);

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function openPanel(page: Page): Promise<void> {
  if (!(await page.locator(".data-panel").isVisible()))
    await page.getByRole("button", { name: "Importer", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Vos données" })).toBeVisible();
}

/** Chooses a file in the panel of data. */
async function give(page: Page, file: string | ReturnType<typeof csv>): Promise<void> {
  await openPanel(page);
  await page.locator(".data-panel input[type=file]").first().setInputFiles(file);
}

/** Answers what a file holds, and waits until it is read. */
async function giveAs(page: Page, file: string, answer: RegExp): Promise<void> {
  await give(page, file);
  await page.getByRole("radio", { name: answer }).check();
  await page.getByRole("button", { name: "Lire ce fichier" }).click();
  await expect(page.locator(".data-pending")).toHaveCount(0);
  await expect(page.locator(".notice")).toHaveCount(0, { timeout: 60_000 });
}

const layer = (page: Page, name: string | RegExp) =>
  page.locator(".data-layers > li").filter({ has: page.locator("strong", { hasText: name }) });

/** A file that leaves nothing to decide gives the panel back to the figures, once all of it is in place. */
async function figuresAreBack(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "Vos données" })).toHaveCount(0, { timeout: 60_000 });
}

/** What the panel says of each layer, and the figures of the list. */
async function readAll(page: Page) {
  await openPanel(page);
  const layers = (await page.locator(".data-layers > li").allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  const contours = await page.locator(".data-layer-block").allInnerTexts();
  await page.getByRole("button", { name: "Fermer les données" }).click();
  const figures: Record<string, number | readonly number[]> = {
    white: numberOf(await page.getByTestId("white-population").textContent()),
    observed: numberOf(await page.getByTestId("observed").textContent()),
  };
  for (const one of ["white", "single", "shared", "overlap"]) {
    const cells = await page.getByTestId(`class-${one}`).locator("td").allTextContents();
    figures[one] = [numberOf(cells[1]!), numberOf(cells[0]!)];
  }
  return { layers: layers.sort(), contours, figures, badges: await page.locator(".source-badges").textContent() };
}

test("every layer of the example is replaced by a real one, from the page alone", async ({ page, browser }) => {
  test.skip(!hasReal, "REAL_DATA is not there: the imports were left out of the browser tests");
  test.setTimeout(300_000);
  await openApp(page);
  const start = await readAll(page);
  expect(start.layers.join()).toContain("exemple simulé");

  // The list of the agency: names alone, with defects, two doubtful rows and an unknown one.
  await give(page, { name: "Listing CPTS.xlsx", mimeType: WORKBOOK, buffer: await agencyWorkbook() });
  const review = page.getByTestId("review");
  await expect(review).toContainText("2 douteuses · 1 inconnue");
  for (const { written, code } of Object.values(DOUBTFUL))
    await review.getByLabel(`Commune pour «\u00a0${written}\u00a0»`).selectOption(code);
  await review.getByLabel(`Commune pour «\u00a0${UNKNOWN}\u00a0»`).selectOption("ignore");
  await review.getByRole("button", { name: "Appliquer 3 corrections" }).click();
  await expect(review).toContainText("0 douteuse · 0 inconnue");
  const { figures } = await readAll(page);
  expect(figures).toEqual({
    white: [46, 101_089],
    observed: 70,
    single: [913, 4_581_018],
    shared: [2, 536_853],
    overlap: [0, 0],
  });
  await expect(page.getByTestId("expected")).toHaveAttribute("title", /86,98/);

  await giveAs(page, REAL.sites!, /structures/);
  await expect(layer(page, "Structures")).toContainText("importé");
  await expect(layer(page, "Structures")).toContainText("1\u202f508 adresses");
  await giveAs(page, REAL.ght!, /autre maillage/);
  await expect(layer(page, /^GHT/)).toContainText("reconstitué");
  await giveAs(page, REAL.zoning!, /autre maillage/);
  await expect(layer(page, "Zonage médecins")).toContainText("importé");
  await page.locator(".data-catalogue > summary").click();
  const dac = page.locator(".data-catalogue li").filter({ hasText: "DAC (" }).first();
  await dac.locator("summary").click();
  await dac.getByRole("button", { name: /un par département/ }).click();
  await expect(layer(page, /^DAC/)).toContainText("reconstitué");
  await give(page, REAL.contours!);
  await expect(page.locator(".source-badges")).toContainText("contours officiels (Provence-Alpes-Côte d'Azur)", {
    timeout: 60_000,
  });
  await figuresAreBack(page);
  const all = await readAll(page);
  // The same people; the official drawing changes areas and neighbours.
  expect(all.figures).toEqual(figures);
  expect(all.layers.join()).not.toContain("exemple");

  // At the next visit everything is there again.
  await page.reload();
  await expect(page.locator(".source-badges")).toContainText("Listing CPTS.xlsx", { timeout: 60_000 });
  await expect(page.getByTestId("white-population")).toBeVisible();
  await expect.poll(() => readAll(page), { timeout: 60_000 }).toEqual(all);

  // A colleague opens the work file.
  await openPanel(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Enregistrer le dossier" }).click();
  const work = await (await download).path();
  const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1440, height: 900 } });
  const colleague = await context.newPage();
  await openApp(colleague);
  await give(colleague, { name: "dossier.json", mimeType: "application/json", buffer: readFileSync(work) });
  await expect(colleague.locator(".source-badges")).toContainText("contours officiels (", { timeout: 60_000 });
  await expect(colleague.locator(".source-badges")).toContainText("Listing CPTS.xlsx", { timeout: 60_000 });
  await expect(colleague.locator(".notice")).toHaveCount(0, { timeout: 60_000 });
  await figuresAreBack(colleague);
  await expect.poll(() => readAll(colleague), { timeout: 60_000 }).toEqual(all);
  await context.close();

  // Each layer that is taken away brings the example back in the end.
  await openPanel(page);
  for (const name of [/^Retirer (?!CPTS)/, "Retirer CPTS"])
    for (let left = await page.getByRole("button", { name }).count(); left > 0; left--) {
      await page.getByRole("button", { name }).first().click();
      await expect(page.getByRole("button", { name })).toHaveCount(left - 1);
    }
  await expect.poll(() => readAll(page), { timeout: 60_000 }).toEqual(start);
});

/** The contours of a département as geo.api.gouv.fr sends them. */
function officialOf(departement: string): string {
  const { features } = JSON.parse(readFileSync(REAL.contours!, "utf8")) as GeoJSON.FeatureCollection;
  const own = features.flatMap(({ geometry, properties }) => {
    const { INSEE_COM: code, NOM: nom } = properties as { INSEE_COM: string; NOM: string };
    return code.startsWith(departement) ? [{ type: "Feature" as const, geometry, properties: { code, nom } }] : [];
  });
  return JSON.stringify({ type: "FeatureCollection", features: own });
}

const CONTOURS_06 =
  "https://geo.api.gouv.fr/departements/06/communes?fields=code,nom,contour&format=geojson&geometry=contour";

test("official contours and the base map: one address each, on a click alone, and every fault said", async ({
  page,
  watch,
}) => {
  test.skip(REAL.contours === null, "REAL_DATA is not there: the official contours were left out of the browser tests");
  test.setTimeout(180_000);
  await openApp(page, "#perimetre=departement:06");
  await openPanel(page);
  const ask = page.getByRole("button", { name: "Demander les contours officiels" });
  const badges = page.locator(".source-badges");
  const alert = page.getByRole("alert");
  await expect(page.locator(".data-panel")).toContainText("https://geo.api.gouv.fr");
  expect(watch.foreignRequests).toEqual([]);

  const answers: readonly (readonly [RegExp, Parameters<Page["route"]>[1]])[] = [
    [/404/, (route) => route.fulfill({ status: 404, body: "" })],
    [/erreur \(500\)/, (route) => route.fulfill({ status: 500, body: "" })],
    [/page web/, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><html></html>" })],
    [/ne répond pas/, (route) => route.abort("internetdisconnected")],
    [
      /avant la fin/,
      (route) => route.fulfill({ contentType: "application/json", body: officialOf("06").slice(0, 2000) }),
    ],
    [/aucune commune du territoire demandé \(Alpes-Maritimes/, (route) => route.fulfill({ body: officialOf("05") })],
  ];
  for (const [sentence, answer] of answers) {
    await page.route("https://geo.api.gouv.fr/**", answer);
    await ask.click();
    await expect(alert).toContainText(sentence);
    await expect(alert).toContainText("les contours en place restent");
    await page.getByRole("button", { name: "Fermer", exact: true }).click();
    await page.unroute("https://geo.api.gouv.fr/**");
    await expect(badges).toContainText("contours approchés");
  }

  // A server that does not answer is stopped by hand, without a reproach.
  await page.route("https://geo.api.gouv.fr/**", () => {});
  await ask.click();
  await page.locator(".data-progress").getByRole("button", { name: "Annuler" }).click();
  await expect(ask).toBeVisible();
  await expect(alert).toHaveCount(0);
  await page.unroute("https://geo.api.gouv.fr/**");

  await page.route("https://geo.api.gouv.fr/**", (route) =>
    route.fulfill({ contentType: "application/geo+json", body: officialOf("06") }),
  );
  await ask.click();
  await expect(badges).toContainText("contours officiels (Alpes-Maritimes)", { timeout: 60_000 });
  await expect(page.locator(".data-layer-block")).toContainText("163 communes ou arrondissements dessinés");
  expect(new Set(watch.foreignRequests)).toEqual(new Set([CONTOURS_06]));
  expect(watch.foreignRequests).toHaveLength(answers.length + 2);
  watch.foreignRequests.splice(0);

  // Kept: the next visit draws them without asking.
  await page.unroute("https://geo.api.gouv.fr/**");
  await page.reload();
  await expect(badges).toContainText("contours officiels (Alpes-Maritimes)", { timeout: 60_000 });
  expect(watch.foreignRequests).toEqual([]);
  await openPanel(page);
  await page.getByRole("button", { name: "Retirer geo.api.gouv.fr" }).click();
  await expect(badges).toContainText("contours approchés");

  const tile = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await page.route("https://data.geopf.fr/**", (route) => route.fulfill({ contentType: "image/png", body: tile }));
  const ign = page.getByRole("checkbox", { name: "Fond de carte IGN" });
  await ign.check();
  await expect.poll(() => watch.foreignRequests.length).toBeGreaterThan(0);
  expect(watch.foreignRequests.every((url) => url.startsWith("https://data.geopf.fr/wmts?"))).toBe(true);
  await ign.uncheck();
  watch.foreignRequests.splice(0);
  await page.getByRole("button", { name: "Rapprocher" }).click();
  await page.waitForTimeout(1000);
  expect(watch.foreignRequests).toEqual([]);
  // The browser itself reports the failures that this test asked for.
  expect(watch.complaints.every((line) => line.includes("Failed to load resource"))).toBe(true);
  watch.complaints.splice(0);
});

test("the damaged parts of a work file are said, and the others are there", async ({ page }) => {
  const list = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\n";
  const file = (name: string, text: string) => ({
    name,
    bytes: { $bytes: Buffer.from(text).toString("base64") },
    choices: {},
  });
  const work = (parts: object) => ({
    name: "dossier.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ format: "cpts-dossier-de-travail", version: 1, address: "", parts })),
  });
  await openApp(page);
  await give(page, work({ perimeters: file("liste.csv", list), sites: [file("sites.csv", "a;b\n1;2\n"), "?"] }));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("structures");
  await expect(alert).toContainText("Le reste est là");
  await expect(page.locator(".source-badges")).toContainText("liste.csv");
  await expect(page.getByTestId("white-population")).toHaveCount(1);
  // What is no work file, or cut, changes nothing.
  const cut = Buffer.from(work({ perimeters: file("autre.csv", list) }).buffer.subarray(0, 150));
  await give(page, { name: "coupe.json", mimeType: "application/json", buffer: cut });
  await expect(alert).toContainText("abîmé ou coupé");
  await expect(page.locator(".source-badges")).toContainText("liste.csv");
});

test("a reading that lasts is stopped by its button, and what was there is there again", async ({ page }) => {
  await openApp(page);
  await give(page, csv("petite.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\n"));
  await expect(page.locator(".source-badges")).toContainText("petite.csv");
  const white = await page.getByTestId("white-population").textContent();
  // Names that no commune bears, each compared with all the others.
  const rows = Array.from(
    { length: 200_000 },
    (_, row) => `CPTS ${row % 500};Bourg ${row.toString(36)} sur Nulle Part`,
  );
  await give(page, csv("longue.csv", `CPTS;Commune\n${rows.join("\n")}\n`));
  const reading = page.locator(".notice[role=status]");
  await expect(reading).toContainText("longue.csv");
  await reading.getByRole("button", { name: "Annuler" }).click();
  await expect(page.locator(".notice")).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator(".source-badges")).toContainText("petite.csv");
  await showFigures(page);
  await expect(page.getByTestId("white-population")).toHaveText(white!);
  await page.getByRole("combobox").fill("figeac");
  await expect(page.getByRole("option").first()).toBeVisible();
});
