import { expect, test } from "vitest";
import { evaluateExpression, type SetWorld } from "../../src/domain/set-algebra.ts";
import { expressionOfRows, type SetJoin, type SetRow } from "../../src/domain/set-rows.ts";

const MESHES: Readonly<Record<string, readonly number[]>> = {
  x: [1, 1, 0, 0, 1],
  y: [0, 1, 1, 0, 0],
  z: [0, 0, 1, 1, 0],
};
const world: SetWorld = {
  inScope: Uint8Array.from([1, 1, 1, 1, 0]),
  unitsOfMesh: (mesh) => (MESHES[mesh] === undefined ? null : Uint8Array.from(MESHES[mesh])),
  unitsOfTerritory: (_, id) => (id === "one" ? Uint8Array.from([1, 0, 0, 0, 0]) : null),
  unitOf: () => undefined,
};
const row = (join: SetJoin, mesh: string): SetRow => ({ join, term: { kind: "mesh", mesh } });
const unitsOf = (rows: readonly SetRow[]) => {
  const result = evaluateExpression(expressionOfRows(rows), world);
  if (!result.ok) return result.refusal;
  return [...result.value].join("");
};

test("each row applies to all those above it, inside the scope", () => {
  expect(unitsOf([])).toBe("00000");
  // The join of the first row says nothing.
  expect(unitsOf([row("difference", "x")])).toBe("11000");
  expect(unitsOf([row("union", "x"), row("union", "y")])).toBe("11100");
  expect(unitsOf([row("union", "x"), row("intersection", "y")])).toBe("01000");
  expect(unitsOf([row("union", "x"), row("symmetricDifference", "y")])).toBe("10100");
  // (x ∪ y) − z, and not x ∪ (y − z), which is the same here only without the row below.
  expect(unitsOf([row("union", "x"), row("union", "y"), row("difference", "z")])).toBe("11000");
  expect(unitsOf([row("union", "y"), row("difference", "z"), row("union", "z")])).toBe("01110");
});

test("scope and territories are terms too, and an unknown one is refused by name", () => {
  const scope: SetRow = { join: "union", term: { kind: "scope" } };
  const one: SetRow = { join: "difference", term: { kind: "territory", mesh: "x", id: "one" } };
  expect(unitsOf([scope, one])).toBe("01110");
  expect(unitsOf([scope, row("difference", "nowhere")])).toEqual({ code: "unknown-mesh", seen: "nowhere" });
});
