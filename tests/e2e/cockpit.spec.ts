import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import readWorkbook from "read-excel-file/node";
import type { Report } from "../../src/domain/report.ts";
import { findRealData } from "../fixtures/real-data.ts";
import { violations } from "./axe.ts";
import { csv, expect, numberOf, openApp, openList, openSample, test } from "./page.ts";

const paca = findRealData("cpts-paca/cpts_paca_communes.csv");

/** A newcomer is shown around; these tests are about what comes next. */
test.beforeEach(({ page }) => page.addInitScript(() => localStorage.setItem("visited", "1")));

/** The middle of what differs between two pictures of the map, in its pixels; null when they are alike. */
async function middleOfChange(page: Page, pictures: readonly Buffer[]): Promise<{ x: number; y: number } | null> {
  return page.evaluate(
    async (encoded) => {
      const pixels = await Promise.all(
        encoded.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes]));
          const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      const [before, after] = pixels as [ImageData, ImageData];
      const changed = [...Array(before.width * before.height).keys()].filter((i) =>
        [0, 1, 2].some((part) => Math.abs(before.data[4 * i + part]! - after.data[4 * i + part]!) > 40),
      );
      const mean = (of: (i: number) => number) => changed.reduce((sum, i) => sum + of(i), 0) / changed.length;
      return changed.length === 0
        ? null
        : { x: mean((i) => i % before.width), y: mean((i) => Math.floor(i / before.width)) };
    },
    pictures.map((picture) => picture.toString("base64")),
  );
}

/** A section of the panel, opened. */
async function openSection(page: Page, name: RegExp) {
  // Its first button: the one beside it says where its figures come from.
  const button = page.locator(".cockpit-disclosure > h2 > button:first-child").filter({ hasText: name });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  return page.locator(".cockpit-disclosure").filter({ has: page.getByRole("button", { name }) });
}

/** What one line of the menu « Exporter » gives. */
async function download(page: Page, name: RegExp): Promise<string> {
  await page.getByRole("button", { name: "Exporter", exact: true }).click();
  const waiting = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("dialog", { name: "Exporter" }).getByRole("button", { name }).click();
  return (await waiting).path();
}

async function openSheet(page: Page, name: string): Promise<void> {
  await page.getByRole("combobox", { name: /Chercher/ }).fill(name);
  await page.getByRole("group", { name: "CPTS" }).getByRole("option").first().click();
  await expect(page.getByTestId("territory-population")).toBeVisible();
}

test("PACA: 46 communes in 7 white zones, walked by the keyboard, annotated and kept over a reload", async ({
  page,
}) => {
  test.skip(paca === null, "REAL_DATA is not there: the white zones of PACA were left out");
  await openList(page, paca!);
  const rows = page.getByTestId("zones").locator("tbody > tr:first-child");
  const people = (await rows.locator("> td:last-child").allTextContents()).map(numberOf);
  const units = (await rows.locator("> td:nth-child(3)").allTextContents()).map(numberOf);
  expect(people).toEqual([37_599, 24_867, 20_257, 16_380, 1058, 793, 135]);
  expect(people.reduce((sum, one) => sum + one)).toBe(101_089);
  expect(units.reduce((sum, one) => sum + one)).toBe(46);
  const open = page.locator("[data-zone][aria-expanded=true]");
  for (let step = 0; step < 4; step++) await page.keyboard.press("j");
  await expect(open).toContainText("Sisteron");
  await page.keyboard.press("k");
  await expect(open).toContainText("Carros");
  await page.keyboard.press("ArrowDown");
  await expect(open).toContainText("Sisteron");
  const detail = page.locator(".cockpit-zone");
  await expect(detail).toContainText("CPTS la plus proche");
  await expect(detail).toContainText("CC du Sisteronais-Buëch");
  await expect(page.getByTestId("absorptions").locator("tbody tr")).toHaveCount(4);
  await page.getByLabel("Cause de la zone Sisteron").selectOption("refus");
  await page.getByLabel("Note sur la zone Sisteron").fill("Réunion du 3 mars");
  await page.keyboard.press("Tab");
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(page.locator(".source-badges")).toContainText("importé");
  await expect(page.getByTestId("zones")).toContainText("refus exprimé");
  // The table under the map says it too, and takes its rows in hand as the map does.
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await page.getByLabel("Choisir le tableau").selectOption("whiteZones");
  const table = page.getByTestId("table");
  await expect(table).toContainText("Réunion du 3 mars");
  await expect(table.locator("tfoot")).toContainText("101\u202f089");
  await table.getByRole("button", { name: "Vauvenargues" }).click();
  await expect(open).toContainText("Vauvenargues");
  await expect(table.locator("tr[data-selected]")).toContainText("Vauvenargues");
  expect(await violations(page)).toEqual([]);
});

