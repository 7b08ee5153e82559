import { describe, expect, test } from "vitest";
import type { ListOptions } from "../../src/formats/perimeter-list.ts";
import { readPerimeterList } from "../../src/formats/perimeter-list.ts";
import { splitPlaces } from "../../src/formats/place-cells.ts";
import { SMALL_BASE } from "./small-base.ts";

function read(text: string, options: ListOptions = {}, base = SMALL_BASE) {
  const outcome = readPerimeterList({ name: "liste.csv", bytes: new TextEncoder().encode(text) }, base, options);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  const { layer } = outcome.value;
  const units = layer.territories.map(({ name }, t): [string, string[]] => [
    name,
    [...layer.members.subarray(layer.memberStart[t], layer.memberStart[t + 1])].map((unit) => base.units.codes[unit]!),
  ]);
  return { ...outcome.value, units: Object.fromEntries(units) };
}

describe("the review", () => {
  const list =
    "cpts;commune;dpt\nA;Nulle-Part;06\nA;Nulle-Part;06\nA;St-Georges;\nB;Chemillé en Anjoux;49\nB;Nice;06\n";

  test("has one line for each value and territory, with its rows, candidates and people at stake", () => {
    const { review, units } = read(list);
    expect(units).toEqual({ A: [], B: ["06088", "49092"] });
    expect(review.map(({ written, rows, status, chosen }) => [written, rows, status, chosen])).toEqual([
      ["Nulle-Part", [2, 3], "unknown", null],
      ["St-Georges", [4], "doubtful", null],
      ["Chemillé en Anjoux", [5], "approximate", SMALL_BASE.units.indexOf.get("49092")],
    ]);
    expect(review.map(({ populationAtStake }) => populationAtStake)).toEqual([0, 1000, 1000]);
    expect(review[1]!.candidates.map(({ code }) => code).sort()).toEqual(["05002", "49092"]);
    expect(review[2]!.candidates[0]).toEqual({
      unit: SMALL_BASE.units.indexOf.get("49092"),
      code: "49092",
      name: "Chemillé-en-Anjou",
      departement: "49",
      population: 1000,
    });
  });

  test("is followed on the next reading: a choice, several units, nothing; the lines stay, with what was decided", () => {
    const keys = read(list).review.map(({ key }) => key);
    const corrections = { [keys[0]!]: ["85084", "85165"], [keys[1]!]: ["49092"], [keys[2]!]: "ignore" } as const;
    const { units, review, anomalies } = read(list, { corrections });
    expect(units).toEqual({ A: ["49092", "85084", "85165"], B: ["06088"] });
    expect(review.map(({ key }) => key)).toEqual(keys);
    expect(review.map(({ correction }) => correction)).toEqual([["85084", "85165"], ["49092"], "ignore"]);
    expect(anomalies.map(({ kind, row, code }) => [row, kind, code])).toEqual([
      [2, "choisi", "85084"],
      [3, "choisi", "85084"],
      [3, "doublon", "85084"],
      [3, "doublon", "85165"],
      [4, "choisi", "49092"],
      [5, "ecarte", null],
    ]);
  });

  test("a correction towards a code that is no unit is not followed, and an unknown key does nothing", () => {
    const { key } = read(list).review[0]!;
    const { units, review } = read(list, {
      corrections: { [key]: ["99999"], constructor: ["49092"], other: "ignore" },
    });
    expect(units).toEqual({ A: [], B: ["06088", "49092"] });
    expect(review[0]).toMatchObject({ status: "unknown", correction: null });
  });

  test("asks about a commune that was split, by code or by name, and counts it alone until then", () => {
    for (const row of ["A;85084;", "A;;Essarts-en-Bocage"]) {
      const text = `cpts;insee;commune\n${row}\nA;49001;Les Alleuds\n`;
      const { review, vintage, units } = read(text, { cog: 2020 });
      expect(units).toEqual({ A: ["49001", "85084"] });
      expect(review).toMatchObject([{ status: "doubtful", chosen: SMALL_BASE.units.indexOf.get("85084") }]);
      expect(review[0]!.candidates.map(({ code }) => code)).toEqual(["85084", "85165", "85212"]);
      expect(vintage.split).toEqual([{ code: "85084", candidates: ["85084", "85165", "85212"], rows: [2] }]);
      const chosen = read(text, { cog: 2020, corrections: { [review[0]!.key]: ["85165", "85212"] } });
      expect(chosen.units).toEqual({ A: ["49001", "85165", "85212"] });
      expect(chosen.anomalies.map(({ kind }) => kind)).toEqual(["choisi"]);
    }
  });

  test("says a name that contradicts its code", () => {
    const text = "cpts;insee;commune\nA;01002;Nice\n";
    const { review, units } = read(text);
    expect(units).toEqual({ A: ["01002"] });
    expect(review).toMatchObject([{ written: "01002 Nice", status: "approximate", rows: [2] }]);
    expect(review[0]!.candidates.map(({ code }) => code)).toEqual(["01002", "06088"]);
    expect(read(text, { corrections: { [review[0]!.key]: ["06088"] } }).units).toEqual({ A: ["06088"] });
  });
});

test("the name says the arrondissement where the code is that of the city", () => {
  const { units } = read("cpts;insee;commune\nA;13055;Marseille 2e\nB;13055;Marseille\nC;13055;Marseille 3 et 4\n");
  expect(units).toMatchObject({ A: ["13202"], B: ["13201", "13202", "13203", "13204"], C: ["13203", "13204"] });
});

