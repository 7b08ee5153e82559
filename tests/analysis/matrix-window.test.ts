import { expect, it } from "vitest";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import { pairSheet, sideSheet } from "../../src/analysis/cross-sheets.ts";
import { departementsOf, fitsWhole, matrixWindow, mostDivided } from "../../src/analysis/matrix-window.ts";
import { crossContext, maillageOf } from "../fixtures/cross-context.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

/** West in département 01, both and east in 02. */
const cpts = miniLayer({ west: { units: [0, 1, 4] }, both: { units: [5, 6] }, east: { units: [2, 3, 7] } });
const dac = miniLayer({ south: { units: [0, 1, 4, 5] }, north: { units: [6, 7, 3, 8] } });
const { context } = crossContext({ units: MINI_UNITS, mesh: MINI_MESH, cpts, maillages: [maillageOf("dac", dac)] });
const desk = createCrossDesk(context);

async function crossed(a: string, b: string) {
  const reply = await desk.crossMeshes({ a, b, weight: "population" });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.value;
}

it("shows the rows of a département with every column that one of them meets", async () => {
  const cross = await crossed("cpts", "dac");
  expect(departementsOf(cross)).toEqual(["01", "02"]);
  expect(fitsWhole(cross)).toBe(true);
  const names = ({ rows, columns }: ReturnType<typeof matrixWindow>) => [
    rows.map((row) => cross.a.ids[row]),
    columns.map((column) => cross.b.ids[column]),
  ];
  expect(names(matrixWindow(cross, "01"))).toEqual([["west"], ["south"]]);
  const window = matrixWindow(cross, "02");
  expect(names(window)).toEqual([
    ["both", "east"],
    ["south", "north"],
  ]);
  // Places are those of the window; the pair keeps its own.
  expect(window.cells).toEqual([
    { row: 0, column: 0, pair: 1 },
    { row: 0, column: 1, pair: 2 },
    { row: 1, column: 1, pair: 3 },
  ]);
  expect(matrixWindow(cross, null).rows).toHaveLength(3);
  expect(matrixWindow(cross, "99").cells).toEqual([]);
});

it("takes in hand the row that is divided most, else the largest", async () => {
  expect(mostDivided(await crossed("cpts", "dac"))).toBe("both");
  const alone = await crossed("cpts", "region");
  const most = Math.max(...alone.a.population);
  expect(alone.a.population[alone.a.ids.indexOf(mostDivided(alone)!)]).toBe(most);
});

it("writes pairs and sides as tables with the figures of the cross", async () => {
  const cross = await crossed("cpts", "dac");
  const pairs = pairSheet(cross);
  const column = (sheet: typeof pairs, id: string) => [...sheet.columns.find((one) => one.id === id)!.values];
  expect(pairs.rowCount).toBe(4);
  expect(column(pairs, "idA")).toEqual(["west", "both", "both", "east"]);
  expect(column(pairs, "shareOfA")).toEqual([...cross.pairs.shareOfA]);
  const side = sideSheet(cross, "a");
  expect(column(side, "straddling")).toEqual([0, 1, 0]);
  expect(column(side, "mainPartner")).toEqual(["CPTS south", "CPTS north", "CPTS north"]);
});

it("lists the territories of a mesh in the scope, and those at a place", async () => {
  expect(await desk.meshTerritories("dac")).toMatchObject({ ok: true, value: { ids: ["south", "north"] } });
  expect(await desk.meshTerritories("none")).toEqual({ ok: false, refusal: { code: "unknown-mesh", seen: "none" } });
  expect(await desk.meshTerritoriesAt("dac", 179, 0)).toEqual({ ok: true, value: [] });
});
