import { expect, it } from "vitest";
import { createTerritoryFinder, readActions } from "../../src/analysis/cockpit-actions.ts";
import { filterActions } from "../../src/domain/actions.ts";
import { readActionList } from "../../src/formats/action-list.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

const TABLE = `CPTS;Titre;Mission;Thèmes;Population;Objectifs;Contact;Consentement
CPTS A;Soins non programmés le samedi;Accès aux soins;SNP, Régulation;résidente;200 créneaux;dr@exemple.fr;oui
b;Dépistage du diabète;Prévention;Diabète;patientèle prise en charge;;secret@exemple.fr;
CPTS Z;Cellule de crise;Crises sanitaires;;;;;
CPTS A;;Parcours;;;;;
B;Journée des internes;Formation;internes;tous;;autre@exemple.fr;non
`;

const read = (text: string) => readActionList({ name: "actions.csv", bytes: new TextEncoder().encode(text) });

const result = await read(TABLE);
if (!result.ok) throw new Error(result.refusal.code);
const { actions, anomalies } = result.value;

it("reads actions with their mission, themes and population", async () => {
  expect(actions.map(({ title, mission, population }) => [title, mission, population])).toEqual([
    ["Soins non programmés le samedi", "acces-aux-soins", "residente"],
    ["Dépistage du diabète", "prevention", "prise-en-charge"],
    ["Cellule de crise", "crises-sanitaires", null],
    ["Journée des internes", null, null],
  ]);
  expect(actions[0]!.themes).toEqual(["snp", "régulation"]);
});

it("keeps a contact only where its publication was consented to, and repeats none", async () => {
  expect(actions.map(({ contact }) => contact)).toEqual(["dr@exemple.fr", null, null, null]);
  expect(anomalies.map(({ row, code }) => [row, code])).toEqual([
    [3, "contact-sans-consentement"],
    [5, "sans-titre"],
    [6, "mission-inconnue"],
    [6, "population-inconnue"],
    [6, "contact-sans-consentement"],
  ]);
  expect(JSON.stringify(result.value)).not.toMatch(/secret@|autre@/);
});

it("filters by mission and by theme", async () => {
  expect(filterActions(actions, { missions: ["prevention", "crises-sanitaires"] })).toHaveLength(2);
  expect(filterActions(actions, { themes: ["snp"] }).map(({ row }) => row)).toEqual([2]);
  expect(filterActions(actions, {})).toHaveLength(4);
});

it("finds the CPTS of an action by id or by name in the list in use", async () => {
  const layer = miniLayer({ A: { units: [0] }, B: { units: [1] } });
  const find = createTerritoryFinder(layer);
  expect(["CPTS A", "a", "cpts b", "Z"].map(find)).toEqual([0, 0, 1, -1]);
  const reply = readActions(actions, layer, {});
  expect(reply.byTerritory).toEqual([
    { territory: 0, count: 1 },
    { territory: 1, count: 2 },
  ]);
  expect(reply.unmatched).toBe(1);
  expect(readActions(actions, layer, { territory: 1 }).actions).toHaveLength(2);
});

it("refuses a table without titles or without CPTS", async () => {
  expect(await read("CPTS;Mission\nA;Prévention\n")).toMatchObject({ ok: false, refusal: { missing: ["title"] } });
  expect(await read("Titre\nUne action\n")).toMatchObject({ ok: false, refusal: { missing: ["territory"] } });
  expect(await read("rien\n")).toMatchObject({ ok: false, refusal: { code: "no-action-columns" } });
});
