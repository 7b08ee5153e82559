import type { Page } from "@playwright/test";
import { expect, numberOf, openApp, test } from "./page.ts";

/** What the hand does in « Dessiner »: tools on the map, a message pasted as it came, a finger, a browser without room. */

const population = async (page: Page) => numberOf(await page.getByTestId("draft-population").textContent());
const expectPopulation = (page: Page, people: number) => expect.poll(() => population(page)).toBe(people);

/** The population once the last segment of a brush is drawn: it goes on a while after the hand. */
async function restedPopulation(page: Page): Promise<number> {
  let before = Number.NaN;
  const isAtRest = async () => {
    const now = await population(page);
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await expect.poll(isAtRest, { intervals: [1000] }).toBe(true);
  return before;
}

async function begin(page: Page): Promise<void> {
  await openApp(page, "#perimetre=departement:94");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await expect(page.getByTestId("draft-population")).toHaveText("0");
}

/** Draws along points given from the middle of the map, in pixels. */
async function draw(page: Page, ...points: readonly (readonly [number, number])[]): Promise<void> {
  const box = (await page.locator(".map canvas").boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width / 2 + x, box.y + box.height / 2 + y] as const;
  await page.mouse.move(...at(points[0]!));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 5 });
  await page.mouse.up();
}

test("box, lasso, circle, brush and EPCI take communes, one undo for each; Space moves the map instead", async ({
  page,
}) => {
  test.setTimeout(180_000);
  // The start has the legend of the map; the draft its own.
  await openApp(page, "#perimetre=departement:94");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await expect(page.locator(".legend")).toContainText("limite de département");
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await expect(page.locator(".legend")).toBeHidden();
  await page.getByRole("button", { name: /Prendre dans/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "partout" }).click();
  const taken: Record<string, number> = {};
  const gestures: Readonly<Record<string, () => Promise<void>>> = {
    b: () => draw(page, [-120, -120], [120, 120]),
    l: () => draw(page, [-120, -120], [120, -120], [120, 120], [-120, 120]),
    p: () => draw(page, [-120, 0], [120, 0]),
    c: () => draw(page, [0, 0]),
    e: () => draw(page, [0, 0]),
  };
  for (const [key, gesture] of Object.entries(gestures)) {
    await page.keyboard.press(key);
    await gesture();
    await expect.poll(() => population(page), key).toBeGreaterThan(0);
    taken[key] = await restedPopulation(page);
    await page.keyboard.press("ControlOrMeta+z");
    await expectPopulation(page, 0);
  }
  // A box and a lasso around the same communes, on a map that no stroke has moved; a circle of 5 km holds fewer than a whole EPT.
  expect(taken.l).toBe(taken.b);
  expect(taken.c).not.toBe(taken.e);
  // The tool says what it would bring before the click.
  const box = (await page.locator(".map canvas").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2 + 3, box.y + box.height / 2 + 3);
  const words = page.getByTestId("draw-tooltip").locator(".draw-tooltip-figures strong");
  await expect.poll(async () => numberOf(await words.textContent())).toBe(taken.e);

  await page.keyboard.press("b");
  await page.keyboard.down(" ");
  await draw(page, [-120, -120], [120, 120]);
  await page.keyboard.up(" ");
  await page.waitForTimeout(500);
  await expectPopulation(page, 0);
  // The map has moved under the same gesture: it takes other communes.
  await draw(page, [-120, -120], [120, 120]);
  await expect.poll(() => population(page)).toBeGreaterThan(0);
  expect(await population(page)).not.toBe(taken.b);

  // Struck too often, Escape leaves the tool, and the drawing as it is.
  const drawn = await population(page);
  for (let press = 0; press < 4; press++) await page.keyboard.press("Escape");
  await expectPopulation(page, drawn);
  await page.keyboard.down("Alt");
  await expect(page.getByTestId("draw-keys-hint")).toBeVisible();
  await page.keyboard.up("Alt");
  await expect(page.getByTestId("draw-keys-hint")).toBeHidden();
});

const MESSAGE = `Bonsoir Sophie,
voici les communes retenues :
Sisteron, Peipin, Aubignosc, Chateauneuf Val St Donat
- La Motte du Caire (04)
* Noyers s/ Jabron
- Ganagobie ?
Pour les doutes :
 - St Julien : on ne sait pas lequel
Bien à toi,
Dr Claire Martin, 04 92 61 00 00`;

