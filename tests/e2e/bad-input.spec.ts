import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import writeWorkbook from "write-excel-file/node";
import { violations } from "./axe.ts";
import { csv, expect, importList, openApp, openList, showFigures, test } from "./page.ts";

const GOOD = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\na;CPTS A;46102\n";

/** Files that are refused, and what the one sentence must name. */
const REFUSED: readonly (readonly [string, ReturnType<typeof csv>, RegExp])[] = [
  ["an empty file", csv("vide.csv", ""), /vide\.csv/],
  ["a workbook", csv("liste.xlsx", Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0])), /liste\.xlsx/],
  ["one column", csv("colonne.csv", "bonjour\nle monde\n"), /colonne\.csv/],
  ["no column of communes", csv("sans-commune.csv", "cpts_nom;remarque\nCPTS A;rien\n"), /sans-commune\.csv/],
  ["unknown codes alone", csv("inconnus.csv", "cpts_nom;code_commune\nCPTS A;99999\n"), /inconnus\.csv/],
];

test("a refused file says why in one sentence, and the list in use stays", async ({ page }) => {
  await openList(page, csv("bonne.csv", GOOD));
  await expect(page.getByTestId("observed")).toHaveText("1");
  const white = await page.getByTestId("white-population").textContent();
  for (const [what, file, named] of REFUSED) {
    await importList(page, file);
    await expect(page.getByRole("alert"), what).toContainText(named);
    await page.getByRole("button", { name: "Fermer", exact: true }).click();
    await showFigures(page);
    await expect(page.getByTestId("white-population"), what).toHaveText(white!);
  }
});

test("rows that cannot be used as written are used as well as possible, and listed", async ({ page }) => {
  const text =
    "\ufeffcpts_id,cpts_nom,code_commune\na,CPTS A,1001\na,CPTS A,01001\nb,<img src=x onerror=alert(1)>,01004\nb,CPTS B,99999\n";
  await openList(page, csv("defauts.csv", text));
  await expect(page.getByTestId("review")).toContainText("1 inconnue");
  await page.getByTestId("anomalies").locator("summary").click();
  await expect(page.getByTestId("anomalies")).toContainText("99999");
  await expect(page.getByTestId("anomalies")).toContainText("1001");
  await showFigures(page);
  await expect(page.getByTestId("observed")).toHaveText("2");
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

/** Bytes of an old Office container that holds a stream of that name. */
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from(stream, "utf16le"),
  ]);

const feature = (name: string, geometry: object | null) => ({
  type: "Feature",
  properties: { nom_cpts: name },
  geometry,
});
const geojson = (name: string, ...features: object[]) =>
  csv(name, JSON.stringify({ type: "FeatureCollection", features }));
const square = (x: number, y: number, size: number, z?: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ].map((point) => (z === undefined ? point : [...point, z])),
  ],
});
const sea = square(-8, 45, 0.2);

async function workbook(data: readonly (readonly (object | null)[])[]): Promise<Buffer<ArrayBuffer>> {
  return Buffer.from(await writeWorkbook([{ sheet: "Communes", data: data.map((row) => [...row]) }]).toBuffer());
}

