import { area } from "@turf/turf";
import { describe, expect, it } from "vitest";
import { createCrossDesk } from "../../src/analysis/cross-desk.ts";
import type { CrossView } from "../../src/analysis/cross-protocol.ts";
import type { Result } from "../../src/domain/result.ts";
import { crossContext, maillageOf } from "../fixtures/cross-context.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

/** West in département 01, both in the two, east in 02; Nice-like: 7 is shared by both and east. Old is over. */
const cpts = miniLayer({
  west: { units: [0, 1, 4] },
  both: { units: [5, 6], parts: [7] },
  east: { units: [2, 3], parts: [7] },
  old: { units: [8], endDate: "2020-01-01" },
});
/** North stands on two pieces; the commune 2 has no DAC. */
const dac = miniLayer({
  south: { units: [0, 1, 4, 5] },
  north: { units: [6, 7, 3, 8] },
  gone: { units: [9], endDate: "2025-06-30" },
});
/** Its territories come in the opposite order to the départements that they are. */
const sides = miniLayer({ right: { units: [2, 3, 6, 7, 10, 11] }, left: { units: [0, 1, 4, 5, 8, 9] } });
const { context, shown } = crossContext({
  units: MINI_UNITS,
  mesh: MINI_MESH,
  cpts,
  maillages: [maillageOf("dac", dac), maillageOf("sides", sides)],
});
const desk = createCrossDesk(context);

/** The value, copied as a worker would send it. */
function accepted<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return structuredClone(result.value);
}
const refusalOf = (result: Result<unknown, unknown>) => (result.ok ? null : result.refusal);
const layersOf = (source: string) => shown.get(source)!();

it("lists the CPTS, the administrative levels and the other meshes with what counts at the date", async () => {
  const meshes = await desk.crossableMeshes();
  expect(meshes.map(({ id, territories }) => [id, territories])).toEqual([
    ["cpts", 3],
    ["region", 1],
    ["departement", 2],
    ["arrondissement", 2],
    ["epci", 3],
    ["ept", 3],
    ["dac", 2],
    ["sides", 2],
  ]);
});

describe("crossMeshes", () => {
  const cross = async (a: string, b: string): Promise<CrossView> =>
    accepted(await desk.crossMeshes({ a, b, weight: "population" }));

  it("gives sides in the order of the matrix and pairs by their places", async () => {
    const { a, b, pairs, scope, scores } = await cross("cpts", "dac");
    expect(scope.population).toBe(86_000);
    expect(a.ids).toEqual(["west", "both", "east"]);
    expect(a.departements).toEqual(["01", "02", "02"]);
    expect(b.ids).toEqual(["south", "north"]);
    const rows = Array.from(pairs.a, (row, p) => [a.ids[row], b.ids[pairs.b[p]!], pairs.units[p], pairs.population[p]]);
    expect(rows).toEqual([
      ["west", "south", 3, 41_000],
      ["both", "south", 1, 2_000],
      ["both", "north", 2, 7_000],
      ["east", "north", 2, 9_000],
    ]);
    expect([...pairs.shareOfA]).toEqual([1, 2 / 9, 7 / 9, 9 / 39]);
    expect(pairs.shareOfB[3]).toBeCloseTo(9_000 / 12_100, 12);
    expect([...a.nested]).toEqual([1, 0, 0]);
    expect([...a.straddling]).toEqual([0, 1, 0]);
    expect([...a.aloneUnits]).toEqual([0, 0, 1]);
    expect(b.ids[a.mainPartner[1]!]).toBe("north");
    // north: 8 stands apart, 3-7-6 hold together.
    expect([...b.pieces]).toEqual([1, 2]);
    expect(scores.nested.a).toMatchObject({ nested: 1, territories: 3 });
  });

  it("gives places in the matrix, not positions in the layer", async () => {
    const { a, b, pairs } = await cross("cpts", "sides");
    expect(b.ids).toEqual(["left", "right"]);
    expect([...b.position]).toEqual([1, 0]);
    expect(Array.from(pairs.a, (row, p) => [a.ids[row], b.ids[pairs.b[p]!], pairs.population[p]])).toEqual([
      ["west", "left", 41_000],
      ["both", "left", 2_000],
      ["both", "right", 7_000],
      ["east", "right", 39_000],
    ]);
    expect(Array.from(a.mainPartner, (place) => b.ids[place])).toEqual(["left", "right", "right"]);
  });

  it("looks at another scope when asked, and refuses what it does not know", async () => {
    const scope = { kind: "zones", zones: [{ level: "departement", code: "01" }] } as const;
    const { a, b } = accepted(await desk.crossMeshes({ a: "cpts", b: "epci", weight: "units", scope }));
    expect([a.ids, b.ids]).toEqual([
      ["west", "both"],
      ["E1", "E2", "E3"],
    ]);
    expect(refusalOf(await desk.crossMeshes({ a: "cpts", b: "pdsa", weight: "units" }))).toEqual({
      code: "unknown-mesh",
      seen: "pdsa",
    });
    const nowhere = { kind: "zones", zones: [{ level: "departement", code: "99" }] } as const;
    expect(refusalOf(await desk.crossMeshes({ a: "cpts", b: "dac", weight: "units", scope: nowhere }))).toEqual({
      code: "unknown-zone",
      seen: "departement:99",
    });
  });
});

