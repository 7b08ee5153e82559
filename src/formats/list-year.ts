import type { CodeHistory } from "../domain/code-history.ts";
import type { UnitTable } from "../domain/unit.ts";

/**
 * The COG year of a list: the latest one that holds all its codes, else the one that holds most of them, the latest
 * of equals. Codes that say nothing of a year (unknown, delegated communes, Paris, Lyon, Marseille) do not count.
 */
export function guessListYear(codes: Iterable<string>, units: UnitTable, history: CodeHistory): number {
  const held = new Int32Array(history.latestYear - history.earliestYear + 1);
  for (const code of codes) {
    const isUnit = units.indexOf.has(code);
    const lastYear = isUnit ? history.latestYear : history.former.get(code)?.lastYear;
    if (lastYear === undefined) continue;
    const firstYear = (isUnit ? history.firstYear.get(code) : undefined) ?? history.earliestYear;
    for (let year = Math.max(firstYear, history.earliestYear); year <= Math.min(lastYear, history.latestYear); year++) {
      held[year - history.earliestYear]!++;
    }
  }
  let best = held.length - 1;
  for (let i = held.length - 1; i >= 0; i--) if (held[i]! > held[best]!) best = i;
  return history.earliestYear + best;
}