test("PACA: the sheet of a CPTS à cheval, and intervals where the limit is unknown", async ({ page }) => {
  test.skip(paca === null, "REAL_DATA is not there: the sheets of PACA were left out");
  await openList(page, paca!);
  await openSheet(page, "Hauts pays du Verdon");
  await expect(page.getByTestId("territory-population")).toHaveText("11\u202f085");
  const shares = page.getByTestId("departement-shares").locator("li");
  await expect(shares).toHaveCount(3);
  const read = (await shares.locator(".figure").allTextContents()).map(numberOf);
  expect(read).toEqual([71.6, 22.9, 5.4]);
  await (await openSection(page, /comparables/)).getByRole("button", { name: "type" }).click();
  await expect(page.getByTestId("comparables")).toContainText("France entière");
  expect(await violations(page)).toEqual([]);
  for (const [name, min, max] of [
    ["Toulon Littoral", 0, 179_116],
    ["Nice Nord", 3_409, 361_146],
  ] as const) {
    await page.getByRole("button", { name: "Retour aux chiffres" }).click();
    await openSheet(page, name);
    const [from, to] = (await page.getByTestId("territory-population").textContent())!.split(" à ").map(numberOf);
    expect(to! - from!, name).toBe(max - min);
  }
  // The sheet for the printer holds on one page.
  await page.getByRole("button", { name: "Fiche imprimable" }).click();
  await expect(page.getByTestId("paper")).toContainText("Le minimum ne compte pas les communes partagées");
  await expect(page.getByTestId("paper").locator("img.paper-figure")).toBeVisible();
  // The band of sizes stays inside the page.
  expect(await page.locator(".paper-page").evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("paper")).toHaveCount(0);
});

test("PACA: the workbook and the shapes that the page saves give the numbers of the report", async ({ page }) => {
  test.skip(paca === null, "REAL_DATA is not there: the exports of PACA were left out");
  await openList(page, paca!);
  const report = JSON.parse(readFileSync(await download(page, /Rapport/), "utf8")) as Report;
  const sheets = await readWorkbook(await download(page, /Classeur/));
  const sheet = (name: string) => sheets.find((one) => one.sheet === name)!.data;
  /** Rows of a sheet by header, without its notes and its total. */
  const table = (name: string) => {
    const rows = sheet(name);
    const head = rows.findIndex((row) => row.includes("Nom"));
    const headers = rows[head]!;
    return rows
      .slice(head + 1)
      .filter((row) => row[0] !== "TOTAL" && row[0] !== null)
      .map((row) => Object.fromEntries(headers.map((header, place) => [String(header), row[place]])));
  };
  const synthesis = sheet("synthèse");
  const figure = (name: string) => synthesis.find((row) => row[0] === name)?.[1];
  expect(figure("Habitants sans CPTS")).toBe(report.classes.white.population);
  expect(figure("CPTS observées")).toBe(report.ratio.observed);
  expect(figure("Population couverte")).toBe(report.coverage.population);
  expect(table("zones blanches").map((row) => row.Population)).toEqual(
    report.whiteZones.map(({ population }) => population),
  );
  expect(
    table("territoires").map((row) => [row.Identifiant, row["Population minimale"], row["Population maximale"]]),
  ).toEqual(report.territories.map(({ id, population }) => [id, population.min, population.max]));
  expect(table("unités")).toHaveLength(961);
  // The menu has closed: the file with shapes is chosen beside its kind.
  const path = await download(page, /Enregistrer.*GeoJSON/);
  const { features } = JSON.parse(readFileSync(path, "utf8")) as {
    features: { properties: Record<string, unknown> }[];
  };
  expect(features).toHaveLength(70);
  const codesOf = ({ properties }: (typeof features)[number]) => [properties.codes_communes].flat().map(String).sort();
  expect(features.map(codesOf)).toEqual(report.territories.map(({ units }) => [...units].sort()));
});