it("shows what a mesh cuts a territory into, and its pieces on the map", async () => {
  const flow = accepted(
    await desk.territoryFlow({ mesh: "cpts", territory: "east", other: "dac", weight: "population" }),
  );
  expect(flow).toMatchObject({ id: "east", nested: false, pieces: 1, totals: { units: 3, population: 39_000 } });
  expect(flow.parts.map(({ id, units, population, pieces }) => [id, units, population, pieces])).toEqual([
    ["north", 2, 9_000, 1],
    [null, 1, 30_000, 1],
  ]);
  expect(flow.parts[0]!.shareOfPartner).toBeCloseTo(9_000 / 12_100, 12);
  expect(flow.effectivePartners).toBe(1);
  const { piece } = layersOf("pieces");
  expect(piece!.features.map(({ id }) => id)).toEqual([0, 1]);
  expect(flow.parts.map(({ unitIndexes }) => [...unitIndexes])).toEqual([[3, 7], [2]]);
  const right = accepted(
    await desk.territoryFlow({ mesh: "sides", territory: "right", other: "cpts", weight: "population" }),
  );
  expect(right.parts.map(({ id, population }) => [id, population])).toEqual([
    ["east", 39_000],
    ["both", 7_000],
    [null, 700],
  ]);
  expect(
    refusalOf(await desk.territoryFlow({ mesh: "cpts", territory: "x", other: "dac", weight: "units" })),
  ).toMatchObject({ code: "unknown-territory" });
});

it("measures borders by combination and draws each once", async () => {
  const view = accepted(await desk.borderBundles({ meshes: ["departement", "epci", "cpts"] }));
  const [departement, epci] = view.byMesh;
  expect(departement!.totalKm).toBeCloseTo(3 * 11.1195, 3);
  // Along the limit of the départements, 1 and 2 are of two CPTS, 5 and 6 of one, 9 and 10 of none.
  expect(departement!.beside[2]!.togetherKm).toBeCloseTo(11.1195, 3);
  expect(epci!.beside[1]!.followedShare).toBe(1);
  const { bundle } = layersOf("bundles");
  expect(bundle!.features.map(({ properties }) => properties!.mask).sort()).toEqual(
    view.bundles.map(({ mask }) => mask).sort(),
  );
  for (const { properties } of bundle!.features) {
    const mask: number = properties!.mask;
    expect(properties!.count).toBe([1, 2, 4].filter((bit) => mask & bit).length);
    expect(properties!.pair).toBe(["other", "first", "second", "both"][mask % 4]);
  }
  expect(refusalOf(await desk.borderBundles({ meshes: [] }))).toMatchObject({ code: "no-mesh" });
  expect(refusalOf(await desk.borderBundles({ meshes: Array.from({ length: 17 }, () => "epci") }))).toEqual({
    code: "too-many-meshes",
    seen: "17",
  });
});

it("gives borders and pieces to other software, with their figures", async () => {
  const meshes = ["departement", "epci", "sides"];
  const borders = accepted(await desk.exportBorders({ meshes }));
  const view = accepted(await desk.borderBundles({ meshes }));
  expect(borders.features.map(({ properties }) => properties)).toEqual([
    { departement: 0, epci: 1, sides: 0, count: 1, lengthKm: expect.closeTo(view.byMesh[1]!.totalKm, 6) },
    { departement: 1, epci: 0, sides: 1, count: 2, lengthKm: expect.closeTo(view.byMesh[0]!.totalKm, 6) },
  ]);
  const { features } = accepted(await desk.exportPieces({ a: "cpts", b: "dac" }));
  expect(features.map(({ properties }) => [properties!.a, properties!.b, properties!.population])).toEqual([
    ["west", "south", 41_000],
    ["both", "south", 2_000],
    ["both", "north", 7_000],
    ["east", "north", 9_000],
  ]);
  for (const { geometry, properties } of features) expect(area(geometry) / 1e6 / properties!.areaKm2).toBeCloseTo(1, 4);
});

