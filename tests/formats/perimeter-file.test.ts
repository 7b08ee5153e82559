import { expect, it } from "vitest";
import { markOf } from "../../src/domain/draft.ts";
import { type DraftRecord, marksOfRecord } from "../../src/domain/draft-record.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { checkDraftRecord, readPerimeterFile, writePerimeterFile } from "../../src/formats/perimeter-file.ts";
import { readPerimeterCsv, writePerimeterCsv } from "../../src/formats/perimeter-file-csv.ts";
import { restoreDraft } from "../../src/formats/perimeter-file-restore.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { SMALL_BASE } from "./small-base.ts";

/* Starts from 01001 and 05001; 01002 and 2A004 are added, 05001 removed, 2A004 shared, then 13201 added and undone. */
const draft: DraftRecord = {
  id: "b",
  name: "=B ; « élargie »",
  author: "A. Martin",
  date: "2026-03-02",
  reasons: 'Deux lignes\net un "guillemet"',
  origin: "souhait",
  cog: 2026,
  source: { kind: "territory", id: "cpts-9" },
  replaces: ["cpts-1"],
  lockedUnits: ["06088"],
  lockedTerritories: ["cpts-2"],
  start: ["01001", "05001"],
  changes: [
    [
      [0, 1, "01002 2A004"],
      [1, 0, "05001"],
    ],
    [[1, 4, "2A004"]],
    [[0, 1, "13201"]],
  ],
  position: 2,
};
const other: DraftRecord = {
  ...draft,
  id: "c",
  name: "C",
  start: [],
  changes: [[[0, 2, "49001"]]],
  position: 1,
  origin: null,
};
const EXPECTED = new Map([
  ["01001", markOf("noyau", false)],
  ["01002", markOf("noyau", false)],
  ["2A004", markOf("extension-1", true)],
]);

function readBack(text: string) {
  const read = readPerimeterFile("b.json", text);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read.value;
}

it("brings back everything of several drafts, gestures that were undone included", () => {
  expect(marksOfRecord(draft)).toEqual(EXPECTED);
  const { drafts, historyDropped } = readBack(writePerimeterFile([draft, other]));
  // The communes written beside the gestures are not kept twice.
  expect(drafts).toEqual([draft, other]);
  expect(historyDropped).toEqual([]);
  const { state, historyKept, lockedUnits } = restoreDraft(drafts[0]!, SMALL_BASE);
  const codes = (units: readonly number[]) => units.map((unit) => SMALL_BASE.units.codes[unit]);
  expect([codes(state.units), historyKept, codes(lockedUnits)]).toEqual([["01001", "01002", "2A004"], true, ["06088"]]);
  state.redo();
  expect(codes(state.units)).toContain("13201");
  while (state.undo() !== null);
  expect(codes(state.units)).toEqual(["01001", "05001"]);
});

it("keeps the communes of a file whose gestures contradict them, and says so", () => {
  const edited = writePerimeterFile([draft]).replace('"code": "01002"', '"code": "01001x"').replace("01001x", "49001");
  const { drafts, historyDropped } = readBack(edited);
  expect(historyDropped).toEqual([draft.name]);
  expect([...marksOfRecord(drafts[0]!).keys()].sort()).toEqual(["01001", "2A004", "49001"]);
  expect(restoreDraft(drafts[0]!, SMALL_BASE).state.start).toHaveLength(2);
});

it("restores the communes alone when the gestures cannot be made again", () => {
  const broken = { ...draft, changes: [...draft.changes.slice(0, 2), [[3, 1, "13201"]] as const] };
  const { state, historyKept } = restoreDraft(broken, SMALL_BASE);
  expect(historyKept).toBe(false);
  expect(state.units.map((unit) => SMALL_BASE.units.codes[unit])).toEqual(["01001", "01002", "2A004"]);
  expect(state.changes).toHaveLength(1);
});

it.each([
  ["not json", "not-json", {}],
  ["[1, 2]", "not-perimeter", {}],
  ['{"format":"geojson"}', "not-perimeter", {}],
  ['{"format":"cpts-perimetre","version":9,"drafts":[]}', "newer", { version: 9 }],
  ['{"format":"cpts-perimetre","version":1,"drafts":[]}', "malformed", { place: "drafts" }],
  ['{"format":"cpts-perimetre","version":1,"drafts":[{}]}', "malformed", { place: "drafts[0].units" }],
])("refuses %s", (text, code, facts) => {
  const read = readPerimeterFile("x.json", text);
  expect(read.ok ? "accepted" : read.refusal).toMatchObject({ code, file: "x.json", ...facts });
});

