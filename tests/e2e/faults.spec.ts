import type { Page } from "@playwright/test";
import { csv, expect, importList, openApp, openList, test } from "./page.ts";

const LIST = csv("liste.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46102\n");

test("without WebGL the page says so in one sentence; figures, tables and the tick-tree go on", async ({ page }) => {
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith("webgl") ? null : Reflect.apply(getContext, this, [kind, ...rest]);
    } as typeof getContext;
  });
  await page.goto("./");
  await expect(page.getByTestId("map-absent")).toContainText("WebGL");
  await expect(page.getByTestId("white-population")).not.toBeEmpty();
  await page.getByRole("button", { name: "Tableau", exact: true }).click();
  await expect(page.getByTestId("table").getByRole("row").nth(2)).toBeVisible();
  await importList(page, LIST);
  await expect(page.getByTestId("observed")).toHaveText("1");
  await page.getByRole("button", { name: "Dessiner", exact: true }).click();
  await page.getByRole("button", { name: /Partir de zéro/ }).click();
  await page.getByRole("tab", { name: "Arbre" }).click();
  await page.getByRole("searchbox", { name: "Commune, EPCI ou code" }).fill("Figeac");
  await page
    .getByRole("treeitem", { name: /Figeac/ })
    .first()
    .press("Space");
  for (const space of ["Maillages", "Enquêtes", "Couverture"]) {
    await page.getByRole("button", { name: space, exact: true }).click();
    await expect(page.locator("#figures h1, #figures [role=tab]").first()).toBeVisible();
  }
});

test("a part of the page whose code does not come says so, and the rest goes on", async ({ page, watch }) => {
  await page.route(/assets\/crossing-space-[^/]*\.js/, (route) => route.fulfill({ status: 404, body: "" }));
  await openApp(page);
  await page.getByRole("button", { name: "Maillages", exact: true }).click();
  await expect(page.locator("#figures").getByRole("alert")).toContainText("rechargez la page");
  await page.getByRole("button", { name: "Enquêtes", exact: true }).click();
  await expect(page.getByTestId("survey-headline")).toBeVisible();
  await page.getByRole("button", { name: "Couverture", exact: true }).click();
  await expect(page.getByTestId("white-population")).not.toBeEmpty();
  // The browser itself reports the 404 that this test asked for, and React what it caught.
  watch.complaints.splice(0);
});

/** A page whose clock says another time. */
async function setClock(page: Page, time: string): Promise<void> {
  await page.addInitScript((now) => {
    const lag = Date.parse(now) - Date.now();
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...values: unknown[]) {
        // @ts-expect-error the arguments of a date are passed on as they come
        super(...(values.length === 0 ? [RealDate.now() + lag] : values));
      }
      static override now = () => RealDate.now() + lag;
    } as DateConstructor;
  }, time);
}

for (const time of ["1970-01-01T10:00:00", "2019-05-04T10:00:00"])
  test(`a clock before the data (${time.slice(0, 4)}) is said, and figures are counted at their first day`, async ({
    page,
  }) => {
    await setClock(page, time);
    await openApp(page);
    await expect(page.getByRole("alert")).toContainText("1er janvier 2026");
    await expect(page.locator(".date-caption")).toContainText("1er janvier 2026");
    await expect(page.getByTestId("observed")).toHaveText("835");
    await importList(page, LIST);
    await expect(page.getByTestId("observed")).toHaveText("1");
  });

test("a clock a century early: figures come, with the date that they count", async ({ page }) => {
  await setClock(page, "2126-05-04T10:00:00");
  await openApp(page);
  await expect(page.locator(".date-caption")).toContainText("4 mai 2126");
  await expect(page.getByTestId("observed")).toHaveText("835");
});

test("a list that begins on the day that is counted has a curve of one day", async ({ page }) => {
  await setClock(page, "2026-12-01T10:00:00");
  await openList(page, csv("neuve.csv", "cpts_id;cpts_nom;code_commune;date_debut\na;CPTS A;46042;2026-12-01\n"));
  await expect(page.getByTestId("observed")).toHaveText("1");
});

