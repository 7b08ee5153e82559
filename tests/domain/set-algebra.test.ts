import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExpression, type SetExpression, type SetWorld } from "../../src/domain/set-algebra.ts";

const COUNT = 10;
const MESHES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  cpts: { a: [0, 1, 2], b: [3, 4] },
  ght: { g: [1, 2, 3], h: [8] },
};
const markAll = (lists: readonly (readonly number[])[]) => {
  const mask = new Uint8Array(COUNT);
  for (const unit of lists.flat()) mask[unit] = 1;
  return mask;
};
const worldOf = (scope: readonly number[]): SetWorld => ({
  inScope: markAll([scope]),
  unitsOfMesh: (mesh) => (mesh in MESHES ? markAll(Object.values(MESHES[mesh]!)) : null),
  unitsOfTerritory: (mesh, id) => (MESHES[mesh]?.[id] ? markAll([MESHES[mesh][id]]) : null),
  unitOf: (code) => (/^u\d$/.test(code) ? Number(code[1]) : undefined),
});
const ALL = Array.from({ length: COUNT }, (_, unit) => unit);
const read = (expression: SetExpression, scope: readonly number[] = ALL) => {
  const result = evaluateExpression(expression, worldOf(scope));
  return result.ok ? [...result.value.entries()].flatMap(([unit, is]) => (is === 1 ? [unit] : [])) : result.refusal;
};
const cpts: SetExpression = { op: "mesh", mesh: "cpts" };
const ght: SetExpression = { op: "mesh", mesh: "ght" };

describe("evaluateExpression", () => {
  it("finds the units of CPTS without GHT, and of a GHT outside any CPTS", () => {
    expect(read({ op: "difference", from: cpts, minus: ght })).toEqual([0, 4]);
    expect(read({ op: "difference", from: { op: "territory", mesh: "ght", id: "h" }, minus: cpts })).toEqual([8]);
  });

  it("joins, meets, parts and turns over", () => {
    expect(read({ op: "union", of: [cpts, ght] })).toEqual([0, 1, 2, 3, 4, 8]);
    expect(read({ op: "intersection", of: [cpts, ght] })).toEqual([1, 2, 3]);
    expect(read({ op: "symmetricDifference", of: [cpts, ght] })).toEqual([0, 4, 8]);
    expect(read({ op: "complement", of: cpts })).toEqual([5, 6, 7, 8, 9]);
    expect(read({ op: "union", of: [{ op: "units", codes: ["u9", "u0"] }] })).toEqual([0, 9]);
  });

  it("keeps to the scope", () => {
    expect(read(cpts, [2, 3, 9])).toEqual([2, 3]);
    expect(read({ op: "complement", of: cpts }, [2, 3, 9])).toEqual([9]);
    expect(read({ op: "scope" }, [2, 9])).toEqual([2, 9]);
  });

  it("has an answer for no set at all", () => {
    expect(read({ op: "union", of: [] })).toEqual([]);
    expect(read({ op: "intersection", of: [] })).toEqual(ALL);
  });

  it("says what it does not know, however deep", () => {
    expect(read({ op: "mesh", mesh: "dac" })).toEqual({ code: "unknown-mesh", seen: "dac" });
    expect(read({ op: "territory", mesh: "dac", id: "x" })).toEqual({ code: "unknown-mesh", seen: "dac" });
    expect(
      read({ op: "union", of: [cpts, { op: "complement", of: { op: "territory", mesh: "ght", id: "z" } }] }),
    ).toEqual({ code: "unknown-territory", seen: "z" });
    expect(read({ op: "units", codes: ["u1", "99999"] })).toEqual({ code: "unknown-unit", seen: "99999" });
  });
});

const leaf = fc.uniqueArray(fc.nat(COUNT - 1)).map(
  (units): SetExpression => ({
    op: "units",
    codes: units.map((unit) => `u${unit}`),
  }),
);
const { tree } = fc.letrec<{ tree: SetExpression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.constantFrom(cpts, ght),
    fc.record({
      op: fc.constantFrom("union", "intersection", "symmetricDifference"),
      of: fc.array(tie("tree"), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant("difference" as const), from: tie("tree"), minus: tie("tree") }),
    fc.record({ op: fc.constant("complement" as const), of: tie("tree") }),
  ),
}));

/** Whether one unit is in a set, asked of the definitions. */
function holds(expression: SetExpression, unit: number, scope: readonly number[]): boolean {
  const inEach = (parts: readonly SetExpression[]) => parts.map((part) => holds(part, unit, scope));
  switch (expression.op) {
    case "scope":
      return scope.includes(unit);
    case "mesh":
      return Object.values(MESHES[expression.mesh]!).some((units) => units.includes(unit));
    case "territory":
      return MESHES[expression.mesh]![expression.id]!.includes(unit);
    case "units":
      return expression.codes.includes(`u${unit}`);
    case "union":
      return inEach(expression.of).includes(true);
    case "intersection":
      return expression.of.length === 0 ? scope.includes(unit) : !inEach(expression.of).includes(false);
    case "symmetricDifference":
      return inEach(expression.of).filter(Boolean).length % 2 === 1;
    case "difference":
      return holds(expression.from, unit, scope) && !holds(expression.minus, unit, scope);
    case "complement":
      return scope.includes(unit) && !holds(expression.of, unit, scope);
  }
}

it("agrees with the definitions asked unit by unit, and survives a file", () => {
  fc.assert(
    fc.property(tree, fc.uniqueArray(fc.nat(COUNT - 1)), (expression, scope) => {
      const kept: SetExpression = JSON.parse(JSON.stringify(expression));
      expect(read(kept, scope)).toEqual(ALL.filter((unit) => scope.includes(unit) && holds(expression, unit, scope)));
    }),
  );
});
