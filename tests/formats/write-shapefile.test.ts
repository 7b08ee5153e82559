import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeDbf } from "../../src/formats/write-dbf.ts";
import { writeShapefiles } from "../../src/formats/write-shapefile.ts";
import { multiPolygonAreaKm2 } from "../../src/geo/measure.ts";
import { readShapefile } from "../fixtures/shapefile-reader.ts";

type Ring = [number, number][];
/** A square of one degree, counter-clockwise, and a hole in it, clockwise, as RFC 7946 wants. */
const SQUARE: Ring = [
  [5, 43],
  [6, 43],
  [6, 44],
  [5, 44],
  [5, 43],
];
const HOLE: Ring = [
  [5.4, 43.4],
  [5.4, 43.6],
  [5.6, 43.6],
  [5.6, 43.4],
  [5.4, 43.4],
];
const ISLAND: Ring = SQUARE.map(([x, y]) => [x + 2, y]);

const LAYER = {
  file: "territoires",
  title: "Territoires",
  fields: [
    { name: "CPTS_ID", meaning: "id", kind: "text", bytes: 12 },
    { name: "NOM", meaning: "nom", kind: "text", bytes: 254 },
    { name: "POP", meaning: "population", kind: "number", digits: 9, decimals: 0 },
    { name: "KM2", meaning: "surface", kind: "number", digits: 12, decimals: 3 },
  ],
  records: [
    { coordinates: [[SQUARE, HOLE], [ISLAND]], values: ["83-é", "CPTS de l’Étang – Œuvre", 101_089, 12.3456] },
    { coordinates: [], values: ["vide", "é".repeat(200), null, 1e15] },
  ],
} as const satisfies Parameters<typeof writeShapefiles>[0][number];

const zip = writeShapefiles([LAYER as never], { file: "LISEZMOI.txt", text: "Sources : x\nligne" }, "2026-01-31");
const files = unzipSync(zip);

/** Twice the signed area in the plane: positive counter-clockwise. */
const turn = (ring: Ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0] * y - x * ring[i]![1], 0);

describe("an archive of shapefiles", () => {
  it("holds the five files of each layer and its read-me", () => {
    expect(Object.keys(files).sort()).toEqual([
      "LISEZMOI.txt",
      "territoires.cpg",
      "territoires.dbf",
      "territoires.prj",
      "territoires.shp",
      "territoires.shx",
    ]);
    expect(new TextDecoder().decode(files["territoires.cpg"])).toBe("UTF-8");
    expect(new TextDecoder().decode(files["territoires.prj"])).toContain("GCS_WGS_1984");
    expect(new TextDecoder().decode(files["LISEZMOI.txt"])).toBe("Sources : x\r\nligne");
  });

  const read = readShapefile(files["territoires.shp"]!, files["territoires.shx"]!, files["territoires.dbf"]!);

  it("gives rings back with outer ones clockwise and holes counter-clockwise", () => {
    const rings = read.shapes[0]!;
    expect(rings.map((ring) => Math.sign(turn(ring)))).toEqual([-1, 1, -1]);
    expect(rings[0]!.toReversed()).toEqual(SQUARE);
    expect(rings[1]!.toReversed()).toEqual(HOLE);
    const [outer, hole, island] = rings;
    expect(multiPolygonAreaKm2([[outer!, hole!], [island!]])).toBeCloseTo(
      multiPolygonAreaKm2([[SQUARE, HOLE], [ISLAND]]),
      6,
    );
    expect(read.box).toEqual([5, 43, 8, 44]);
    expect(read.shapes[1]).toEqual([]);
  });

  it("gives attributes back in UTF-8, cut between two characters", () => {
    expect(read.fields).toEqual(["CPTS_ID", "NOM", "POP", "KM2"]);
    expect(read.rows[0]).toEqual(["83-é", "CPTS de l’Étang – Œuvre", "101089", "12.346"]);
    // A number that does not fit is left blank, never cut into another.
    expect(read.rows[1]).toEqual(["vide", "é".repeat(127), "", ""]);
  });

  it("is the same for the same data", () => {
    expect(
      writeShapefiles([LAYER as never], { file: "LISEZMOI.txt", text: "Sources : x\nligne" }, "2026-01-31"),
    ).toEqual(zip);
  });
});

it("refuses a field name that dBase cannot hold", () => {
  const field = { name: "POPULATION_MAX", meaning: "", kind: "text", bytes: 3 } as const;
  expect(() => writeDbf([field], [], "2026-01-31")).toThrow(RangeError);
});
