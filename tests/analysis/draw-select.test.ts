import { describe, expect, it } from "vitest";
import type { UnitSelection } from "../../src/analysis/draw-protocol.ts";
import { createUnitSelector, neighboursAround, unitTowards } from "../../src/analysis/draw-select.ts";
import { assembleFrance } from "../../src/analysis/france.ts";
import { distanceKm } from "../../src/geo/measure.ts";
import type { Manifest } from "../../src/packs/pack-list.ts";
import { builtFrance, isBuilt } from "../fixtures/draw-world.ts";
import { MINI_MESH, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const layer = miniLayer({ A: { units: [4, 5], parts: [9] } });
const unasked = () => Promise.reject(new Error("not asked"));
const mini = assembleFrance({
  units: MINI_UNITS,
  mesh: MINI_MESH,
  example: { cpts: layer, sites: [], maillages: [], sources: new Map() },
  manifest: { cog: 2026, populationYear: 2023, build: "b", packs: {} } as unknown as Manifest,
  loadHistory: unasked,
  loadPostalCodes: unasked,
  loadSurroundings: unasked,
});
const select = createUnitSelector(mini);

/* Centres of the twelve squares: 5.05 to 5.35 by 43.05 to 43.25; a square is about 8 km wide and 11 km high. */
describe("on squares", () => {
  it.each<readonly [string, UnitSelection, readonly number[]]>([
    ["a box takes what has its centre inside", { kind: "box", box: [5.04, 43.04, 5.16, 43.16] }, [0, 1, 4, 5]],
    ["a box that only brushes against squares takes none", { kind: "box", box: [5.06, 43.06, 5.14, 43.14] }, []],
    [
      "a circle takes the centres within its radius",
      { kind: "circle", centre: [5.15, 43.15], radiusKm: 8.5 },
      [4, 5, 6],
    ],
    ["a wider one reaches north and south", { kind: "circle", centre: [5.15, 43.15], radiusKm: 11.5 }, [1, 4, 5, 6, 9]],
    ["a small one takes the square that it stands on", { kind: "circle", centre: [5.19, 43.11], radiusKm: 0.5 }, [5]],
    ["one at sea takes nothing", { kind: "circle", centre: [8, 43.1], radiusKm: 5 }, []],
    [
      "a lasso takes the centres inside, in its hollows none",
      {
        kind: "lasso",
        ring: [
          [5.01, 43.01],
          [5.39, 43.01],
          [5.39, 43.19],
          [5.3, 43.19],
          [5.2, 43.06],
          [5.1, 43.19],
          [5.01, 43.19],
        ],
      },
      [0, 1, 2, 3, 4, 7],
    ],
    [
      "a lasso of two points takes nothing",
      {
        kind: "lasso",
        ring: [
          [5, 43],
          [6, 44],
        ],
      },
      [],
    ],
    [
      "a brush takes every square that it passes over, between two points of the pointer too",
      {
        kind: "path",
        points: [
          [5.01, 43.09],
          [5.39, 43.09],
        ],
        radiusKm: 0.1,
      },
      [0, 1, 2, 3],
    ],
    ["a brush that does not move takes one", { kind: "path", points: [[5.35, 43.21]], radiusKm: 0.1 }, [11]],
    ["a zone", { kind: "zone", zone: { level: "epci", code: "E3" } }, [8, 9, 10]],
    ["a zone that does not exist", { kind: "zone", zone: { level: "epci", code: "E9" } }, []],
    ["a CPTS, its shared unit included", { kind: "territory", id: "A" }, [4, 5, 9]],
    ["a CPTS that does not exist", { kind: "territory", id: "Z" }, []],
    ["units as they are", { kind: "units", units: [3, 1, 3, 99] }, [1, 3]],
  ])("%s", (_, selection, expected) => {
    expect(select(selection, layer)).toEqual(expected);
  });

  it("leads from square to square with the arrow keys, and nowhere beyond the last", () => {
    const from = (unit: number) => (["up", "right", "down", "left"] as const).map((to) => unitTowards(mini, unit, to));
    expect(from(5)).toEqual([9, 6, 1, 4]);
    expect(from(0)).toEqual([4, 1, -1, -1]);
    expect(from(11)).toEqual([-1, -1, 7, 10]);
  });
});

describe.skipIf(!isBuilt)("in France", () => {
  const france = isBuilt ? builtFrance() : mini;
  const unitOf = (code: string) => france.units.indexOf.get(code)!;

  it("takes the municipal arrondissements and communes around a town hall", () => {
    const units = createUnitSelector(france)({ kind: "circle", centre: [2.3522, 48.8566], radiusKm: 4 }, layer);
    const codes = units.map((unit) => france.units.codes[unit]!);
    expect(codes).toEqual(expect.arrayContaining(["75101", "75104", "75105", "75111"]));
    expect(codes.every((code) => code.startsWith("75"))).toBe(true);
  });

  it("reaches every commune of a département with the arrow keys alone", () => {
    const reached = new Set([unitOf("94041")]);
    for (const unit of reached) {
      for (const to of ["up", "right", "down", "left"] as const) {
        const next = unitTowards(france, unit, to);
        if (next >= 0 && france.units.codes[next]!.startsWith("94")) reached.add(next);
      }
    }
    expect(reached.size).toBe(france.units.codes.filter((code) => code.startsWith("94")).length);
  });

  it("lists the neighbours clockwise from the north", () => {
    const around = neighboursAround(france, unitOf("94041")).map((unit) => france.units.codes[unit]);
    // Ivry: Paris to the north, Charenton and Alfortville beyond the Seine, Vitry to the south, Villejuif to the west.
    const inOrder = ["94018", "94002", "94081", "94076", "94043"];
    expect(around.filter((code) => inOrder.includes(code!))).toEqual(inOrder);
    expect(around).toEqual(expect.arrayContaining(["75112", "75113"]));
  });

  it("steps from an island to the coast", () => {
    // Île-de-Bréhat stands north of Ploubazlanec, two kilometres over the sea.
    const coast = unitTowards(france, unitOf("22016"), "down");
    expect(france.units.codes[coast]).toMatch(/^22/);
    const [west, south, east, north] = france.unitIndex.boxOf(coast)!;
    expect(distanceKm([(west + east) / 2, (south + north) / 2], [-3.0, 48.85])).toBeLessThan(20);
  });
});
