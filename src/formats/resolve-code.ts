import type { CodeHistory, FormerKind } from "../domain/code-history.ts";
import type { UnitTable } from "../domain/unit.ts";

/** What a code of a list stands for in today's base. */
export interface ResolvedCode {
  readonly kind: "unit" | FormerKind | "inconnu";
  /** Codes of the units that it became; of a merger into several communes, the first is the one counted. */
  readonly targets: readonly string[];
  /** Units that came out of this one after the year of the list, itself included; empty without a split. */
  readonly splitCandidates: readonly string[];
}

const UNKNOWN: ResolvedCode = { kind: "inconnu", targets: [], splitCandidates: [] };

/** Reads a code of five characters as it was understood in the COG of `year`. */
export function resolveCode(code: string, year: number, units: UnitTable, history: CodeHistory): ResolvedCode {
  if (units.indexOf.has(code)) {
    const later = (history.splits.get(code) ?? []).filter(({ since, year: first }) => since <= year && year < first);
    return {
      kind: "unit",
      targets: [code],
      splitCandidates: [...new Set(later.flatMap((split) => split.candidates))],
    };
  }
  const former = history.former.get(code);
  if (former === undefined) return UNKNOWN;
  return {
    kind: former.kind,
    targets: former.targets.filter((target) => units.indexOf.has(target)),
    splitCandidates: [],
  };
}
