import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOBODY } from "../../scripts/contours/cells.ts";
import { findCrossings } from "../../scripts/contours/crossings.ts";
import { drawBorders } from "../../scripts/contours/draw.ts";
import { joinPieces } from "../../scripts/contours/pieces.ts";
import { traceArcs } from "../../scripts/contours/trace.ts";

/** Reads a drawing: letters are labels (A = 0), dots are nobody. */
function readGrid(...rows: readonly string[]): { labels: Uint16Array; width: number; height: number } {
  const cells = rows.flatMap((row) => [...row].map((cell) => (cell === "." ? NOBODY : cell.charCodeAt(0) - 65)));
  return { labels: Uint16Array.from(cells), width: rows[0]!.length, height: rows.length };
}

/** Arcs as "left|right: number of steps, closed or open", sorted; NOBODY is a dot. */
function describeArcs({ labels, width, height }: ReturnType<typeof readGrid>): string[] {
  const { start, corners, left, right } = traceArcs(labels, width, height);
  const name = (label: number) => (label === NOBODY ? "." : String.fromCharCode(65 + label));
  return left
    .map((_, arc) => {
      const own = corners.slice(start[arc], start[arc + 1]);
      const sides = [name(left[arc]!), name(right[arc]!)].sort().join("|");
      return `${sides} ${own.length - 1} ${own[0] === own.at(-1) ? "closed" : "open"}`;
    })
    .sort();
}

describe("tracing a grid of labels", () => {
  it("draws an island as one closed arc", () => {
    expect(describeArcs(readGrid("....", ".AA.", "...."))).toEqual([".|A 6 closed"]);
  });

  it("draws a border between two units once", () => {
    // Junctions where A, B and the outside meet.
    expect(describeArcs(readGrid("....", ".AB.", ".AB.", "...."))).toEqual([".|A 4 open", ".|B 4 open", "A|B 2 open"]);
  });

  it("draws a hole, and a unit in the hole", () => {
    expect(describeArcs(readGrid(".....", ".AAA.", ".ABA.", ".AAA.", "....."))).toEqual([
      ".|A 12 closed",
      "A|B 4 closed",
    ]);
    expect(describeArcs(readGrid(".....", ".AAA.", ".A.A.", ".AAA.", "....."))).toEqual([
      ".|A 12 closed",
      ".|A 4 closed",
    ]);
  });

  it("stops at a point where four borders meet", () => {
    // A touches itself at the middle corner, and so does B: the borders end there.
    expect(describeArcs(readGrid("....", ".AB.", ".BA.", "...."))).toEqual([
      ".|A 2 open",
      ".|A 2 open",
      ".|B 2 open",
      ".|B 2 open",
      "A|B 1 open",
      "A|B 1 open",
      "A|B 1 open",
      "A|B 1 open",
    ]);
  });

  it("keeps the label on its left when it walks", () => {
    const { labels, width, height } = readGrid("...", ".A.", "...");
    const { corners, left } = traceArcs(labels, width, height);
    // North is up: walking counter-clockwise (its area positive with y upwards) keeps the inside on the left.
    const points = corners.map((corner) => [corner % width, -Math.floor(corner / width)] as const);
    const twice = points.slice(1).reduce((sum, [x, y], i) => sum + points[i]![0] * y - x * points[i]![1], 0);
    expect(Math.sign(twice)).toBe(left[0] === 0 ? 1 : -1);
  });

  it("follows each border of any grid exactly once", () => {
    fc.assert(
      fc.property(randomGrid, ({ labels, width, height }) => {
        let borders = 0;
        for (let cell = 0; cell < labels.length; cell++) {
          if (labels[cell] !== labels[cell + 1] && cell % width < width - 1) borders++;
          if (labels[cell] !== labels[cell + width] && cell + width < labels.length) borders++;
        }
        const { corners, left, right } = traceArcs(labels, width, height);
        expect(corners.length - left.length).toBe(borders);
        expect(left.some((label, arc) => label === right[arc])).toBe(false);
      }),
    );
  });
});

/** A grid of random labels inside a frame of nobody. */
const randomGrid = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 })).chain(([columns, rows]) =>
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: columns * rows, maxLength: columns * rows }).map((cells) => {
    const width = columns + 2;
    const labels = new Uint16Array(width * (rows + 2)).fill(NOBODY);
    for (const [i, cell] of cells.entries()) {
      labels[(Math.floor(i / columns) + 1) * width + (i % columns) + 1] = cell === 4 ? NOBODY : cell;
    }
    return { labels, width, height: rows + 2 };
  }),
);