/** Puts parts in the storage of the browser as an application would have, with no check of its own. */
const plant = (page: Page, parts: Readonly<Record<string, unknown>>) =>
  page.evaluate(
    (planted) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("cpts-travail");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const change = asked.result.transaction("parts", "readwrite");
          for (const [part, value] of Object.entries(planted)) change.objectStore("parts").put(value, part);
          change.oncomplete = () => {
            asked.result.close();
            resolve();
          };
        };
      }),
    parts,
  );

test("a storage full of nonsense is said part by part, and the page goes on", async ({ page }) => {
  await openApp(page);
  const values = [12, "abc", { a: { b: null } }, [null, {}], [], Number.NaN];
  const names = ["perimeters", "sites", "maillages", "contours", "responses", "tables", "notes", "drafts", "sets"];
  const parts = names.map((name, n) => [name, { revision: 1, value: values[n % values.length] }] as const);
  await plant(page, { ...Object.fromEntries(parts), unknown: "not even a part" });
  await openApp(page);
  await expect(page.getByRole("alert")).toContainText("n’a pas pu être relue");
  await importList(page, LIST);
  await expect(page.getByTestId("observed")).toHaveText("1");
  for (const space of ["Dessiner", "Maillages", "Enquêtes"]) {
    await page.getByRole("button", { name: space, exact: true }).click();
    await expect(page.locator("#figures h1, #figures [role=tab]").first()).toBeVisible();
  }
});

test("what a newer version of the application kept is neither read nor written over", async ({ page }) => {
  await openApp(page);
  await plant(page, { perimeters: { revision: 3, version: 99, value: { shape: "of tomorrow" } } });
  await openApp(page);
  await expect(page.getByTestId("observed")).toHaveText("835");
  await importList(page, LIST);
  await expect(page.getByTestId("observed")).toHaveText("1");
  await openApp(page);
  await expect(page.getByTestId("observed")).toHaveText("835");
});

test("two tabs that import at the same moment: one keeps its list, the other says that it is not kept", async ({
  page,
  context,
}) => {
  await openApp(page);
  const second = await context.newPage();
  await openApp(second);
  const other = csv("autre.csv", "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\nb;CPTS B;46102\n");
  await Promise.all([importList(page, LIST), importList(second, other)]);
  await expect(page.getByTestId("observed")).toHaveText("1");
  await expect(second.getByTestId("observed")).toHaveText("2");
  const said = await Promise.all(
    [page, second].map(async (tab) => {
      await tab.getByRole("button", { name: "Importer", exact: true }).click();
      const note = tab.locator(".data-panel").getByText(/Gardé dans ce navigateur|Un autre onglet a changé/);
      return (await note.first().textContent())!.slice(0, 8);
    }),
  );
  expect(said.sort()).toEqual(["Gardé da", "Un autre"]);
  // What is kept is one of the two lists, whole.
  const third = await context.newPage();
  await openApp(third);
  await expect(third.locator(".source-badges")).toContainText(/importé · (liste|autre)\.csv/);
});

test("a file that the browser cannot give, or larger than any reader takes, is refused in one sentence", async ({
  page,
}) => {
  await openApp(page);
  const drop = (what: "folder" | "huge") =>
    page.evaluate((kind) => {
      const data = new DataTransfer();
      const file = new File(["a;b"], `${kind}.csv`);
      if (kind === "huge") Object.defineProperty(file, "size", { value: 2_400_000_000 });
      else file.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
      data.items.add(file);
      const event = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data });
      // The list of files makes new objects: the prepared one is given instead.
      Object.defineProperty(event, "dataTransfer", { value: { types: ["Files"], files: [file] } });
      document.querySelector(".page")!.dispatchEvent(event);
    }, what);
  await drop("folder");
  await expect(page.getByRole("alert")).toContainText("« folder.csv » (dossier");
  await page.getByRole("button", { name: "Fermer", exact: true }).click();
  await drop("huge");
  await expect(page.getByRole("alert")).toContainText("2\u202f400");
  await expect(page.getByTestId("observed")).toHaveText("835");
});
