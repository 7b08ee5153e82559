import { isSharedMark, markOf, OUT, PHASES, phaseOf, START_MARK, type UnitMark } from "../domain/draft.ts";
import { type DraftRecord, marksOfRecord, replayChange } from "../domain/draft-record.ts";
import { DraftState, replays } from "../domain/draft-state.ts";
import type { ListBase } from "./list-rows.ts";
import { type ResolvedCode, resolveCode } from "./resolve-code.ts";

/** A code of a draft that is no longer what it was when the draft was made. */
export interface CodeChange {
  readonly code: string;
  /** `scission`: the unit gave communes back since; it is counted alone until someone chooses among the candidates. */
  readonly kind: Exclude<ResolvedCode["kind"], "unit"> | "scission";
  /** Codes counted in its place; empty when nothing is. */
  readonly counted: readonly string[];
  /** Codes between which someone may have to choose. */
  readonly candidates: readonly string[];
}

export interface RestoredDraft {
  readonly state: DraftState;
  /** Units of the locks, in positions. */
  readonly lockedUnits: readonly number[];
  readonly codeChanges: readonly CodeChange[];
  /** False when the gestures could not be kept (codes of another year, damaged history): only their result was. */
  readonly historyKept: boolean;
}

/**
 * Brings a recorded draft back over today's units. A draft of another COG year goes through the history of the codes;
 * nothing is dropped without a line in `codeChanges`.
 */
export function restoreDraft(record: DraftRecord, base: ListBase): RestoredDraft {
  const { units } = base;
  const marks = marksOfRecord(record);
  const read = createCodeReader(record.cog, base);
  const start = record.start.flatMap(read.unitsOf);
  const restored = new Map<number, UnitMark>();
  for (const [code, mark] of marks) {
    for (const unit of read.unitsOf(code)) restored.set(unit, strongest(restored.get(unit), mark));
  }
  const lockedUnits = [...new Set(record.lockedUnits.flatMap(read.unitsOf))];
  const replayed = read.changes.length === 0 ? replay(record, base, start) : null;
  if (replayed !== null) return { state: replayed, lockedUnits, codeChanges: [], historyKept: true };

  const state = new DraftState(units.count, start);
  const changed = [...new Set([...state.start, ...restored.keys()])]
    .filter((unit) => state.marks[unit] !== (restored.get(unit) ?? OUT))
    .sort((a, b) => a - b);
  state.record({
    units: changed,
    before: changed.map((unit) => state.marks[unit]!),
    after: changed.map((unit) => restored.get(unit) ?? OUT),
  });
  return { state, lockedUnits, codeChanges: read.changes, historyKept: record.changes.length === 0 };
}

/** The draft with every gesture; null when one of them cannot be made again. */
function replay({ changes, position }: DraftRecord, { units }: ListBase, start: readonly number[]): DraftState | null {
  const steps = changes.map((change) => replayChange(units, change));
  const known = steps.filter((step) => step !== null);
  if (known.length < steps.length || position > known.length || !replays(start, known)) return null;
  const state = new DraftState(units.count, start);
  for (const step of known) state.record(step);
  while (state.position > position) state.undo();
  return state;
}

/** Of two communes that became one: whole rather than shared, the earlier phase. */
function strongest(known: UnitMark | undefined, mark: UnitMark): UnitMark {
  if (known === undefined) return mark;
  const first = Math.min(PHASES.indexOf(phaseOf(known)), PHASES.indexOf(phaseOf(mark)));
  return markOf(PHASES[first] ?? phaseOf(START_MARK), isSharedMark(known) && isSharedMark(mark));
}

/** Reads codes of a COG year as positions of today's units, and keeps what changed, each code once. */
function createCodeReader(year: number, { units, history }: ListBase) {
  const known = new Map<string, readonly number[]>();
  const changes: CodeChange[] = [];
  const read = (code: string): readonly number[] => {
    const { kind, targets, splitCandidates } = resolveCode(code, year, units, history);
    const counted = kind === "arrondissements" || kind === "unit" ? targets : targets.slice(0, 1);
    if (splitCandidates.length > 0) changes.push({ code, kind: "scission", counted, candidates: splitCandidates });
    else if (kind !== "unit") changes.push({ code, kind, counted, candidates: targets.length > 1 ? targets : [] });
    return counted.map((target) => units.indexOf.get(target)!);
  };
  return {
    changes,
    unitsOf: (code: string): readonly number[] => {
      let found = known.get(code);
      if (found === undefined) {
        found = read(code);
        known.set(code, found);
      }
      return found;
    },
  };
}