describe("the vintage", () => {
  test("is guessed or given, and lists the mergers since", () => {
    const { vintage } = read("cpts;commune;dpt\nA;Ristolas;05\nA;Saint-Georges;49\nB;Saint-Georges;49\n");
    expect(vintage).toEqual({
      year: 2020,
      isGuessed: true,
      merged: [
        { from: "05120", name: "Ristolas", to: "05001", rows: [2] },
        { from: "49281", name: "Saint-Georges", to: "49092", rows: [3, 4] },
      ],
      split: [],
    });
    expect(read("cpts;insee\nA;01001\n", { cog: 2022 }).vintage).toMatchObject({ year: 2022, isGuessed: false });
  });
});

describe("the columns", () => {
  test("are said with their headers and a sample, none from a column that identifies people", () => {
    const { columns, headers, ignoredColumns, anomalies } = read(
      "cpts;commune;x;Directrice;;y\nA;Nice;a@b.fr;Mme X;06 12 34 56 78;rien\nA;Ajaccio;c@d.fr;;0612345679;\n",
    );
    expect(columns).toEqual([
      { role: "territoryName", header: "cpts" },
      { role: "communeName", header: "commune" },
    ]);
    expect(headers).toEqual([
      { header: "cpts", sample: "A", isIdentity: false },
      { header: "commune", sample: "Nice", isIdentity: false },
      { header: "x", sample: null, isIdentity: true },
      { header: "Directrice", sample: null, isIdentity: true },
      { header: "E", sample: null, isIdentity: true },
      { header: "y", sample: "rien", isIdentity: false },
    ]);
    expect(ignoredColumns).toEqual(["x", "Directrice", "E", "y"]);
    expect(anomalies.filter(({ kind }) => kind === "colonne-identite").map(({ value }) => value)).toEqual([
      "x",
      "Directrice",
      "E",
    ]);
  });

  test("are found by what they hold where their header says nothing", () => {
    const { columns, units } = read("Nom CPTS;Territoire CPTS;dpt\nA;Nice;06\nA;Ajaccio;2A\n");
    expect(units).toEqual({ A: ["06088", "2A004"] });
    expect(columns.map(({ role, header }) => `${role} ${header}`)).toContain("communeName Territoire CPTS");
    expect(read("Nom;Territoire\nCPTS A;Nice\nCPTS A;Les Alleuds\n").units).toEqual({ "CPTS A": ["06088", "49001"] });
    expect(read("cpts;insee\nA;Nice\nA;Ajaccio\n").columns[1]).toEqual({ role: "communeName", header: "insee" });
  });

  test("can be chosen: a header for a role, or none", () => {
    const text = "cpts;secteur;commune;insee\nA;Nord;Nice;01001\nA;Sud;Ajaccio;01002\n";
    expect(read(text).units).toEqual({ A: ["01001", "01002"] });
    expect(read(text, { columns: { territoryName: "secteur", unit: null } }).units).toEqual({
      Nord: ["06088"],
      Sud: ["2A004"],
    });
    expect(read(text, { columns: { unit: "absent" } }).columns.map(({ role }) => role)).not.toContain("unit");
  });

  test("of « codes » that are postal codes are read as such", () => {
    const postalCodes = SMALL_BASE.units.codes.map((code) =>
      code === "06088" ? ["06000"] : code === "01001" ? ["01400"] : [],
    );
    const base = { ...SMALL_BASE, postalCodes };
    const { units, columns } = read(
      "cpts;code_commune;commune\nA;06000;Nice\nA;1400;L'Abergement-Clémenciat\n",
      {},
      base,
    );
    expect(units).toEqual({ A: ["01001", "06088"] });
    expect(columns.map(({ role }) => role)).toContain("postalCode");
  });
});

test("several communes in a cell: separators, bullets, « et », an article after a comma", () => {
  const known = new Set(["Saint-Jean et Saint-Paul", "Nice", "Ajaccio", "Valence, Drôme"]);
  const split = (cell: string) => splitPlaces(cell, (text) => known.has(text) || text === "Paris 13, 14");
  expect(split("- Nice\n- Ajaccio, Garde, La; Alleuds (Les).")).toEqual([
    "Nice",
    "Ajaccio",
    "Garde, La",
    "Alleuds (Les)",
  ]);
  expect(split("Saint-Jean et Saint-Paul; Nice et Ajaccio")).toEqual(["Saint-Jean et Saint-Paul", "Nice", "Ajaccio"]);
  expect(split("Valence, Drôme")).toEqual(["Valence, Drôme"]);
  expect(split("Châlons / Nice, Ajaccio")).toEqual(["Châlons", "Nice", "Ajaccio"]);
  expect(split("St-Cyr s/ Mer")).toEqual(["St-Cyr s/ Mer"]);
  expect(split(" ; , ")).toEqual([]);
  expect(split("Marseille 14, 15 et 16e; Allauch")).toEqual([
    "Marseille 14",
    "Marseille 15",
    "Marseille 16e",
    "Allauch",
  ]);
  expect(split("Paris 13, 14")).toEqual(["Paris 13", "Paris 14"]);
  expect(split("Paris 13-14")).toEqual(["Paris 13", "Paris 14"]);
  expect(split("13014 Marseille, 13015 Marseille")).toEqual(["13014 Marseille", "13015 Marseille"]);
});
