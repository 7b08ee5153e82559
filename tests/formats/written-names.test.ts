import { describe, expect, test } from "vitest";
import { readPack } from "../../scripts/read-base.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";
import { writeNames } from "../fixtures/written-names.ts";

const base = {
  units: readPack("units"),
  history: readPack("formerCodes"),
  postalCodes: readPack("postalCodes"),
  geography: deriveGeography(readPack("contours")),
};
const { units } = base;

/** Rows right, wrong and left open, and which; a row is right when its territory holds the unit that it means. */
function readBack(seed: number, withDepartement: boolean) {
  const rows = writeNames(base, seed, 900);
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map(({ territory, written, departement }) =>
    [territory, cell(written), ...(withDepartement ? [departement] : [])].join(";"),
  );
  const header = withDepartement ? "cpts;commune;dpt" : "cpts;commune";
  const bytes = new TextEncoder().encode(`${header}\n${lines.join("\n")}\n`);
  const outcome = readPerimeterList({ name: "liste.csv", bytes }, base);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { layer, anomalies } = outcome.value;
  const found = new Set<string>();
  const wrong: string[] = [];
  const meant = new Set(rows.map(({ territory, unit }) => `${territory} ${unit}`));
  layer.territories.forEach(({ name }, t) => {
    for (const unit of layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1])) {
      found.add(`${name} ${unit}`);
      if (!meant.has(`${name} ${unit}`)) wrong.push(`${name}: ${units.codes[unit]} ${units.names[unit]}`);
    }
  });
  const open = anomalies.filter(({ kind }) => kind === "nom-ambigu" || kind === "nom-inconnu");
  const missed = rows.filter(({ territory, unit }) => !found.has(`${territory} ${unit}`));
  return { rows, wrong, open, missed };
}

describe.each([
  ["with départements", true],
  ["without départements", false],
])("900 names as lists write them, %s", (label, withDepartement) => {
  test("at least 99 % are assigned rightly and none wrongly", () => {
    let rowCount = 0;
    let missedCount = 0;
    const wrong: string[] = [];
    const missed: string[] = [];
    for (const seed of [1, 2, 3]) {
      const read = readBack(seed, withDepartement);
      rowCount += read.rows.length;
      missedCount += read.missed.length;
      wrong.push(...read.wrong);
      missed.push(
        ...read.missed.map(({ written, unit }) => `${written.trim()} = ${units.codes[unit]} ${units.names[unit]}`),
      );
      expect(read.open.length).toBeGreaterThanOrEqual(read.missed.length - read.wrong.length);
    }
    const rate = ((1 - missedCount / rowCount) * 100).toFixed(2);
    process.stdout.write(`${label}: ${rate} % of ${rowCount} rows right, ${wrong.length} wrong\n`);
    if (process.env.SHOW_MISSED !== undefined) process.stdout.write(`${missed.join("\n")}\n${wrong.join("\n")}\n`);
    expect(wrong).toEqual([]);
    expect(missedCount / rowCount).toBeLessThan(0.01);
  });
});

const PACA = "cpts-paca/cpts_paca_communes.csv";
test.skipIf(findRealData(PACA) === null)(
  "the 70 CPTS of PACA by names alone: 99 % rightly, none wrongly, the rest asked",
  () => {
    const rows = readRealRows(PACA, ";").filter(({ code_commune }) => code_commune !== "13055");
    const text = ["Nom CPTS;Territoire CPTS", ...rows.map((row) => `${row.cpts_nom};${row.nom_commune}`)].join("\n");
    const outcome = readPerimeterList({ name: "liste.csv", bytes: new TextEncoder().encode(text) }, base);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { layer, review, anomalies } = outcome.value;
    const codeOf = (code: string) => base.history.former.get(code)?.targets[0] ?? code;
    const meant = new Set(rows.map(({ cpts_nom, code_commune }) => `${cpts_nom} ${codeOf(code_commune!)}`));
    const found = layer.territories.flatMap(({ name }, t) =>
      [...layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1])].map(
        (unit) => `${name} ${units.codes[unit]}`,
      ),
    );
    expect(found.filter((one) => !meant.has(one))).toEqual([]);
    const open = anomalies.filter(({ kind }) => kind === "nom-ambigu" || kind === "nom-inconnu");
    process.stdout.write(`PACA by names alone: ${found.length} of ${meant.size}, ${open.length} asked\n`);
    expect(found.length / meant.size).toBeGreaterThan(0.99);
    expect(review.filter(({ status }) => status === "doubtful")).toHaveLength(open.length);
  },
);

test("the whole country by names alone, a CPTS for each EPCI: 99 % rightly, none wrongly", () => {
  const { epci } = units.zoneOf;
  const nameOf = (unit: number) => `EPCI ${units.zones.epci.codes[epci[unit]!] ?? "sans"}`;
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({ length: units.count }, (_, unit) => `${nameOf(unit)};${cell(units.names[unit]!)}`);
  const bytes = new TextEncoder().encode(["CPTS;Commune", ...rows].join("\n"));
  const outcome = readPerimeterList({ name: "liste.csv", bytes }, base);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { layer } = outcome.value;
  const wrong: string[] = [];
  layer.territories.forEach(({ name }, t) => {
    for (const unit of layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1]))
      if (nameOf(unit) !== name) wrong.push(`${name}: ${units.names[unit]}`);
  });
  expect(wrong).toEqual([]);
  process.stdout.write(`the country by names alone: ${layer.members.length} of ${units.count}\n`);
  expect(layer.members.length / units.count).toBeGreaterThan(0.99);
});
