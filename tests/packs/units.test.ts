import { describe, expect, it } from "vitest";
import corrections from "../../data/corrections/units.json" with { type: "json" };
import { buildUnits } from "../../scripts/packs/units.ts";
import { decodeUnits, encodeUnits } from "../../src/packs/units.ts";
import { smallFrance } from "../fixtures/decoupage.ts";

const table = buildUnits(smallFrance(), { ...corrections, totals: { units: 6, population: 600, source: "fixture" } });
const pack = () => JSON.parse(JSON.stringify(encodeUnits(table)));
/** The pack with one place replaced: `change(pack => { pack.count = 7 })`. */
const change = (edit: (pack: ReturnType<typeof encodeUnits> & Record<string, unknown>) => void) => {
  const copy = pack();
  edit(copy);
  return copy;
};

describe("units pack", () => {
  it("gives back the table that was written", () => {
    expect(decodeUnits(pack())).toEqual(table);
  });

  it("writes codes as steps, Corsica included", () => {
    const codes = {
      ...pack(),
      count: 3,
      codes: [
        ["01", [4, 1]],
        ["2A", [4]],
      ],
    };
    expect(() => decodeUnits(codes)).toThrow("names should be a list of 3 items, it has 6");
    const three = { population: [1, 2, 3], populationYear: [2023, 2023, 2023], names: ["a", "b", "c"] };
    const zones = Object.fromEntries(
      Object.entries(pack().zones).map(([level, zone]) => [level, { ...(zone as object), of: [0, 0, -1] }]),
    );
    expect(decodeUnits({ ...codes, ...three, zones }).codes).toEqual(["01004", "01005", "2A004"]);
  });

  it.each([
    ["another version", { ...pack(), version: 2 }, "version", "version 2, this code reads 1"],
    ["another pack", { ...pack(), pack: "formerCodes" }, "corrupt", 'pack should be "units", found "formerCodes"'],
    ["a list", [], "corrupt", "top should be an object"],
    ["no codes", { ...pack(), codes: undefined }, "corrupt", "codes should be a list, found nothing"],
    ["a missing unit", { ...pack(), codes: pack().codes.slice(1) }, "corrupt", "codes should be 6 codes, it has 4"],
    ["codes that do not ascend", { ...pack(), codes: [["01", [2, 0, 1, 1, 1, 1]]] }, "corrupt", "ascending codes"],
    [
      "départements that do not ascend",
      { ...pack(), codes: [...pack().codes].reverse() },
      "corrupt",
      "should be after 97",
    ],
    [
      "a negative population",
      { ...pack(), population: [1, 2, 3, -4, 5, 6] },
      "corrupt",
      "population[3] should be a number between 0",
    ],
    [
      "half a person",
      { ...pack(), population: [1, 2, 3, 4.5, 5, 6] },
      "corrupt",
      "population[3] should be a whole number, found 4.5",
    ],
    [
      "a name that is not text",
      { ...pack(), names: ["a", "b", "c", 4, "e", "f"] },
      "corrupt",
      "names[3] should be text, found 4",
    ],
    [
      "a zone that does not exist",
      change((p) => Object.assign(p.zones.epci, { of: [0, 0, -1, 1, 1, 2] })),
      "corrupt",
      "zones.epci.of[5] should be a number between -1 and 1, found 2",
    ],
    [
      "a zone without name",
      change((p) => Object.assign(p.zones.region, { names: [] })),
      "corrupt",
      "zones.region.names should be a list of 3",
    ],
  ])("refuses %s", (_, json, code, detail) => {
    expect(() => decodeUnits(json)).toThrow(expect.objectContaining({ name: "PackError", code, pack: "units" }));
    expect(() => decodeUnits(json)).toThrow(detail);
  });
});