describe("making each unit one piece", () => {
  const whole = (width: number, height: number) => ({ left: 0, right: width, top: 0, bottom: height });
  const join = (...rows: readonly string[]): string[] => {
    const { labels, width, height } = readGrid(...rows);
    joinPieces(labels, width, new Map([0, 1, 2].map((label) => [label, whole(width, height)])));
    return rows.map((_, row) =>
      [...labels.subarray(row * width, (row + 1) * width)]
        .map((l) => (l === NOBODY ? "." : String.fromCharCode(65 + l)))
        .join(""),
    );
  };

  it("gives a crumb to what surrounds it", () => {
    expect(join("......", ".AABB.", ".AABA.", ".AABB.", "......")[2]).toBe(".AABB.");
  });

  it("keeps an island and drops a rock", () => {
    expect(join(".......", ".AAA.A.", ".AAA...", ".......")[1]).toBe(".AAA...");
    expect(join("........", ".AAA.AA.", ".AAA.AA.", "........")[1]).toBe(".AAA.AA.");
  });

  it("fills a hole and leaves a bay open", () => {
    expect(join(".....", ".AAA.", ".A.A.", ".AAA.", ".....")[2]).toBe(".AAA.");
    expect(join(".....", ".AAA.", ".A.A.", ".A.A.", ".....")[2]).toBe(".A.A.");
  });
});

describe("drawing borders", () => {
  const sheetOf = (width: number, height: number) => ({
    name: "test",
    west: 2,
    north: 47,
    stepLng: 0.002,
    stepLat: 0.0014,
    width,
    height,
  });

  it("never makes borders cross, whatever the grid", () => {
    fc.assert(
      fc.property(randomGrid, ({ labels, width, height }) => {
        const { start, x, y } = drawBorders(labels, sheetOf(width, height));
        for (let p = 0; p < x.length - 1; p++) {
          for (let q = 0; q < p; q++) {
            if (start.includes(p + 1) || start.includes(q + 1)) continue;
            expect(properlyCross([x[p]!, y[p]!], [x[p + 1]!, y[p + 1]!], [x[q]!, y[q]!], [x[q + 1]!, y[q + 1]!])).toBe(
              false,
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("keeps the area of a round unit, and of a unit of two cells", () => {
    const disc = Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 30 }, (_, column) => (Math.hypot(row - 14.5, column - 14.5) < 12 ? "A" : ".")).join(""),
    );
    expect(areaShare(readGrid(...disc))).toBeGreaterThan(0.97);
    expect(areaShare(readGrid("....", ".AA.", "...."))).toBeGreaterThan(0.7);
  });

  /** Area drawn / area of the cells, by the shoelace formula on the only closed arc. */
  function areaShare({ labels, width, height }: ReturnType<typeof readGrid>): number {
    const { x, y } = drawBorders(labels, sheetOf(width, height));
    const twice = x.slice(1).reduce((sum, right, i) => sum + x[i]! * y[i + 1]! - right * y[i]!, 0);
    return Math.abs(twice) / 2 / (labels.filter((label) => label === 0).length * 200 * 140);
  }
});

type Point = readonly [number, number];
const side = (a: Point, b: Point, c: Point): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]));
const properlyCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

describe("finding crossings", () => {
  const find = (...lines: readonly (readonly Point[])[]) => {
    const points = lines.flat();
    const start = [0, ...lines.map((_, i) => lines.slice(0, i + 1).flat().length)];
    return [...findCrossings({ start, x: points.map((p) => p[0]), y: points.map((p) => p[1]) }, 4)].sort();
  };

  it("sees a crossing, a touch, an overlap and a loop", () => {
    expect(
      find(
        [
          [0, 0],
          [10, 10],
        ],
        [
          [0, 10],
          [10, 0],
        ],
      ),
    ).toEqual([0, 1]);
    expect(
      find(
        [
          [0, 0],
          [10, 0],
        ],
        [
          [5, 0],
          [5, 9],
        ],
      ),
    ).toEqual([0, 1]);
    expect(
      find(
        [
          [0, 0],
          [10, 0],
        ],
        [
          [0, 0],
          [10, 0],
        ],
      ),
    ).toEqual([0, 1]);
    expect(
      find(
        [
          [0, 0],
          [10, 0],
        ],
        [
          [10, 0],
          [5, 0],
        ],
      ),
    ).toEqual([0, 1]);
    expect(
      find([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
      ]),
    ).toEqual([0]);
  });

  it("accepts lines that only share their ends", () => {
    expect(
      find(
        [
          [0, 0],
          [10, 0],
        ],
        [
          [10, 0],
          [20, 5],
        ],
        [
          [10, 0],
          [10, 9],
        ],
      ),
    ).toEqual([]);
    expect(
      find([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ]),
    ).toEqual([]);
  });
});
