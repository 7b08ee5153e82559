import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mesh } from "../../src/geo/mesh.ts";
import { decodeMesh, encodeMesh } from "../../src/packs/mesh-codec.ts";
import { PackError } from "../../src/packs/pack-error.ts";

const coordinate = fc.integer({ min: -18_000_000, max: 18_000_000 });
const arcOf = (unitCount: number) =>
  fc.record({
    points: fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 6 }),
    left: fc.integer({ min: -1, max: unitCount - 1 }),
    right: fc.integer({ min: -1, max: unitCount - 1 }),
  });
const meshes: fc.Arbitrary<Mesh> = fc
  .integer({ min: 1, max: 40_000 })
  .chain((unitCount) => fc.tuple(fc.constant(unitCount), fc.array(arcOf(unitCount), { maxLength: 8 })))
  .map(([unitCount, arcs]) => ({
    unitCount,
    arcStart: Uint32Array.from([0, ...arcs.map((_, i) => arcs.slice(0, i + 1).flatMap((arc) => arc.points).length)]),
    points: Int32Array.from(arcs.flatMap((arc) => arc.points.flat())),
    left: Int32Array.from(arcs, (arc) => arc.left),
    right: Int32Array.from(arcs, (arc) => arc.right),
  }));

/** Two units side by side: a common border, and one closed outline each. Coordinates are multiples of 10. */
const PAIR: Mesh = {
  unitCount: 2,
  arcStart: Uint32Array.of(0, 2, 6, 10),
  points: Int32Array.of(0, 0, 0, 100, 0, 100, -100, 100, -100, 0, 0, 0, 0, 0, 100, 0, 100, 100, 0, 100),
  left: Int32Array.of(0, 0, 1),
  right: Int32Array.of(1, -1, -1),
};

function refusalOf(bytes: Uint8Array): string {
  try {
    decodeMesh(bytes);
  } catch (error) {
    if (error instanceof PackError) return `${error.pack} ${error.code}`;
    throw error;
  }
  return "accepted";
}

describe("mesh codec", () => {
  it("gives back every mesh as it was", () => {
    fc.assert(
      fc.property(meshes, (mesh) => {
        expect(decodeMesh(encodeMesh(mesh))).toEqual(mesh);
      }),
    );
  });

  it("writes one byte for each small difference, in the common step of the coordinates", () => {
    // 4 of magic, 5 counts; 3 arcs of 3 numbers; 20 differences: all of them fit in one byte.
    expect(encodeMesh(PAIR)).toHaveLength(4 + 5 + 9 + 20);
    const finer = { ...PAIR, points: PAIR.points.map((value) => value + 1) };
    expect(encodeMesh(finer).length).toBeGreaterThan(4 + 5 + 9 + 20);
  });

  it("refuses a file cut anywhere, and bytes after the end", () => {
    const bytes = encodeMesh(PAIR);
    for (let length = 0; length < bytes.length; length++) {
      expect(refusalOf(bytes.subarray(0, length)), `${length} bytes`).toBe("contours corrupt");
    }
    expect(refusalOf(Uint8Array.of(...bytes, 0))).toBe("contours corrupt");
  });

  it("refuses another file and another version", () => {
    expect(refusalOf(new TextEncoder().encode("<!doctype html><html></html>"))).toBe("contours corrupt");
    const other = encodeMesh(PAIR);
    other[4] = 99;
    expect(refusalOf(other)).toBe("contours version");
  });

  it("refuses a side that is no unit", () => {
    const mesh = { ...PAIR, left: Int32Array.of(0, 0, 2) };
    expect(refusalOf(encodeMesh(mesh))).toBe("contours corrupt");
  });

  it("never fails otherwise than by a refusal, whatever the bytes", () => {
    const damaged = fc.tuple(fc.nat(37), fc.nat(255)).map(([at, byte]) => {
      const bytes = encodeMesh(PAIR);
      bytes[at] = byte;
      return bytes;
    });
    fc.assert(
      fc.property(damaged, (bytes) => ["accepted", "contours corrupt", "contours version"].includes(refusalOf(bytes))),
    );
  });
});
