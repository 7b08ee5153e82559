import { describe, expect, it } from "vitest";
import { decodePostalCodes, encodePostalCodes } from "../../src/packs/postal-codes.ts";

const postalCodes = [["01400"], ["01640", "01400"], ["97600"]];
const pack = () => JSON.parse(JSON.stringify(encodePostalCodes(postalCodes)));

describe("postal codes pack", () => {
  it("gives back the codes of each unit", () => {
    expect(pack().codes).toEqual(["01400", "01640", "97600"]);
    expect(decodePostalCodes(pack())).toEqual(postalCodes);
  });

  it("refuses a position outside its list, and a code that is none", () => {
    expect(() => decodePostalCodes({ ...pack(), of: [[0], [3]] })).toThrow(
      "of[1][0] should be a number between 0 and 2, found 3",
    );
    expect(() => decodePostalCodes({ ...pack(), codes: ["1400"] })).toThrow("codes[0] should be like");
  });
});
