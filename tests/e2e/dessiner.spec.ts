import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/find-chromium.ts";
import { csv, expect, keptPart, numberOf, openApp, test } from "./page.ts";

const IVRY = { name: "Ivry-sur-Seine" };
const VILLEJUIF = { name: "Villejuif" };
const KREMLIN = { name: "Le Kremlin-Bicêtre" };
/** S3. Census 2023: Ivry 65 064, Villejuif 60 183, Le Kremlin-Bicêtre 24 110. */
const SCENARIOS = [
  { communes: [IVRY], population: 65_064 },
  { communes: [IVRY, VILLEJUIF], population: 125_247 },
  { communes: [IVRY, KREMLIN], population: 89_174 },
  { communes: [IVRY, VILLEJUIF, KREMLIN], population: 149_357 },
] as const;
type Place = (typeof SCENARIOS)[number]["communes"][number];

const population = async (page: Page) => numberOf(await page.getByTestId("draft-population").textContent());
const expectPopulation = (page: Page, people: number) => expect.poll(() => population(page)).toBe(people);

// The camera is where it goes at once: a click lands on what the search has just shown.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: "reduce" }));

/** The space on one département, so that its communes are large enough for a mouse. */
async function openSpace(page: Page): Promise<void> {
  await openApp(page, "#perimetre=departement:94");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Dessiner un périmètre" })).toBeVisible();
}

async function beginAnywhere(page: Page): Promise<void> {
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await expect(page.getByTestId("draft-population")).toHaveText("0");
  await page.getByRole("button", { name: /Prendre dans/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "partout" }).click();
}

/** The figures that S3 compares, as the table writes them. */
async function readTable(page: Page): Promise<Record<string, readonly (string | null)[]>> {
  await page.getByRole("button", { name: /^Comparer/ }).click();
  const table = page.getByTestId("scenario-table");
  await expect(table.locator("tbody tr").first()).toBeVisible();
  const rows: Record<string, readonly (string | null)[]> = {};
  for (const row of await table.locator("tbody tr").all())
    rows[(await row.getAttribute("data-row"))!] = await row.locator("td").allTextContents();
  await page.keyboard.press("Escape");
  await expect(table).toBeHidden();
  return rows;
}

/** The camera leaves room for the bar and the cards: what it shows is as far from the middle. */
const SHOWN_AT = { x: (120 - 32) / 2, y: (24 + 48 - 48) / 2 } as const;

async function clickOn(page: Page, { name }: Place): Promise<void> {
  // The search of the header shows the commune; a click where the camera put it then takes it.
  const search = page.getByRole("combobox", { name: /Chercher/ });
  await search.fill(name);
  await page.getByRole("group", { name: "Communes" }).getByRole("option").first().click();
  await page.waitForTimeout(500);
  const box = (await page.locator(".map canvas").boundingBox())!;
  const before = await population(page);
  await page.mouse.click(box.x + box.width / 2 + SHOWN_AT.x, box.y + box.height / 2 + SHOWN_AT.y);
  await expect.poll(() => population(page)).not.toBe(before);
}

