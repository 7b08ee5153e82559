import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { readBase } from "../../scripts/read-base.ts";
import type { Report } from "../../src/domain/report.ts";
import { PackError } from "../../src/packs/pack-error.ts";
import { findRealData, readRealRows } from "../fixtures/real-data.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "analyse-"));
afterAll(() => rmSync(folder, { recursive: true }));

const realList = findRealData("cpts-paca/cpts_paca_communes.csv");
const hasBase = canReadBase();
if (!hasBase) console.info("Command line skipped: public/data cannot be read; run npm run data.");

function canReadBase(): boolean {
  try {
    return readBase().units.count > 0;
  } catch (error) {
    if (error instanceof PackError) return false;
    throw error;
  }
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function analyse(...args: readonly string[]): Outcome {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/analyse.ts", ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 100_000_000,
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

function writeList(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Exit 1, nothing on stdout, one sentence on stderr. */
function expectRefusal({ status, stdout, stderr }: Outcome, sentence: RegExp): void {
  expect(stderr).toMatch(/^[^\n]+\n$/);
  expect(stderr).toMatch(sentence);
  expect(stdout).toBe("");
  expect(status).toBe(1);
}

describe.runIf(realList !== null && hasBase)("P1: the 70 CPTS of Provence-Alpes-Côte d’Azur, January 2026", () => {
  const out = join(folder, "paca.json");
  const run =
    realList !== null && hasBase ? analyse("--perimeters", realList, "--date", "2026-01-15", "--out", out) : null;
  const report = run?.status === 0 ? (JSON.parse(readFileSync(out, "utf8")) as Report) : null;

  test("the report is written, the summary puts people first", () => {
    expect(run).toMatchObject({ status: 0, stderr: "" });
    const [first] = run!.stdout.split("\n");
    expect(first).toBe("101\u202f089 habitants dans 46 communes ou arrondissements sans CPTS (7 zones blanches).");
    expect(readdirSync(folder).filter((name) => name.startsWith("paca"))).toEqual(["paca.json"]);
  });

  test("scope, classes and ratio", () => {
    expect(report!.scope).toMatchObject({ units: 961, population: 5_218_960 });
    expect(report!.classes).toMatchObject({
      unstated: { units: 0, population: 0 },
      white: { units: 46, population: 101_089 },
      single: { units: 913, population: 4_581_018 },
      shared: { units: 2, population: 536_853 },
      overlap: { units: 0, population: 0 },
    });
    expect(report!.coverage.population).toBe(4_581_018 + 536_853);
    expect(report!.ratio.observed).toBe(70);
    expect(report!.ratio.expected).toBeCloseTo(86.98, 2);
    expect(report!.ratio.gap).toBeCloseTo(-16.98, 2);
    expect(report!.territories).toHaveLength(70);
  });

  test("white zones: 45 communes of 63 490 inhabitants, and Marseille 1er", () => {
    const white = report!.whiteZones.flatMap(({ units }) => units);
    expect(white).toHaveLength(46);
    expect(white).toContain("13201");
    expect(report!.whiteZones.reduce((sum, { population }) => sum + population, 0)).toBe(101_089);
    const marseille = report!.whiteZones.find(({ units }) => units.includes("13201"))!;
    expect(marseille.units).toEqual(["13201"]);
    expect(101_089 - marseille.population).toBe(63_490);
    const inDepartement = (code: string) => white.filter((unit) => unit.startsWith(code)).length;
    expect(["04", "06", "13", "83"].map(inDepartement)).toEqual([33, 10, 2, 1]);
  });

  test("Nice and Toulon are shared, Ristolas is mapped and said, nothing else is", () => {
    expect(report!.overlaps.every(({ declared }) => declared)).toBe(true);
    expect(new Set(report!.overlaps.flatMap(({ units }) => units))).toEqual(new Set(["06088", "83137"]));
    expect(report!.anomalies).toMatchObject([
      {
        file: "cpts_paca_communes.csv",
        row: 297,
        kind: "doublon-fusion",
        value: "05120",
        code: "05001",
        candidates: [],
      },
    ]);
  });

  test("meta says what was counted", () => {
    const { inputs, ...meta } = report!.meta;
    expect(meta).toEqual({
      base: { cog: 2026, populationYear: 2023 },
      scope: "region:93",
      extent: "region:93",
      ratio: 60_000,
      stages: ["pre-projet", "lettre", "valide", "negociation", "aci", "inconnu"],
      date: "2026-01-15",
      nature: "importe",
    });
    const sha256 = createHash("sha256").update(readFileSync(realList!)).digest("hex");
    expect(inputs).toMatchObject([
      { file: "cpts_paca_communes.csv", sha256, rows: 912, encoding: "utf-8", separator: ";" },
    ]);
  });
});

describe.runIf(realList !== null && hasBase)(
  "the same CPTS by names, in a workbook as a regional agency publishes it",
  () => {
    /** A title, then « Nom CPTS | Territoire CPTS | dpt | Président-e | Contact », without any code. */
    async function writeNamesWorkbook(): Promise<string> {
      const rows = readRealRows("cpts-paca/cpts_paca_communes.csv", ";").map((row) => [
        row.cpts_nom!,
        row.code_commune === "13055" ? `Marseille ${rankOf(row.arrondissements_municipaux!)}` : row.nom_commune!,
        row.departement!,
        "Docteur X",
        "contact@cpts.example",
        row.perimetre_infra_communal_inconnu!,
      ]);
      const header = ["Nom CPTS", "Territoire CPTS", "dpt", "Président-e", "Contact de la CPTS", "partage"];
      const written = await writeWorkbook([
        {
          sheet: "Listing",
          data: [["Listing des CPTS"], header, ...rows].map((row) => row.map((value) => ({ value }))),
        },
      ]).toBuffer();
      return writeList("listing.xlsx", new Uint8Array(written));
    }
    const rankOf = (codes: string) =>
      codes
        .split(" ")
        .map((code) => `${Number(code.slice(3))}e`)
        .join("; Marseille ");

    test("figures do not depend on how communes are written", async () => {
      const date = ["--date", "2026-01-15"];
      const byCodes = JSON.parse(analyse("--perimeters", realList!, ...date).stdout) as Report;
      const run = analyse("--perimeters", await writeNamesWorkbook(), ...date);
      expect(run.status).toBe(0);
      const byNames = JSON.parse(run.stdout) as Report;
      for (const part of ["scope", "classes", "coverage", "ratio"] as const)
        expect(byNames[part]).toEqual(byCodes[part]);
      const unitsOf = ({ territories }: Report) =>
        Object.fromEntries(territories.map(({ name, units }) => [name, units]));
      expect(unitsOf(byNames)).toEqual(unitsOf(byCodes));
      expect(byNames.whiteZones.map(({ units }) => units)).toEqual(byCodes.whiteZones.map(({ units }) => units));
      expect(byNames.anomalies.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
        "colonne-identite Président-e",
        "colonne-identite Contact de la CPTS",
        "doublon-fusion Ristolas",
      ]);
      expect(run.stdout).not.toContain("contact@");
      expect(run.stdout).not.toContain("Docteur");
    });
  },
);

describe.runIf(hasBase)("the command line", () => {
  const small = writeList(
    "petite.csv",
    "cpts;insee;statut;date_debut\nA;46042;signataire;2020\nB;46102;initiative;2024\n",
  );

  test("without --out the report goes to stdout and the summary to stderr; every choice is honoured", () => {
    const choices = ["--scope", "departement:46", "--extent", "departement:46", "--ratio", "50000", "--cog", "2024"];
    const run = analyse("--perimeters", small, ...choices, "--stages", "aci,valide", "--date", "2022-06-01");
    expect(run.status).toBe(0);
    const report = JSON.parse(run.stdout) as Report;
    expect(report.meta).toMatchObject({
      scope: "departement:46",
      extent: "departement:46",
      ratio: 50_000,
      date: "2022-06-01",
    });
    expect(report.meta.stages).toEqual(["aci", "valide"]);
    expect(report.meta.inputs).toMatchObject([{ cog: 2024 }]);
    expect(report.territories.map(({ id, units }) => [id, units])).toEqual([["A", ["46042"]]]);
    expect(run.stderr).toContain("sans CPTS");
  });

  test("a list can be read against any scope", () => {
    const run = analyse("--perimeters", small, "--scope", "france", "--date", "2026-01-01");
    const report = JSON.parse(run.stdout) as Report;
    expect(report.scope).toMatchObject({ units: 34_917, population: 68_350_798 });
    expect(report.meta.extent).toBe("departement:46");
    expect(report.classes.unstated.units).toBeGreaterThan(34_000);
  });

  test.each([
    [["--perimeter", small], /L’option --perimeter n’existe pas/],
    [["--perimeters", small, "--scope", "region:999"], /--scope .*«\u00a0region:999\u00a0»/],
    [["--perimeters", small, "--extent", "departement:20"], /--extent .*«\u00a0departement:20\u00a0»/],
    [["--perimeters", small, "--cog", "1999"], /--cog attend une année de \d{4} à 2026/],
    [["--perimeters", small, "--data", folder], /«\u00a0manifest\u00a0» est absent/],
    [["--perimeters", small, "--out", join(folder, "absent", "r.json")], /ne peut pas être écrit/],
  ])("%j is refused in one sentence", (args, sentence) => expectRefusal(analyse(...args), sentence));

  test("a list that cannot be read is refused in one sentence", () => {
    expectRefusal(analyse("--perimeters", join(folder, "absente.csv")), /«\u00a0absente\.csv\u00a0» n’existe pas/);
    expectRefusal(analyse("--perimeters", folder), /ne peut pas être ouvert \(EISDIR\)/);
    expectRefusal(analyse("--perimeters", writeList("vide.csv", "")), /«\u00a0vide\.csv\u00a0» est vide/);
    const huge = writeList("geante.csv", "");
    truncateSync(huge, 3_000_000_000);
    expectRefusal(analyse("--perimeters", huge), /3000\u00a0Mo, plus que la limite de 60\u00a0Mo/);
    expectRefusal(
      analyse("--perimeters", writeList("classeur.csv", "PK\x03\x04[Content_Types].xml")),
      /coupé ou abîmé/,
    );
    expectRefusal(analyse("--perimeters", writeList("deux-points.csv", "cpts:insee\nA:46042\n")), /qu’une colonne/);
  });
});

test.runIf(hasBase)("the example list shows a shared commune, an overlap, stages, dates and a white zone", () => {
  const run = analyse("--perimeters", join(root, "public/exemples/cpts-exemple.csv"), "--date", "2026-01-01");
  expect(run.status).toBe(0);
  const report = JSON.parse(run.stdout) as Report;
  expect(report.meta).toMatchObject({ nature: "simule", scope: "departement:46", extent: "departement:46" });
  expect(report.anomalies).toEqual([]);
  expect(report.classes.white.units).toBeGreaterThan(10);
  expect(report.classes.shared.units).toBe(1);
  expect(report.classes.overlap.units).toBe(1);
  expect(report.classes.unstated.units).toBe(0);
});