it("piles meshes and says how porous each is", async () => {
  const view = accepted(await desk.superposeMeshes({ meshes: ["cpts", "dac"], count: "territories" }));
  expect(view.byTerritories.map(({ units }) => units)).toEqual([3, 2, 6, 1]);
  expect(view.meshes[0]!.porosity).toMatchObject({ multiple: { units: 1, population: 4_000 } });
  expect(layersOf("pieces").stack!.features.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
});

it("lists the CPTS à cheval beside several meshes at once", async () => {
  const { rows } = accepted(await desk.straddlingTerritories({ meshes: ["cpts", "dac", "departement"] }));
  expect(rows.map(({ id, partners, nested, population }) => [id, partners, nested, population])).toEqual([
    ["west", [1, 1], [true, true], 41_000],
    ["both", [2, 2], [false, false], 9_000],
    ["east", [1, 1], [false, true], 39_000],
  ]);
});

it("evaluates a set, with figures, list and shape", async () => {
  const without = accepted(
    await desk.evaluateSet({
      expression: { op: "difference", from: { op: "mesh", mesh: "cpts" }, minus: { op: "mesh", mesh: "dac" } },
    }),
  );
  expect(without).toMatchObject({ codes: ["M02"], totals: { units: 1, population: 30_000 }, pieces: 1 });
  const outside = accepted(
    await desk.evaluateSet({
      expression: {
        op: "difference",
        from: { op: "territory", mesh: "dac", id: "north" },
        minus: { op: "mesh", mesh: "cpts" },
      },
    }),
  );
  // 8 was in a CPTS that has ended.
  expect(outside.codes).toEqual(["M08"]);
  expect(outside.departements).toMatchObject([{ code: "01", units: 1 }]);
  expect(layersOf("pieces").set!.features).toHaveLength(1);
  expect(refusalOf(await desk.evaluateSet({ expression: { op: "mesh", mesh: "x" } }))).toMatchObject({ seen: "x" });
  const nothing = accepted(await desk.evaluateSet({ expression: { op: "union", of: [] } }));
  expect(nothing).toMatchObject({ box: null, codes: [], populationShare: 0 });
});

it("describes a group of CPTS beside the DAC (S1)", async () => {
  const group = accepted(await desk.describeInterCpts(["west", "both", "east"], "dac"));
  expect(group.partners.map(({ id }) => id)).toEqual(["south", "north"]);
  expect(group).toMatchObject({
    nested: false,
    unitsWithoutPartner: 1,
    totals: { units: 8, population: 85_000 },
  });
  expect(group.pairs.map(({ members, commonUnits }) => [members, commonUnits])).toEqual([
    [["west", "both"], []],
    [["west", "east"], []],
    [["both", "east"], ["M07"]],
  ]);
  expect(refusalOf(await desk.describeInterCpts(["west", "x"], "dac"))).toMatchObject({ seen: "x" });
});

it("says whether CPTS are whole zones, and compares groups by process (S2)", async () => {
  const view = structuredClone(
    await desk.cptsCoincidence({ level: "unit", processes: { west: "ascendant", east: "descendant" } }),
  );
  expect(view.rows.map(({ id, process, levels }) => [id, process, levels.unit, levels.epci])).toEqual([
    ["west", "ascendant", "union", "cut"],
    ["both", "inconnu", "cut", "cut"],
    ["east", "descendant", "cut", "cut"],
  ]);
  expect(view.groups.ascendant).toMatchObject({ territories: 1, medianPopulation: 41_000 });
  expect(view.groups.mixte.territories).toBe(0);
  expect(view.totals.unit).toEqual({ equal: 0, union: 1, cut: 2, none: 0 });
});

it("counts sizes when bounds move, at both ends of the intervals", async () => {
  const { min, max } = await desk.cptsSizeClasses([39_000]);
  expect(max.map(({ territories }) => territories)).toEqual([1, 2]);
  expect(min.map(({ territories }) => territories)).toEqual([2, 1]);
});
