import { createStore } from "zustand/vanilla";
import type { AnalysisClient } from "../analysis/client.ts";
import type { ListInfo } from "../analysis/protocol.ts";
import { formatScope, parseScope, type Scope } from "../domain/scope.ts";
import { DEFAULT_STAGES } from "../domain/stages.ts";
import type { Stage } from "../domain/territory.ts";
import { DEFAULT_TARGET_RATIO } from "../domain/thresholds.ts";
import type { FileSubject } from "../formats/file-subject.ts";
import { readWorkFile } from "../formats/work-file.ts";
import type { WorkPart, WorkParts } from "../formats/work-parts.ts";
import { PackError } from "../packs/pack-error.ts";
import { createCockpitActions, INITIAL_COCKPIT } from "./cockpit-slice.ts";
import { createCrossingActions, INITIAL_CROSSING } from "./crossing-slice.ts";
import { createDrawActions, INITIAL_DRAW } from "./draw-slice.ts";
import { createImportActions, type FigureChanges, NO_IMPORTS } from "./import-slice.ts";
import { newest } from "./newest.ts";
import type { AppState, Hideable, Language, Selection, SidePanel, Space, UnopenedFile } from "./state.ts";
import { isAboutChoices, readDrawing, readUrl, unreadChoices, writeUrl } from "./stored-keys.ts";
import { createSurveyActions, INITIAL_SURVEYS } from "./survey-slice.ts";
import type { Vault } from "./vault.ts";
import { createWorkKeeper } from "./work-slice.ts";

/** The browser as the store needs it, so that tests run without one. */
export interface Surroundings {
  readonly today: string;
  /** What the clock says, when that cannot be; `today` is then another day. */
  readonly wrongClock: string | null;
  /** `HH:MM`. */
  readonly clock: () => string;
  readonly vault: Vault;
  /** Resolves when the map has drawn its first figures, or after a while without. */
  readonly mapDrawn: () => Promise<void>;
  readonly readHash: () => string;
  readonly writeHash: (hash: string) => void;
  readonly readLanguage: () => Language;
  readonly writeLanguage: (language: Language) => void;
}

export type AppStore = ReturnType<typeof createAppStore>;

/**
 * The one store: choices, and the replies of the analysis. It computes nothing itself. Longer than other files because
 * the slices meet here: what one changes and another must follow is said once.
 */
