import { describe, expect, it } from "vitest";
import { compareContours } from "../../scripts/contours/compare.ts";
import type { ContourUnit } from "../../scripts/contours/contour-units.ts";
import { meshOfGrid } from "../fixtures/label-grid.ts";

const unit = (code: string, more: Partial<ContourUnit> = {}): ContourUnit => ({
  code,
  name: code,
  departement: "01",
  formerCodes: [],
  within: null,
  ...more,
});
/** Cells of 0.1°: two rows of three, a unit by column. */
const mesh = meshOfGrid({ columns: 3, labels: [0, 1, 2, 0, 1, 2], unitCount: 3, west: 2, south: 46, cell: 0.1 });
/** Outline of columns `from` to `to`, with a point on each column so that neighbours have whole segments in common. */
const columns = (from: number, to: number): [number, number][] => {
  const lng = (column: number) => Math.round(20 + column) / 10;
  return [
    [lng(from), 46],
    [lng(to), 46],
    [lng(to), 46.1],
    [lng(to), 46.2],
    [lng(from), 46.2],
    [lng(from), 46.1],
    [lng(from), 46],
  ];
};

describe("comparing contours", () => {
  it("finds a perfect likeness perfect", () => {
    const communes = ["01001", "01002", "01003"].map((code, i) => ({ code, rings: [columns(i, i + 1)] }));
    const result = compareContours(
      mesh,
      communes.map(({ code }) => unit(code)),
      communes,
    );
    expect(result).toMatchObject({ units: 3, meanIou: 1, precision: 1, recall: 1, f1: 1, unknown: [] });
  });

  it("counts the intersection over the union, and false neighbours", () => {
    // The real second commune covers columns 2 and 3: 1/2 in common with the built one; the third is far away.
    const communes = [
      { code: "01001", rings: [columns(0, 1)] },
      { code: "01002", rings: [columns(1, 3)] },
      { code: "01003", rings: [columns(8, 9)] },
    ];
    const result = compareContours(
      mesh,
      communes.map(({ code }) => unit(code)),
      communes,
    );
    expect(result.meanIou).toBeCloseTo((1 + 0.5 + 0) / 3, 3);
    // Real pairs: 1-2. Built pairs: 1-2 and 2-3.
    expect(result).toMatchObject({ precision: 0.5, recall: 1, f1: 2 / 3 });
  });

  it("compares a merged commune with its parts, a city with its arrondissements, and says what it does not know", () => {
    const units = [
      unit("01001", { formerCodes: ["01009"] }),
      unit("75101", { within: "75056" }),
      unit("75102", { within: "75056" }),
    ];
    const merged = meshOfGrid({
      columns: 4,
      labels: [0, 0, 1, 2, 0, 0, 1, 2],
      unitCount: 3,
      west: 2,
      south: 46,
      cell: 0.1,
    });
    const communes = [
      { code: "01001", rings: [columns(0, 1)] },
      { code: "01009", rings: [columns(1, 2)] },
      { code: "75056", rings: [columns(2, 4)] },
      { code: "99999", rings: [columns(5, 6)] },
    ];
    expect(compareContours(merged, units, communes)).toMatchObject({ units: 2, meanIou: 1, f1: 1, unknown: ["99999"] });
  });
});