test("a message as it came: recognised communes, one to choose, what was left aside; then the draft", async ({
  page,
}) => {
  await openApp(page, "#perimetre=departement:04");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await page.getByRole("button", { name: /Partir d’une liste collée/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /Liste copiée/ }).fill(MESSAGE);
  await dialog.getByRole("button", { name: "Lire" }).click();
  await expect(dialog).toContainText("7 communes reconnues");
  await dialog.getByText(/^Laissé de côté/).click();
  await expect(dialog).toContainText("on ne sait pas lequel");
  await expect(dialog.locator(".draw-paste-left")).not.toContainText("04 92 61");
  const choice = dialog.getByRole("combobox", { name: /St Julien/ });
  await choice.selectOption({ label: (await choice.getByRole("option").nth(2).textContent())! });
  await dialog.getByRole("button", { name: "Créer un périmètre de 8 communes" }).click();
  await expect(page.getByTestId("draft-communes")).toHaveText("8 communes");
});

test("a browser without room says so before anything is lost, and offers a file", async ({ page }) => {
  // As a browser whose disk is full: it reads, and refuses to write.
  await page.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
      if (document.documentElement.dataset.full === "yes") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await begin(page);
  await expect(page.getByTestId("draw-saved").first()).toContainText("enregistré à");
  const fill = (full: string) =>
    page.evaluate((value) => document.documentElement.setAttribute("data-full", value), full);
  await fill("yes");
  await page.getByRole("button", { name: "Coller une liste" }).click();
  await page.getByRole("textbox", { name: /Liste copiée/ }).fill("Villejuif, Le Kremlin-Bicêtre");
  await page.getByRole("button", { name: "Lire" }).click();
  await page.getByRole("button", { name: /^Ajouter \d/ }).click();
  await expectPopulation(page, 84_293);
  await expect(page.getByTestId("draw-saved").first()).toContainText("n’a plus de place");
  const download = page.waitForEvent("download");
  await page.getByRole("alert").getByRole("button", { name: "Enregistrer dans un fichier" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  // Room again: the next stroke writes everything down.
  await fill("no");
  await page.keyboard.press("ControlOrMeta+z");
  await expectPopulation(page, 0);
  await expect(page.getByTestId("draw-saved").first()).toContainText("enregistré à");
});

test("the keyboard goes on where it was when a view gives way; what is typed is kept though the view is closed on it", async ({
  page,
}) => {
  await openApp(page, "#perimetre=departement:94");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await page.getByRole("button", { name: /Partir d’une liste collée/ }).press("Enter");
  await page.getByRole("textbox", { name: /Liste copiée/ }).fill("Villejuif");
  await page.getByRole("button", { name: "Lire" }).press("Enter");
  await page.getByRole("button", { name: "Créer un périmètre de 1 commune" }).press("Enter");
  await expectPopulation(page, 60_183);
  await expect(page.locator(".draw-people")).toBeFocused();
  await page.getByRole("button", { name: "Auteur, raisons" }).press("Enter");
  await page.getByRole("textbox", { name: "Raisons" }).fill("douze médecins sur quinze");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Dossier ARS" }).press("Enter");
  await expect(page.getByRole("dialog")).toContainText("douze médecins sur quinze");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Nouveau", exact: true }).press("Enter");
  await expect(page.getByRole("heading", { name: "Dessiner un périmètre" })).toBeFocused();
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("taps on the list and on the map draw; nothing stays under the finger, the list says what would follow", async ({
    page,
  }) => {
    // The camera is where it goes at once.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openApp(page, "#perimetre=departement:94");
    await page.getByRole("button", { name: "Dessiner", exact: true }).tap();
    await page.getByRole("button", { name: /Partir d’une CPTS/ }).tap();
    await page.getByRole("searchbox").last().fill("ivry");
    await page.locator(".draw-choices .option").first().tap();
    await expectPopulation(page, 65_064);
    // Alone of its white zone, Le Kremlin-Bicêtre would be left behind.
    const villejuif = page.locator(".draw-row", { hasText: "Villejuif" });
    await expect(villejuif).toContainText("isole Le Kremlin-Bicêtre");
    await villejuif.tap();
    await expectPopulation(page, 125_247);
    await expect(page.getByTestId("draw-tooltip")).toBeHidden();
    await page.getByRole("tab", { name: /^Vérifications/ }).tap();
    await expect(page.getByTestId("draw-checks").locator("[data-code=orphan]")).toContainText("Isole 1 commune");
    await page.getByRole("button", { name: "Annuler" }).tap();
    await expectPopulation(page, 65_064);
    // On the map: the draft is shown whole, so that its middle is in it.
    const box = (await page.locator(".map canvas").boundingBox())!;
    await page.waitForTimeout(1500);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + (84 + box.height - 52) / 2);
    await expectPopulation(page, 0);
    await expect(page.getByTestId("draw-tooltip")).toBeHidden();
  });
});