test("PACA: the dossier for the printer holds map, figures, lists and method", async ({ page }) => {
  test.skip(paca === null, "REAL_DATA is not there: the dossier of PACA was left out");
  await openList(page, paca!);
  await page.getByRole("button", { name: "Exporter", exact: true }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: /Dossier imprimable/ }).click();
  const paper = page.getByTestId("paper");
  await expect(paper.locator("img.paper-figure")).toBeVisible();
  for (const said of ["101\u202f089", "Sisteron", "Méthode", "Sources et licences", "CPTS à cheval", "au "])
    await expect(paper).toContainText(said);
  // Every commune of every zone is named, and who could take it in.
  await expect(paper.locator(".paper-zone")).toHaveCount(7);
  const sisteron = paper.locator(".paper-zone").filter({ hasText: "Sisteron (7" });
  await expect(sisteron).toContainText("Châteaufort (29)");
  await expect(sisteron.locator("tbody tr")).toHaveCount(4);
  await expect(sisteron).toContainText("aucune liste de structures importée");
  await expect(paper).toContainText("Hautes-Alpes 95,3\u202f% · Alpes-de-Haute-Provence 4,7\u202f%");
  expect(await paper.locator(".paper-page").evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#root")).toBeHidden();
  await expect(paper).toBeVisible();
  // The list of 70 CPTS, 7 zones and the method hold in six pages, each with its foot.
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(6);
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper-foot")),
  ).toMatch(/^"Provence-Alpes-Côte d'Azur · au .+ · CPTS\u202f: importé"$/);
});

