import { csv, expect, importList, openList, test } from "./page.ts";

const GOOD = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46102\n";

/** Files that are refused, and what the one sentence must name. */
const REFUSED: readonly (readonly [string, ReturnType<typeof csv>, RegExp])[] = [
  ["an empty file", csv("vide.csv", ""), /vide\.csv/],
  ["a workbook", csv("liste.xlsx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0])), /liste\.xlsx/],
  ["one column", csv("colonne.csv", "bonjour\nle monde\n"), /colonne\.csv/],
  ["no column of codes", csv("sans-code.csv", "cpts_nom;ville\nCPTS A;Cahors\n"), /sans-code\.csv/],
  ["unknown codes alone", csv("inconnus.csv", "cpts_nom;code_commune\nCPTS A;99999\n"), /inconnus\.csv/],
];

test("a refused file says why in one sentence, and the list in use stays", async ({ page }) => {
  await openList(page, csv("bonne.csv", GOOD));
  await expect(page.getByTestId("observed")).toHaveText("1");
  const white = await page.getByTestId("white-population").textContent();
  for (const [what, file, named] of REFUSED) {
    await importList(page, file);
    await expect(page.getByRole("alert"), what).toContainText(named);
    await expect(page.getByTestId("white-population"), what).toHaveText(white!);
    await page.getByRole("button", { name: "Fermer" }).click();
  }
});

test("rows that cannot be used as written are used as well as possible, and listed", async ({ page }) => {
  const text =
    "\ufeffcpts_id,cpts_nom,code_commune\na,CPTS A,1001\na,CPTS A,01001\nb,<img src=x onerror=alert(1)>,01004\nb,CPTS B,99999\n";
  await openList(page, csv("defauts.csv", text));
  await expect(page.getByTestId("observed")).toHaveText("2");
  await page.getByTestId("anomalies").locator("summary").click();
  await expect(page.getByTestId("anomalies")).toContainText("99999");
  await expect(page.getByTestId("anomalies")).toContainText("1001");
});

test("a missing or altered pack says which, in one sentence", async ({ page, watch }) => {
  await page.route("**/data/contours.bin*", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("contours");
  await page.unroute("**/data/contours.bin*");
  await page.route("**/data/units.json*", async (route) => {
    const body = await (await route.fetch()).text();
    await route.fulfill({ status: 200, contentType: "application/json", body: body.slice(0, body.length / 2) });
  });
  await page.goto("./?2");
  await expect(page.getByRole("alert")).toContainText("units");
  // The browser itself reports the 404 that this test asked for.
  watch.complaints.splice(0);
});
