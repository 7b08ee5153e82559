import { describe, expect, it } from "vitest";
import { formatScope, parseScope, unitsOfScope } from "../../src/domain/scope.ts";
import { MINI_UNITS } from "../fixtures/mini-region.ts";

const unitsIn = (text: string) => {
  const scope = parseScope(text);
  if (!scope.ok) return scope.refusal;
  const mask = unitsOfScope(MINI_UNITS, scope.value);
  return mask.ok ? [...mask.value.keys()].filter((unit) => mask.value[unit] === 1) : mask.refusal;
};

describe("parseScope", () => {
  it.each(["france", "region:93", "departement:2A", "epci:200054807", "ept:T12,departement:75", "arrondissement:0131"])(
    "reads back what it writes: %s",
    (text) => {
      const scope = parseScope(text);
      expect(scope.ok && formatScope(scope.value)).toBe(text);
    },
  );

  it("forgives case, blanks, repetitions and empty parts", () => {
    const scope = parseScope(" Region:93 , region:93,,departement : 13");
    expect(scope.ok && formatScope(scope.value)).toBe("region:93,departement:13");
  });

  it("takes France and anything as France", () => {
    expect(parseScope("region:93, France")).toEqual({ ok: true, value: { kind: "france" } });
  });

  it.each([
    ["", "malformed"],
    ["region", "malformed"],
    ["region:", "malformed"],
    ["region:93:94", "malformed"],
    ["canton:12", "unknown-level"],
    ["toString:1", "unknown-level"],
  ])("refuses %j as %s", (text, code) => {
    expect(parseScope(text)).toEqual({ ok: false, refusal: { code, seen: text } });
  });
});

describe("unitsOfScope", () => {
  it("is everything for France", () => {
    expect(unitsIn("france")).toHaveLength(12);
  });

  it("is the union of the zones, a unit counted once", () => {
    expect(unitsIn("departement:01")).toEqual([0, 1, 4, 5, 8, 9]);
    expect(unitsIn("epci:E3,departement:01")).toEqual([0, 1, 4, 5, 8, 9, 10]);
  });

  it("names the zone that it does not know", () => {
    expect(unitsIn("departement:01,departement:99")).toEqual({ code: "unknown-zone", seen: "departement:99" });
  });

  it("never takes the units without a zone for a zone", () => {
    expect(unitsIn("ept:T1")).toEqual({ code: "unknown-zone", seen: "ept:T1" });
  });
});