test("files of every other kind: one sentence each, and nothing is lost", async ({ page }) => {
  test.setTimeout(180_000);
  const large = join(mkdtempSync(join(tmpdir(), "cpts-")), "enorme.geojson");
  const features = JSON.stringify([feature("CPTS du Large", sea)]);
  writeFileSync(large, `{"type":"FeatureCollection","note":"${"x".repeat(61_000_000)}","features":${features}}`);
  const whole = await workbook([
    [{ value: "CPTS" }, { value: "Commune" }],
    [{ value: "A" }, { value: "Cahors" }],
  ]);
  const files: readonly (readonly [string | ReturnType<typeof csv>, RegExp])[] = [
    [csv("secret.xlsx", compound("EncryptedPackage")), /protégé par un mot de passe.*\.xlsx/],
    [csv("vieux.xls", compound("Workbook")), /ancien classeur.*enregistrez-le/],
    [
      csv("libre.ods", Buffer.from("PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet")),
      /OpenDocument.*enregistrez-le/,
    ],
    [csv("coupe.xlsx", whole.subarray(0, whole.length / 2)), /coupé ou abîmé/],
    [csv("photo.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])), /une image/],
    [csv("page.csv", "<!doctype html><html><body>Accès refusé</body></html>"), /page web/],
    [csv("autre.json", '{"releve": [1, 2, 3]}'), /autre\.json/],
    [geojson("mer.geojson", feature("CPTS du Large", sea)), /ne tombent sur aucune commune/],
    [geojson("vide.geojson", feature("CPTS", null)), /polygone utilisable/],
    [large, /ne tombent sur aucune commune/],
  ];
  await openList(page, csv("bonne.csv", GOOD));
  const white = await page.getByTestId("white-population").textContent();
  for (const [file, sentence] of files) {
    await importList(page, file);
    const what = typeof file === "string" ? "enorme.geojson" : file.name;
    if (what === "autre.json") await page.getByRole("button", { name: "Lire ce fichier" }).click();
    const alert = page.getByRole("alert");
    await expect(alert, what).toContainText(sentence);
    expect((await alert.locator("p").first().textContent())!.match(/[.!?](\s|$)/g), what).toHaveLength(1);
    await page.getByRole("button", { name: "Fermer", exact: true }).click();
    if (what === "autre.json") await page.getByRole("button", { name: "Annuler" }).click();
    await expect(page.locator(".source-badges"), what).toContainText("bonne.csv");
  }
  await showFigures(page);
  await expect(page.getByTestId("white-population")).toHaveText(white!);
});

test("odd files that can be read are, and say what was odd", async ({ page }) => {
  test.setTimeout(180_000);
  const badges = page.locator(".source-badges");
  const openPanel = async () => {
    if (!(await page.locator(".data-panel").isVisible()))
      await page.getByRole("button", { name: "Importer", exact: true }).click();
  };
  await openList(page, csv("bonne.csv", GOOD));

  // Self-crossing, three-dimensional, empty and far at sea beside a sound polygon: what can be used is.
  const bow = {
    type: "Polygon",
    coordinates: [
      [
        [1.3, 44.3],
        [1.7, 44.7],
        [1.7, 44.3],
        [1.3, 44.7],
        [1.3, 44.3],
      ],
    ],
  };
  await importList(
    page,
    geojson(
      "formes.geojson",
      feature("<b>CPTS</b> nette", square(1, 44, 0.5, 12)),
      feature("CPTS croisée", bow),
      feature("CPTS vide", { type: "Polygon", coordinates: [] }),
      feature("CPTS du Large", sea),
    ),
  );
  await expect(badges).toContainText("formes.geojson");
  await openPanel();
  await expect(page.locator(".data-panel details", { hasText: /non prises? telles? quelles?/ })).not.toHaveCount(0);
  await expect(page.locator(".data-panel")).not.toContainText("undefined");
  await expect(page.locator(".data-panel b")).toHaveCount(0);

  // A second list takes the place of the first, and no other.
  const formulas = await workbook([
    [{ value: "CPTS" }, { value: "code_commune" }],
    [{ value: "CPTS A" }, { value: '="46"&"042"', type: "Formula" }],
    [{ value: "CPTS A", rowSpan: 2 }, { value: "46102" }],
    [null, { value: "46127" }],
  ]);
  await importList(page, csv("formules.xlsx", formulas));
  await expect(badges).toContainText("formules.xlsx");
  await expect(badges).not.toContainText("formes.geojson");

  const headers = Array.from({ length: 98 }, (_, column) => `indicateur ${column}`);
  const wide = [
    ["cpts_nom", ...headers, "code_commune"],
    ["A", ...headers, "46042"],
  ];
  await importList(page, csv("large.csv", wide.map((row) => row.join(";")).join("\n")));
  await expect(badges).toContainText("large.csv");

  const long = Array.from({ length: 200_000 }, (_, row) => `CPTS ${row % 30};${46_000 + (row % 340)}`);
  await importList(page, csv("longue.csv", `cpts_nom;code_commune\n${long.join("\n")}\n`));
  await expect(badges.or(page.getByRole("alert"))).toContainText(["longue.csv"], { timeout: 60_000 });

  // Overseas coordinates in the projection of metropolitan France: counted in their commune, and said.
  await openPanel();
  await page
    .locator(".data-panel input[type=file]")
    .first()
    .setInputFiles(
      csv("antilles.csv", "finess;nom;categorie;code_commune;coordx;coordy\n970000001;MSP;603;97105;652000;6862000\n"),
    );
  await page.getByRole("radio", { name: /structures/ }).check();
  await page.getByRole("button", { name: "Lire ce fichier" }).click();
  const sites = page.locator(".data-layers > li").filter({ hasText: "antilles.csv" });
  await expect(sites).toContainText("1 adresse");
  await sites.locator("summary").click();
  await expect(sites).toContainText(/projection|ne tombent pas|pas en France/);
});

test("columns that were not understood are said by hand, and known again in the next list", async ({ page }) => {
  await openApp(page);
  const rows = (...names: readonly string[]) => names.map((name) => `${name};Nord;CPTS du Lot`).join("\n");
  await importList(page, csv("odd.csv", `lieu dit;zone;groupe\n${rows("Cahors", "Figeac", "Gramat")}\n`));
  await expect(page.getByRole("alert")).toContainText("n’a pas de colonne qui nomme la CPTS");
  const panel = page.locator(".data-panel");
  await expect(panel).toContainText("Que contiennent les colonnes de «\u00a0odd.csv\u00a0»");
  const read = panel.getByRole("button", { name: "Lire ce fichier" });
  await expect(read).toBeDisabled();
  await panel.getByLabel("Colonne «\u00a0groupe\u00a0»").selectOption("nom de la CPTS");
  expect(await violations(page)).toEqual([]);
  await read.click();
  await expect(page.locator(".source-badges")).toContainText("odd.csv");
  await expect(panel).toContainText("3 communes reconnues");
  // The list of July, of the same hand.
  await importList(page, csv("juillet.csv", `lieu dit;zone;groupe\n${rows("Cahors", "Figeac")}\n`));
  await expect(page.locator(".source-badges")).toContainText("juillet.csv");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a name that nothing resembles is given its commune by hand", async ({ page }) => {
  await openList(page, csv("inconnue.csv", "CPTS;Commune;Dpt\nA;Cahors;46\nA;Figeac;46\nA;Xyzwquk Bourg;46\n"));
  const review = page.getByTestId("review");
  await expect(review).toContainText("1 inconnue");
  await review.getByLabel("Commune pour «\u00a0Xyzwquk Bourg\u00a0»").selectOption("une autre commune…");
  await review.getByLabel("Autre commune pour").fill("gramat");
  expect(await violations(page)).toEqual([]);
  await review.getByRole("button", { name: /^Gramat/ }).click();
  await review.getByRole("button", { name: "Appliquer 1 correction" }).click();
  await expect(review).toContainText("3 communes reconnues · 0 douteuse · 0 inconnue");
});

test("a mesh whose columns nothing announces is read by those that a person says", async ({ page }) => {
  await openList(page, csv("bonne.csv", GOOD));
  await page.getByRole("button", { name: "Importer", exact: true }).click();
  const panel = page.locator(".data-panel");
  const text = "lieu;truc;bidule\nCahors;1;a\nFigeac;2;b\nGramat;3;a\nSouillac;4;b\n";
  await panel.locator("input[type=file]").first().setInputFiles(csv("maille.csv", text));
  // It was taken for a list of CPTS.
  await panel.getByRole("button", { name: "Ce n’est pas une liste de CPTS" }).first().click();
  await panel.getByRole("radio", { name: /autre maillage/ }).check();
  await panel.getByLabel("Nom du maillage").fill("Secteurs");
  await panel.getByRole("button", { name: "Lire ce fichier" }).click();
  await expect(page.getByRole("alert")).toContainText("maille.csv");
  await panel.getByLabel("Nom du maillage").fill("Secteurs");
  await panel.getByLabel("Colonne des communes").selectOption("lieu");
  await panel.getByLabel("Colonne des zones").selectOption("bidule");
  expect(await violations(page)).toEqual([]);
  await panel.getByRole("button", { name: "Lire ce fichier" }).click();
  const row = panel.locator(".data-layers > li").filter({ hasText: "Secteurs" });
  await expect(row).toContainText("2 territoires, 4 communes");
});
