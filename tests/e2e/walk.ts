import type { Locator, Page } from "@playwright/test";
import type { Text } from "../../src/ui/text/fr.ts";
import { csv, openApp } from "./page.ts";

/** One thing that a person can have before the eyes: a space, a panel, a part of it, a menu. */
interface Stop {
  readonly name: string;
  readonly show: (page: Page, text: Text) => Promise<void>;
  /** A menu or a card over the page: a key closes it before the next stop. */
  readonly isOver?: boolean;
  /** A tab that a narrow screen alone has: a wide one shows the same beside the others. */
  readonly isNarrow?: boolean;
}

/** Where « Dessiner » puts its lists in tabs, in pixels. */
const NARROW = 760;

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first();

/** Opens every section that is closed in the panel, whatever it is made of. */
async function unfold(page: Page): Promise<void> {
  // A « ? » has its own stop.
  const sections = ".cockpit-disclosure [aria-expanded=false]:not(.why)";
  const closed = page.locator(`#figures details:not([open]) > summary, ${sections}`);
  for (let left = await closed.count(); left > 0; left--) await closed.first().click();
}

async function enter(page: Page, text: Text, space: "couverture" | "dessiner" | "maillages" | "enquetes") {
  await button(page, text.spaces[space]).click();
}

const over = (name: string, open: (page: Page, text: Text) => Promise<void>): Stop => ({
  name,
  isOver: true,
  show: async (page, text) => {
    await open(page, text);
    await page.getByRole("dialog").first().waitFor();
  },
});

const tabs = (space: string, list: (text: Text) => Readonly<Record<string, string>>, names: readonly string[]) =>
  names.map(
    (name): Stop => ({
      name: `${space}, ${name}`,
      show: async (page, text) => {
        await page.getByRole("tab", { name: new RegExp(`^${list(text)[name]!}`) }).click();
      },
    }),
  );

/** Two rows that wait for a decision and one that nobody knows. */
const DOUBTFUL = csv(
  "a-verifier.csv",
  "cpts_nom;commune;departement\nCPTS A;Cahors;46\nCPTS A;Saint-Martin;\nCPTS A;Nulle-Part-sur-Rien;46\nCPTS B;Figeac;46\n",
);

/** One polygon around Nice. */
const QUARTER = {
  name: "quartier.geojson",
  mimeType: "application/geo+json",
  buffer: Buffer.from(
    JSON.stringify({
      type: "Feature",
      properties: { nom: "Baie des Anges" },
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [7.1, 43.6],
            [7.35, 43.6],
            [7.35, 43.8],
            [7.1, 43.6],
          ],
        ],
      },
    }),
  ),
};

const COUVERTURE: readonly Stop[] = [
  { name: "couverture", show: (page, text) => enter(page, text, "couverture") },
  { name: "couverture, every section", show: unfold },
  {
    name: "a white zone",
    show: async (page) => page.getByTestId("zones").getByRole("button", { expanded: false }).first().click(),
  },
  over("scope", (page, text) => page.getByRole("button", { name: new RegExp(text.scope.label) }).click()),
  over("stages", (page, text) => page.getByRole("button", { name: new RegExp(text.stages.label) }).click()),
  over("where a figure comes from", (page, text) =>
    page
      .getByRole("button", { name: new RegExp(text.why.open.slice(0, 12)) })
      .first()
      .click(),
  ),
  over("exports", (page, text) => button(page, text.list.export).click()),
  {
    name: "a sheet",
    show: async (page, text) => {
      await page.getByRole("combobox", { name: text.search.label }).fill("Draguignan");
      await page.getByRole("group", { name: "CPTS" }).getByRole("option").first().click();
      await page.getByTestId("territory-population").waitFor();
      await unfold(page);
    },
  },
  {
    name: "a table",
    show: async (page, text) => {
      await button(page, text.sheet.back).click();
      await button(page, text.cockpit.table.button).click();
      await page.getByTestId("table").waitFor();
    },
  },
  over("dossier", async (page, text) => {
    await button(page, text.cockpit.table.close).click();
    await button(page, text.list.export).click();
    await page.getByRole("button", { name: new RegExp(text.cockpit.export.dossier) }).click();
  }),
];

const AROUND: readonly Stop[] = [
  {
    name: "data",
    show: async (page, text) => {
      await button(page, text.import.button).click();
      await page.getByRole("heading", { name: text.data.title }).waitFor();
      await unfold(page);
    },
  },
  ...(["help", "lexicon", "method", "about"] as const).map(
    (name): Stop => ({
      name,
      show: async (page, text) => {
        const panel = page.locator("#figures");
        if (name === "help") await button(page, text.help.title).click();
        else await panel.getByRole("button", { name: text.help.pages[name], exact: true }).click();
        await panel.getByRole("heading", { level: 1, name: text.help.pages[name] }).waitFor();
        await unfold(page);
      },
    }),
  ),
  {
    name: "the tour",
    show: async (page, text) => {
      await page.locator("#figures").getByRole("button", { name: text.help.pages.help, exact: true }).click();
      await page.locator("#figures .button-strong, #figures .button").first().click();
      await page.locator(".tour-card").waitFor();
    },
    isOver: true,
  },
];

