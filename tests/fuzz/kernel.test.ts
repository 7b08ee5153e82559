import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluateExpression, type SetExpression, type SetWorld } from "../../src/domain/set-algebra.ts";
import { wilsonInterval } from "../../src/domain/wilson.ts";
import { CASES } from "./cases.ts";

const COUNT = 12;
const codeOf = (unit: number) => `u${unit}`;
const MESHES: Readonly<Record<string, readonly number[]>> = { cpts: [0, 1, 2, 3, 4], ght: [3, 4, 5, 6, 11], dac: [] };
const maskOf = (units: Iterable<number>) => {
  const mask = new Uint8Array(COUNT);
  for (const unit of units) mask[unit] = 1;
  return mask;
};

const { expression } = fc.letrec<{ expression: SetExpression; leaf: SetExpression }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...Object.keys(MESHES)).map((mesh): SetExpression => ({ op: "mesh", mesh })),
    fc
      .array(fc.nat(COUNT - 1), { maxLength: 4 })
      .map((units): SetExpression => ({ op: "units", codes: units.map(codeOf) })),
    fc.constant<SetExpression>({ op: "scope" }),
  ),
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    tie("leaf"),
    fc
      .tuple(
        fc.constantFrom("union", "intersection", "symmetricDifference"),
        fc.array(tie("expression"), { maxLength: 3 }),
      )
      .map(([op, of]): SetExpression => ({ op, of })),
    fc
      .tuple(tie("expression"), tie("expression"))
      .map(([from, minus]): SetExpression => ({ op: "difference", from, minus })),
    tie("expression").map((of): SetExpression => ({ op: "complement", of })),
  ),
}));

/** The same sets, said with one question for each unit. */
function holds(expression: SetExpression, unit: number, scope: ReadonlySet<number>): boolean {
  switch (expression.op) {
    case "mesh":
      return MESHES[expression.mesh]!.includes(unit);
    case "territory":
      return false;
    case "units":
      return expression.codes.includes(codeOf(unit));
    case "scope":
      return scope.has(unit);
    case "union":
      return expression.of.some((one) => holds(one, unit, scope));
    case "intersection":
      return expression.of.every((one) => holds(one, unit, scope));
    case "difference":
      return holds(expression.from, unit, scope) && !holds(expression.minus, unit, scope);
    case "symmetricDifference":
      return expression.of.filter((one) => holds(one, unit, scope)).length % 2 === 1;
    case "complement":
      return !holds(expression.of, unit, scope);
  }
}

it("sets of units agree with one question for each unit", () => {
  fc.assert(
    fc.property(expression, fc.uniqueArray(fc.nat(COUNT - 1)), (asked, scopeUnits) => {
      const scope = new Set(scopeUnits);
      const world: SetWorld = {
        inScope: maskOf(scope),
        unitsOfMesh: (mesh) => (mesh in MESHES ? maskOf(MESHES[mesh]!) : null),
        unitsOfTerritory: () => null,
        unitOf: (code) => Number(code.slice(1)),
      };
      const read = evaluateExpression(asked, world);
      const wanted = Array.from({ length: COUNT }, (_, unit) => scope.has(unit) && holds(asked, unit, scope));
      expect(read.ok && [...read.value].map((mark) => mark === 1)).toEqual(wanted);
    }),
    { numRuns: CASES["sets of units"] },
  );
});

it("the interval of a share holds it, stays within 0 and 1, and turns over with it", () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
  fc.assert(
    fc.property(counts, ([hits, all]) => {
      const { low, high } = wilsonInterval(hits, all)!;
      const other = wilsonInterval(all - hits, all)!;
      expect(low >= 0 && low <= hits / all && hits / all <= high && high <= 1).toBe(true);
      expect(1 - other.high).toBeCloseTo(low, 9);
      expect(1 - other.low).toBeCloseTo(high, 9);
    }),
    { numRuns: CASES["intervals of a share"] },
  );
});
