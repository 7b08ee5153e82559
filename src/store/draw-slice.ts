import { type AnalysisClient, EngineStopped } from "../analysis/client.ts";
import type {
  Direction,
  DraftOpening,
  DraftReply,
  DraftRulesChange,
  NewDraft,
  PreviewLine,
  RefusedLine,
  ScenarioTable,
  StrokeRequest,
  UnitSelection,
} from "../analysis/draw-protocol.ts";
import type { Phase } from "../domain/draft.ts";
import { type DraftRecord, duplicateDraft, keepChange } from "../domain/draft-record.ts";
import type { LinkRefusal } from "../formats/draft-link.ts";
import type { PerimeterFileRefusal } from "../formats/perimeter-file.ts";
import type { ListRefusal } from "../formats/perimeter-list.ts";
import { type KeptVariant, mergeDrafts, readKeptDrafts } from "./draft-merge.ts";
import { newest } from "./newest.ts";
import type { AppState, WorkState } from "./state.ts";
import type { WorkKeeper } from "./work-slice.ts";

export const DRAW_TOOLS = ["toggle", "brush", "lasso", "box", "circle", "epci", "territory"] as const;
export type DrawTool = (typeof DRAW_TOOLS)[number];

/** What lies over the map for a while. */
export type DrawView = "none" | "paste" | "compare" | "dossier" | "share" | "about" | "keys";

export interface DrawPreview {
  readonly line: PreviewLine;
  /** Of the pointer on the map, in pixels; null when the keyboard chose the unit. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

export interface DrawState {
  readonly records: readonly DraftRecord[];
  readonly variants: readonly KeptVariant[];
  /** Id of the draft being drawn; null at the start screen. */
  readonly current: string | null;
  /** Its last answer. */
  readonly reply: DraftReply | null;
  /** Every draft side by side, with its small map. */
  readonly table: ScenarioTable | null;
  readonly tool: DrawTool;
  /** Brush, lasso, box, circle, EPCI and CPTS take units out instead of in. */
  readonly removing: boolean;
  readonly radiusKm: number;
  /** Phase of the units added. */
  readonly phase: Phase;
  readonly preview: DrawPreview | null;
  /** Unit that the arrow keys have reached. */
  readonly focus: number | null;
  /** Of the last gesture, with what was asked. */
  readonly refused: { readonly lines: readonly RefusedLine[]; readonly request: StrokeRequest } | null;
  /** Units to show on the map. */
  readonly shown: readonly number[];
  /** What opening a draft of elsewhere or of another year changed. */
  readonly opening: Pick<DraftOpening, "codeChanges" | "historyKept" | "unknownTerritories"> | null;
  /** The last draft taken away, which can come back. */
  readonly erased: { readonly record: DraftRecord; readonly position: number } | null;
  readonly over: DrawView;
  readonly saved: Pick<WorkState, "outcome" | "at">;
  /** What another tab made of drafts that were changed here too; null without such a case. */
  readonly conflict: readonly DraftRecord[] | null;
  readonly refusal: PerimeterFileRefusal | ListRefusal | LinkRefusal | null;
}

export const INITIAL_DRAW: DrawState = {
  records: [],
  variants: [],
  current: null,
  reply: null,
  table: null,
  tool: "toggle",
  removing: false,
  radiusKm: 5,
  phase: "noyau",
  preview: null,
  focus: null,
  refused: null,
  shown: [],
  opening: null,
  erased: null,
  over: "none",
  saved: { outcome: "nothing", at: "" },
  conflict: null,
  refusal: null,
};

interface DrawTools {
  readonly get: () => AppState;
  readonly set: (changes: Partial<AppState>) => void;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
  readonly today: string;
  readonly clock: () => string;
}

/** How long the small maps wait for the hand to rest. */
const TABLE_DELAY_MS = 250;

const newId = () => Date.now().toString(36) + Math.random().toString(36).slice(2, 7);

/**
 * The drafts of a person: the desk draws, this mirrors what it keeps and writes it down at once. Longer than other
 * slices because every way to change a draft passes through one queue, in the order of the hand.
 */