test("PACA: every section that shows a figure says where it comes from, with its numbers, and can be copied", async ({
  page,
  context,
}) => {
  test.skip(paca === null, "REAL_DATA is not there: the explanations of PACA were left out");
  await openList(page, paca!);
  await page.keyboard.press("j");
  await expect(page.locator(".cockpit-zone")).toContainText("CPTS la plus proche");
  for (const button of await page.locator(".cockpit-disclosure > h2 > button:first-child").all())
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page
    .locator(".cockpit-disclosure")
    .getByRole("button", { name: /Piscénois/ })
    .click();
  await expect(page.getByTestId("practitioner-date")).toHaveCount(3);
  await expect(page.getByTestId("references")).toBeVisible();
  const without = () =>
    page
      .locator(".panel section")
      .evaluateAll((sections) =>
        sections
          .filter(
            (section) => section.querySelector(".figure") !== null && section.querySelector("button.why") === null,
          )
          .map((section) => section.querySelector("h2")?.textContent),
      );
  // The section of the data is where figures come from; the code of a « ? » comes after its section.
  await expect.poll(without).toEqual(["Données"]);
  // The zone in hand: its people as a sum of communes, then each neighbour with them.
  await page.locator(".cockpit-zone button.why").click();
  const why = page.getByRole("dialog", { name: /D’où vient ce chiffre/ });
  await expect(why).toContainText("95\u202f065 + 37\u202f599=132\u202f664");
  for (const said of ["À vol d’oiseau", "Tous stades confondus", "cpts_paca_communes.csv", "INSEE 2023"])
    await expect(why).toContainText(said, { ignoreCase: true });
  expect(await violations(page)).toEqual([]);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await why.getByRole("button", { name: "Copier" }).click();
  await expect(why.getByRole("button", { name: "Copié" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("= 132\u202f664");
  await page.keyboard.press("Escape");
  // A sheet and a table have theirs.
  await openSheet(page, "Nice Nord");
  await expect(page.locator(".sheet button.why")).toHaveCount(2);
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await page.getByTestId("table").locator("button.why").click();
  await expect(why).toContainText("Taille ACI et type");
});

test("the page printed as it stands keeps the camera of the screen, whole, and every figure of the panel", async ({
  page,
}) => {
  await openSample(page);
  const screen = await page.locator(".maplibregl-canvas").boundingBox();
  await page.emulateMedia({ media: "print" });
  // An A4 page between its margins.
  await page.setViewportSize({ width: 688, height: 1000 });
  const canvas = page.locator(".maplibregl-canvas");
  await expect(canvas).toHaveCSS("object-fit", "contain");
  const paper = await canvas.boundingBox();
  expect(screen!.width).toBeGreaterThan(688);
  expect(paper!.width).toBeLessThanOrEqual(688);
  await expect(page.locator(".header")).toBeHidden();
  await expect(page.locator(".legend")).toBeVisible();
  // Nothing is cut: the panel is as tall as what it says, and as wide as the paper.
  const panel = () =>
    page.locator(".panel").evaluate(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
      hidden: scrollHeight - clientHeight,
      over: scrollWidth - clientWidth,
    }));
  await expect.poll(panel).toEqual({ hidden: 0, over: 0 });
});

test("N1: two CPTS with one commune in common cover each person once", async ({ page }) => {
  // Cahors and Pradines for one, Pradines and Figeac for the other.
  await openList(
    page,
    csv("n1.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46224\nb;CPTS B;46224\nb;CPTS B;46102\n"),
  );
  const [common] = (await page.getByTestId("overlaps").locator("tbody td:last-child").allTextContents()).map(numberOf);
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await expect(page.getByTestId("table").locator("tbody tr")).toHaveCount(2);
  const cells = await page
    .getByTestId("table")
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
  const headers = await page.getByTestId("table").locator("th").allTextContents();
  const column = headers.indexOf("Population maximale");
  const sum = cells.reduce((total, row) => total + numberOf(row[column]!), 0);
  const covered = numberOf(await page.locator(".two-figures .caption").first().textContent());
  expect(common).toBeGreaterThan(3000);
  expect(covered).toBe(sum - common!);
  await expect(page.getByTestId("table").locator("tfoot")).toContainText(covered.toLocaleString("fr-FR"));
  await expect(page.getByTestId("overlaps")).toContainText("non déclaré");
});

test("S7, S13: two DAC in Seine-et-Marne, more people without CPTS at a past date, and a curve that tells stages apart", async ({
  page,
}) => {
  await openApp(page, "#perimetre=departement:77&date=2020-01-01");
  const white = async () => numberOf(await page.getByTestId("white-population").textContent());
  const then = await white();
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await page.getByLabel("Choisir le tableau").selectOption("mesh:dac");
  const rows = page.getByTestId("table").locator("tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(page.getByTestId("table").getByTestId("context")).toContainText("1er janvier 2020");
  const before = await page.getByTestId("table").locator("tfoot").textContent();
  await page.getByRole("slider", { name: "Date des chiffres" }).focus();
  await page.keyboard.press("End");
  await expect.poll(() => page.getByTestId("table").locator("tfoot").textContent()).not.toBe(before);
  await expect.poll(white).toBeLessThan(then);
  const byDac = page.getByTestId("by-dac").locator("tbody tr");
  await expect(byDac).toHaveCount(2);
  const people = await byDac.locator("td:nth-of-type(1)").allTextContents();
  expect(people.every((cell) => numberOf(cell) > 0)).toBe(true);
  await openSection(page, /Déploiement/);
  await expect(page.getByTestId("deployment")).toContainText("ACI signé");
  expect(await violations(page)).toEqual([]);
});

test("S8: a CPTS of more than 175 000 is size 4, beside its multiple of the target", async ({ page }) => {
  // Toulouse and Colomiers: far above the last bound.
  await openList(page, csv("s8.csv", "cpts_id;cpts_nom;code_commune\na;CPTS Grande;31555\n"));
  await openSheet(page, "Grande");
  await expect(page.locator(".sheet")).toContainText("taille ACI 4");
  await expect(page.locator(".sheet")).toContainText("× 60\u202f000");
});

test("K1: GPs of the Piscénois, 22 then 12 then 10, and communes without any, apart from CPTS", async ({ page }) => {
  await openApp(page);
  const section = await openSection(page, /sans médecin/);
  await section.getByRole("button", { name: /Piscénois/ }).click();
  const lines = page.getByTestId("practitioner-date");
  await expect(lines).toHaveCount(3);
  const cells = await lines.evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll("td")].slice(0, 2).map((cell) => Number.parseInt(cell.textContent!, 10)),
    ),
  );
  expect(cells).toEqual([
    [22, 2],
    [12, 5],
    [10, 7],
  ]);
  const cross = await page.getByTestId("practitioner-cross").locator("td strong").allTextContents();
  expect(cross.map(numberOf).reduce((sum, one) => sum + one)).toBe(10);
  await section.getByRole("combobox").first().selectOption("1");
  await expect(section).toContainText("−2 médecins");
  expect(await violations(page)).toEqual([]);
  // Kept like any other table.
  await page.reload();
  await openSection(page, /sans médecin/);
  await expect(page.getByTestId("practitioner-date")).toHaveCount(3);
});

