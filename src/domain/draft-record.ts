import { type Change, type DraftSource, type Origin, OUT, START_MARK, type UnitMark } from "./draft.ts";
import type { DraftState } from "./draft-state.ts";
import type { UnitTable } from "./unit.ts";

/** A change as it is kept: for each pair of marks, the codes that went from one to the other, separated by spaces. */
export type RecordedChange = readonly (readonly [before: UnitMark, after: UnitMark, codes: string])[];

/** What people say of a draft. */
export interface DraftInfo {
  readonly name: string;
  readonly author: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly reasons: string;
  /** Null: not said. */
  readonly origin: Origin | null;
}

/**
 * A draft as it is kept by a browser or a file: by INSEE codes of one COG year, with every gesture since its starting
 * perimeter, so that what is opened again can still be undone.
 */
export interface DraftRecord extends DraftInfo {
  readonly id: string;
  /** COG year of the codes. */
  readonly cog: number;
  readonly source: DraftSource;
  /** Ids of the CPTS in whose place the draft stands. */
  readonly replaces: readonly string[];
  readonly lockedUnits: readonly string[];
  readonly lockedTerritories: readonly string[];
  /** Starting perimeter. */
  readonly start: readonly string[];
  readonly changes: readonly RecordedChange[];
  /** How many of the changes stand; the others were undone and can be redone. */
  readonly position: number;
}

/** A change by codes, grouped by what happened. */
export function recordChange({ codes }: UnitTable, { units, before, after }: Change): RecordedChange {
  const groups = new Map<number, [UnitMark, UnitMark, string[]]>();
  units.forEach((unit, i) => {
    const key = before[i]! * 16 + after[i]!;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [before[i]!, after[i]!, [codes[unit]!]]);
    else group[2].push(codes[unit]!);
  });
  return [...groups.values()].map(([from, to, list]) => [from, to, list.join(" ")] as const);
}

/** The change that `recordChange` wrote; null when a code is not a unit of the table. */
export function replayChange({ indexOf }: UnitTable, recorded: RecordedChange): Change | null {
  const steps: [number, UnitMark, UnitMark][] = [];
  for (const [before, after, codes] of recorded) {
    for (const code of codes.split(" ")) {
      const unit = indexOf.get(code);
      if (unit === undefined) return null;
      steps.push([unit, before, after]);
    }
  }
  steps.sort((a, b) => a[0] - b[0]);
  return {
    units: steps.map(([unit]) => unit),
    before: steps.map(([, before]) => before),
    after: steps.map(([, , after]) => after),
  };
}

/** The whole history of a draft, by codes. */
export function recordHistory(
  units: UnitTable,
  draft: DraftState,
): Pick<DraftRecord, "start" | "changes" | "position"> {
  return {
    start: draft.start.map((unit) => units.codes[unit]!),
    changes: draft.changes.map((change) => recordChange(units, change)),
    position: draft.position,
  };
}

/** A copy under another id and name, with its history: both can be drawn further, each on its own. */
export const duplicateDraft = (draft: DraftRecord, id: string, name: string): DraftRecord => ({ ...draft, id, name });

/** The one change that leads from a starting perimeter to a set of marks by code; null when they are the same. */
export function changeFromStart(start: readonly string[], marks: ReadonlyMap<string, UnitMark>): RecordedChange | null {
  const isStart = new Set(start);
  const groups = new Map<number, [UnitMark, UnitMark, string[]]>();
  for (const code of new Set([...start, ...marks.keys()])) {
    const [before, after] = [isStart.has(code) ? START_MARK : OUT, marks.get(code) ?? OUT];
    if (before === after) continue;
    const key = before * 16 + after;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [before, after, [code]]);
    else group[2].push(code);
  }
  const change = [...groups.values()].map(([before, after, codes]) => [before, after, codes.sort().join(" ")] as const);
  return change.length === 0 ? null : change;
}

/** Mark of every unit of a recorded draft, by code: what stands of its changes, applied to its start. */
export function marksOfRecord({ start, changes, position }: DraftRecord): ReadonlyMap<string, UnitMark> {
  const marks = new Map<string, UnitMark>(start.map((code) => [code, START_MARK]));
  for (const change of changes.slice(0, position)) {
    for (const [, after, codes] of change) {
      for (const code of codes.split(" ")) {
        if (after === OUT) marks.delete(code);
        else marks.set(code, after);
      }
    }
  }
  return marks;
}

/** What became of the history of a draft after one request, so that whoever keeps it writes no more than that. */
export interface KeptChange {
  /** The change that is now the last one that stands; null when none was made or replaced. */
  readonly last: RecordedChange | null;
  readonly position: number;
  /** How many changes there are, those that were undone included. */
  readonly length: number;
}

/** The record after a change: a new value, so that the one before stays whole until it is written. */
export function keepChange(record: DraftRecord, { last, position, length }: KeptChange): DraftRecord {
  const changes = last === null ? record.changes : [...record.changes.slice(0, position - 1), last];
  return { ...record, changes: changes.length === length ? changes : changes.slice(0, length), position };
}
