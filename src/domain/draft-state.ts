import { type Change, OUT, START_MARK, type UnitMark } from "./draft.ts";

/**
 * A draft while it is drawn: the mark of every unit of the country, and every change since the starting perimeter, so
 * that undo and redo have no limit but the memory that a few numbers for each gesture take.
 */
export class DraftState {
  /** One mark for each unit of the country. */
  readonly marks: Uint8Array;
  /** The starting perimeter, ascending. */
  readonly start: readonly number[];
  readonly #isStart: Uint8Array;
  #changes: Change[] = [];
  #position = 0;
  #units: readonly number[];

  /** `start`: positions of the units of the starting perimeter, in any order. */
  constructor(unitCount: number, start: Iterable<number>) {
    this.start = [...new Set(start)].sort((a, b) => a - b);
    this.marks = new Uint8Array(unitCount);
    this.#isStart = new Uint8Array(unitCount);
    for (const unit of this.start) {
      this.marks[unit] = START_MARK;
      this.#isStart[unit] = 1;
    }
    this.#units = this.start;
  }

  /** Units of the draft, ascending. */
  get units(): readonly number[] {
    return this.#units;
  }

  /** Gestures since the start, those that were undone included; `position` of them stand. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  get position(): number {
    return this.#position;
  }

  isStart(unit: number): boolean {
    return this.#isStart[unit] === 1;
  }

  /** Makes a change; what had been undone before it can no longer be redone. An empty change is not kept. */
  record(change: Change): void {
    if (change.units.length === 0) return;
    this.#changes.length = this.#position;
    this.#changes.push(change);
    this.#position++;
    this.#apply(change.units, change.after);
  }

  /** Goes on with the last change that stands: one undo then takes both back. Without one, a change like another. */
  amend(change: Change): void {
    if (change.units.length === 0) return;
    const last = this.undo();
    this.#changes.length = this.#position;
    this.record(last === null ? change : mergeChanges(last, change));
  }

  /** Takes the last change back; null when there is none. */
  undo(): Change | null {
    const change = this.#changes[this.#position - 1];
    if (change === undefined) return null;
    this.#position--;
    this.#apply(change.units, change.before);
    return change;
  }

  /** Makes again the change that was taken back last; null when there is none. */
  redo(): Change | null {
    const change = this.#changes[this.#position];
    if (change === undefined) return null;
    this.#position++;
    this.#apply(change.units, change.after);
    return change;
  }

  /** Runs `read` on the draft as it would be after a change, and leaves it as it is. */
  suppose<Value>(change: Change, read: () => Value): Value {
    const units = this.#units;
    this.#apply(change.units, change.after);
    try {
      return read();
    } finally {
      for (let i = 0; i < change.units.length; i++) this.marks[change.units[i]!] = change.before[i]!;
      this.#units = units;
    }
  }

  /** `units` ascending, as every change has them: one merge with the units of the draft. */
  #apply(units: readonly number[], marks: readonly UnitMark[]): void {
    const merged: number[] = [];
    let old = 0;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      while (old < this.#units.length && this.#units[old]! < unit) merged.push(this.#units[old++]!);
      if (this.#units[old] === unit) old++;
      if (marks[i] !== OUT) merged.push(unit);
      this.marks[unit] = marks[i]!;
    }
    while (old < this.#units.length) merged.push(this.#units[old++]!);
    this.#units = merged;
  }
}

/** Two changes in a row as one; units that are back where they were are left out. */
function mergeChanges(first: Change, second: Change): Change {
  const steps = new Map<number, { readonly before: UnitMark; readonly after: UnitMark }>();
  first.units.forEach((unit, i) => {
    steps.set(unit, { before: first.before[i]!, after: first.after[i]! });
  });
  second.units.forEach((unit, i) => {
    steps.set(unit, { before: steps.get(unit)?.before ?? second.before[i]!, after: second.after[i]! });
  });
  const kept = [...steps].filter(([, { before, after }]) => before !== after).sort((a, b) => a[0] - b[0]);
  return {
    units: kept.map(([unit]) => unit),
    before: kept.map(([, { before }]) => before),
    after: kept.map(([, { after }]) => after),
  };
}

/** Whether a list of changes can be replayed from a starting perimeter: each finds every unit as it left it. */
export function replays(start: Iterable<number>, changes: readonly Change[]): boolean {
  const marks = new Map<number, UnitMark>();
  for (const unit of start) marks.set(unit, START_MARK);
  for (const { units, before, after } of changes) {
    for (let i = 0; i < units.length; i++) {
      if ((marks.get(units[i]!) ?? OUT) !== before[i]) return false;
      if (i > 0 && units[i]! <= units[i - 1]!) return false;
      marks.set(units[i]!, after[i]!);
    }
  }
  return true;
}