test("K2: one structure on three sites is counted once and listed three times", async ({ page }) => {
  await openList(page, csv("liste.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;34199\n"));
  const sites =
    "id;structure_id;type;nom;code_commune;longitude;latitude\n" +
    "1;S;MSP;MSP Pézenas-Tourbes 1;34199;3.4233;43.4600\n" +
    "2;S;MSP;MSP Pézenas-Tourbes 2;34199;3.4300;43.4650\n" +
    "3;S;MSP;MSP Pézenas-Tourbes 3;34311;3.3667;43.4400\n" +
    "4;H;hôpital;Hôpital de Pézenas;34199;3.4150;43.4620\n";
  await page.getByRole("button", { name: "Importer" }).click();
  await page.locator(".data-panel input[type=file]").first().setInputFiles(csv("structures.csv", sites));
  const ask = page.getByRole("button", { name: "Lire ce fichier" });
  await ask.click();
  await expect(page.locator(".legend")).toContainText("hôpital");
  if (await page.getByRole("button", { name: "Fermer les données" }).isVisible())
    await page.getByRole("button", { name: "Fermer les données" }).click();
  await expect(page.locator(".legend .check-row").filter({ hasText: "MSP" }).locator(".figure")).toHaveText("1");
  const section = await openSection(page, /Structures/);
  await section.getByLabel("Sorte de structure").selectOption("msp");
  await expect(section).toContainText("1 structure · 3 adresses");
  await section.getByLabel("hors CPTS seulement").check();
  await expect(section.locator(".cockpit-rows > li")).toHaveCount(1);
  await section.getByRole("button", { name: /Tourbes 3/ }).click();
  const card = page.getByTestId("place");
  await expect(card).toContainText("2 autres adresses");
  await expect(card).toContainText("dans aucune CPTS");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
});

