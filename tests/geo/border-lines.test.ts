import { length, multiLineString } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { borderLines, innerLines } from "../../src/geo/border-lines.ts";
import { measureLine } from "../../src/geo/measure.ts";
import { COORDINATE_SCALE, OUTSIDE } from "../../src/geo/mesh.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";
import { MINI_MESH, MINI_UNITS } from "../fixtures/mini-region.ts";

describe("borderLines", () => {
  it("draws one line between two départements", () => {
    const lines = borderLines(MINI_MESH, MINI_UNITS.zoneOf.departement);
    expect(lines).toHaveLength(1);
    expect(new Set(lines[0]!.map(([lng]) => lng))).toEqual(new Set([5.2]));
    expect(lines[0]!.map(([, lat]) => lat).sort()).toEqual([43, 43.1, 43.2, 43.3]);
  });

  it("draws the coast as one closed line when asked", () => {
    const lines = borderLines(MINI_MESH, new Uint8Array(12), { coasts: true });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toHaveLength(15);
    expect(lines[0]![0]).toEqual(lines[0]!.at(-1));
    expect(borderLines(MINI_MESH, new Uint8Array(12))).toEqual([]);
  });

  it("stops lines where three groups meet", () => {
    // West, north-east and south-east.
    const groups = [0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 2, 2];
    expect(
      borderLines(MINI_MESH, groups)
        .map((line) => line.length)
        .sort(),
    ).toEqual([2, 3, 3]);
  });

  it("draws every limit once, whatever the groups", () => {
    const cells = fc.array(fc.integer({ min: -1, max: 7 }), { minLength: 36, maxLength: 36 });
    const groups = fc.array(fc.nat(2), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(cells, groups, fc.boolean(), (labels, groupOf, coasts) => {
        const mesh = meshOfGrid({ columns: 6, labels, unitCount: 8, west: 3, south: 47, cell: 0.02 });
        let expected = 0;
        let segments = 0;
        mesh.left.forEach((a, arc) => {
          const b = mesh.right[arc]!;
          const limit = a === OUTSIDE || b === OUTSIDE ? coasts : groupOf[a] !== groupOf[b];
          if (!limit) return;
          segments++;
          expected += measureLine(mesh.points, mesh.arcStart[arc]!, mesh.arcStart[arc + 1]!, COORDINATE_SCALE).lengthKm;
        });
        const lines = borderLines(mesh, groupOf, { coasts });
        expect(lines.reduce((sum, line) => sum + line.length - 1, 0)).toBe(segments);
        expect(lines.length === 0 ? 0 : length(multiLineString(lines))).toBeCloseTo(expected, 6);
        const drawn = lines.flatMap((line) =>
          line.slice(1).map((end, i) => [line[i]!.join(), end.join()].sort().join(" ")),
        );
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
      { seed: 4 },
    );
  });
});

it("inner limits of a set: between its units, not around it", () => {
  // 0 and 1 side by side, 4 over 0; 10 touches none of them.
  const lines = innerLines(MINI_MESH, [0, 1, 4, 10]).flat();
  const ends = lines.map(([lng, lat]) => `${lng} ${lat}`);
  expect(new Set(ends)).toEqual(new Set(["5 43.1", "5.1 43.1", "5.1 43"]));
  expect(innerLines(MINI_MESH, [0])).toEqual([]);
});