export function createDrawActions({ get, set, client, keeper, today, clock }: DrawTools) {
  const state = (): DrawState => get().draw;
  const change = (changes: Partial<DrawState>): void => set({ draw: { ...state(), ...changes } });
  const recordOf = (id: string) => state().records.find((record) => record.id === id);
  const replaceRecord = (record: DraftRecord) =>
    state().records.map((other) => (other.id === record.id ? record : other));

  /** Nothing is drawn before the drafts of the last visit, of a work file or of an engine that was stopped are back. */
  let restored: Promise<void> | null = null;
  let resume = () => {};
  function hold(): void {
    restored ??= new Promise((resolve) => {
      resume = () => {
        restored = null;
        resolve();
      };
    });
  }
  hold();
  let queue: Promise<unknown> = Promise.resolve();
  /** The change being made. */
  let acting: Promise<unknown> = Promise.resolve();
  /** One change at a time, in the order asked: each is decided on what the one before has left. */
  function inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const result = queue.then(() => actOnce(act));
    queue = result.catch(() => {});
    return result;
  }
  /** What an engine that was stopped left undone is done by the next one. */
  async function actOnce<Value>(act: () => Promise<Value>): Promise<Value> {
    for (;;) {
      await restored;
      const result = act();
      acting = result.catch(() => {});
      try {
        return await result;
      } catch (error) {
        if (!(error instanceof EngineStopped)) throw error;
      }
    }
  }

  const hovers = newest();
  const focuses = newest();
  /** Nothing is shown beforehand any more, nor what is still on its way. */
  function withoutPreview(): Pick<DrawState, "preview"> {
    hovers();
    focuses();
    return { preview: null };
  }

  /** What this tab last knew the browser to hold. */
  let base: readonly DraftRecord[] = [];
  let writing = false;
  let isDirty = false;

  /** Writes everything down; changes made meanwhile follow in one more write. */
  async function keep(): Promise<void> {
    isDirty = true;
    if (writing) return;
    writing = true;
    try {
      while (isDirty) {
        isDirty = false;
        const { records, current, variants, conflict } = state();
        const written = conflict === null ? records : both(conflict);
        const outcome = await keeper.keep("drafts", { records: written, current, variants });
        if (outcome === "kept" && conflict === null) base = records;
        if (outcome === "elsewhere" && (await inTurn(mergeElsewhere))) isDirty = true;
        else if (state().conflict === null) change({ saved: { outcome, at: clock() } });
        else if (conflict === null) isDirty = true;
      }
    } finally {
      writing = false;
    }
  }

  /** Until a person decides, both drawings are written down: closing either tab loses neither. */
  function both(theirs: readonly DraftRecord[]): readonly DraftRecord[] {
    const { records, conflicts } = mergeDrafts(base, state().records, theirs);
    const mine = state().records.filter(({ id }) => conflicts.includes(id));
    return [...records, ...mine.map((record) => duplicateDraft(record, `${record.id}~`, record.name))];
  }

  /** Takes up what another tab has written. False when both changed the same draft: a person decides; or when it cannot be read. */
  async function mergeElsewhere(): Promise<boolean> {
    const written = await keeper.reread("drafts").catch(() => "unread" as const);
    // To take it for nothing would drop every draft that the other tab may have.
    if (written === "unread") return false;
    const theirs = readKeptDrafts(written);
    const { records, conflicts } = mergeDrafts(base, state().records, theirs.records);
    if (conflicts.length > 0) {
      change({ conflict: theirs.records, saved: { outcome: "elsewhere", at: clock() } });
      return false;
    }
    base = theirs.records;
    const variants = theirs.variants.length > 0 ? theirs.variants : state().variants;
    await takeUp(records, variants);
    return true;
  }

  /** Puts records in the place of those there are, and opens those that differ. */
  async function takeUp(records: readonly DraftRecord[], variants: readonly KeptVariant[]): Promise<void> {
    const known = new Map(state().records.map((record) => [record.id, record]));
    const opened: DraftRecord[] = [];
    for (const record of records) {
      const isKnown = known.get(record.id) === record;
      opened.push(isKnown ? record : (await client.ask("openDraft", record)).record);
    }
    const { current } = state();
    const isThere = opened.some(({ id }) => id === current);
    change({ records: opened, variants, ...(!isThere && { current: null, reply: null }) });
    if (isThere) change({ reply: await client.ask("readDraft", current!) });
    refreshTable();
  }

  let tableTimer: ReturnType<typeof setTimeout> | null = null;
  /** The small maps follow a moment later: a brush must not wait for them. */
  function refreshTable(): void {
    if (tableTimer !== null) clearTimeout(tableTimer);
    tableTimer = setTimeout(() => void readTable(), TABLE_DELAY_MS);
  }
  async function readTable(): Promise<void> {
    const ids = state().records.map(({ id }) => id);
    if (ids.length === 0) return change({ table: null });
    const table = await client.askNewest("compareDrafts", ids);
    if (table !== "superseded") change({ table });
  }

  /** Shows an answer about the open draft and writes down what it changed. */
  function take(reply: DraftReply, changes: Partial<DrawState> = {}): void {
    const record = recordOf(reply.id);
    if (record === undefined) return;
    change({
      records: replaceRecord(keepChange(record, reply.kept)),
      ...(reply.id === state().current && { reply }),
      ...changes,
    });
    void keep();
    refreshTable();
  }

  /** Adds a draft and opens it. */
  async function add(record: DraftRecord): Promise<void> {
    const opening = await client.ask("openDraft", record);
    const isTold = opening.codeChanges.length > 0 || !opening.historyKept || opening.unknownTerritories.length > 0;
    change({
      records: [...state().records.filter(({ id }) => id !== record.id), opening.record],
      current: record.id,
      reply: opening.reply,
      opening: isTold ? opening : null,
      refused: null,
      refusal: null,
      ...withoutPreview(),
      focus: null,
      shown: [],
    });
    void keep();
    refreshTable();
  }

  const withCurrent = (act: (id: string) => Promise<void>): Promise<void> =>
    inTurn(async () => {
      const { current } = state();
      if (current !== null) await act(current);
    });

  async function strokeNow(id: string, request: StrokeRequest): Promise<void> {
    const reply = await client.ask("strokeDraft", id, request);
    take(reply, { refused: reply.refused.length === 0 ? null : { lines: reply.refused, request }, erased: null });
  }
  const stroke = (request: StrokeRequest): Promise<void> => withCurrent((id) => strokeNow(id, request));

  /** A click: in, or out again. */
  async function toggleNow(id: string, unit: number): Promise<void> {
    if (unit < 0) return;
    const isIn = state().reply?.feedback.units.includes(unit) === true;
    await strokeNow(id, { stroke: isIn ? { remove: [unit] } : { add: [unit], phase: state().phase } });
  }
  const toggleUnit = (unit: number): Promise<void> => withCurrent((id) => toggleNow(id, unit));

  const changeRules = (rules: DraftRulesChange, id = state().current): Promise<void> =>
    inTurn(async () => {
      const record = id === null ? undefined : recordOf(id);
      if (record === undefined) return;
      const reply = await client.ask("changeDraft", record.id, rules);
      change({ records: replaceRecord({ ...record, ...rules }) });
      take(reply, { refused: null });
    });

  const said = () => ({
    author: state().records.at(-1)?.author ?? "",
    date: today,
    reasons: "",
    origin: null,
  });

  async function previewUnit(unit: number): Promise<void> {
    const { current } = state();
    if (current === null) return;
    const isNewest = focuses();
    const line = await client.ask("previewDraft", current, unit);
    if (isNewest()) change({ preview: line === null ? null : { line, at: null }, focus: line?.unit ?? null });
  }

  /** The drafts of a part of the work in place of those there are. */
  async function takeBack(part: unknown): Promise<boolean> {
    const kept = readKeptDrafts(part);
    base = kept.records;
    change({ ...INITIAL_DRAW, saved: state().saved, ...withoutPreview() });
    const records: DraftRecord[] = [];
    // The one that was open comes first: it is what is looked at.
    const order = [...kept.records].sort((a, b) => Number(b.id === kept.current) - Number(a.id === kept.current));
    for (const record of order) {
      const opening = await client.ask("openDraft", record);
      records.push(opening.record);
      if (record.id === kept.current) change({ current: record.id, reply: opening.reply, records: [opening.record] });
    }
    const inOrder = kept.records.map(({ id }) => records.find((record) => record.id === id)!);
    change({ records: inOrder, variants: kept.variants });
    if (kept.records.length > 0) change({ saved: { outcome: "kept", at: clock() } });
    refreshTable();
    return kept.damaged === 0;
  }

  return {
    /** Nothing is drawn from now on until drafts are restored: the engine is about to be stopped. */
    hold,
    /** The engine was not stopped after all. */
    resume: () => resume(),
    /** Takes up the drafts of a work, at the start or when a work file is opened. False when some were damaged. */
    async restore(part: unknown): Promise<boolean> {
      hold();
      await acting;
      try {
        return await takeBack(part);
      } finally {
        resume();
      }
    },

    /** The figures again, after another analysis: stages, date, target or list. */
    reread: (): Promise<void> =>
      withCurrent(async (id) => {
        change({ reply: await client.ask("readDraft", id), ...withoutPreview() });
        refreshTable();
      }),

    create: (name: string, from: NewDraft["from"]): Promise<void> =>
      inTurn(async () =>
        add(await client.ask("newDraft", { ...said(), id: newId(), name, from, source: { kind: "white" } })),
      ),

    /** A draft of the communes of a pasted list. */
    createFrom: (name: string, units: readonly number[]): Promise<void> =>
      inTurn(async () => {
        const id = newId();
        const source = { kind: "anywhere" } as const;
        await add(await client.ask("newDraft", { ...said(), id, name, from: { kind: "nothing" }, source }));
        take(await client.ask("strokeDraft", id, { stroke: { add: units } }));
      }),

    open: (id: string): Promise<void> =>
      inTurn(async () => {
        if (recordOf(id) === undefined) return;
        const reply = await client.ask("readDraft", id);
        change({ current: id, reply, refused: null, ...withoutPreview(), focus: null, shown: [], opening: null });
        void keep();
      }),

    /** Back to the start screen; nothing is lost, nor what the hand has just drawn. */
    leave: (): Promise<void> =>
      withCurrent(async () => {
        const nothing = { current: null, reply: null, refused: null, focus: null, shown: [], over: "none" } as const;
        change({ ...nothing, ...withoutPreview() });
        void keep();
      }),

    stroke,
    toggleUnit,
    /** The commune under a click: looked for in turn, so that what the hand does next comes next. */
    toggleAt: (lng: number, lat: number): Promise<void> =>
      withCurrent(async (id) => toggleNow(id, await client.ask("unitIndexAt", lng, lat))),
    /** The whole EPCI or CPTS under a click, if there is one. */
    selectAt: (kind: "epci" | "territory", lng: number, lat: number, to: "add" | "remove"): Promise<void> => {
      const { phase } = state();
      return withCurrent(async (id) => {
        const select = await client.ask("selectionAt", kind, lng, lat);
        if (select !== null) await strokeNow(id, { stroke: { select, to, phase } });
      });
    },
    select: (select: UnitSelection, to: "add" | "remove"): Promise<void> =>
      stroke({ stroke: { select, to, phase: state().phase } }),

    /** What was refused because of the source, asked again with every commune open to the draft. */
    async takeAnywhere(): Promise<void> {
      const { refused } = state();
      if (refused === null) return;
      await changeRules({ source: { kind: "anywhere" } });
      await stroke(refused.request);
    },

    undo: () => withCurrent(async (id) => take(await client.ask("undoDraft", id), { refused: null })),
    redo: () => withCurrent(async (id) => take(await client.ask("redoDraft", id), { refused: null })),
    changeRules,

    duplicate: (id: string, name: string): Promise<void> =>
      inTurn(async () => {
        const record = recordOf(id);
        if (record !== undefined) await add(duplicateDraft(record, newId(), name));
      }),

    erase: (id: string): Promise<void> =>
      inTurn(async () => {
        const { records, current, reply } = state();
        const position = records.findIndex((record) => record.id === id);
        if (position < 0) return;
        await client.ask("closeDraft", id);
        change({
          records: records.filter((record) => record.id !== id),
          erased: { record: records[position]!, position },
          current: current === id ? null : current,
          reply: current === id ? null : reply,
        });
        void keep();
        refreshTable();
      }),

    unerase: (): Promise<void> =>
      inTurn(async () => {
        const { erased } = state();
        if (erased === null) return;
        await add(erased.record);
        const others = state().records.filter(({ id }) => id !== erased.record.id);
        change({ records: others.toSpliced(erased.position, 0, erased.record), erased: null });
        void keep();
        refreshTable();
      }),

    /** What is under the pointer, a unit or what the tool takes as a whole; null when it leaves the map. */
    async hover(
      at: { readonly lng: number; readonly lat: number; readonly x: number; readonly y: number } | null,
    ): Promise<void> {
      const isNewest = hovers();
      const { current, preview } = state();
      if (current === null || at === null) {
        if (preview !== null && preview.at !== null) change({ preview: null });
        return;
      }
      const { tool, removing } = state();
      const line =
        tool === "epci" || tool === "territory"
          ? await client.ask("previewGroupAt", current, {
              kind: tool,
              lng: at.lng,
              lat: at.lat,
              to: removing ? "remove" : "add",
            })
          : await client.ask("previewDraftAt", current, at.lng, at.lat);
      if (isNewest()) change({ preview: line === null ? null : { line, at: { x: at.x, y: at.y } } });
    },
    moveHover(x: number, y: number): void {
      const { preview } = state();
      if (preview?.at != null) change({ preview: { ...preview, at: { x, y } } });
    },
    forgetHover(): void {
      const nothing = withoutPreview();
      if (state().preview !== null) change(nothing);
    },

    focusUnit: previewUnit,
    /** One step of the keyboard from the unit that it holds; first to what is under a point. Each key in turn: none is lost. */
    moveFocus: (direction: Direction, first: { readonly lng: number; readonly lat: number }): Promise<void> =>
      withCurrent(async () => {
        const { focus } = state();
        if (focus === null) return previewUnit(await client.ask("unitIndexAt", first.lng, first.lat));
        const next = await client.ask("unitBeside", focus, direction);
        if (next !== null) await previewUnit(next.unit);
      }),
    /** In, or out again: the unit that the keyboard holds once the keys before have moved it. */
    toggleFocus: (): Promise<void> =>
      withCurrent(async (id) => {
        const { focus } = state();
        if (focus === null) return;
        await toggleNow(id, focus);
        await previewUnit(focus);
      }),

    chooseTool: (tool: DrawTool) => change({ tool, ...withoutPreview() }),
    chooseRemoving: (removing: boolean) => change({ removing }),
    chooseRadius: (radiusKm: number) => change({ radiusKm }),
    choosePhase: (phase: Phase) => change({ phase }),
    show: (shown: readonly number[]) => change({ shown }),
    openOver: (over: DrawView) => change({ over, ...withoutPreview() }),
    dismiss: () => change({ refused: null, refusal: null, opening: null, erased: null }),

    keepVariants(variants: readonly KeptVariant[]): void {
      change({ variants });
      void keep();
    },

    /** Both tabs changed a draft: what was drawn here becomes another, and nothing is lost. */
    keepBoth: (nameOf: (name: string) => string): Promise<void> =>
      inTurn(async () => {
        const { conflict, records, current } = state();
        if (conflict === null) return;
        const { records: merged, conflicts } = mergeDrafts(base, records, conflict);
        const copies = records
          .filter(({ id }) => conflicts.includes(id))
          .map((record) => ({ from: record.id, copy: duplicateDraft(record, newId(), nameOf(record.name)) }));
        base = conflict;
        await takeUp([...merged, ...copies.map(({ copy }) => copy)], state().variants);
        const mine = copies.find(({ from }) => from === current)?.copy.id;
        if (mine !== undefined) change({ current: mine, reply: await client.ask("readDraft", mine) });
        change({ conflict: null });
        // Not waited for: it may have to wait for this turn to end.
        void keep();
      }),
    keepTheirs: (): Promise<void> =>
      inTurn(async () => {
        const { conflict, records } = state();
        if (conflict === null) return;
        const { records: merged } = mergeDrafts(base, records, conflict);
        base = conflict;
        await takeUp(merged, state().variants);
        change({ conflict: null });
        // Not waited for: it may have to wait for this turn to end.
        void keep();
      }),

    /** Reads a perimeter file, JSON or list; the first of its drafts is opened. */
    takeFile: (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> =>
      inTurn(async () => {
        const read = await client.ask("readPerimeter", name, bytes, today);
        if (!read.ok) return change({ refusal: read.refusal });
        for (const record of [...read.value.drafts].reverse()) await add({ ...record, id: newId() });
        if (read.value.historyDropped.length > 0 && state().opening === null)
          change({ opening: { codeChanges: [], historyKept: false, unknownTerritories: [] } });
      }),

    /** Opens the drawing of a link, whatever the COG year of its codes. */
    openLink: (payload: string): Promise<void> =>
      inTurn(async () => {
        const read = await client.ask("readDraftLink", payload);
        if (!read.ok) return change({ refusal: read.refusal });
        await add({ ...read.value, ...said(), id: newId() });
      }),

    link: (id: string) => client.ask("draftLink", id),
    write: (ids: readonly string[], format: "json" | "csv") => client.ask("writePerimeter", ids, format),
    lines: (id: string) => client.ask("draftLines", id),
    unitsOf: (selection: UnitSelection) => client.ask("selectUnits", selection),
    async findUnits(query: string) {
      const hits = await client.search(query);
      const codes = hits.filter(({ kind }) => kind === "unit").map(({ id }) => id);
      return { hits: hits.filter(({ kind }) => kind === "zone"), units: await client.ask("unitsByCode", codes) };
    },
    previews: (id: string, units: readonly number[]) => client.ask("previewUnits", id, units),
    unitNeighbours: (unit: number) => client.ask("unitNeighbours", unit),
    readPasted: (text: string) => client.ask("readPastedCommunes", text),
    draw: (id: string) => client.ask("drawDraft", id),
    difference: (before: string, after: string) => client.ask("diffDrafts", before, after),
    scores: (variants: readonly KeptVariant[]) => client.ask("scoreVariants", variants),
    compare: (ids: readonly string[]) => client.ask("compareDrafts", ids),
  };
}
