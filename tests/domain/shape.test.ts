import { describe, expect, it } from "vitest";
import { shapeReaderOf } from "../../src/domain/shape.ts";
import { deriveGeography } from "../../src/geo/geography.ts";
import { OUTSIDE } from "../../src/geo/mesh.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";

/** A country seen from above, one unit a cell: `#` in the set, `o` out of it, `.` sea. */
function shapeOf(...rows: string[]) {
  const cells = [...rows.toReversed().join("")];
  let count = 0;
  const labels = cells.map((cell) => (cell === "." ? OUTSIDE : count++));
  const grid = { columns: rows[0]!.length, labels, unitCount: count, west: 0, south: 45, cell: 0.01 };
  const set = cells.flatMap((cell, i) => (cell === "#" ? [labels[i]!] : []));
  const shape = shapeReaderOf(deriveGeography(meshOfGrid(grid)))(set);
  return { pieces: shape.pieces, holes: shape.holes.map((hole) => hole.length).sort((a, b) => b - a) };
}

describe("holes and pieces", () => {
  it.each([
    ["an enclave", ["####", "#oo#", "####"], 1, [2]],
    ["a bay", ["####", "ooo#", "####"], 1, []],
    ["a lake that opens on the sea", ["####", "#.o#", "####"], 1, []],
    ["two enclaves that touch by a corner", ["####", "#o##", "##o#", "####"], 1, [1, 1]],
    ["an enclave closed by corners only", ["o#o", "#o#", "o#o"], 4, [1]],
    ["a set that is the whole island", ["###", "###"], 1, []],
    ["an island apart in front of another", ["#.o", "#.o"], 1, []],
    ["a piece behind another, seen from the sea", ["ooooooo", "oo###oo", "ooooooo", "ooo#ooo", "ooooooo"], 2, []],
    ["a U whose bay is deep inside the country", ["ooooooo", "o#ooo#o", "o#ooo#o", "o#####o", "ooooooo"], 1, []],
    ["a spiral", ["ooooooo", "o#####o", "o#ooo#o", "o#o###o", "o#ooooo", "o#####o", "ooooooo"], 1, []],
    ["a ring in a ring", ["#######", "#ooooo#", "#o###o#", "#o#o#o#", "#o###o#", "#ooooo#", "#######"], 2, [16, 1]],
  ])("%s", (_, rows, pieces, holes) => {
    expect(shapeOf(...rows)).toEqual({ pieces, holes });
  });

  it("counts a wide hole once, around a lonely piece in its middle", () => {
    const middle = ["#ooooooo#", "#ooooooo#", "#ooooooo#"];
    expect(shapeOf("#########", ...middle, "#ooo#ooo#", ...middle, "#########")).toEqual({ pieces: 2, holes: [48] });
  });

  it("keeps nothing from one set to the next", () => {
    const grid = { columns: 3, labels: [0, 1, 2, 3, 4, 5, 6, 7, 8], unitCount: 9, west: 0, south: 45, cell: 0.01 };
    const read = shapeReaderOf(deriveGeography(meshOfGrid(grid)));
    const ring = [0, 1, 2, 3, 5, 6, 7, 8];
    const first = { ...read(ring), fringe: [4] };
    expect(first.holes).toEqual([[4]]);
    expect(read([4]).holes).toEqual([]);
    expect(read([0, 8]).pieces).toBe(2);
    const again = read(ring);
    expect({ ...again, fringe: [...again.fringe] }).toEqual(first);
    expect(read([])).toEqual({
      areaKm2: 0,
      perimeterKm: 0,
      compactness: null,
      pieces: 0,
      holes: [],
      fringe: new Uint32Array(),
    });
  });
});