it.each([
  ["cog", '"cog": 2026', '"cog": "2026"', "drafts[0].cog"],
  ["date", "2026-03-02", "02/03/2026", "drafts[0].date"],
  ["phase", '"phase": "noyau"', '"phase": "coeur"', "drafts[0].units[0].phase"],
  ["mark", '1,\n      "01002 2A004"', '7,\n      "01002 2A004"', "drafts[0].changes[0][0][1]"],
  ["position", '"position": 2', '"position": 4', "drafts[0].position"],
])("refuses a wrong %s and says where", (_, good, bad, place) => {
  const text = writePerimeterFile([draft]);
  expect(text).toContain(good);
  const read = readPerimeterFile("x.json", text.replace(good, bad));
  expect(read.ok ? "accepted" : read.refusal).toMatchObject({ code: "malformed", place });
});

it("checks a draft that the browser kept", () => {
  expect(checkDraftRecord(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  for (const key of Object.keys(draft)) {
    const { [key as keyof DraftRecord]: _gone, ...rest } = draft;
    expect(checkDraftRecord(rest)).toBeNull();
  }
  expect([null, "draft", [], { ...draft, position: 9 }].map(checkDraftRecord)).toEqual([null, null, null, null]);
});

const bytesOf = (text: string) => new TextEncoder().encode(text);

it("writes the communes as a list that the reader of lists takes without a word", () => {
  const csv = writePerimeterCsv([draft, other], SMALL_BASE);
  expect(csv.split("\r\n").slice(0, 2)).toEqual([
    "\ufeffterritoire_id;territoire_nom;code_insee;commune;departement;population;partage;phase;cog",
    `b;"'=B ; « élargie »";01001;L'Abergement-Clémenciat;01;1000;non;noyau;2026`,
  ]);
  const list = readPerimeterList({ name: "b.csv", bytes: bytesOf(csv) }, SMALL_BASE);
  if (!list.ok) throw new Error(list.refusal.code);
  const { layer, anomalies } = list.value;
  expect(layer.territories.map(({ id }) => id)).toEqual(["b", "c"]);
  expect(Array.from(unitsOfTerritory(layer, 0), (unit) => SMALL_BASE.units.codes[unit])).toEqual([...EXPECTED.keys()]);
  expect(Array.from(layer.declaredShared)).toEqual([0, 0, 1, 1]);
  // Parts that nobody else claims are what the reader always says.
  expect(anomalies.filter(({ kind }) => kind !== "partage-unique")).toEqual([]);
});

it("reads that list back as drafts, phases and names included", () => {
  const read = readPerimeterCsv(
    { name: "b.csv", bytes: bytesOf(writePerimeterCsv([draft, other], SMALL_BASE)) },
    SMALL_BASE,
  );
  if (!read.ok) throw new Error(read.refusal.code);
  expect(read.value.drafts.map(({ id, name }) => [id, name])).toEqual([
    ["b", draft.name],
    ["c", "C"],
  ]);
  const [first] = read.value.drafts;
  expect(marksOfRecord({ ...draft, ...first! })).toEqual(EXPECTED);
});

it("reads a list of an older year by its column cog, with the phase of a merged commune", () => {
  const csv =
    "territoire_id;territoire_nom;code_insee;phase;cog\r\nx;X;49281;extension-2;2020\r\nx;X;85084;noyau;2020\r\n";
  const read = readPerimeterCsv({ name: "x.csv", bytes: bytesOf(csv) }, SMALL_BASE);
  if (!read.ok) throw new Error(read.refusal.code);
  expect(marksOfRecord({ ...draft, ...read.value.drafts[0]! })).toEqual(
    new Map([
      ["49092", markOf("extension-2", false)],
      ["85084", markOf("noyau", false)],
    ]),
  );
  expect(read.value.anomalies.map(({ kind, value }) => [kind, value])).toEqual([
    ["fusion", "49281"],
    ["scission", "85084"],
  ]);
});
