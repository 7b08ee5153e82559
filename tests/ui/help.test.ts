import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { placeCard, TOUR_STEPS } from "../../src/ui/help/tour-steps.ts";
import { helpFr } from "../../src/ui/text/help-fr.ts";
import { HELP_PAGES_TEXT } from "../../src/ui/text/help-pages.ts";
import { METHODS } from "../../src/ui/text/method-entries.ts";

const methods = readFileSync(join(resolve(import.meta.dirname, "../.."), "METHODS.md"), "utf8");

/** Every sentence of a tree of texts. */
function sentencesOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return [String((value as (...args: unknown[]) => string)(3, 3))];
  return value === null || typeof value !== "object" ? [] : Object.values(value).flatMap(sentencesOf);
}

it("each entry of the method page is an indicator of METHODS.md", () => {
  const headings = new Set([...methods.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading));
  expect(METHODS.map(({ heading }) => heading).filter((heading) => !headings.has(heading))).toEqual([]);
  expect(new Set(METHODS.map(({ heading }) => heading)).size).toBe(METHODS.length);
});

it("every measure of crossed meshes is explained in the page", () => {
  const [, crosses = ""] = /^## Crosses of two meshes$(.*?)^## /ms.exec(methods) ?? [];
  const headings = [...crosses.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading!);
  expect(headings.length).toBeGreaterThan(6);
  const explained = new Set<string>(METHODS.map(({ heading }) => heading));
  // What follows a choice of the page is said where it is made.
  expect(headings.filter((heading) => heading !== "Shown in the page" && !explained.has(heading))).toEqual([]);
});

it("the French pages of help follow French typography, and the English ones hold no French", () => {
  const french = [...sentencesOf(HELP_PAGES_TEXT.fr), ...METHODS.flatMap((entry) => sentencesOf(entry.fr))];
  expect(french.length).toBeGreaterThan(60);
  for (const text of french) {
    expect(text).not.toMatch(/[^\u202f\s] ?[?;!]($|\s)/);
    expect(text).not.toMatch(/ [:;?!%]/);
    expect(text).not.toMatch(/« | »/);
    expect(text).not.toContain("'");
  }
  const english = [...sentencesOf(HELP_PAGES_TEXT.en), ...METHODS.flatMap((entry) => sentencesOf(entry.en))];
  for (const text of english) expect(text).not.toMatch(/\b(les|des|une|est|dans|avec|pour)\b/);
});

it("the tour has a sentence for each step", () => {
  expect(TOUR_STEPS.map(([name]) => name).sort()).toEqual(Object.keys(helpFr.tour.steps).sort());
});

it("keeps the card and the ring in the window, wherever the target is", () => {
  const view = { width: 390, height: 844 };
  const size = { width: 320, height: 180 };
  fc.assert(
    fc.property(fc.nat(400), fc.nat(900), fc.nat(500), fc.nat(900), (left, top, width, height) => {
      const { card, ring } = placeCard({ left, top, width, height }, size, view);
      expect(card.left).toBeGreaterThanOrEqual(0);
      expect(card.top).toBeGreaterThanOrEqual(0);
      expect(card.left + size.width).toBeLessThanOrEqual(view.width);
      expect(card.top + size.height).toBeLessThanOrEqual(view.height);
      expect(ring.left + ring.width).toBeLessThanOrEqual(view.width);
      expect(ring.top + ring.height).toBeLessThanOrEqual(view.height);
    }),
  );
});

it("puts the card beside its target where there is room, and never over it", () => {
  const view = { width: 1440, height: 900 };
  const { card } = placeCard({ left: 1056, top: 64, width: 384, height: 836 }, { width: 320, height: 180 }, view);
  expect(card.left + 320).toBeLessThan(1056);
  const { card: underBar } = placeCard(
    { left: 330, top: 0, width: 160, height: 64 },
    { width: 320, height: 180 },
    view,
  );
  expect(underBar.top).toBeGreaterThan(64);
});
