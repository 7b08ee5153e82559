import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { meshRequest } from "../../src/analysis/mesh-catalogue.ts";
import { readActionList } from "../../src/formats/action-list.ts";
import { readCptsFacts } from "../../src/formats/cpts-facts-list.ts";
import { guessFileSubject } from "../../src/formats/file-subject.ts";
import { readMesh } from "../../src/formats/mesh-list.ts";
import { readPractitionerList } from "../../src/formats/practitioner-list.ts";
import { openResponses } from "../../src/formats/response-file.ts";
import { readResponseList } from "../../src/formats/response-list.ts";
import { readSites } from "../../src/formats/site-list.ts";
import { decodeInstrument } from "../../src/packs/instrument.ts";
import { SAMPLES } from "../../src/ui/help/samples.ts";
import { readPlaceBase } from "../fixtures/place-base.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "public/exemples");
const base = readPlaceBase();
const open = (subject: (typeof SAMPLES)[number]["subject"]) => {
  const { file } = SAMPLES.find((sample) => sample.subject === subject)!;
  return { name: file, bytes: new Uint8Array(readFileSync(join(FOLDER, file))) };
};

it("the help offers every sample file, and each is recognised for what it is", () => {
  expect(SAMPLES.map(({ file }) => file).sort()).toEqual(readdirSync(FOLDER).sort());
  for (const { file, subject } of SAMPLES) {
    expect(existsSync(join(FOLDER, file))).toBe(true);
    expect(guessFileSubject(file, new Uint8Array(readFileSync(join(FOLDER, file)))), file).toBe(subject);
  }
});

it("the sample of sites is read without a remark", async () => {
  const read = await readSites(open("sites"), base);
  expect(read.ok && read.value.anomalies).toEqual([]);
  expect(read.ok && [read.value.counts.msp.sites, read.value.counts.cds.sites]).toEqual([5, 2]);
});

it("the sample of a mesh covers every commune of the Lot once", async () => {
  const read = await readMesh(open("maillage"), base, meshRequest("secteur", "2026-01-01", {}));
  expect(read.ok && read.value.anomalies).toEqual([]);
  const lot = base.units.codes.filter((code) => code.startsWith("46")).length;
  expect(read.ok && [read.value.maillage.layer.territories.length, read.value.maillage.layer.members.length]).toEqual([
    3,
    lot,
  ]);
});

it("the sample of responses answers its instrument without a remark, and says that it is an example", async () => {
  const opened = await openResponses(open("responses"));
  if (!opened.ok) throw new Error(opened.refusal.code);
  const instrument = decodeInstrument(
    JSON.parse(readFileSync(join(ROOT, "data/surveys/attentes-craintes.json"), "utf8")),
  );
  const { table, anomalies } = readResponseList(opened.value, instrument, {});
  expect(anomalies).toEqual([]);
  expect(table.ids).toHaveLength(40);
  expect(table.ids.every((id) => id.startsWith("exemple-"))).toBe(true);
});

it("the samples of actions, facts and practitioners are read without a remark", async () => {
  const actions = await readActionList(open("actions"));
  expect(actions.ok && [actions.value.actions.length, actions.value.anomalies]).toEqual([5, []]);
  const facts = await readCptsFacts(open("facts"));
  expect(facts.ok && [facts.value.facts.length, facts.value.anomalies]).toEqual([5, []]);
  const practitioners = await readPractitionerList(open("practitioners"), base.units);
  expect(practitioners.ok && practitioners.value.anomalies).toEqual([]);
});
