import { describe, expect, it } from "vitest";
import { NOBODY } from "../../scripts/contours/cells.ts";
import { makeClaims, readCommuneBoxes } from "../../scripts/contours/claims.ts";
import type { ContourUnit } from "../../scripts/contours/contour-units.ts";
import { settlePart } from "../../scripts/contours/settle.ts";
import { type Box, columnOf, coverBox, rowOf } from "../../scripts/contours/sheet.ts";
import type { Part } from "../../scripts/contours/sheets.ts";
import { shareCells } from "../../scripts/contours/subdivide.ts";

const unit = (code: string, more: Partial<ContourUnit> = {}): ContourUnit => ({
  code,
  name: code,
  departement: code.slice(0, 2),
  formerCodes: [],
  within: null,
  ...more,
});
const BOX: Box = [2, 46, 2.1, 46.1];
const OTHER: Box = [2.1, 46, 2.2, 46.1];

describe("claims", () => {
  it("puts right the box of Cayenne, which the package stretches over half of Guyane", () => {
    const [west, south, east, north] = readCommuneBoxes().get("97302")!;
    // Its chef-lieu, and the 23,6 km² that IGN gives to it: no box is smaller than what it holds.
    expect(west < -52.3333 && east > -52.3333 && south < 4.9333 && north > 4.9333).toBe(true);
    const km2 = (east - west) * (north - south) * 110.6 * 110.9;
    expect(km2).toBeGreaterThan(23.6);
    expect(km2).toBeLessThan(120);
  });

  it("gives a merged commune the boxes of all its parts", () => {
    const claims = makeClaims(
      [unit("01001", { formerCodes: ["01002", "01003"] })],
      new Map([
        ["01001", BOX],
        ["01002", OTHER],
      ]),
    );
    expect(claims).toEqual([
      { box: BOX, units: [0] },
      { box: OTHER, units: [0] },
    ]);
  });

  it("lets restored communes share the box of the commune that held them", () => {
    const units = [unit("01001"), unit("01002", { within: "01001" })];
    expect(makeClaims(units, new Map([["01001", BOX]]))).toEqual([{ box: BOX, units: [0, 1] }]);
  });

  it("refuses a unit without any box", () => {
    expect(() => makeClaims([unit("01009")], new Map([["01001", BOX]]))).toThrow("01009");
  });
});

/** France everywhere: one big square. */
const COUNTRIES = {
  france: [
    [
      [0, 44],
      [5, 44],
      [5, 49],
      [0, 49],
      [0, 44],
    ],
  ],
  abroad: [],
};

describe("settling", () => {
  const settle = (boxes: readonly Box[], countries = COUNTRIES) => {
    const sheet = coverBox("test", [2, 46, 2.4, 46.2], 200);
    const part: Part = { sheet, draft: sheet, claims: boxes.map((box, i) => ({ box, units: [i] })), island: false };
    const labels = settlePart(
      part,
      countries,
      boxes.map(() => null),
    );
    return (lng: number, lat: number) =>
      labels[Math.floor(rowOf(sheet, lat)) * sheet.width + Math.floor(columnOf(sheet, lng))];
  };

  it("gives what is in one box only to its commune, and shares what is in two by nearness to the middles", () => {
    // Two boxes of 0.2° by 0.2° that overlap between 2.1 and 2.2.
    const at = settle([
      [2, 46, 2.2, 46.2],
      [2.1, 46, 2.3, 46.2],
    ]);
    expect([at(2.05, 46.1), at(2.25, 46.1)]).toEqual([0, 1]);
    expect([at(2.14, 46.1), at(2.16, 46.1)]).toEqual([0, 1]);
  });

  it("leaves nothing outside the boxes, and no cell without owner inside", () => {
    const at = settle([
      [2, 46, 2.2, 46.2],
      [2.1, 46, 2.3, 46.2],
    ]);
    expect(at(2.35, 46.1)).toBe(NOBODY);
    expect(at(2.001, 46.001)).toBe(0);
  });

  it("lets a commune grow towards the side of its box that a neighbour would take from it", () => {
    // Middles 2.1 and 2.275, half-widths 0.1 and 0.125: nearness alone puts the border at 2.1778, short of 2.2. The
    // second commune touches its own west side above and below the first box.
    const at = settle([
      [2, 46.05, 2.2, 46.15],
      [2.15, 46, 2.4, 46.2],
    ]);
    expect([at(2.17, 46.1), at(2.186, 46.1), at(2.21, 46.1)]).toEqual([0, 0, 1]);
  });

  it("draws an island that the coast lacks as the ellipse of its box", () => {
    const sea = {
      france: [
        [
          [2, 46],
          [2.1, 46],
          [2.1, 46.2],
          [2, 46.2],
          [2, 46],
        ],
      ],
      abroad: [],
    };
    const at = settle(
      [
        [2, 46, 2.1, 46.2],
        [2.2, 46.05, 2.3, 46.15],
      ],
      sea,
    );
    expect([at(2.25, 46.1), at(2.203, 46.053), at(2.15, 46.1)]).toEqual([1, NOBODY, NOBODY]);
  });

  it("keeps a tiny commune inside a large one", () => {
    const at = settle([
      [2, 46, 2.4, 46.2],
      [2.2, 46.1, 2.203, 46.102],
    ]);
    expect(at(2.2015, 46.101)).toBe(1);
  });
});

describe("sharing one claim between units", () => {
  // A row of 12 cells.
  const sheet = { name: "row", west: 0, north: 0, stepLng: 1, stepLat: 1, width: 12, height: 1 };
  const cells = Array.from({ length: 12 }, (_, i) => i);

  it("gives each cell to the nearest centre", () => {
    expect(
      [
        ...shareCells(cells, sheet, [
          [2, -0.5],
          [10, -0.5],
        ]),
      ].join(""),
    ).toBe("000000111111");
  });

  it("places a unit whose centre is unknown away from the others", () => {
    const share = shareCells(cells, sheet, [[2, -0.5], null]);
    expect([share[1], share[11]]).toEqual([0, 1]);
    expect(share.filter((one) => one === 1).length).toBeGreaterThan(3);
  });
});
