import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import corrections from "../data/corrections/units.json" with { type: "json" };
import marks from "../data/example/marks.json" with { type: "json" };
import thresholds from "../data/thresholds.json" with { type: "json" };
import { parseAnalyseOptions } from "../scripts/cli/analyse-options.ts";
import { TILE_SOURCES } from "../src/analysis/protocol.ts";
import { buildReport } from "../src/analysis/report.ts";
import { STAGES } from "../src/domain/territory.ts";
import { EARTH_RADIUS_KM } from "../src/geo/measure.ts";
import { PACKS } from "../src/packs/pack-list.ts";
import { STORED_KEYS } from "../src/store/stored-keys.ts";
import { MINI_BASE, miniLayer } from "./fixtures/mini-region.ts";

const read = (file: string): string => readFileSync(join(resolve(import.meta.dirname, ".."), file), "utf8");
const spaced = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, " ");

it("README.md counts the units and people that the build checks", () => {
  const { units, population } = corrections.totals;
  expect(read("README.md")).toContain(`${spaced(units)} units and ${spaced(population)} people`);
});

it("README.md shows a command line that is understood, and each of its options", () => {
  const text = read("README.md");
  const example = /^npm run analyse -- (.+)$/m.exec(text)![1]!;
  const options = parseAnalyseOptions(example.split(" "), "2026-01-01");
  expect(options).toMatchObject({ date: "2026-01-15", out: "report.json" });
  expect(readFileSync(join(import.meta.dirname, "..", options.perimeters), "utf8")).toContain("code_commune");
  const source = read("scripts/cli/analyse-options.ts");
  const known = [...source.matchAll(/^ {2}(\w+): text,$/gm)].map((match) => `--${match[1]}`);
  const named = new Set(text.match(/--[a-z]+/g));
  expect(known).toContain("--perimeters");
  expect(known.filter((option) => !named.has(option))).toEqual([]);
  for (const stage of STAGES) expect(text).toContain(`\`${stage}\``);
});

it("README.md lists the names of the report, in its order", () => {
  const layer = miniLayer({ a: { units: [0, 4] }, b: { units: [4, 1] }, c: { units: [3] } });
  const report = buildReport(MINI_BASE, layer, undefined, { date: "2026-01-01" });
  const block = /^meta {2}[\s\S]*?(?=^```)/m.exec(read("README.md"))![0].replace(/\n {2,}/g, " ");
  const rows = block
    .trim()
    .split("\n")
    .map((row) => row.split(/\s+/, 1).concat(row.replace(/^\S+\s+/, "")));
  expect(rows.map(([name]) => name)).toEqual(Object.keys(report));
  for (const [name, rest] of rows) {
    const value: unknown = report[name as keyof typeof report];
    const first: unknown = Array.isArray(value) ? value[0] : value;
    const names = rest!.replace(/ \(.*\)/, "").split(/,\s*/);
    if (name === "crosses") expect(value).toEqual({});
    else if (name !== "anomalies") expect(names, name).toEqual(Object.keys(first as object));
  }
});

it("METHODS.md gives the thresholds and the sphere that the code uses", () => {
  const text = read("METHODS.md");
  expect(text).toContain(`${spaced(thresholds.targetRatio.value)} by default`);
  for (const { size, min } of thresholds.aciSizes.slice(1)) expect(text).toContain(`${size} from ${spaced(min)}`);
  const [, semiRural, urban] = thresholds.territoryTypes;
  expect(text).toContain(`rural below ${spaced(semiRural!.min)}, urbain above ${spaced(urban!.min - 1)}`);
  expect(text).toContain(`threshold of ${thresholds.smallCount.value} persons`);
  const [whole, decimals] = String(EARTH_RADIUS_KM).split(".");
  expect(text).toContain(`${spaced(Number(whole))}.${decimals} km`);
});

it("ARCHITECTURE.md says where each key of the state is kept", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `(\w+)` \| (url|browser|work|nowhere) \|$/gm)];
  expect(Object.fromEntries(rows.map(([, key, place]) => [key, place]))).toEqual(STORED_KEYS);
});

it("ARCHITECTURE.md names every pack", () => {
  for (const { file } of Object.values(PACKS)) expect(read("ARCHITECTURE.md")).toContain(`\`${file}\``);
});

it("README.md and METHODS.md count the CPTS and sites that the example is held to", () => {
  const { cpts, sites, ght } = marks;
  expect(read("README.md")).toContain(`embedded example**: ${cpts.total} CPTS`);
  const text = read("METHODS.md");
  expect(text).toContain(`**CPTS**: ${cpts.total}, `);
  expect(text).toContain(`${cpts.coveredShare * 100} % of the people covered`);
  expect(text).toContain(`${spaced(sites.msp)} MSP, ${spaced(sites.cds)} CDS`);
  expect(text).toContain(`**GHT**: ${ght.count}, `);
});

it("METHODS.md gives the rule of the city inset with the numbers of the code", () => {
  const source = read("src/analysis/city-map.ts");
  const constant = (name: string) =>
    Number(new RegExp(`^const ${name} = ([\\d_]+);$`, "m").exec(source)?.[1]?.replace("_", ""));
  const rule = `${spaced(constant("PEOPLE_THAT_MATTER"))} people or more, stated by the list and narrower than ${constant("READABLE_PX")} px when the scope fills a map of ${constant("MAP_PX")} px`;
  expect(read("METHODS.md")).toContain(rule);
});

it("METHODS.md gives means that follow from its table of contours", () => {
  const rows = [...read("METHODS.md").matchAll(/^\| [^|]+ \| [\d ]+ \| (0\.\d{3}) \| (0\.\d{3}) \|$/gm)];
  expect(rows).toHaveLength(5);
  const mean = (column: 1 | 2) => rows.reduce((sum, row) => sum + Number(row[column]), 0) / rows.length;
  const said = /^\| mean of the five régions \| \| (0\.\d{3}) \| (0\.\d{3}) \|$/m.exec(read("METHODS.md"))!;
  expect(Math.abs(mean(1) - Number(said[1]))).toBeLessThan(0.001);
  expect(Math.abs(mean(2) - Number(said[2]))).toBeLessThan(0.001);
});

it("ARCHITECTURE.md describes every source of tiles", () => {
  const rows = [...read("ARCHITECTURE.md").matchAll(/^\| `(\w+)` \| [^|]+ \| [^|]+ \|$/gm)].map((match) => match[1]!);
  expect(rows.filter((name) => (TILE_SOURCES as readonly string[]).includes(name)).sort()).toEqual(
    [...TILE_SOURCES].sort(),
  );
});