export function createAppStore(client: AnalysisClient, surroundings: Surroundings) {
  const defaults = {
    space: "couverture" as Space,
    scope: { kind: "france" } as Scope,
    target: DEFAULT_TARGET_RATIO,
    stages: DEFAULT_STAGES as readonly Stage[],
    date: surroundings.today,
  };

  const store = createStore<AppState>(() => ({
    base: { kind: "loading", step: "manifest", share: 0 },
    list: { kind: "none" },
    reading: null,
    notice: null,
    ...defaults,
    ...readUrl(surroundings.readHash()),
    language: surroundings.readLanguage(),
    hidden: [],
    overlays: [],
    ignBase: false,
    side: "none",
    tour: null,
    deployment: null,
    view: null,
    poster: "awaited",
    selection: { kind: "none" },
    work: { outcome: "nothing", part: null, at: "" },
    imports: NO_IMPORTS,
    crossing: INITIAL_CROSSING,
    cockpit: INITIAL_COCKPIT,
    draw: INITIAL_DRAW,
    surveys: INITIAL_SURVEYS,
    hover: null,
  }));
  const { getState: get, setState: set } = store;
  const keeper = createWorkKeeper({ set, vault: surroundings.vault, clock: surroundings.clock });

  type Choices = Partial<Pick<AppState, "scope" | "target" | "stages" | "date">>;

  /** What changes with figures that are on their way. */
  let awaited: FigureChanges = {};
  let newestAnalysis: Promise<void> = Promise.resolve();

  /**
   * Asks for the figures of the choices, and shows them together with what else changed: the page never shows a list
   * beside the figures of another. Ends when the figures of the newest choices are shown.
   */
  function analyse(changes: FigureChanges = {}): Promise<void> {
    newestAnalysis = showFigures(changes);
    return newestAnalysis;
  }

  async function showFigures(changes: FigureChanges): Promise<void> {
    if (get().base.kind !== "ready") return;
    awaited = { ...awaited, ...changes };
    const { scope, target, stages, date } = { ...get(), ...awaited };
    const view = await cockpit.during("figures", () => client.analyse({ scope, target, stages, date }));
    // A newer analysis was asked for meanwhile, of these changes and its own: they come with it.
    if (view === "superseded") return newestAnalysis;
    const shown = awaited;
    awaited = {};
    set({ ...shown, view });
    surroundings.writeHash(writeUrl(get(), defaults));
    // The curve does not hold up the figures; it follows them when scope, stages or list have changed.
    const deployment = await client.deployment({ scope, stages }, surroundings.today);
    if (deployment !== "superseded") set({ deployment });
    await cockpit.afterAnalysis(shown.list !== undefined);
  }

  function choose(choices: Choices): Promise<void> {
    set(choices);
    // Said of a list on its way too: a choice of the hand is newer than what a list brings.
    return analyse(choices);
  }

  /** The scope moves to what a new list describes; a reload keeps the choices of its address. */
  function afterList({ extent }: ListInfo, isRestored: boolean): FigureChanges {
    return {
      ...(!(isRestored && get().scope.kind === "zones") && {
        scope: extent === "france" ? defaults.scope : { kind: "zones" as const, zones: extent },
      }),
      // A filter chosen for another list could hide this one whole.
      ...(!isRestored && { stages: defaults.stages }),
      selection: { kind: "none" },
      hover: null,
      overlays: [],
    };
  }

  const selections = newest();
  const cockpit = createCockpitActions({ get, set, client, keeper });
  const crossing = createCrossingActions({ get, set, client, keeper });
  const { today, clock } = surroundings;
  const draw = createDrawActions({ get, set, client, keeper, today, clock });
  // Stages, date, target or list: the figures of a draft rest on them too.
  store.subscribe(({ view, draw: { current } }, before) => {
    if (view !== before.view && current !== null) void draw.reread();
  });
  const surveys = createSurveyActions({
    get,
    set,
    client,
    keeper,
    during: (name, read) => imports.during(name, read),
  });
  const imports = createImportActions({
    get,
    set,
    client,
    keeper,
    today: surroundings.today,
    analyse,
    afterList,
    leaveList,
    restart,
    takeOther: takeAs,
  });

  /** Back to the embedded example. */
  async function leaveList(): Promise<void> {
    set({ notice: null });
    await analyse({
      ...(await imports.removeList()),
      scope: defaults.scope,
      stages: defaults.stages,
      selection: { kind: "none" },
      hover: null,
      overlays: [],
    });
  }

  /** Files of the last visit on their way back: others wait, or would be written over what was kept. */
  let filesBack: Promise<void> = Promise.resolve();

  /** Another engine takes the place of one that does not listen: the work is taken up again in it. */
  async function restart(): Promise<void> {
    const { scope, target, stages, date } = get();
    draw.hold();
    const started = await client.restart({ scope, target, stages, date });
    if (started === false) return draw.resume();
    const work = keeper.parts();
    if (imports.hasFiles(work)) await imports.restore(work);
    else await analyse({ list: { kind: "ready", info: started.list } });
    await restoreTheRest(work, restoreAtOnce(work));
  }

  function chooseSpace(space: Space): void {
    set({ space });
    surroundings.writeHash(writeUrl(get(), defaults));
  }

  /** Opens the drawing that the address carries, then takes it out of the address: a reload must not open it twice. */
  async function followLink(): Promise<void> {
    const payload = readDrawing(surroundings.readHash());
    if (payload === null) return;
    chooseSpace("dessiner");
    await draw.openLink(payload);
  }

  /**
   * Takes up an address that was pasted in the open page: its drawing, else its choices, as a reload would. What the
   * address does not say is at its default, so that one link shows the same to everybody.
   */
  async function followAddress(): Promise<void> {
    const hash = surroundings.readHash();
    if (readDrawing(hash) !== null) return followLink();
    if (get().base.kind !== "ready" || !isAboutChoices(hash) || hash === writeUrl(get(), defaults)) return;
    const { space, ...choices } = { ...defaults, ...readUrl(hash) };
    const unread = [...unreadChoices(hash)];
    set({ space, selection: { kind: "none" } });
    await choose(choices);
    const shown = parseScope(get().view?.report.meta.scope ?? "");
    if (get().scope === choices.scope && shown.ok && formatScope(shown.value) !== formatScope(choices.scope)) {
      unread.push(`perimetre=${formatScope(choices.scope)}`);
      set({ scope: shown.value });
      surroundings.writeHash(writeUrl(get(), defaults));
    }
    if (unread.length > 0) set({ notice: { kind: "link", choices: unread } });
  }

  /** Reads a file as what it is said to hold. */
  async function takeAs(name: string, bytes: Uint8Array<ArrayBuffer>, subject: FileSubject): Promise<void> {
    if (await imports.take(name, bytes, subject)) return;
    if (subject === "work") await openWork(name, bytes);
    if (subject === "draft") {
      chooseSpace("dessiner");
      await draw.takeFile(name, bytes);
    }
    if (subject === "responses") {
      chooseSpace("enquetes");
      surveys.takeFile(name, bytes);
    }
    if (subject === "actions" || subject === "facts" || subject === "practitioners") {
      chooseSpace("couverture");
      await cockpit.addTable(subject, name, bytes);
      set({ notice: { kind: "placed", file: name, about: subject } });
    }
  }

  /** Puts the work of a file in the place of what there is. A refused file changes nothing. */
  async function openWork(name: string, bytes: Uint8Array): Promise<void> {
    const read = readWorkFile(name, new TextDecoder().decode(bytes));
    if (!read.ok) return set({ notice: { kind: "refused", about: "work", refusal: read.refusal } });
    const { parts, address } = read.value;
    await imports.clear();
    await keeper.replaceAll(parts);
    set({ ...defaults, ...readUrl(address), space: get().space, notice: null });
    if (imports.hasFiles(parts)) await imports.restore(parts);
    else await analyse();
    await restoreTheRest(parts, restoreAtOnce(parts));
  }

  /** What needs no engine: each slice takes up its part; those that were not whole. */
  function restoreAtOnce(work: WorkParts): readonly WorkPart[] {
    const damaged: WorkPart[] = [];
    if (!crossing.restore(work.sets)) damaged.push("sets");
    if (!crossing.restorePolygons(work.polygons)) damaged.push("polygons");
    damaged.push(...cockpit.restore(work.notes, work.tables));
    if (!surveys.restore(work.responses)) damaged.push("responses");
    return damaged;
  }

  /** What the engine reads again and is no imported file; whatever was damaged is said. */
  async function restoreTheRest(work: WorkParts, before: readonly WorkPart[]): Promise<void> {
    const damaged = new Set(before);
    if (!(await cockpit.restoreTables())) damaged.add("tables");
    if (!(await draw.restore(work.drafts))) damaged.add("drafts");
    if (damaged.size > 0) set({ notice: { kind: "damaged", parts: [...damaged] } });
  }

  return {
    ...store,

    /**
     * Shows the first view as it was built, then loads the packs, whose engine takes over with the same figures. With
     * a link, or without a first view, the figures come with the engine. Called once.
     */
    async start(): Promise<void> {
      const { scope, target, stages, date } = get();
      const unread = [...unreadChoices(surroundings.readHash())];
      const isFirstView = writeUrl({ ...get(), space: defaults.space }, defaults) === "";
      // Asked for together: most visits have nothing kept, and the first view must not wait to know it.
      const [work, firstView] = await Promise.all([
        keeper.restore(),
        isFirstView ? client.snapshot(surroundings.today) : null,
      ]);
      // Before anybody can act: what is made while the engine starts is added to what was kept, and replaces nothing.
      const damaged = restoreAtOnce(work);
      const hasFiles = imports.hasFiles(work);
      let announceFiles = () => {};
      if (hasFiles)
        filesBack = new Promise((resolve) => {
          announceFiles = resolve;
        });
      // Progress travels apart from the reply and may come after it: what is ready stays ready.
      const onProgress = (step: string, share: number) =>
        get().base.kind === "loading" && set({ base: { kind: "loading", step, share } });
      const snapshot = hasFiles ? null : firstView;
      if (snapshot !== null) {
        const { info, list, view, deployment, poster } = snapshot;
        set({ base: { kind: "ready", info }, list: { kind: "ready", info: list }, view, deployment, poster });
        // On two cores the packs and the drawing would hold each other up.
        await surroundings.mapDrawn();
      } else set({ poster: null });
      try {
        const { info, list, view } = await client.start({ scope, target, stages, date }, onProgress);
        if (snapshot === null) {
          const shown = parseScope(view.report.meta.scope);
          // A link may name a zone that no longer exists: France is shown rather than nothing, and it is said.
          if (shown.ok && view.report.meta.scope !== formatScope(scope)) unread.push(`perimetre=${formatScope(scope)}`);
          if (shown.ok) set({ scope: shown.value });
          set({ base: { kind: "ready", info }, list: { kind: "ready", info: list }, view });
        } else if (snapshot.info.build !== info.build) {
          // The first view was built from other packs: the example is taken up anew, so that every tile is asked for again.
          const fresh = await client.removeList();
          await analyse({ base: { kind: "ready", info }, list: { kind: "ready", info: fresh } });
        }
        if (hasFiles) await imports.restore(work);
        else {
          const deployment = await client.deployment(get(), surroundings.today);
          if (deployment !== "superseded") set({ deployment });
        }
        await restoreTheRest(work, damaged);
        await cockpit.afterAnalysis(true);
        if (unread.length > 0 && get().notice === null) set({ notice: { kind: "link", choices: unread } });
        const { wrongClock, today } = surroundings;
        if (wrongClock !== null && get().notice === null)
          set({ notice: { kind: "clock", said: wrongClock, counted: today } });
        await followLink();
      } catch (error) {
        set({
          base:
            error instanceof PackError
              ? { kind: "failed", code: error.code, pack: error.pack, detail: error.detail }
              : { kind: "failed", code: "bug", pack: "manifest", detail: String(error) },
        });
      } finally {
        announceFiles();
      }
    },

    imports,
    surveys,
    cockpit,
    crossing,
    draw,
    followAddress,

    /** Everything that was made here, as one file for a colleague or another browser. */
    writeWork: (): string => keeper.write(new Date().toISOString(), writeUrl(get(), defaults)),

    /** Any file that a person chooses or drops: what it holds is guessed, and asked where that is not sure. */
    async takeFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      await filesBack;
      const { guessFileSubject } = await import("../formats/file-subject.ts");
      const subject = guessFileSubject(name, bytes);
      const before = get().list;
      await takeAs(name, bytes, subject);
      // The figures are what a list was brought for; what needs a decision comes before them.
      const { imports: taken, list, notice } = get();
      // A reading that was stopped leaves the page as it is.
      if ((subject === "perimeters" || subject === "contours") && list === before && notice === null) return;
      const review = list.kind === "ready" ? (list.info.reading?.review ?? []) : [];
      const isOpen = review.some(({ status, correction }) => status !== "approximate" && correction === null);
      const isAsked = taken.pending !== null || taken.untold !== null;
      set({ side: isAsked || (notice === null && isOpen) ? "data" : "none" });
    },

    showTourStep: (tour: number | null) => set({ tour }),
    toggleSide: (side: SidePanel) => set((state) => ({ side: state.side === side ? "none" : side })),

    removeList: leaveList,

    /** Changes the zones that the list is said to describe; the scope follows. */
    async chooseExtent(scope: Scope): Promise<void> {
      const extent = scope.kind === "france" ? "france" : scope.zones;
      imports.keepExtent(extent);
      const info = await client.chooseExtent(extent);
      await analyse({ list: { kind: "ready", info }, scope });
    },

    chooseScope: (scope: Scope) => choose({ scope }),
    chooseTarget: (target: number) => choose({ target }),
    chooseStages: (stages: readonly Stage[]) => choose({ stages }),
    chooseDate: (date: string) => choose({ date }),
    chooseSpace,
    select(selection: Selection): void {
      selections();
      set({ selection });
    },
    refuseFile: (file: UnopenedFile) => set({ notice: { kind: "unopened", ...file } }),
    sayLanguageMissing: () => set({ notice: { kind: "language" } }),
    /** What failed and nobody else says; it hides no other notice. */
    sayFailed: (error: unknown) => set(({ notice }) => ({ notice: notice ?? { kind: "failed", error } })),
    dismissNotice: () => set({ notice: null }),
    toggleHidden: (finding: Hideable) =>
      set(({ hidden }) => ({
        hidden: hidden.includes(finding) ? hidden.filter((other) => other !== finding) : [...hidden, finding],
      })),
    /** Images of the base map are asked of the IGN while this holds, and only then. */
    toggleIgnBase: () => set(({ ignBase }) => ({ ignBase: !ignBase })),
    toggleOverlay: (overlay: string) =>
      set(({ overlays }) => ({
        overlays: overlays.includes(overlay) ? overlays.filter((other) => other !== overlay) : [...overlays, overlay],
      })),
    chooseLanguage(language: Language): void {
      surroundings.writeLanguage(language);
      set({ language });
    },

    /** The unit under the pointer; null when the pointer leaves the map. */
    async hoverAt(
      at: { readonly lng: number; readonly lat: number; readonly x: number; readonly y: number } | null,
    ): Promise<void> {
      if (at === null) {
        client.forgetUnitAt();
        if (get().hover !== null) set({ hover: null });
        return;
      }
      const facts = await client.unitAt(at.lng, at.lat);
      if (facts === "superseded") return;
      set({ hover: facts === null ? null : { facts, x: at.x, y: at.y } });
    },

    /** A click selects the white zone or the territory under it; a second click on a shared unit takes the next territory. */
    async selectAt(lng: number, lat: number): Promise<void> {
      const isNewest = selections();
      const facts = await client.unitAtClick(lng, lat);
      if (!isNewest()) return;
      const { view, selection } = get();
      if (facts === null || view === null) return set({ selection: { kind: "none" } });
      const zone = view.report.whiteZones[facts.whiteZone];
      if (zone !== undefined) return set({ selection: { kind: "zone", unit: zone.units[0]! } });
      const indices = facts.territories.map((territory) => territory.index);
      const current = selection.kind === "territory" ? indices.indexOf(selection.index) : -1;
      const next = indices[(current + 1) % indices.length];
      set({ selection: next === undefined ? { kind: "none" } : { kind: "territory", index: next } });
    },

    /** The map shows what the poster showed. */
    mapDrawn: () => set({ poster: null }),

    search: (query: string) => client.search(query),
    exportReport: () => client.exportReport(),
  };
}
