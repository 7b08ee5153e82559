import { accept, type Result, refuse } from "./result.ts";

/**
 * A set of units, said with territories and meshes. Plain data, so that it can be kept in a file and sent to a worker.
 * « CPTS sans GHT » is `{ op: "difference", from: { op: "mesh", mesh: "cpts" }, minus: { op: "mesh", mesh: "ght" } }`.
 */
export type SetExpression =
  /** Every unit in at least one active territory of the mesh. */
  | { readonly op: "mesh"; readonly mesh: string }
  | { readonly op: "territory"; readonly mesh: string; readonly id: string }
  /** Units by their INSEE codes. */
  | { readonly op: "units"; readonly codes: readonly string[] }
  | { readonly op: "scope" }
  /** Units in at least one; none of no set. */
  | { readonly op: "union"; readonly of: readonly SetExpression[] }
  /** Units in all of them; the scope of no set. */
  | { readonly op: "intersection"; readonly of: readonly SetExpression[] }
  | { readonly op: "difference"; readonly from: SetExpression; readonly minus: SetExpression }
  /** Units in an odd number of the sets: in one but not both, of two. */
  | { readonly op: "symmetricDifference"; readonly of: readonly SetExpression[] }
  /** The rest of the scope. */
  | { readonly op: "complement"; readonly of: SetExpression };

/** What an expression names that is not there; `seen` is the id or the code. */
export interface SetRefusal {
  readonly code: "unknown-mesh" | "unknown-territory" | "unknown-unit";
  readonly seen: string;
}

/** What an expression is read against. Each gives a fresh or shared mask of all units (never changed here), or null when unknown. */
export interface SetWorld {
  readonly inScope: Uint8Array;
  readonly unitsOfMesh: (mesh: string) => Uint8Array | null;
  readonly unitsOfTerritory: (mesh: string, id: string) => Uint8Array | null;
  readonly unitOf: (code: string) => number | undefined;
}

/** 1 for every unit of the scope that the expression holds. */
export function evaluateExpression(expression: SetExpression, world: SetWorld): Result<Uint8Array, SetRefusal> {
  const result = evaluate(expression, world);
  return result.ok ? accept(combine([result.value, world.inScope], (a, b) => a & b)) : result;
}

function evaluate(expression: SetExpression, world: SetWorld): Result<Uint8Array, SetRefusal> {
  switch (expression.op) {
    case "scope":
      return accept(world.inScope);
    case "mesh": {
      const mask = world.unitsOfMesh(expression.mesh);
      return mask === null ? refuse({ code: "unknown-mesh", seen: expression.mesh }) : accept(mask);
    }
    case "territory": {
      const { mesh, id } = expression;
      if (world.unitsOfMesh(mesh) === null) return refuse({ code: "unknown-mesh", seen: mesh });
      const mask = world.unitsOfTerritory(mesh, id);
      return mask === null ? refuse({ code: "unknown-territory", seen: id }) : accept(mask);
    }
    case "units":
      return markUnits(expression.codes, world);
    case "union":
      return fold(expression.of, world, (a, b) => a | b, new Uint8Array(world.inScope.length));
    case "intersection":
      return fold(expression.of, world, (a, b) => a & b, world.inScope);
    case "symmetricDifference":
      return fold(expression.of, world, (a, b) => a ^ b, new Uint8Array(world.inScope.length));
    case "difference":
      return fold([expression.from, expression.minus], world, (a, b) => a & (b ^ 1), world.inScope);
    case "complement":
      return fold([{ op: "scope" }, expression.of], world, (a, b) => a & (b ^ 1), world.inScope);
  }
}

function fold(
  parts: readonly SetExpression[],
  world: SetWorld,
  join: (a: number, b: number) => number,
  empty: Uint8Array,
): Result<Uint8Array, SetRefusal> {
  const masks: Uint8Array[] = [];
  for (const part of parts) {
    const mask = evaluate(part, world);
    if (!mask.ok) return mask;
    masks.push(mask.value);
  }
  return accept(masks.length === 0 ? empty : combine(masks, join));
}

function combine(masks: readonly Uint8Array[], join: (a: number, b: number) => number): Uint8Array {
  const result = masks[0]!.slice();
  for (const mask of masks.slice(1)) {
    for (let unit = 0; unit < result.length; unit++) result[unit] = join(result[unit]!, mask[unit]!);
  }
  return result;
}

function markUnits(codes: readonly string[], world: SetWorld): Result<Uint8Array, SetRefusal> {
  const mask = new Uint8Array(world.inScope.length);
  for (const code of codes) {
    const unit = world.unitOf(code);
    if (unit === undefined) return refuse({ code: "unknown-unit", seen: code });
    mask[unit] = 1;
  }
  return accept(mask);
}