test("actions by mission, in the sheet and in the table; a table that is none says why", async ({ page }) => {
  await openSample(page);
  const section = await openSection(page, /Qui fait quoi/);
  const choose = section.locator("input[type=file]").first();
  await choose.setInputFiles(csv("rien.csv", "a;b\n1;2\n"));
  await expect(section.getByRole("alert")).toContainText("rien.csv");
  await choose.setInputFiles(
    csv(
      "actions.csv",
      "CPTS;Titre;Mission;Thème;Objectifs\nexemple-a;Soins non programmés;Accès aux soins;régulation;Un créneau sous 48 h\nexemple-a;Diabète;Parcours;diabète;\nCPTS inconnue;Vaccination;Prévention;vaccin;\n",
    ),
  );
  await expect(page.getByTestId("actions")).toContainText("3 actions dans 1 CPTS");
  await expect(page.getByTestId("actions")).toContainText("1 action nomme une CPTS absente");
  await section.getByRole("button", { name: "parcours", exact: true }).click();
  await expect(page.getByTestId("actions")).toContainText("1 action dans 1 CPTS");
  expect(await violations(page)).toEqual([]);
  await page
    .getByTestId("actions")
    .getByRole("button", { name: /exemple A/ })
    .click();
  await expect(page.getByTestId("sheet-actions")).toContainText("Un créneau sous 48 h");
});

test("two lists: communes won, lost and moved, zones filled", async ({ page }) => {
  await openList(
    page,
    csv("janvier.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46224\nb;CPTS B;46102\n"),
  );
  const section = await openSection(page, /autre liste/);
  await section
    .locator("input[type=file]")
    .nth(1)
    .setInputFiles(
      csv(
        "juillet.csv",
        "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\nb;CPTS B;46102\nb;CPTS B;46224\nb;CPTS B;46128\n",
      ),
    );
  const changes = page.getByTestId("comparison");
  await expect(changes).toContainText("janvier.csv → juillet.csv");
  await expect(changes).toContainText("1 commune gagnée");
  await expect(changes).toContainText("0 commune perdue");
  await expect(changes).toContainText("1 commune a changé de CPTS");
  expect(await violations(page)).toEqual([]);
  const download = page.waitForEvent("download");
  await changes.getByRole("button", { name: "Comparaison en XLSX" }).click();
  const [communes] = await readWorkbook(readFileSync(await (await download).path()));
  const rows = communes!.data.map((row) => row.slice(0, 3).join(" "));
  for (const row of ["gagnée 46128 ", "change de CPTS 46224 "])
    expect(rows.filter((one) => one.startsWith(row))).toHaveLength(1);
  // Both lists are there at the next visit.
  await page.waitForTimeout(300);
  await page.reload();
  await expect(page.locator(".source-badges")).toContainText("janvier.csv", { timeout: 60_000 });
  await openSection(page, /autre liste/);
  await expect(changes).toContainText("janvier.csv → juillet.csv");
  await changes.getByRole("button", { name: /Fermer/ }).click();
  await expect(changes).toHaveCount(0);
});

test("thirty-five thousand communes scroll, and a commune taken there is marked and described", async ({ page }) => {
  await openApp(page);
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await page.getByLabel("Choisir le tableau").selectOption("communes");
  const table = page.getByTestId("table");
  await expect(table.locator("table")).toHaveAttribute("aria-rowcount", "34918");
  await table.locator(".sheet-scroller").evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await expect(table.locator("tbody tr[aria-rowindex] td:nth-child(2)").first()).not.toHaveText("");
  await table.getByRole("button", { name: "Population" }).click();
  await table.locator(".sheet-scroller").evaluate((element) => element.scrollTo(0, 0));
  await expect(table.locator("tbody tr[aria-rowindex]").first()).toContainText("Toulouse");
  await table.getByRole("button", { name: "Toulouse" }).click();
  await expect(page.getByTestId("place")).toContainText("31555");
  await table.getByRole("button", { name: "Colonnes" }).click();
  await page.getByRole("dialog", { name: "Colonnes" }).getByLabel("EPCI").uncheck();
  await expect(table.getByRole("columnheader", { name: "EPCI" })).toHaveCount(0);
});