const DESSINER: readonly Stop[] = [
  { name: "dessiner", show: (page, text) => enter(page, text, "dessiner") },
  {
    name: "a pasted list",
    show: async (page, text) => {
      await page.getByRole("button", { name: new RegExp(text.draw.start.list) }).click();
      await page
        .getByRole("textbox", { name: text.draw.pasteOver.text })
        .fill("Digne-les-Bains\nSisteron\nNulle-Part\n");
      await button(page, text.draw.pasteOver.read).click();
      await page.getByRole("button", { name: new RegExp(text.draw.pasteOver.create(2)) }).waitFor();
    },
  },
  {
    name: "a draft",
    show: async (page, text) => {
      await page.getByRole("button", { name: new RegExp(text.draw.pasteOver.create(2)) }).click();
      await page.getByTestId("draft-population").waitFor();
    },
  },
  ...tabs("a draft", (text) => text.draw.tabs, ["communes", "tree", "reach"]),
  ...tabs("a draft", (text) => text.draw.tabs, ["checks", "scenarios"]).map((stop) => ({ ...stop, isNarrow: true })),
  over("the link of a draft", (page, text) => button(page.locator("#figures"), text.draw.share.button).click()),
  over("author and reasons", (page, text) => button(page, text.draw.about.button).click()),
  over("scenarios side by side", (page) => page.locator(".draw-foot .button").click()),
  over("the dossier of a draft", (page, text) => button(page, text.draw.dossier.button).click()),
];

const MAILLAGES: readonly Stop[] = [
  {
    name: "maillages",
    show: async (page, text) => {
      await enter(page, text, "maillages");
      await page.locator(".crossing-matrix").waitFor();
    },
  },
  over("a mesh to choose", (page, text) =>
    page.getByRole("button", { name: new RegExp(`^${text.crossing.side.a}`) }).click(),
  ),
  ...tabs("maillages", (text) => text.crossing.tabs, ["borders", "stack", "sets", "groups", "polygons"]),
  {
    name: "maillages, a polygon",
    show: async (page) => {
      await page.getByRole("tabpanel").locator("input[type=file]").setInputFiles(QUARTER);
      await page.getByTestId("crossing-polygon").waitFor();
    },
  },
  ...tabs("maillages", (text) => text.crossing.tabs, ["cross"]),
];

const ENQUETES: readonly Stop[] = [
  {
    name: "enquetes",
    show: async (page, text) => {
      await enter(page, text, "enquetes");
      await page.getByTestId("survey-headline").waitFor();
    },
  },
  over("a survey to choose", (page, text) =>
    page
      .locator(".header")
      .getByRole("button", { name: new RegExp(`^${text.surveys.survey}`) })
      .click(),
  ),
  ...tabs("enquetes", (text) => text.surveys.tabs, ["typology", "marks", "codebooks", "files", "read"]),
  { name: "enquetes, every section", show: unfold },
];

const REVIEW: readonly Stop[] = [
  {
    name: "rows to check",
    show: async (page, text) => {
      await button(page, text.import.button).click();
      await page.locator("input[type=file]").first().setInputFiles(DOUBTFUL);
      await page.getByTestId("review").waitFor();
      await unfold(page);
    },
  },
  {
    name: "figures of a list",
    show: async (page, text) => {
      await button(page, text.data.close).click();
      await enter(page, text, "couverture");
      await page.getByTestId("white-population").waitFor();
      await unfold(page);
    },
  },
];

/** Waits until the page has stopped changing what it says and how it stands: what comes late is looked at too. */
const settled = (page: Page) =>
  page.evaluate(
    ({ quiet, most }) =>
      new Promise<void>((resolve) => {
        // Where less motion is asked for, what moves is not waited for: the look says it.
        const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
        const start = performance.now();
        let changed = start;
        const watch = new MutationObserver(() => {
          changed = performance.now();
        });
        watch.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
        const wait = () => {
          const now = performance.now();
          const isMoving = !isStill && document.getAnimations().some(({ playState }) => playState === "running");
          if ((now - changed < quiet || isMoving) && now - start < most) return void requestAnimationFrame(wait);
          watch.disconnect();
          resolve();
        };
        requestAnimationFrame(wait);
      }),
    { quiet: 120, most: 3000 },
  );

const WALK: readonly Stop[] = [...COUVERTURE, ...AROUND, ...DESSINER, ...MAILLAGES, ...ENQUETES, ...REVIEW];

/** The four spaces as they stand after the walk, for another screen. */
export async function walkSpaces(page: Page, text: Text, look: (name: string) => Promise<void>): Promise<void> {
  for (const space of ["dessiner", "maillages", "enquetes", "couverture"] as const) {
    await enter(page, text, space);
    await page.locator("#figures h1, #figures [role=tab]").first().waitFor();
    await settled(page);
    await look(space);
  }
}

/** Goes through the whole application on its example in PACA, and looks at each stop. */
export async function walk(page: Page, text: Text, look: (name: string) => Promise<void>): Promise<void> {
  // A stop that cannot be reached is told at once, not when the whole walk has run out of time.
  page.setDefaultTimeout(30_000);
  await openApp(page, "#perimetre=region:93");
  const isNarrow = page.viewportSize()!.width <= NARROW;
  for (const { name, show, isOver, ...stop } of WALK) {
    if (stop.isNarrow === true && !isNarrow) continue;
    await show(page, text).catch((error) => {
      throw new Error(`${name}: ${error}`);
    });
    await settled(page);
    await look(name);
    if (isOver === true) await page.keyboard.press("Escape");
  }
}