/** By the tick-tree, with the keyboard alone. */
async function tick(page: Page, { name }: Place): Promise<void> {
  await page.getByRole("searchbox", { name: "Commune, EPCI ou code" }).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(name);
  await expect(page.getByRole("treeitem").first()).toContainText(name);
  const before = await population(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect.poll(() => population(page)).not.toBe(before);
}

async function paste(page: Page, communes: readonly Place[]): Promise<void> {
  await page
    .getByRole("textbox", { name: /Liste copiée/ })
    .fill(`Bonjour,\nla liste :\n${communes.map(({ name }) => `- ${name} (94)`).join("\n")}\nCordialement`);
  await page.getByRole("button", { name: "Lire" }).click();
  await page.getByRole("button", { name: /^(Créer un périmètre|Ajouter \d)/ }).click();
}

let mouseTable: Record<string, readonly (string | null)[]> | null = null;

test.describe
  .serial("S3: Ivry-sur-Seine alone, with Villejuif, with Le Kremlin-Bicêtre, with both", () => {
    test("by the mouse", async ({ page }) => {
      test.setTimeout(180_000);
      await openSpace(page);
      for (const { communes, population: people } of SCENARIOS) {
        await beginAnywhere(page);
        for (const commune of communes) await clickOn(page, commune);
        await expectPopulation(page, people);
        if (communes.length < 3) await page.getByRole("button", { name: "Nouveau", exact: true }).click();
      }
      mouseTable = await readTable(page);
      expect(mouseTable.population!.map(numberOf)).toEqual(SCENARIOS.map((scenario) => scenario.population));
      expect(mouseTable.size).toEqual(["2", "3", "3", "3"]);
      expect(mouseTable.pieces).toEqual(["1", "1", "1", "1"]);
    });

    test("by the keyboard alone", async ({ page }) => {
      test.setTimeout(180_000);
      await openSpace(page);
      for (const { communes, population: people } of SCENARIOS) {
        await page.getByRole("button", { name: /Partir de zéro/ }).press("Enter");
        await expect(page.getByTestId("draft-population")).toHaveText("0");
        await page.getByRole("button", { name: /Prendre dans/ }).press("Enter");
        await page.getByRole("dialog").getByRole("button", { name: "partout" }).press("Enter");
        await page.getByRole("tab", { name: /À portée/ }).focus();
        if ((await page.getByRole("tab", { name: "Arbre" }).getAttribute("aria-selected")) !== "true") {
          await page.keyboard.press("ArrowRight");
          await page.keyboard.press("ArrowRight");
        }
        for (const commune of communes) await tick(page, commune);
        await expectPopulation(page, people);
        await expect(page.getByTestId("draw-live")).toContainText(`${communes.length} commune`);
        if (communes.length < 3) await page.getByRole("button", { name: "Nouveau", exact: true }).press("Enter");
      }
      const table = await readTable(page);
      if (mouseTable !== null) expect(table).toEqual(mouseTable);
      expect(table.population!.map(numberOf)).toEqual(SCENARIOS.map((scenario) => scenario.population));
    });

    test("by paste", async ({ page }) => {
      test.setTimeout(180_000);
      await openSpace(page);
      for (const { communes, population: people } of SCENARIOS) {
        await page.getByRole("button", { name: /Partir d’une liste collée/ }).click();
        await paste(page, communes);
        await expectPopulation(page, people);
        if (communes.length < 3) await page.getByRole("button", { name: "Nouveau", exact: true }).click();
      }
      const table = await readTable(page);
      if (mouseTable !== null) expect(table).toEqual(mouseTable);
      expect(table.population!.map(numberOf)).toEqual(SCENARIOS.map((scenario) => scenario.population));
    });
  });

test("the arrow keys go from a commune to its neighbour on the map, and say it; undo and redo by keys", async ({
  page,
}) => {
  await openSpace(page);
  await beginAnywhere(page);
  await page.locator(".map canvas").focus();
  await page.keyboard.press("ArrowRight");
  const standing = page.getByTestId("draw-standing");
  await expect(standing).toContainText("hab.");
  const first = await standing.textContent();
  await page.keyboard.press("ArrowUp");
  await expect(standing).not.toHaveText(first!);
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("draft-communes")).toHaveText("1 commune");
  const people = await population(page);
  expect(people).toBeGreaterThan(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expectPopulation(page, 0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expectPopulation(page, people);
});

test("S10: two complete variants of a region on one score sheet, by mouse, keyboard and paste alike", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openApp(page, "#perimetre=departement:94");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  // A: by paste. B: the same by the keyboard, then one commune less by the mouse.
  await page.getByRole("button", { name: /Partir d’une liste collée/ }).click();
  await paste(page, [VILLEJUIF, KREMLIN]);
  await expectPopulation(page, 84_293);
  await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  await beginAnywhere(page);
  await page.getByRole("tab", { name: "Arbre" }).click();
  await tick(page, VILLEJUIF);
  await tick(page, KREMLIN);
  await expectPopulation(page, 84_293);
  await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  await beginAnywhere(page);
  await clickOn(page, VILLEJUIF);
  await page.getByRole("button", { name: /^Comparer/ }).click();
  await page.getByRole("button", { name: /Variantes/ }).click();
  for (const rank of [0, 1, 2]) {
    await page.getByRole("button", { name: "Ajouter une variante" }).click();
    await page.locator(".draw-variant").nth(rank).getByRole("checkbox").nth(rank).check();
  }
  const table = page.getByTestId("variant-table");
  const row = async (name: string) => (await table.locator(`[data-row="${name}"] td`).allTextContents()).map(numberOf);
  await expect.poll(async () => (await row("whitePeople")).length).toBe(4);
  await expect.poll(async () => (await row("whitePeople"))[0]! - (await row("whitePeople"))[1]!).toBe(84_293);
  // The last variant ticked is scored after the others.
  await expect.poll(async () => (await row("whitePeople"))[0]! - (await row("whitePeople"))[3]!).toBe(60_183);
  const white = await row("whitePeople");
  expect(white[2]).toBe(white[1]);
  const observed = await row("observed");
  expect(observed.map((count) => count - observed[0]!)).toEqual([0, 1, 1, 1]);
});

test("« sans CPTS » by default: what belongs to a CPTS is refused and said, then taken when asked", async ({
  page,
}) => {
  await openSpace(page);
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await page.getByRole("tab", { name: "Arbre" }).click();
  await page.getByRole("searchbox", { name: "Commune, EPCI ou code" }).fill(IVRY.name);
  await page
    .getByRole("treeitem", { name: /Ivry-sur-Seine/ })
    .locator("[data-part=tick]")
    .click();
  const notice = page.locator(".draw-notice");
  await expect(notice).toContainText("Ivry-sur-Seine\u202f: déjà dans");
  await expectPopulation(page, 0);
  await notice.getByRole("button", { name: /Prendre quand même/ }).click();
  await expectPopulation(page, 65_064);
  await expect(page.getByTestId("draw-checks").locator("[data-code=overlap]")).toContainText("Chevauche 1 CPTS");
  await page.getByRole("button", { name: /Voir sur la carte.*Chevauche/ }).click();
});

test("a link carries the drawing to another browser, in 200 characters at most for 40 communes", async ({
  page,
  browser,
  baseURL,
}) => {
  await openSpace(page);
  await page.getByRole("button", { name: /Partir d’un EPCI/ }).click();
  await page.getByRole("searchbox", { name: "Partir d’un EPCI" }).fill("Provence-Alpes-Agglo");
  await page.locator(".draw-choices .option").first().click();
  await expect(page.getByTestId("draft-communes")).toHaveText("46 communes");
  const people = await population(page);
  await page.getByRole("button", { name: "Partager" }).last().click();
  await expect(page.getByTestId("draw-link")).toHaveValue(/#dessin=[\w-]+$/);
  const address = await page.getByTestId("draw-link").inputValue();
  expect(address.split("#dessin=")[1]!.length).toBeLessThanOrEqual(200);
  const other = await browser.newContext({ baseURL: baseURL!, locale: "fr-FR" });
  const there = await other.newPage();
  await there.goto(address);
  await expect(there.getByTestId("draft-population")).toBeVisible({ timeout: 60_000 });
  await expectPopulation(there, people);
  await expect(there).not.toHaveURL(/dessin=/);
  await other.close();
});

test("a perimeter goes out as JSON and CSV and comes back; a damaged file is said", async ({ page }) => {
  await openSpace(page);
  await page.getByRole("button", { name: /Partir d’une liste collée/ }).click();
  await paste(page, [IVRY, VILLEJUIF]);
  await expectPopulation(page, 125_247);
  await page.getByRole("button", { name: "Partager" }).last().click();
  const save = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    return readFileSync(await (await download).path());
  };
  const json = await save("Fichier de périmètre (JSON)");
  const list = await save("Liste des communes (CSV)");
  expect(list.toString()).toContain("94041");
  await page.keyboard.press("Escape");
  // The paper that goes to the ARS is one page, numbered by the rule that all papers share.
  await page.getByRole("button", { name: "Dossier ARS" }).click();
  await expect(page.locator(".draw-sheet-map")).toBeVisible();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  for (const file of [{ name: "p.json", mimeType: "application/json", buffer: json }, csv("p.csv", list)]) {
    await page.getByRole("button", { name: /Partir d’un fichier/ }).click();
    await page.locator(".draw-start input[type=file]").setInputFiles(file);
    await expectPopulation(page, 125_247);
    await page.getByRole("button", { name: "Nouveau", exact: true }).click();
  }
  await page.getByRole("button", { name: /Partir d’un fichier/ }).click();
  await page
    .locator(".draw-start input[type=file]")
    .setInputFiles({ name: "p.json", mimeType: "application/json", buffer: json.subarray(0, 80) });
  await expect(page.getByRole("alert")).toContainText("«\u00a0p.json\u00a0» est abîmé ou coupé");
});

test("two tabs on one draft: both drawings are kept", async ({ page, context }) => {
  await openSpace(page);
  await beginAnywhere(page);
  await page.getByRole("tab", { name: "Arbre" }).click();
  await tick(page, IVRY);
  await expect(page.getByTestId("draw-saved").first()).toContainText("enregistré à");
  const second = await context.newPage();
  await second.goto("./#espace=dessiner&perimetre=departement:94");
  await expect(second.getByTestId("draft-population")).toBeVisible({ timeout: 60_000 });
  await tick(page, VILLEJUIF);
  await expect.poll(() => keptPart(page, "drafts")).toContain("94076");
  await second.getByRole("tab", { name: "Arbre" }).click();
  await tick(second, KREMLIN);
  await expect(second.getByRole("alert")).toContainText("autre onglet");
  await second.getByRole("button", { name: "Garder les deux" }).click();
  await expect(second.locator(".draw-card")).toHaveCount(2);
  await expectPopulation(second, 89_174);
  await second.locator(".draw-card").first().click();
  await expectPopulation(second, 125_247);
  await second.close();
});

test("storage refused: said, and a file is offered", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", {
      value: {
        open() {
          throw new DOMException("no", "SecurityError");
        },
      },
    });
  });
  await openSpace(page);
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await expect(page.getByRole("alert")).toContainText("n’est pas gardé");
  await expect(page.getByTestId("draw-saved").first()).toContainText("refuse");
});

