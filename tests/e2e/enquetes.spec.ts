import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { csv, expect, keptPart, numberOf, openSample, test } from "./page.ts";

/** A département of more than 11 simulated responses, all but a few of them in one CPTS. */
const HIDDEN_FOR_OTHERS = "Bouches-du-Rhône";

async function openSurveys(page: Page, hash = "#espace=enquetes"): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(headline(page)).toBeVisible({ timeout: 60_000 });
}
const headline = (page: Page) => page.getByTestId("survey-headline");
const refusal = (page: Page) => page.getByTestId("survey-refusal");
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();

async function openPlaces(page: Page, filter: string): Promise<void> {
  await page.locator(".survey-place-button").click();
  await page.getByRole("searchbox", { name: "CPTS, EPCI ou département" }).fill(filter);
}
async function choosePlace(page: Page, filter: string, name = filter): Promise<void> {
  await openPlaces(page, filter);
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}
async function joinPlace(page: Page, filter: string, name = filter): Promise<void> {
  await openPlaces(page, filter);
  await page.getByRole("button", { name: `Réunir avec ${name}` }).click();
  await page.keyboard.press("Escape");
}

/** Responses of GPs: of Cahors (CPTS exemple A), Figeac (CPTS exemple B) and Gourdon, every other one a woman. */
function responses(
  cahors: number,
  figeac: number,
  gourdon: number,
  header = "id;commune;code_postal;sexe;a01;c07",
): string {
  const row = (n: number, commune: string, code: string) =>
    `${n};${commune};${code};${n % 2 === 0 ? "F" : "H"};${n % 2 === 0 ? "oui" : "non"};${n % 4 < 2 ? "oui" : "non"}`;
  const rows = [
    ...Array.from({ length: cahors }, (_, i) => row(i + 1, "Cahors", "46000")),
    ...Array.from({ length: figeac }, (_, i) => row(cahors + i + 1, "Figeac", "46100")),
    ...Array.from({ length: gourdon }, (_, i) => row(cahors + figeac + i + 1, "Gourdon", "46300")),
  ];
  return [header, ...rows].join("\n");
}

async function importResponses(page: Page, text: string): Promise<void> {
  await tab(page, "Fichiers");
  await page.getByTestId("survey-file").setInputFiles(csv("reponses.csv", text));
  await page.getByRole("radio", { name: "Attentes et craintes des médecins généralistes" }).check();
  await page.getByRole("button", { name: "Lire ce fichier" }).click();
  await expect(page.getByRole("heading", { name: "reponses.csv" })).toBeVisible();
}

