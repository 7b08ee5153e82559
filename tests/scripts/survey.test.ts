import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseSurveyOptions } from "../../scripts/cli/survey-options.ts";
import type { SurveyReport } from "../../src/analysis/survey-report.ts";

const ROOT = resolve(import.meta.dirname, "../..");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "survey-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["--import", "tsx", "scripts/survey.ts", ...args], { cwd: ROOT, encoding: "utf8" });
function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
function report(...args: readonly string[]): { readonly report: SurveyReport; readonly stderr: string } {
  const out = join(folder, "report.json");
  const { status, stderr } = run(...args, "--out", out);
  expect(status, stderr).toBe(0);
  return { report: JSON.parse(readFileSync(out, "utf8")) as SurveyReport, stderr };
}

describe("npm run survey", () => {
  it("writes the report of the specification, with the figures of FactoMineR", () => {
    const { report: written } = report("--responses", join(ROOT, "tests/surveys/rare.csv"));
    const reference = JSON.parse(readFileSync(join(ROOT, "tests/surveys/rare.json"), "utf8"));
    expect([written.n, written.items]).toEqual([120, 8]);
    written.eigenvalues.forEach((value, a) => {
      expect(value).toBeCloseTo(reference.eigenvalues[a], 9);
    });
    expect(written.benzecri[0]).toBeCloseTo(reference.benzecri[0], 9);
    expect(Object.keys(written.categories[0]!)).toEqual(expect.arrayContaining(["item", "value", "coordinates"]));
    expect(written.individuals[0]).toMatchObject({ id: "r1" });
    expect(written.individuals.map((one) => one.coordinates.length)).toEqual(new Array(120).fill(5));
    expect(written.classes.map((one) => one.class)).toEqual([1, 2, 3, 4]);
    expect(written.classes.reduce((sum, { n }) => sum + n, 0)).toBe(120);
    expect(written.classes.flatMap(({ over }) => over).every(({ vTest }) => vTest > 1.959)).toBe(true);
  });

  it("takes every column but id, commune and territoire as an item, and no name of a person", () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i};75056;T${i % 3};Nom ${i};${i % 2};${i % 3};${i % 5}`);
    const path = write("plain.csv", `id;commune;territoire;nom;q1;q2;q3\n${rows.join("\n")}\n`);
    const { report: written, stderr } = report("--responses", path, "--axes", "2", "--classes", "3");
    expect([...new Set(written.categories.map(({ item }) => item))]).toEqual(["q1", "q2", "q3"]);
    expect(written.individuals[0]!.coordinates).toHaveLength(2);
    expect(stderr).toContain("La colonne «\u00a0nom\u00a0» identifie des personnes");
  });

  it("reads the items of an instrument, codes or labels, and says what it did not use", () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i};${i % 2 ? "oui" : "Non"};${i % 3 ? 1 : 0};${i === 5 ? "bof" : "oui"};x`,
    );
    const path = write("asked.csv", `id;a01;a02;a03;autre\n${rows.join("\n")}\n`);
    const instrument = join(ROOT, "data/surveys/attentes-craintes.json");
    const { report: written, stderr } = report("--responses", path, "--instrument", instrument);
    expect(written.items).toBe(49);
    expect(written.categories.filter(({ item }) => item === "a03").map(({ value, n }) => [value, n])).toEqual([
      ["oui", 59],
      ["sans réponse", 1],
    ]);
    expect(stderr).toContain("«\u00a0bof\u00a0» n’est pas une réponse prévue");
    expect(stderr).toContain("la colonne «\u00a0autre\u00a0»");
  });

  it("says in one sentence why it cannot, and exits with 1", () => {
    const same = write("same.csv", "id;q1;q2\n1;a;b\n2;a;b\n");
    const free = write(
      "free.csv",
      `id;q1;q2\n${Array.from({ length: 900 }, (_, i) => `${i};t${i};${i % 2}`).join("\n")}\n`,
    );
    for (const [path, sentence] of [
      [join(folder, "absent.csv"), /absent\.csv/],
      [write("empty.csv", ""), /vide/],
      [same, /au moins deux questions/],
      [free, /902 réponses différentes/],
    ] as const) {
      const { status, stderr } = run("--responses", path);
      expect([status, stderr.trim().split("\n").length]).toEqual([1, 1]);
      expect(stderr).toMatch(sentence);
    }
  });

  it("reads its options strictly", () => {
    expect(parseSurveyOptions(["--responses", "r.csv"])).toEqual({ responses: "r.csv", axes: 5, classes: 4 });
    expect(() => parseSurveyOptions([])).toThrow("Il manque le fichier de réponses");
    expect(() => parseSurveyOptions(["--responses", "r.csv", "--classes", "1"])).toThrow(
      "--classes attend un nombre entier de 2 à 50",
    );
    expect(() => parseSurveyOptions(["--responses", "r.csv", "--out", "./r.csv"])).toThrow("écraserait");
    expect(() => parseSurveyOptions(["--reponses", "r.csv"])).toThrow("ne se lisent pas");
  });
});