test("a link that is partly nonsense says so, and a refused copy gives the link by hand", async ({ page, context }) => {
  await openApp(page, "#perimetre=departement:46&date=2020-02-31&cible=abc");
  await expect(page.getByRole("alert")).toContainText("date=2020-02-31, cible=abc");
  await page.getByRole("alert").getByRole("button").click();
  await context.clearPermissions();
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await page.getByRole("button", { name: "Partager" }).click();
  await expect(page.getByRole("alert").getByRole("textbox")).toHaveValue(/perimetre=departement:46/);
  expect(await violations(page)).toEqual([]);
});

test("figures of the whole country follow a stage and a date within the time of a gesture", async ({ page }) => {
  await openApp(page);
  await expect(page.getByRole("slider", { name: "Date des chiffres" })).toBeVisible();
  const figure = page.getByTestId("white-population");
  const times: number[] = [];
  for (const stage of ["lettre d’intention", "pré-projet", "lettre d’intention", "pré-projet"]) {
    const before = await figure.textContent();
    const took = await page.evaluate(
      ([label, text]) =>
        new Promise<number>((resolve) => {
          const box = [...document.querySelectorAll<HTMLLabelElement>(".legend .check-row")]
            .find((row) => row.textContent!.includes(label!))!
            .querySelector("input")!;
          const shown = document.querySelector('[data-testid="white-population"]')!;
          const start = performance.now();
          const watch = new MutationObserver(() => {
            if (shown.textContent === text) return;
            watch.disconnect();
            resolve(performance.now() - start);
          });
          watch.observe(shown, { characterData: true, childList: true, subtree: true });
          box.click();
        }),
      [stage, before] as const,
    );
    times.push(took);
    await page.waitForTimeout(1500);
  }
  test
    .info()
    .annotations.push({ type: "figures of France after a stage, ms", description: times.map(Math.round).join(", ") });
  console.log(`figures of France after a stage, ms: ${times.map(Math.round).join(", ")}`);
  // Far above what is aimed at (100 ms), since the machine that runs this is shared; a slide to seconds is caught.
  expect(Math.min(...times)).toBeLessThan(1000);
});

test("a table of actions dropped on the page goes to its section, which opens on it", async ({ page }) => {
  await openSample(page);
  const text = "cpts;titre;mission;objectifs\nCPTS exemple A (simulée);Un numéro unique;accès aux soins;répondre\n";
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page.locator(".data-panel input[type=file]").first().setInputFiles(csv("qui-fait-quoi.csv", text));
  await expect(page.locator(".notice")).toContainText("est un tableau d’actions");
  await expect(page.getByTestId("actions")).toContainText("1 action");
  await expect(page.getByTestId("actions")).toBeInViewport();
});

test("a disc of structures that lie on one another is told apart by a click", async ({ page }) => {
  await openList(page, csv("liste.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;34199\n"));
  const at = [3.4233, 3.4263, 3.4293].map((lng, i) => `${i};${i};MSP;MSP ${i};34199;${lng};43.4600`);
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  await page
    .locator(".data-panel input[type=file]")
    .first()
    .setInputFiles(csv("s.csv", ["id;structure_id;type;nom;code_commune;longitude;latitude", ...at].join("\n")));
  await page.getByRole("button", { name: "Lire ce fichier" }).click();
  const kind = page.locator(".legend .check-row").filter({ hasText: "MSP" });
  await expect(kind.locator(".figure")).toHaveText("3");
  await page.getByRole("button", { name: "Fermer les données" }).click();
  // The disc is what goes from the map with its kind.
  const map = page.locator(".map");
  const picture = async () => {
    await page.waitForTimeout(1500);
    return map.screenshot({ mask: [page.locator(".stage .card")] });
  };
  const shown = await picture();
  await kind.getByRole("checkbox").uncheck();
  const disc = await middleOfChange(page, [shown, await picture()]);
  await kind.getByRole("checkbox").check();
  const scale = page.locator(".maplibregl-ctrl-scale");
  await expect(scale).toContainText("km");
  await map.click({ position: disc! });
  await expect(scale).toHaveText(/^\d+\sm$/);
  await expect(page.getByTestId("place")).toHaveCount(0);
});