test("the sample and its nature come before any result, and n/N beside every share", async ({ page }) => {
  await openSurveys(page);
  await expect(headline(page)).toContainText("900");
  await expect(page.locator(".survey-top .badge")).toHaveText("exemple simulé");
  await expect(page.locator(".survey-note")).toContainText("Volontaires, non tirés au sort");
  await expect(page.locator(".survey-note")).toContainText("reconstitué");
  const [note, bars] = [
    await page.locator(".survey-note").boundingBox(),
    await page.locator(".survey-themes").boundingBox(),
  ];
  expect(note!.y + note!.height).toBeLessThanOrEqual(bars!.y);
  for (const row of await page.locator(".survey-themes tbody tr").all()) {
    const [fearCount, fear, hope, hopeCount] = await row.locator("td.figure").allInnerTexts();
    for (const [count, share] of [
      [fearCount!, fear!],
      [hopeCount!, hope!],
    ]) {
      const [n, of] = count!.split("/").map(numberOf);
      expect(of).toBe(900);
      expect(numberOf(share!)).toBeCloseTo((100 * n!) / 900, 0);
    }
  }
  // Every one of the 900 is in a class, and no class names a place.
  await expect(page.locator(".survey-class-names li")).toHaveCount(4);
  const classes = await page.locator(".survey-class-names li").allInnerTexts();
  expect(classes.reduce((sum, text) => sum + numberOf(/· ([\d\u202f]+)\//.exec(text)![1]!), 0)).toBe(900);
  await page.locator(".survey-class-names button").first().click();
  await expect(page.getByTestId("survey-legend")).toContainText("Part de la classe 1");
  await expect(page.getByTestId("survey-legend")).not.toContainText("réticents");
});

test("what is under the threshold is secret, never 0, nor said to be small when it is hidden for others, on a phone too (S6)", async ({
  page,
}) => {
  await openSurveys(page);
  // France is compared with nothing around it.
  const level = page.getByTestId("survey-legend").getByRole("combobox", { name: "Carte par" });
  await expect(level.locator("option:checked")).toHaveText("région (le plus fin lisible)");
  await expect(page.getByLabel("Comparer à")).toHaveCount(0);
  await choosePlace(page, HIDDEN_FOR_OTHERS);
  await expect(headline(page)).toContainText("leur nombre ferait retrouver un effectif masqué");
  await expect(headline(page)).not.toContainText("< 11");
  await choosePlace(page, "Lozère");
  await expect(headline(page)).toContainText("< 11 (secret)");
  await expect(page.locator(".survey-themes")).not.toContainText("%");
  await expect(page.locator(".survey-themes")).toContainText("secret");
  await expect(page.locator(".survey-lock")).toContainText("cellules masquées");
  await expect(page.locator(".survey-lock")).toContainText("davantage");
  await page.locator(".survey-lock").getByRole("button").click();
  await expect(headline(page)).not.toContainText("secret");
  expect(numberOf(await headline(page).locator(".figure").first().textContent())).toBeGreaterThanOrEqual(11);
  // The phone does it too.
  await page.setViewportSize({ width: 390, height: 844 });
  await choosePlace(page, "Lozère");
  await expect(headline(page)).toContainText("< 11 (secret)");
});

test("the map opens on the finest level to be read, says so, and keeps the level that a person chooses", async ({
  page,
}) => {
  await openSurveys(page, "#espace=enquetes&perimetre=region:93");
  const legend = page.getByTestId("survey-legend");
  const level = legend.getByRole("combobox", { name: "Carte par" });
  await expect(level.locator("option:checked")).toHaveText("CPTS (le plus fin lisible)");
  // The card leaves the scale of the map in sight.
  const room = async () => {
    const [scale, card] = [await page.locator(".maplibregl-ctrl-scale").boundingBox(), await legend.boundingBox()];
    return card!.y - scale!.y - scale!.height;
  };
  await expect.poll(room).toBeGreaterThanOrEqual(0);
  await expect(page.getByLabel("Comparer à").locator("option")).toHaveText(["la France"]);
  await level.selectOption("departement");
  await expect(legend).toContainText("de chaque département");
  await choosePlace(page, "Var");
  await expect(page.getByLabel("Comparer à").locator("option")).toHaveText(["la région", "la France"]);
  await expect(level).toHaveValue("departement");
  await level.selectOption("");
  await expect(level.locator("option:checked")).toHaveText("CPTS (le plus fin lisible)");
});

test("on an imported list no simulated answer is shown; a person imports responses, joins two CPTS and sees the refusal follow", async ({
  page,
}) => {
  await openSample(page);
  await page.getByRole("button", { name: "Enquêtes", exact: true }).click();
  // No simulated answer is read on an imported list, and none is drawn.
  await expect(refusal(page)).toContainText("jamais montrées sur une liste importée", { timeout: 30_000 });
  await expect(page.getByTestId("survey-legend")).toHaveCount(0);
  // Without responses the page says what can be done, and what can be read already.
  await expect(page.getByRole("button", { name: "Importer des réponses" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Modèle/ })).toHaveCount(3);
  await page.getByRole("button", { name: /^Repères publiés/ }).click();
  await expect(page.locator(".survey-marks").first()).toBeVisible();
  await importResponses(page, responses(40, 5, 20));
  await tab(page, "Réponses");
  await expect(headline(page)).toContainText("65");
  await expect(page.locator(".survey-top .badge")).toHaveText("importé");

  await choosePlace(page, "exemple A", "CPTS exemple A (simulée)");
  await expect(headline(page)).toContainText("40");
  await page.getByLabel("Combien auraient pu répondre").fill("160");
  await page.keyboard.press("Enter");
  await expect(headline(page)).toContainText("soit 25,0\u202f%");
  await page.getByText("Intervalles à 95").click();
  await page.getByRole("button", { name: "gouvernance" }).click();
  const item = page.locator(".survey-item", { hasText: "Un cadre libre" });
  // Wilson's interval of 20 in 40, by R: prop.test(20, 40, correct = FALSE): 35,2 % to 64,8 %.
  await expect(item).toContainText("20/40");
  await expect(item).toContainText("35,2\u202f%–64,8\u202f%");

  await joinPlace(page, "exemple B", "CPTS exemple B (simulée)");
  await expect(refusal(page)).toContainText("ressemble trop à «\u00a0CPTS exemple A (simulée)\u00a0»");
  await expect(page.locator(".survey-themes")).toHaveCount(0);
  await page.getByRole("button", { name: "Retirer CPTS exemple A (simulée)" }).click();
  await expect(headline(page)).toContainText("< 11 (secret)");
});

test("what was imported, its threshold and its names come back after a reload", async ({ page }) => {
  await openSample(page);
  await page.getByRole("button", { name: "Enquêtes", exact: true }).click();
  await expect(refusal(page)).toBeVisible({ timeout: 30_000 });
  await importResponses(page, responses(40, 20, 0));
  await page.getByLabel("Seuil du secret").fill("15");
  await page.keyboard.press("Enter");
  await tab(page, "Typologie");
  await page.getByRole("combobox", { name: /^Classes/ }).selectOption("2");
  await page.getByRole("button", { name: "Lancer la typologie" }).click();
  await expect(page.getByTestId("typology-done")).toContainText("60 réponses classées");
  await page.getByLabel("Votre nom pour la classe 1").fill("les prudents");
  await expect(page.locator(".source-badges")).toContainText("cpts-exemple.csv");
  await expect.poll(() => keptPart(page, "responses")).toContain("les prudents");
  await page.reload();
  await expect(headline(page)).toContainText("60", { timeout: 60_000 });
  await expect(page.getByLabel("Seuil du secret")).toHaveValue("15");
  await tab(page, "Typologie");
  await expect(page.getByLabel("Votre nom pour la classe 1")).toHaveValue("les prudents", { timeout: 30_000 });
});

test("columns of identity are refused, others can be put right, and each remark is one sentence", async ({ page }) => {
  await openSurveys(page);
  const text = responses(20, 0, 0, "id;commune;code_postal;genre;a01;c07")
    .replace("id;", "id;mail;")
    .replace(/^(\d+);/gm, "$1;d$1@exemple.fr;");
  await importResponses(page, text);
  const file = page.locator("section", { has: page.getByRole("heading", { name: "reponses.csv" }) });
  await expect(file).toContainText("«\u00a0mail\u00a0» identifie des personnes");
  await expect(file).toContainText("«\u00a0genre\u00a0» n’est pas une question de cette enquête");
  await expect(page.locator("body")).not.toContainText("@exemple.fr");
  // Questions that the file does not ask are one remark, after those about its rows.
  await expect(file.locator(".anomalies li").last()).toContainText(
    "questions de l’enquête ne sont pas dans le fichier",
  );
  await expect(file.locator(".anomalies li", { hasText: "n’est pas dans le fichier" })).toHaveCount(0);
  await file
    .getByText(/colonnes lues sur/)
    .last()
    .click();
  await file.getByLabel("genre contient").selectOption({ label: "Sexe" });
  await expect(file).not.toContainText("«\u00a0genre\u00a0» n’est pas une question");
  await file.getByRole("button", { name: "Retirer reponses.csv" }).click();
  await expect(file).toHaveCount(0);
  await expect(headline(page)).toContainText("900");
});

test("interviews are never shares; 166 responses less 21 duplicates are 145, and published figures say how they contradict (V1)", async ({
  page,
}) => {
  await openSurveys(page);
  await tab(page, "Entretiens");
  await expect(page.locator(".survey-codebooks")).toContainText("37 thèmes, 124 énoncés");
  for (const summary of await page.locator(".survey-codebooks summary").all()) await summary.click();
  await expect(page.locator(".survey-codebooks")).not.toContainText("%");
  await tab(page, "Repères publiés");
  await expect(page.locator("#survey-tab-panel")).toContainText("76,3\u202f% d’hommes, aucun de Corse");
  await expect(page.locator("#survey-tab-panel")).toContainText("312 réponses sur 8\u202f115");
  await page
    .locator(".header")
    .getByRole("button", { name: /^Enquête/ })
    .click();
  await page.getByRole("button", { name: /Recherche sur et dans les CPTS/ }).click();
  await tab(page, "Réponses");
  await expect(headline(page)).toContainText("145");
  await expect(page.locator("#survey-tab-panel")).toContainText("166 reçues − 21 doublons = 145");
  await tab(page, "Repères publiés");
  const mark = (text: string) => page.locator(".survey-marks tr", { hasText: text });
  await expect(mark("31/145")).toContainText("21,4\u202f%");
  await expect(mark("22 + 16 + 10 = 48")).toContainText("La source se contredit");
  await expect(mark("22 + 16 + 10 = 48")).toContainText("font 49");
  await tab(page, "Fichiers");
  const duplicate = page.locator(".survey-duplicate", { hasText: "contraire" }).first();
  await duplicate.locator("summary").click();
  await expect(duplicate.locator("th[data-retained]")).toHaveCount(1);
  const before = await duplicate.locator("th[data-retained]").textContent();
  await duplicate
    .getByRole("button", { name: /Retenir la réponse/ })
    .first()
    .click();
  await expect(duplicate.locator("th[data-retained]")).not.toHaveText(before!);
  await expect(headline(page)).toContainText("145");
});

test("the typology runs from the page: classes, plane, tree, map and mentoring", async ({ page }) => {
  await openSurveys(page);
  await tab(page, "Typologie");
  await page.getByRole("combobox", { name: /^Classes/ }).selectOption("3");
  await page.getByRole("button", { name: "Lancer la typologie" }).click();
  await expect(page.locator(".survey-class")).toHaveCount(3);
  await expect(page.getByTestId("typology-done")).toContainText("900 réponses classées");
  await expect(page.getByRole("img", { name: /Coupe en 3 classes/ })).toBeVisible();
  await page.getByRole("button", { name: "Couper en 4 classes" }).click();
  await expect(page.locator(".survey-class")).toHaveCount(4);
  await page.getByRole("button", { name: "Montrer sur la carte" }).click();
  await expect(page.getByTestId("survey-legend")).toContainText("Part des classes du haut");
  const met = page.locator("table", { hasText: "classes 1–2" });
  await expect(met.locator("tbody tr").first()).toBeVisible();
  for (const text of await met.locator("tbody td").allInnerTexts()) expect(numberOf(text)).toBeGreaterThanOrEqual(11);
  await page.getByLabel("Votre nom pour la classe 4").fill("les moteurs");
  await tab(page, "Réponses");
  await expect(page.locator(".survey-class-names")).toContainText("les moteurs");
});

test("the file holds what is shown: secrets said, nothing under the threshold", async ({ page }) => {
  await openSurveys(page, "#espace=enquetes&perimetre=region:93");
  await expect(page.locator(".survey-class-names")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^enquete-attentes-craintes-.*\.csv$/);
  const lines = readFileSync(await download.path(), "utf8")
    .replace("\ufeff", "")
    .trim()
    .split("\r\n");
  const notes = lines.filter((line) => line.startsWith("#") || line.startsWith('"#')).join("\n");
  expect(notes).toContain("exemple simulé");
  expect(notes).toContain("seuil 11");
  const [header, ...rows] = lines.filter((line) => !/^"?#/.test(line)).map((line) => line.split(";"));
  const [n, secret] = [header!.indexOf("Nombre de réponses (n)"), header!.indexOf("Secret")];
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row[secret] === "secret").length).toBeGreaterThan(5);
  for (const row of rows) {
    if (row[secret] === "secret") expect(row[n]).toBe("");
    else expect(Number(row[n])).toBeGreaterThanOrEqual(11);
  }
});