test("a killed browser comes back with the drawing, history included", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "dessiner-"));
  const executablePath = findChromium() ?? "chromium";
  const launch = () =>
    chromium.launchPersistentContext(folder, {
      executablePath,
      args: [...CHROMIUM_FLAGS, `--remote-debugging-port=0`],
      baseURL: baseURL!,
      viewport: { width: 1440, height: 900 },
      locale: "fr-FR",
    });
  const context = await launch();
  const page = await context.newPage();
  await openSpace(page);
  await page.getByRole("button", { name: /Partir d’une liste collée/ }).click();
  await paste(page, [IVRY, VILLEJUIF]);
  await expectPopulation(page, 125_247);
  await page.getByRole("tab", { name: "Arbre" }).click();
  await tick(page, KREMLIN);
  await expectPopulation(page, 149_357);
  // The drawing before is said to be kept too: what counts is the last commune, 94043.
  await expect.poll(() => keptPart(page, "drafts")).toContain("94043");
  await expect(page.getByTestId("draw-saved").first()).toContainText("enregistré à");
  // The process of the browser itself, as the one who holds this profile.
  const session = await context.newCDPSession(page);
  const browserSession = await context.browser()?.newBrowserCDPSession();
  const { processInfo } = (await (browserSession ?? session).send("SystemInfo.getProcessInfo" as never)) as unknown as {
    processInfo: { type: string; id: number }[];
  };
  const closed = new Promise((resolve) => context.once("close", resolve));
  process.kill(processInfo.find(({ type }) => type === "browser")!.id, "SIGKILL");
  await closed;
  const again = await launch();
  const back = await again.newPage();
  await back.goto("./#espace=dessiner&perimetre=departement:94");
  await expect(back.getByTestId("draft-population")).toBeVisible({ timeout: 60_000 });
  await expectPopulation(back, 149_357);
  await back.keyboard.press("ControlOrMeta+z");
  await expectPopulation(back, 125_247);
  await again.close();
});
