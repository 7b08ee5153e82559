import { isSharedMark, phaseOf, planStroke, type Stroke } from "../domain/draft.ts";
import { createDraftReader, type DraftFigures } from "../domain/draft-figures.ts";
import { buildDraftGround, type DraftGround } from "../domain/draft-ground.ts";
import { previewUnit } from "../domain/draft-preview.ts";
import { type DraftRecord, type KeptChange, recordChange, recordHistory } from "../domain/draft-record.ts";
import type { DraftState } from "../domain/draft-state.ts";
import { restoreDraft } from "../formats/perimeter-file-restore.ts";
import type { DeskContext } from "./desk-context.ts";
import { createDrawFiles } from "./draw-files.ts";
import { createDrawGroups } from "./draw-groups.ts";
import { createDrawPlaces } from "./draw-places.ts";
import type {
  Direction,
  DraftLine,
  DraftOpening,
  DraftReply,
  DraftRulesChange,
  NewDraft,
  PreviewLine,
  StrokeRequest,
  UnitLine,
  UnitSelection,
} from "./draw-protocol.ts";
import { createDrawScenarios } from "./draw-scenarios.ts";
import { createUnitSelector, neighboursAround, unitTowards } from "./draw-select.ts";
import { createDrawSetting, type DrawSetting } from "./draw-setting.ts";
import { draftShapes } from "./draw-shapes.ts";
import type { France } from "./france.ts";

/** A draft that the page has open. Its history is here while it is drawn; the page keeps each change as it is told. */
interface OpenDraft {
  /** Without its history, which `state` holds. */
  record: DraftRecord;
  readonly state: DraftState;
  lockedUnits: readonly number[];
  /** What its figures rest on; made again when the analysis or its rules change. */
  ground: {
    readonly of: DrawSetting;
    readonly ground: DraftGround;
    readonly read: (draft: DraftState) => DraftFigures;
  } | null;
  figures: DraftFigures | null;
}

/**
 * Answers the page where perimeters are drawn. Nothing here is worth keeping: a worker that starts again is given the
 * records of the page and is where it was, history included.
 */
