import type { Page } from "@playwright/test";
import { en } from "../../src/ui/text/en.ts";
import { fr } from "../../src/ui/text/fr.ts";
import { violations } from "./axe.ts";
import { expect, test } from "./page.ts";
import { walk, walkSpaces } from "./walk.ts";

/** Pixels by which the page and its panel are wider than the screen. */
const overflow = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, document.querySelector(".panel")!].map((one) =>
      Math.max(0, one.scrollWidth - one.clientWidth - 1),
    ),
  );

/** What moves on the page. */
const moving = (page: Page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 0)
      .map((one) => ("transitionProperty" in one ? one.transitionProperty : one.id)),
  );

// Requests to other sites and console errors fail each of these, as they do every test (`page.ts`).
for (const [device, width, height] of [
  ["a desk", 1440, 900],
  ["a phone", 390, 844],
] as const)
  test(`the whole application on ${device}: axe finds nothing, nothing is cut off, nothing moves when less motion is asked for`, async ({
    page,
  }) => {
    test.setTimeout(900_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await walk(page, fr, async (name) => {
      expect.soft(await violations(page), name).toEqual([]);
      expect.soft(await overflow(page), name).toEqual([0, 0]);
      expect.soft(await moving(page), name).toEqual([]);
    });
  });

/** Words of French sentences that no English one has and no name of a place either. */
const FRENCH =
  /(?<![-\w’'])(est|sont|pas|dans|avec|pour|une|aucune?|cette|vous|votre|sans|qui|que|ou|au|aux|hab\.|leurs?|chaque|tous|toutes|deux|habitants?|réponses?|médecins?|voisines?|choisir|importé|simulée?|lignes?)(?![-\w’'])/;

test("the whole application in English on a small laptop, at 200 % and its spaces at 100 %: nothing is cut off, no French but names and the words of the trade", async ({
  page,
}) => {
  test.setTimeout(600_000);
  // Twice as large is half as many pixels.
  await page.setViewportSize({ width: 640, height: 360 });
  await page.addInitScript(() => localStorage.setItem("language", "en"));
  const look = async (name: string) => {
    const texts = await page.evaluate(() => {
      const found = new Set<string>();
      const isShown = (element: Element) => element.closest("[lang=fr], script, style") === null;
      const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (nodes.nextNode() !== null)
        if (isShown(nodes.currentNode.parentElement!)) found.add(nodes.currentNode.textContent!.trim());
      for (const element of document.querySelectorAll("[aria-label], [title], [alt], [placeholder], [aria-valuetext]"))
        if (isShown(element))
          for (const attribute of ["aria-label", "title", "alt", "placeholder", "aria-valuetext"])
            found.add(element.getAttribute(attribute) ?? "");
      return [...found];
    });
    expect.soft(await overflow(page), name).toEqual([0, 0]);
    expect.soft(texts.length, name).toBeGreaterThan(20);
    expect
      .soft(
        texts.filter((text) => FRENCH.test(text)),
        name,
      )
      .toEqual([]);
  };
  await walk(page, en, look);
  // Nor does the panel end under the map: the page scrolls to it, and on through it.
  await page.keyboard.press("Escape");
  const figures = page.getByTestId("observed");
  await figures.scrollIntoViewIfNeeded();
  const box = (await figures.boundingBox())!;
  expect(
    await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest("#figures")?.id, {
      x: box.x + 2,
      y: box.y + 2,
    }),
  ).toBe("figures");
  // A wide screen has its legend open, and words that a narrow one leaves out.
  await page.setViewportSize({ width: 1280, height: 720 });
  await walkSpaces(page, en, (name) => look(`${name}, wide`));
});

test("in forced colours what is pressed can be seen, and signs keep their paper", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await page.goto("./#perimetre=region:93");
  await page.locator(".legend .swatch").first().waitFor();
  const colours = await page.evaluate(() => {
    const ground = (selector: string) => getComputedStyle(document.querySelector(selector)!).backgroundColor;
    return {
      space: ground(".rail-space[aria-current] .rail-icon"),
      other: ground(".rail-space:not([aria-current]) .rail-icon"),
      language: ground(".language [aria-pressed=true]"),
      sign: ground(".legend .swatch"),
    };
  });
  expect(colours.space).not.toBe(colours.other);
  expect(colours.language).toBe(colours.space);
  expect(colours.sign).toBe("rgb(255, 255, 255)");
});
