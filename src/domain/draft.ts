/** Steps in which a perimeter may be built: the core first, then what joins it. */
export const PHASES = ["noyau", "extension-1", "extension-2"] as const;
export type Phase = (typeof PHASES)[number];

/** Who wants a perimeter: the professionals, the agency that recommends it, or a text that imposes it. */
export const ORIGINS = ["souhait", "recommandation", "obligation"] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where a stroke may take units (« prendre dans »): those without CPTS, anywhere, or those of one CPTS. */
export type DraftSource =
  | { readonly kind: "white" }
  | { readonly kind: "anywhere" }
  | { readonly kind: "territory"; readonly id: string };

/** Where a unit stands in a draft: `OUT`, or 1 + 2 × position of its phase, + 1 when only a part of it is taken (*partagée*). */
export type UnitMark = number;
export const OUT: UnitMark = 0;
export const LAST_MARK: UnitMark = 2 * PHASES.length;

export const markOf = (phase: Phase, shared: boolean): UnitMark => 1 + 2 * PHASES.indexOf(phase) + (shared ? 1 : 0);
export const phaseOf = (mark: UnitMark): Phase => PHASES[(mark - 1) >> 1]!;
export const isSharedMark = (mark: UnitMark): boolean => mark !== OUT && ((mark - 1) & 1) === 1;
/** The mark of the units of the starting perimeter. */
export const START_MARK: UnitMark = markOf("noyau", false);

/** What one gesture asks for, in positions of units; what it names twice is decided by the last list that names it. */
export interface Stroke {
  readonly add?: readonly number[];
  readonly remove?: readonly number[];
  readonly share?: readonly number[];
  readonly unshare?: readonly number[];
  /** Moves units of the draft to a phase. */
  readonly move?: readonly number[];
  /** Phase of the units added or moved; the core when absent. */
  readonly phase?: Phase;
}

/** What one gesture did: for each unit, its mark before and after. Read backwards, it undoes the gesture. */
export interface Change {
  readonly units: readonly number[];
  readonly before: readonly UnitMark[];
  readonly after: readonly UnitMark[];
}

/** `claimed`: in a CPTS that the source does not give; `absent`: outside the draft, so that it cannot be shared or moved. */
export const REFUSAL_REASONS = ["claimed", "outside-source", "locked", "absent"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Units that a stroke did not take for one same reason and because of the same CPTS. */
export interface StrokeRefusal {
  readonly reason: RefusalReason;
  /** Positions of the CPTS in the way, ascending; empty where none is. */
  readonly territories: readonly number[];
  readonly units: readonly number[];
}

/** Says why a unit may not be added to, or (`leaving`) taken from, a draft; null when it may. */
export type TakeRule = (unit: number, leaving: boolean) => Omit<StrokeRefusal, "units"> | null;

/**
 * What a stroke changes on `marks` (one for each unit of the country), and what it may not. A unit that is already
 * as asked is neither changed nor refused. Throws on a position that is no unit: a bug of the caller.
 */
export function planStroke(
  marks: Uint8Array,
  stroke: Stroke,
  mayTake: TakeRule,
): { readonly change: Change; readonly refused: readonly StrokeRefusal[] } {
  const phase = stroke.phase ?? "noyau";
  const wanted = new Map<number, UnitMark>();
  const refused = new Map<string, Omit<StrokeRefusal, "units"> & { readonly units: Set<number> }>();
  const refuse = (unit: number, { reason, territories }: Omit<StrokeRefusal, "units">) => {
    const key = `${reason} ${territories.join()}`;
    const group = refused.get(key);
    if (group === undefined) refused.set(key, { reason, territories, units: new Set([unit]) });
    else group.units.add(unit);
  };
  const current = (unit: number): UnitMark => {
    const mark = wanted.get(unit) ?? marks[unit];
    if (mark === undefined) throw new RangeError(`no unit ${unit}`);
    return mark;
  };
  const want = (unit: number, mark: UnitMark) => {
    if (current(unit) === mark) return;
    const obstacle = mayTake(unit, mark === OUT);
    if (obstacle === null) wanted.set(unit, mark);
    else refuse(unit, obstacle);
  };
  const change = (unit: number, mark: UnitMark) => {
    const obstacle = current(unit) === OUT ? ({ reason: "absent", territories: [] } as const) : mayTake(unit, true);
    if (obstacle === null) wanted.set(unit, mark);
    else refuse(unit, obstacle);
  };

  for (const unit of stroke.add ?? []) if (current(unit) === OUT) want(unit, markOf(phase, false));
  for (const unit of stroke.remove ?? []) want(unit, OUT);
  for (const unit of stroke.share ?? []) change(unit, markOf(phaseOf(current(unit)), true));
  for (const unit of stroke.unshare ?? []) change(unit, markOf(phaseOf(current(unit)), false));
  for (const unit of stroke.move ?? []) change(unit, markOf(phase, isSharedMark(current(unit))));

  const changed = [...wanted].filter(([unit, mark]) => marks[unit] !== mark).sort((a, b) => a[0] - b[0]);
  return {
    change: {
      units: changed.map(([unit]) => unit),
      before: changed.map(([unit]) => marks[unit]!),
      after: changed.map(([, mark]) => mark),
    },
    refused: [...refused.values()].map((group) => ({ ...group, units: [...group.units] })),
  };
}
