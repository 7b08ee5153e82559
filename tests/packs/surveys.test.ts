import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DATA_FOLDER, readPack } from "../../scripts/read-base.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { findDuplicates, retainedRows } from "../../src/domain/survey-duplicates.ts";

const isBuilt =
  existsSync(join(DATA_FOLDER, "manifest.json")) &&
  readFileSync(join(DATA_FOLDER, "manifest.json"), "utf8").includes("surveys");

describe.skipIf(!isBuilt)("the surveys of the built data", () => {
  const { codebooks, published, responses } = isBuilt
    ? readPack("surveys")
    : ({} as ReturnType<typeof readPack<"surveys">>);

  it("hold the codebooks whole: 37 themes and 124 items, 15 freins, 25 leviers, 45 headings", () => {
    expect([codebooks.themes.length, codebooks.themes.flatMap(({ items }) => items).length]).toEqual([37, 124]);
    const byHat = (hat: string) => codebooks.themes.filter(({ chapeau }) => chapeau === hat).length;
    expect(["rouge", "vert", "noir", "jaune"].map(byHat)).toEqual([7, 5, 10, 15]);
    expect(codebooks.objectives.flatMap(({ freins }) => freins)).toHaveLength(15);
    expect(codebooks.objectives.flatMap(({ leviers }) => leviers)).toHaveLength(25);
    expect(codebooks.objectives.at(-1)?.freins).toEqual([]);
    expect(codebooks.needsHeadings).toHaveLength(45);
  });

  it("say the contradictions of the survey of 145 CPTS instead of smoothing them (V1)", () => {
    const mark = (id: string) => published.marks.find((one) => one.id === id)!;
    expect(Math.round((100 * mark("cpts-research").n!) / mark("cpts-research").of!)).toBe(21);
    expect(mark("cpts-received").n! - 21).toBe(mark("cpts-answered").n);
    const theses = ["cpts-theses-1", "cpts-theses-2", "cpts-theses-4"].map((id) => mark(id).n!);
    expect(theses.reduce((sum, n) => sum + n)).toBe(48);
    expect(mark("cpts-theses").n).toBeNull();
    expect(Math.round(0.34 * 145)).toBe(49);
    expect(mark("cpts-theses").contradiction?.fr).toContain("22 + 16 + 10 = 48");
  });

  it("recompute published shares from counts, and say where the print differs by more than rounding", () => {
    for (const { id, n, of, printed, contradiction } of published.marks) {
      if (n === null || of === null || printed === null || !printed.endsWith("%")) continue;
      const share = Number(printed.replace(" %", "").replace(",", "."));
      if (Math.abs((100 * n) / of - share) > 0.5) expect(contradiction, id).not.toBeNull();
    }
  });

  it("simulate 900 doctors, half of them in some twenty CPTS, and 166 answers of 145 CPTS", () => {
    const [doctors, structures] = responses;
    expect([doctors!.nature, structures!.nature]).toEqual(["simule", "simule"]);
    expect(doctors!.ids).toHaveLength(900);
    const cpts = readPack("example").cpts;
    const perCpts = cpts.territories.map((_, t) => {
      const units = new Set(unitsOfTerritory(cpts, t));
      return doctors!.units.filter((unit) => units.has(unit)).length;
    });
    const crowded = perCpts.filter((count) => count >= 15).sort((a, b) => b - a);
    expect(crowded.length).toBeGreaterThanOrEqual(18);
    expect(crowded.reduce((sum, count) => sum + count)).toBeGreaterThan(400);
    const groups = findDuplicates(structures!);
    expect([structures!.ids.length, groups.length, retainedRows(166, groups).length]).toEqual([166, 21, 145]);
    const project = structures!.instrument.questions.findIndex(({ id }) => id === "projet");
    expect(groups.filter(({ contradictions }) => contradictions.includes(project))).toHaveLength(9);
    const column = structures!.answers[project]!;
    expect(column.kind === "single" && retainedRows(166, groups).filter((row) => column.codes[row] === 0)).toHaveLength(
      31,
    );
  });
});
