import type { SetExpression } from "./set-algebra.ts";

/** How a row joins what the rows above it make. */
export const SET_JOINS = ["union", "intersection", "difference", "symmetricDifference"] as const;
export type SetJoin = (typeof SET_JOINS)[number];

/** What a row names: a whole mesh, one of its territories, or the scope. */
export type SetTerm =
  | { readonly kind: "mesh"; readonly mesh: string }
  | { readonly kind: "territory"; readonly mesh: string; readonly id: string }
  | { readonly kind: "scope" };

/** A set as a person builds it, row by row from the top; the join of the first row says nothing. */
export interface SetRow {
  readonly join: SetJoin;
  readonly term: SetTerm;
}

function expressionOfTerm(term: SetTerm): SetExpression {
  if (term.kind === "scope") return { op: "scope" };
  return term.kind === "mesh" ? { op: "mesh", mesh: term.mesh } : { op: "territory", mesh: term.mesh, id: term.id };
}

/** The rows as one expression, each joined to all those above it; no row is the empty set. */
export function expressionOfRows(rows: readonly SetRow[]): SetExpression {
  const [first, ...rest] = rows;
  if (first === undefined) return { op: "union", of: [] };
  return rest.reduce<SetExpression>((above, { join, term }) => {
    const own = expressionOfTerm(term);
    return join === "difference" ? { op: "difference", from: above, minus: own } : { op: join, of: [above, own] };
  }, expressionOfTerm(first.term));
}
