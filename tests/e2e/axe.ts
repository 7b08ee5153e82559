import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Axe over a page that has no frame. Run inside the page (`legacy`), since it opens a blank page otherwise to gather
 * what the frames say, which takes longer than the look itself; and without a word on the rules that hold.
 */
export const axe = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);

/** What axe finds on the page against WCAG 2.2 AA: each rule with the elements that break it. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await axe(page).withTags(RULES).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" · ")}`);
}
