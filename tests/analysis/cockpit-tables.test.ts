import { expect, it } from "vitest";
import { createCockpitDesk } from "../../src/analysis/cockpit-desk.ts";
import type { TableKind } from "../../src/analysis/cockpit-protocol.ts";
import { createCockpitState } from "../../src/analysis/cockpit-state.ts";
import { createExportDesk } from "../../src/analysis/export-desk.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { readPerimeterFile } from "../../src/formats/read-perimeters.ts";
import { sheetOf } from "../../src/formats/sheet.ts";
import { writeWorkbook } from "../../src/formats/write-workbook.ts";
import { deskWorld } from "../fixtures/desk-world.ts";
import { MINI_FRANCE, miniContent } from "../fixtures/mini-france.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function open() {
  const world = deskWorld(MINI_FRANCE, miniContent(miniLayer({ A: { units: [0] }, B: { units: [1] } })));
  const state = createCockpitState();
  return { desk: createCockpitDesk(world, state), files: createExportDesk(world, state) };
}

const ACTIONS = `CPTS;Titre;Mission;Thèmes;Population;Objectifs;Contact;Consentement
CPTS A;"=Garde; samedi";accès aux soins;snp, garde;résidente;200 créneaux;dr@exemple.fr;oui
CPTS B;Dépistage;prévention;;prise en charge;;;
`;
const PRACTITIONERS = "code_insee;2010;fin 2018\nM00;2;8 + 1 collaborateur\nM03;0;\n";
const FACTS =
  "Identifiant;Membres;Professionnels;Processus;Inter-CPTS\nA;42;1 250;territoire vécu;Nord\nB;;;imposé;\nZ;3;;;\n";

it("gives back through a file the tables that were imported", async () => {
  const first = open();
  await first.desk.importActions("a.csv", bytesOf(ACTIONS));
  await first.desk.importPractitioners("p.csv", bytesOf(PRACTITIONERS));
  const second = open();
  const carry = async (kind: TableKind) => (await first.files.exportCsv({ kind, language: "fr" })).bytes;
  expect(await second.desk.importActions("a.csv", await carry("actions"))).toMatchObject({
    ok: true,
    value: { count: 2, anomalies: [], ignoredColumns: [] },
  });
  expect(await second.desk.importPractitioners("p.csv", await carry("practitioners"))).toMatchObject({ ok: true });
  const content = async ({ desk }: ReturnType<typeof open>) => {
    const actions = (await desk.listActions({}))!.actions.map(({ row: _, ...action }) => action);
    return { actions, practitioners: (await desk.practitionerFigures())!.rows };
  };
  const [before, after] = [await content(first), await content(second)];
  expect(after.practitioners).toEqual(before.practitioners);
  expect(after.practitioners[0]!.figures).toEqual(["2", "8 + 1"]);
  // A title that a spreadsheet would have run keeps the apostrophe that disarmed it.
  expect(after.actions).toEqual(before.actions.map((a) => ({ ...a, title: a.title.replace(/^=/, "'=") })));
});

it("reads members, professionals, process and inter-CPTS, and shows them where they are known", async () => {
  const { desk, files } = open();
  const columnsOf = async () =>
    (await desk.territoryTable({ kind: "territories", language: "fr" })).sheet.columns.map(({ id }) => id);
  expect(await columnsOf()).not.toContain("members");
  const read = await desk.importCptsFacts("f.csv", bytesOf(FACTS));
  expect(read).toMatchObject({ ok: true, value: { unmatched: 1, anomalies: [] } });
  expect(await columnsOf()).toContain("members");
  expect((await desk.territorySheet(0))!.facts).toEqual({
    territory: "A",
    members: 42,
    professionals: 1_250,
    process: "ascendant",
    interCpts: "Nord",
  });
  expect((await desk.territorySheet(1))!.facts).toMatchObject({ members: null, process: "descendant" });
  const back = await open().desk.importCptsFacts(
    "t.csv",
    (await files.exportCsv({ kind: "territories", language: "fr" })).bytes,
  );
  expect(back).toMatchObject({
    ok: true,
    value: {
      facts: [{ members: 42, professionals: 1_250, process: "ascendant", interCpts: "Nord" }, { members: null }],
    },
  });
  await desk.removeCptsFacts();
  expect(await columnsOf()).not.toContain("members");
});

it("says what a table of facts does not make clear", async () => {
  const { desk } = open();
  const read = await desk.importCptsFacts("f.csv", bytesOf("CPTS;Membres;Processus\nA;beaucoup;spontané\nA;3;\n;4;\n"));
  expect(read.ok && read.value.anomalies.map(({ row, code }) => [row, code])).toEqual([
    [2, "processus-inconnu"],
    [2, "effectif-illisible"],
    [3, "doublon"],
    [4, "sans-cpts"],
  ]);
  expect(await desk.importCptsFacts("g.csv", bytesOf("CPTS;Ville\nA;Nice\n"))).toMatchObject({ ok: false });
  expect((await desk.cptsFacts())!.facts).toHaveLength(1);
});

it("reads the same tables from a workbook", async () => {
  const { desk } = open();
  const sheet = sheetOf(
    ["cpts", "title", "mission"],
    [{ cpts: "A", title: "Téléconsultation", mission: "accès aux soins" }],
  );
  const bytes = await writeWorkbook([{ ...sheet, name: "actions", title: "Actions" }], ["Sources : x"], "fr");
  expect(await desk.importActions("a.xlsx", bytes)).toMatchObject({ ok: true, value: { count: 1 } });
  expect((await desk.listActions({}))!.actions[0]).toMatchObject({ title: "Téléconsultation", territoryPosition: 0 });
});

it("gives back through GeoJSON the units of every territory", async () => {
  const layer = miniLayer({
    A: { units: [0, 1, 4], stages: [{ stage: "aci" }] },
    B: { units: [1, 2], nature: "importe" },
    C: { units: [9, 3] },
  });
  const world = deskWorld(MINI_FRANCE, miniContent(layer));
  const file = await createExportDesk(world).exportGeojson({ language: "fr", content: "territories" });
  const { units, mesh, unitIndex, geography } = MINI_FRANCE;
  const history = {
    earliestYear: 2020,
    latestYear: 2026,
    former: new Map(),
    firstYear: new Map(),
    splits: new Map(),
    otherNames: new Map(),
  };
  const base = { units, mesh, unitIndex, geography, history, postalCodes: [] };
  const read = await readPerimeterFile({ name: file.name, bytes: file.bytes }, base);
  if (!read.ok) throw new Error(read.refusal.code);
  const back = read.value.layer;
  expect(back.territories.map(({ id, name, nature }) => [id, name, nature])).toEqual([
    ["A", "CPTS A", "simule"],
    ["B", "CPTS B", "importe"],
    ["C", "CPTS C", "simule"],
  ]);
  expect(back.territories[0]!.stages).toEqual([{ stage: "aci" }]);
  expect(back.territories.map((_, t) => [...unitsOfTerritory(back, t)])).toEqual([
    [0, 1, 4],
    [1, 2],
    [3, 9],
  ]);
});
