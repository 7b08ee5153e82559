import { describe, expect, it } from "vitest";
import publishedFigures from "../../data/practitioners/piscenois.json";
import { CLASS } from "../../src/domain/classes.ts";
import { crossWithCoverage, practitionerChange, practitionersByDate } from "../../src/domain/practitioners.ts";
import { readPractitionerList } from "../../src/formats/practitioner-list.ts";
import { tableOf } from "../fixtures/unit-table.ts";

/** The ten communes, and a namesake elsewhere. */
const UNITS = tableOf(
  [
    ...publishedFigures.rows.map(({ code, name }, row) => ({ code, name, departement: "34", population: 1_000 + row })),
    { code: "14143", name: "Caux", departement: "14", population: 5 },
  ].sort((a, b) => (a.code < b.code ? -1 : 1)),
);
const unit = (code: string) => UNITS.indexOf.get(code)!;

const WIDE = `Nombre de médecins généralistes (hors MEP)
Commune;Département;2010;début 2018;fin 2018
Pézenas;34;12;8 + 1 collaborateur;8 + 1 collaborateur
Tourbes;34;1;1;1
Nézignan l'Evêque;34;2;0;0
Castelnau de Guers;34;1;1;0
Valros;34;1;0;0
Lézignan La Cèbe;34;1;1;1
Aumes;34;0;0;0
Alignan du Vent;34;1;0;0
Nizas;34;0;0;0
Caux;34;3;1;0
TOTAL;;22;12 + 1 collaborateur;10 + 1 collaborateur
`;

const read = (text: string) => readPractitionerList({ name: "mg.csv", bytes: new TextEncoder().encode(text) }, UNITS);

const piscenois = await read(WIDE);

describe("ten Piscénois communes at three dates (K1)", () => {
  const result = piscenois;
  if (!result.ok) throw new Error(result.refusal.code);
  const { table, anomalies } = result.value;

  it("reads the table as printed, spellings and all", async () => {
    expect(table.dates).toEqual(["2010", "début 2018", "fin 2018"]);
    expect(table.units).toHaveLength(10);
    expect(anomalies).toEqual([{ row: 13, code: "ligne-total", value: "TOTAL" }]);
  });

  it("counts 22, 12 and 10 practitioners, 2, 5 and 7 communes without any", async () => {
    const moments = practitionersByDate(UNITS, table);
    expect(moments.map(({ practitioners }) => practitioners)).toEqual([22, 12, 10]);
    expect(moments.map(({ practitioners }) => practitioners)).toEqual(publishedFigures.totals);
    expect(moments.map(({ collaborators }) => collaborators)).toEqual([0, 1, 1]);
    expect(moments.map(({ withoutAny }) => withoutAny.length)).toEqual([2, 5, 7]);
    expect(moments[0]!.withoutAny.map((u) => UNITS.names[u]).sort()).toEqual(["Aumes", "Nizas"]);
  });

  it("says which communes lost their last practitioner", async () => {
    const change = practitionerChange(table, 1, 2);
    expect(change.newlyWithout.map((u) => UNITS.names[u]).sort()).toEqual(["Castelnau-de-Guers", "Caux"]);
    expect(change.difference).toBe(-2);
    expect(change.gained).toEqual([]);
  });

  it("stays apart from the communes without CPTS", async () => {
    const classOf = new Uint8Array(UNITS.count).fill(CLASS.single);
    classOf[unit("34199")] = CLASS.white;
    classOf[unit("34017")] = CLASS.white;
    const { covered, white, unstated } = crossWithCoverage(UNITS, table, 2, classOf);
    expect(white.some.units).toEqual([unit("34199")]);
    expect(white.none.units).toEqual([unit("34017")]);
    expect([covered.some.units.length, covered.none.units.length]).toEqual([2, 6]);
    expect(unstated.none.units).toEqual([]);
  });

  it("is what the project keeps as published figures", async () => {
    for (const { code, counts, collaborators } of publishedFigures.rows) {
      const row = table.units.indexOf(unit(code));
      expect([...table.counts.slice(3 * row, 3 * row + 3)], code).toEqual(counts);
      expect([...table.collaborators.slice(3 * row, 3 * row + 3)], code).toEqual(collaborators);
    }
  });
});

it("reads a row for each commune and date, and never takes an empty cell for zero", async () => {
  const result = await read(
    "code_insee,date,medecins\n34199,2018,8\n34199,2010,12\n34311,2018,\n34311,2010,1\n99999,2010,1\n34017,2010,deux\n",
  );
  if (!result.ok) throw new Error(result.refusal.code);
  const { table, anomalies } = result.value;
  expect(table.dates).toEqual(["2010", "2018"]);
  expect([...table.counts]).toEqual([12, 8, 1, -1]);
  expect(practitionersByDate(UNITS, table)[1]).toMatchObject({ stated: 1, withoutAny: [] });
  expect(anomalies.map(({ code }) => code)).toEqual(["commune-inconnue", "effectif-illisible"]);
});

it("refuses what it cannot place, and says a name borne by two communes", async () => {
  expect(await read("a;b\n1;2\n")).toMatchObject({ ok: false, refusal: { code: "no-commune-column" } });
  expect(await read("commune;remarque\nCaux;rien\n")).toMatchObject({
    ok: false,
    refusal: { code: "no-count-column" },
  });
  const result = await read("commune;2010\nCaux;1\nNizas;0\n");
  expect(result).toMatchObject({ ok: true, value: { anomalies: [{ code: "commune-ambigue", value: "Caux" }] } });
});
