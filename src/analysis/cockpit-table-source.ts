import type { Maillage } from "../domain/maillage.ts";
import type { ZoneNote } from "../domain/white-zone-notes.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import { type ColumnId, type Sheet, type SheetRow, sheetOf } from "../formats/sheet.ts";
import type { Analysed } from "./analyse-list.ts";
import type { CockpitState } from "./cockpit-state.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** What tables are made from. */
export interface TableSource {
  readonly base: France;
  readonly list: LoadedList;
  /** Every mesh in use besides the CPTS. */
  readonly maillages: readonly Maillage[];
  readonly analysed: Analysed;
  readonly language: SentenceLanguage;
  /** Causes and notes of white zones, which people write. */
  readonly notes?: readonly ZoneNote[];
  /** Tables that people added: actions, facts, practitioners. */
  readonly added?: CockpitState;
}

/** A table in its own order, and what each row is about (see `TableReply.positions`). */
export interface BuiltTable {
  readonly sheet: Sheet;
  readonly positions: Int32Array;
}

export const built = (
  ids: readonly ColumnId[],
  rows: readonly SheetRow[],
  positions: Iterable<number>,
  totals?: Sheet["totals"],
): BuiltTable => ({ sheet: sheetOf(ids, rows, totals), positions: Int32Array.from(positions) });

export const joined = (names: Iterable<string>): string => [...names].join(", ");

export function positionsById({ list }: TableSource): ReadonlyMap<string, number> {
  return new Map(list.layer.territories.map(({ id }, t) => [id, t]));
}
