import { describe, expect, it } from "vitest";
import type { CodeHistory } from "../../src/domain/code-history.ts";
import type { UnitCode } from "../../src/domain/unit.ts";
import { decodeFormerCodes, encodeFormerCodes } from "../../src/packs/former-codes.ts";

const codes = (...list: string[]) => list as UnitCode[];
const history: CodeHistory = {
  earliestYear: 2014,
  latestYear: 2026,
  former: new Map([
    ["01039", { code: "01039", name: "Béon", kind: "deleguee", targets: codes("01138"), lastYear: 2022 }],
    [
      "69123",
      { code: "69123", name: "Lyon", kind: "arrondissements", targets: codes("69381", "69382"), lastYear: 2026 },
    ],
    ["98735", { code: "98735", name: "Papeete", kind: "collectivite", targets: [] }],
  ]),
  firstYear: new Map([["85165", 2024]]),
  splits: new Map([["85084", [{ year: 2024, since: 2016, candidates: codes("85084", "85165", "85212") }]]]),
  otherNames: new Map([["05024", ["Bruis", "Sainte-Marie"]]]),
};
const pack = () => JSON.parse(JSON.stringify(encodeFormerCodes(history)));

describe("former codes pack", () => {
  it("gives back the history that was written", () => {
    expect(decodeFormerCodes(pack())).toEqual(history);
  });

  it.each([
    ["another version", { ...pack(), version: 0 }, "version", "version 0, this code reads 2"],
    [
      "a kind that does not exist",
      { ...pack(), former: [["01039", "Béon", 9, "01138", 2022]] },
      "corrupt",
      "former[0][2]",
    ],
    [
      "a merger into nothing",
      { ...pack(), former: [["01039", "Béon", 0, "", 2022]] },
      "corrupt",
      "former[0][3] should be text",
    ],
    [
      "a target that is no code",
      { ...pack(), former: [["01039", "Béon", 0, "01138 Culoz", 2022]] },
      "corrupt",
      "codes of units",
    ],
    [
      "a short row",
      { ...pack(), former: [["01039", "Béon"]] },
      "corrupt",
      "former[0] should be a list of 5 items, it has 2",
    ],
    ["a year that is no year", { ...pack(), firstYear: [["85165", 24]] }, "corrupt", "firstYear[0][1]"],
    ["a name that is empty", { ...pack(), otherNames: [["05024", ""]] }, "corrupt", "otherNames[0][1] should be text"],
    [
      "a code that is no code",
      { ...pack(), splits: [["8584", 2024, 2016, ["85084"]]] },
      "corrupt",
      "splits[0][0] should be like",
    ],
  ])("refuses %s", (_, json, code, detail) => {
    expect(() => decodeFormerCodes(json)).toThrow(
      expect.objectContaining({ name: "PackError", code, pack: "formerCodes" }),
    );
    expect(() => decodeFormerCodes(json)).toThrow(detail);
  });
});