export function createDrawDesk(context: DeskContext) {
  const open = new Map<string, OpenDraft>();
  const settle = createDrawSetting(context);
  let select: { readonly of: France; readonly take: ReturnType<typeof createUnitSelector> } | null = null;

  function find(id: string): OpenDraft {
    const draft = open.get(id);
    if (draft === undefined) throw new Error(`the draft ${id} is not open`);
    return draft;
  }

  function groundOf(draft: OpenDraft): NonNullable<OpenDraft["ground"]> {
    const of = settle();
    if (draft.ground?.of === of) return draft.ground;
    const { source, replaces, lockedTerritories } = draft.record;
    const rules = { source, replaces, lockedTerritories, lockedUnits: draft.lockedUnits };
    const ground = buildDraftGround(context.base(), of.counted, rules);
    draft.figures = null;
    draft.ground = { of, ground, read: createDraftReader(ground, of.meshes, of.target) };
    return draft.ground;
  }

  function figuresOf(draft: OpenDraft): DraftFigures {
    const { read } = groundOf(draft);
    draft.figures ??= read(draft.state);
    return draft.figures;
  }

  function reply(
    draft: OpenDraft,
    started: number,
    last: KeptChange["last"],
    refused: DraftReply["refused"],
  ): DraftReply {
    const { view, target } = settle();
    const { state, record } = draft;
    const figures = figuresOf(draft);
    const feedback = view.feedback(groundOf(draft).ground, figures, target);
    const shapes = draftShapes(context.base().mesh, state, figures);
    const kept = { last, position: state.position, length: state.changes.length };
    return { id: record.id, kept, refused, feedback, shapes, milliseconds: performance.now() - started };
  }

  function unitsOf(selection: UnitSelection): readonly number[] {
    const base = context.base();
    // Official contours make another France.
    if (select?.of !== base) select = { of: base, take: createUnitSelector(base) };
    return select.take(selection, context.list().layer);
  }

  function strokeOf({ stroke }: StrokeRequest): Stroke {
    if (!("select" in stroke)) return stroke;
    const { phase, to, select: selection } = stroke;
    return { [to]: unitsOf(selection), ...(phase !== undefined && { phase }) };
  }

  function preview(id: string, unit: number): PreviewLine | null {
    if (!(unit >= 0 && unit < context.base().units.count)) return null;
    const draft = find(id);
    const now = figuresOf(draft);
    const { ground, read } = groundOf(draft);
    return settle().view.preview(previewUnit(ground, draft.state, now, read, unit));
  }

  function placed(id: string) {
    const draft = find(id);
    return { state: draft.state, figures: figuresOf(draft) };
  }

  /** The whole record of an open draft, history included. */
  const recordOf = ({ record, state }: OpenDraft): DraftRecord => ({
    ...record,
    ...recordHistory(context.base().units, state),
  });

  return {
    /** The record of a new draft, not yet opened. A zone or a CPTS that does not exist gives an empty start. */
    async newDraft({ from, ...said }: NewDraft): Promise<DraftRecord> {
      const { units } = context.base();
      const start =
        from.kind === "nothing"
          ? []
          : from.kind === "zone"
            ? unitsOf(from)
            : from.ids.flatMap((id) => unitsOf({ kind: "territory", id }));
      return {
        ...said,
        cog: units.cog,
        replaces: from.kind === "territories" ? from.ids : [],
        lockedUnits: [],
        lockedTerritories: [],
        start: [...new Set(start)].sort((a, b) => a - b).map((unit) => units.codes[unit]!),
        changes: [],
        position: 0,
      };
    },

    /** Opens a draft as it was kept, of whatever COG year; opening it again takes it as given. */
    async openDraft(record: DraftRecord): Promise<DraftOpening> {
      const started = performance.now();
      const { units } = context.base();
      const { state, lockedUnits, codeChanges, historyKept } = restoreDraft(record, {
        units,
        history: await context.base().history(),
      });
      const draft: OpenDraft = {
        record: { ...record, cog: units.cog, lockedUnits: lockedUnits.map((unit) => units.codes[unit]!) },
        state,
        lockedUnits,
        ground: null,
        figures: null,
      };
      open.set(record.id, draft);
      const { unknownTerritories } = groundOf(draft).ground;
      const isSame = historyKept && codeChanges.length === 0 && record.cog === units.cog;
      return {
        reply: reply(draft, started, null, []),
        record: isSame ? record : recordOf(draft),
        codeChanges,
        historyKept,
        unknownTerritories,
      };
    },

    async closeDraft(id: string): Promise<void> {
      open.delete(id);
    },

    /** One gesture. What it may not take is in `refused`; the rest is done. */
    async strokeDraft(id: string, request: StrokeRequest): Promise<DraftReply> {
      const started = performance.now();
      const draft = find(id);
      const { state } = draft;
      const { change, refused } = planStroke(state.marks, strokeOf(request), groundOf(draft).ground.mayTake);
      const { view } = settle();
      const lines = refused.map(view.refused);
      if (change.units.length === 0) return reply(draft, started, null, lines);
      if (request.continues === true) state.amend(change);
      else state.record(change);
      draft.figures = null;
      const last = state.changes[state.position - 1];
      const isGone = last === undefined || state.position < state.changes.length;
      return reply(draft, started, isGone ? null : recordChange(context.base().units, last), lines);
    },

    async undoDraft(id: string): Promise<DraftReply> {
      const started = performance.now();
      const draft = find(id);
      if (draft.state.undo() !== null) draft.figures = null;
      return reply(draft, started, null, []);
    },

    async redoDraft(id: string): Promise<DraftReply> {
      const started = performance.now();
      const draft = find(id);
      if (draft.state.redo() !== null) draft.figures = null;
      return reply(draft, started, null, []);
    },

    /** The figures again: after another analysis (stages, date, target, list). */
    async readDraft(id: string): Promise<DraftReply> {
      return reply(find(id), performance.now(), null, []);
    },

    /** Changes what is said of a draft, its source, its locks or what it replaces; its units stay. */
    async changeDraft(id: string, change: DraftRulesChange): Promise<DraftReply> {
      const started = performance.now();
      const draft = find(id);
      const { indexOf } = context.base().units;
      draft.record = { ...draft.record, ...change };
      draft.lockedUnits = draft.record.lockedUnits.flatMap((code) => indexOf.get(code) ?? []);
      draft.ground = null;
      return reply(draft, started, null, []);
    },

    /** What one click more would change; null outside France. */
    async previewDraft(id: string, unit: number): Promise<PreviewLine | null> {
      return preview(id, unit);
    },

    /** The communes of a draft, in the order of their codes. */
    async draftLines(id: string): Promise<readonly DraftLine[]> {
      const draft = find(id);
      const { view } = settle();
      const { index, others } = groundOf(draft).ground;
      return draft.state.units.map((unit) => {
        const mark = draft.state.marks[unit]!;
        const claimants = Array.from(index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!));
        return {
          ...view.lineOf(unit),
          phase: phaseOf(mark),
          shared: isSharedMark(mark),
          isStart: draft.state.isStart(unit),
          claimedBy: claimants.filter((t) => others[t] === 1).map(view.territory),
        };
      });
    },

    /** The units of a selection, ascending, with their names: a zone opens a branch of the tree. */
    async selectUnits(selection: UnitSelection): Promise<readonly UnitLine[]> {
      return unitsOf(selection).map(settle().view.lineOf);
    },

    /** Where an arrow key leads from a unit; null when nothing lies that way. */
    async unitBeside(unit: number, direction: Direction): Promise<UnitLine | null> {
      const next = unitTowards(context.base(), unit, direction);
      return next < 0 ? null : settle().view.lineOf(next);
    },

    /** The neighbours of a unit, clockwise from the north: the arrows lead to four of them at most. */
    async unitNeighbours(unit: number): Promise<readonly UnitLine[]> {
      return neighboursAround(context.base(), unit).map(settle().view.lineOf);
    },

    ...createDrawFiles(context, (id) => recordOf(find(id))),

    ...createDrawPlaces(context, settle, placed, preview),

    ...createDrawGroups(
      context,
      settle,
      (id) => {
        const draft = find(id);
        const { ground, read } = groundOf(draft);
        return { state: draft.state, figures: figuresOf(draft), ground, read };
      },
      unitsOf,
    ),

    ...createDrawScenarios(context, settle, (id) => {
      const draft = find(id);
      return { record: draft.record, state: draft.state, figures: figuresOf(draft), ground: groundOf(draft).ground };
    }),
  };
}
