import type { ScenarioTable } from "../../analysis/draw-protocol.ts";
import type { ScenarioRow } from "../../domain/scenario.ts";

/** The largest value of a row of the table for a draft; null while it is not there. */
export function largestIn(table: ScenarioTable | null, id: string, row: ScenarioRow): number | null {
  const at = table?.drafts.findIndex((draft) => draft.id === id) ?? -1;
  const value = table?.lines.find((line) => line.row === row)?.values[at] ?? null;
  return typeof value === "number" || value === null ? value : value.max;
}
