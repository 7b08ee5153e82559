import type { AnalysisClient } from "../analysis/client.ts";
import type {
  ContoursChange,
  ContoursPieceInfo,
  ContoursRefusal,
  ContoursStep,
  ContoursZone,
  OnContoursStep,
} from "../analysis/contours-protocol.ts";
import type { Imported } from "../analysis/import-desk.ts";
import type { ListChoices, MaillageChoices, SiteChoices } from "../analysis/import-protocol.ts";
import type { ListInfo } from "../analysis/protocol.ts";
import type { MeshImportInfo, SiteImportInfo } from "../analysis/site-protocol.ts";
import { accept, type Result } from "../domain/result.ts";
import type { ColumnChoices } from "../formats/columns.ts";
import type { FileSubject } from "../formats/file-subject.ts";
import type { ColumnsToSay } from "../formats/list-refusal.ts";
import type { MeshRefusal } from "../formats/mesh-list-import.ts";
import type { SiteRefusal } from "../formats/site-import.ts";
import { type KeptFile, keptFilesOf, type WorkPart, type WorkParts } from "../formats/work-parts.ts";
import type { AppState } from "./state.ts";
import type { WorkKeeper } from "./work-slice.ts";

/** What was imported besides the list of CPTS, and the list as it can be read again. */
export interface ImportsState {
  readonly sites: readonly SiteImportInfo[];
  readonly maillages: readonly MeshImportInfo[];
  readonly contours: readonly ContoursPieceInfo[];
  /** Choices made while reading the list of CPTS in use; null for the example. */
  readonly listChoices: ListChoices | null;
  /** A file that waits to be told what it holds. */
  readonly pending: { readonly name: string; readonly subject: FileSubject } | null;
  /** A list whose columns were not understood, and wait to be said. */
  readonly untold: { readonly name: string; readonly table: ColumnsToSay } | null;
  /** Of the file being read, 0..1; null where its reader does not tell. */
  readonly share: number | null;
  /** What is going on with the contours asked for. */
  readonly contoursStep: ContoursStep | null;
}

export const NO_IMPORTS: ImportsState = {
  sites: [],
  maillages: [],
  contours: [],
  listChoices: null,
  pending: null,
  untold: null,
  share: null,
  contoursStep: null,
};

/**
 * What is shown together with figures that are on their way. Never the imports: they change meanwhile, and would go
 * back to what they were when the figures were asked for.
 */
export type FigureChanges = Omit<Partial<AppState>, "imports">;

export interface ImportTools {
  readonly get: () => AppState;
  readonly set: (changes: Partial<AppState>) => void;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
  readonly today: string;
  /** Asks for the figures, and shows them together with what else changed. */
  readonly analyse: (changes?: FigureChanges) => Promise<void>;
  /** What a new list of CPTS changes beside itself: scope, stages, selection. */
  readonly afterList: (info: ListInfo, isRestored: boolean) => FigureChanges;
  /** Takes the list in use away: the example comes back. */
  readonly leaveList: () => Promise<void>;
  /** Ends the engine in the middle of what it does, and takes up the work again in another. */
  readonly restart: () => Promise<void>;
  /** Reads a file that this slice does not: what it holds is said. */
  readonly takeOther: (name: string, bytes: Uint8Array<ArrayBuffer>, subject: FileSubject) => Promise<void>;
}

/** How long a reader may take to stop before its engine is ended. */
const PATIENCE_MS = 300;

/** Parts of the work that are imported files, in the order in which they are taken up again: contours first, then what lies on them. */
const FILE_PARTS = ["contours", "sites", "maillages", "perimeters"] as const satisfies readonly WorkPart[];

/**
 * Reads the files of people, keeps them as they came with the choices made, and reads them again at the next visit. A
 * refused file leaves what is in use as it was. Longer than other files: every kind of file is kept, replaced and
 * restored by the same few steps, side by side.
 */
export function createImportActions({
  get,
  set,
  client,
  keeper,
  today,
  analyse,
  afterList,
  leaveList,
  restart,
  takeOther,
}: ImportTools) {
  let kept: {
    perimeters: KeptFile<ListChoices> | null;
    sites: readonly KeptFile<SiteChoices>[];
    /** With the id that its reader gave it: two names may mean one mesh. */
    maillages: readonly { readonly id: string; readonly file: KeptFile<MaillageChoices> }[];
    contours: readonly KeptFile<{ readonly id: string }>[];
  } = { perimeters: null, sites: [], maillages: [], contours: [] };

  const change = (imports: Partial<ImportsState>) => set({ imports: { ...get().imports, ...imports } });
  const keepMaillages = () =>
    void keeper.keep(
      "maillages",
      kept.maillages.map(({ file }) => file),
    );
  const onProgress = (share: number) => change({ share });

  /** Grows with each reading: one that was stopped says nothing any more. */
  let turn = 0;
  /** Grows with each stop: files that wait behind the one that is stopped are not read either. */
  let stops = 0;
  let queue: Promise<unknown> = Promise.resolve();

  /** One file after the other, in the order of the hand: what the engine reads is what the page shows. */
  function reading(name: string, read: () => Promise<FigureChanges>): Promise<boolean> {
    const before = stops;
    const result = queue.then(() => before === stops && readNow(name, read));
    queue = result;
    return result;
  }

  /** Runs a reader with the name of its file on screen; a bug is said and changes nothing. */
  async function readNow(name: string, read: () => Promise<FigureChanges>): Promise<boolean> {
    const mine = ++turn;
    set({ reading: name, notice: null });
    change({ share: null });
    try {
      const changes = await read();
      if (mine !== turn) return false;
      set({ reading: null });
      if ("notice" in changes) set(changes);
      else await analyse(changes);
      return !("notice" in changes);
    } catch (error) {
      if (mine !== turn) return false;
      set({ reading: null, notice: { kind: "bug", detail: String(error) } });
      return false;
    }
  }

  /** Runs the reader of a file that another slice keeps, in turn, with its name and its progress on screen. */
  function during<Value>(
    name: string,
    read: (onProgress: (share: number) => void) => Promise<Value>,
  ): Promise<Value | "stopped"> {
    const before = stops;
    const result = queue.then(async () => {
      if (before !== stops) return "stopped";
      const mine = ++turn;
      set({ reading: name });
      change({ share: null });
      try {
        const value = await read((share) => {
          if (mine === turn) onProgress(share);
        });
        return mine === turn ? value : "stopped";
      } catch (error) {
        if (mine !== turn) return "stopped";
        throw error;
      } finally {
        if (mine === turn) set({ reading: null });
      }
    });
    queue = result.catch(() => {});
    return result;
  }

  /** The bytes given to the worker are gone: the copy stays, as it came. */
  const importList = (file: KeptFile<ListChoices>, isRestored = false) =>
    reading(file.name, async () => {
      const result = await client.importList(file.name, file.bytes.slice(), file.choices, onProgress);
      if (!result.ok) {
        const { refusal } = result;
        const untold = "table" in refusal && !isRestored ? { name: file.name, table: refusal.table } : null;
        untoldFile = untold === null ? null : file;
        change({ untold });
        return { notice: { kind: "refused", about: "list", refusal } };
      }
      untoldFile = null;
      usualColumns = file.choices.columns ?? usualColumns;
      kept = { ...kept, perimeters: file };
      if (!isRestored) void keeper.keep("perimeters", file);
      change({ listChoices: file.choices, untold: null });
      return { list: { kind: "ready", info: result.value }, ...afterList(result.value, isRestored) };
    });

  /** A new list: with the columns that a person said of the one before, when it has them all and they are not what is guessed. */
  async function importNewList(file: KeptFile<ListChoices>): Promise<void> {
    const usual = usualColumns;
    await importList(file);
    const { list, imports, notice } = get();
    const table = notice === null && list.kind === "ready" ? list.info.reading : (imports.untold?.table ?? null);
    if (usual === null || table === null || file.choices.columns !== undefined) return;
    const headers = new Set(table.headers.map(({ header }) => header));
    const roleOf = new Map(table.columns.map(({ role, header }) => [header, role as string]));
    const said = Object.entries(usual).filter(([, header]) => header !== null);
    if (!said.every(([, header]) => headers.has(header!))) return;
    if (said.every(([role, header]) => roleOf.get(header!) === role)) return;
    await importList({ ...file, choices: { ...file.choices, columns: usual } });
  }

  /** Structures and meshes are taken alike: they change what comes with the list, not the list. */
  function layerChanges<Info>(
    result: Result<Imported<Info>, SiteRefusal | MeshRefusal>,
    take: (info: Info) => Partial<ImportsState>,
  ): FigureChanges {
    if (!result.ok) {
      // Whoever stopped the reading knows it.
      if (result.refusal.code === "cancelled") return {};
      return { notice: { kind: "refused", about: "layer", refusal: result.refusal } };
    }
    change(take(result.value.info));
    return { list: { kind: "ready", info: result.value.list } };
  }

  const importSites = (file: KeptFile<SiteChoices>, isRestored = false) =>
    reading(file.name, async () => {
      const result = await client.ask("importSites", file.name, file.bytes.slice(), file.choices, onProgress);
      return layerChanges(result, (info) => {
        kept = { ...kept, sites: [...kept.sites.filter(({ name }) => name !== file.name), file] };
        if (!isRestored) void keeper.keep("sites", kept.sites);
        return { sites: [...get().imports.sites.filter((other) => other.file !== info.file), info] };
      });
    });

  const importMaillage = (file: KeptFile<MaillageChoices>, isRestored = false) =>
    reading(file.name, async () => {
      const result =
        file.bytes.length === 0
          ? accept(await client.ask("deriveMaillage", file.choices))
          : await client.ask("importMaillage", file.name, file.bytes.slice(), file.choices);
      return layerChanges(result, (info) => {
        kept = { ...kept, maillages: [...kept.maillages.filter(({ id }) => id !== info.id), { id: info.id, file }] };
        if (!isRestored) keepMaillages();
        return { maillages: [...get().imports.maillages.filter(({ id }) => id !== info.id), info] };
      });
    });

  /** France and the list on the contours in use now. */
  const redrawn = async (): Promise<FigureChanges> => ({
    base: { kind: "ready", info: await client.ask("currentBase") },
    list: { kind: "ready", info: await client.ask("currentList") },
  });

  /** After a change of contours everything measured or drawn follows. */
  async function contoursChanges(result: Result<ContoursChange, ContoursRefusal>): Promise<FigureChanges> {
    change({ contoursStep: null });
    if (!result.ok) {
      // Whoever stopped the request knows it.
      if (result.refusal.code === "cancelled") return {};
      return { notice: { kind: "refused", about: "contours", refusal: result.refusal } };
    }
    const { piece, pieces, bytes } = result.value;
    const file = { name: piece.source, bytes, choices: { id: piece.id } };
    kept = { ...kept, contours: [...kept.contours.filter(({ choices }) => choices.id !== piece.id), file] };
    void keeper.keep("contours", kept.contours);
    change({ contours: pieces });
    return redrawn();
  }

  /** Steps travel apart from the reply and may come after it: what is answered says nothing any more. */
  let contoursTurn = 0;
  async function askContours(
    ask: (onStep: OnContoursStep) => Promise<Result<ContoursChange, ContoursRefusal>>,
  ): Promise<FigureChanges> {
    const mine = ++contoursTurn;
    const result = await ask((contoursStep, share) => {
      if (mine === contoursTurn) change({ contoursStep, share });
    });
    contoursTurn++;
    return contoursChanges(result);
  }

  /** The list whose columns wait to be said. */
  let untoldFile: KeptFile<ListChoices> | null = null;
  /** The columns that a person said of the last list, for the next one of the same hand. */
  let usualColumns: ColumnChoices | null = null;

  /** What waits to be told what it holds: too large for the state. */
  let pendingBytes: Uint8Array<ArrayBuffer> = new Uint8Array();
  /** The list in use, when what waits is its file: once it is read as something else, it is no list any more. */
  let doubted: KeptFile<ListChoices> | null = null;
  function wait(name: string, bytes: Uint8Array<ArrayBuffer>, subject: FileSubject): void {
    pendingBytes = bytes;
    change({ pending: { name, subject } });
  }

  const actions = {
    during,

    list: (name: string, bytes: Uint8Array<ArrayBuffer>, choices: ListChoices = {}) =>
      importNewList({ name, bytes, choices }),

    /** What the columns of a list hold, where that was not understood: it is read again. */
    async sayColumns(columns: ColumnChoices): Promise<void> {
      const file = untoldFile;
      if (file !== null)
        await importList({ ...file, choices: { ...file.choices, columns: { ...file.choices.columns, ...columns } } });
    },

    /** A file taken for a list of CPTS holds something else: what, is asked. */
    askSubject(): void {
      const file = untoldFile ?? kept.perimeters;
      if (file === null) return;
      doubted = untoldFile === null ? file : null;
      untoldFile = null;
      set({ notice: null });
      change({ untold: null });
      wait(file.name, file.bytes.slice(), "maillage");
    },

    dropUntold(): void {
      untoldFile = null;
      change({ untold: null });
    },

    /** Reads the list in use again, with other choices: sheet, columns, year, corrections. */
    async rereadList(choices: ListChoices): Promise<void> {
      if (kept.perimeters === null) return;
      await importList({ ...kept.perimeters, choices: { ...kept.perimeters.choices, ...choices } });
    },

    async removeList(): Promise<FigureChanges> {
      kept = { ...kept, perimeters: null };
      void keeper.keep("perimeters", undefined);
      const info = await client.removeList();
      change({ listChoices: null });
      return { list: { kind: "ready", info } };
    },

    /** The zones that the list describes are a choice of its reading. */
    keepExtent(extent: NonNullable<ListChoices["extent"]>): void {
      if (kept.perimeters === null) return;
      kept = { ...kept, perimeters: { ...kept.perimeters, choices: { ...kept.perimeters.choices, extent } } };
      void keeper.keep("perimeters", kept.perimeters);
    },

    sites: (name: string, bytes: Uint8Array<ArrayBuffer>, choices: SiteChoices = {}) =>
      importSites({ name, bytes, choices }),

    async removeSites(file: string): Promise<void> {
      const info = await client.ask("removeSites", file);
      kept = { ...kept, sites: kept.sites.filter(({ name }) => name !== file) };
      void keeper.keep("sites", kept.sites);
      change({ sites: get().imports.sites.filter((other) => other.file !== file) });
      await analyse({ list: { kind: "ready", info } });
    },

    maillage: (name: string, bytes: Uint8Array<ArrayBuffer>, choices: Omit<MaillageChoices, "date">) =>
      importMaillage({ name, bytes, choices: { date: today, ...choices } }),

    /** Reads a mesh in use again, with another of its columns. */
    async rereadMaillage(id: string, choices: Pick<MaillageChoices, "zoneColumn" | "unitColumn">): Promise<void> {
      const file = kept.maillages.find((other) => other.id === id)?.file;
      if (file !== undefined) await importMaillage({ ...file, choices: { ...file.choices, ...choices } });
    },

    /** « Un par département », kept as a file without bytes: the rule is read again like any file. */
    async deriveMaillage(mesh: string): Promise<void> {
      await importMaillage({ name: mesh, bytes: new Uint8Array(), choices: { mesh, date: today } });
    },

    async removeMaillage(id: string): Promise<void> {
      const info = await client.ask("removeMaillage", id);
      kept = { ...kept, maillages: kept.maillages.filter((other) => other.id !== id) };
      keepMaillages();
      change({ maillages: get().imports.maillages.filter((other) => other.id !== id) });
      await analyse({ list: { kind: "ready", info } });
    },

    contours: (name: string, bytes: Uint8Array<ArrayBuffer>) =>
      reading(name, () => askContours((onStep) => client.ask("importContours", name, bytes, onStep))),

    /** Asks geo.api.gouv.fr for the contours of a zone: only ever on a click that names the address. */
    async fetchContours(zone: ContoursZone): Promise<void> {
      set({ notice: null });
      change({ contoursStep: "receive", share: null });
      const changes = await askContours((onStep) => client.ask("fetchOfficialContours", zone, onStep));
      if (changes.list === undefined) set(changes);
      else await analyse(changes);
    },

    cancelContours: () => client.ask("cancelOfficialContours"),

    async removeContours(id: string): Promise<void> {
      const contours = await client.ask("removeContours", id);
      kept = { ...kept, contours: kept.contours.filter(({ choices }) => choices.id !== id) };
      void keeper.keep("contours", kept.contours);
      change({ contours });
      await analyse(await redrawn());
    },

    /** Takes every imported file away: the example comes back, on the built-in contours. */
    async clear(): Promise<void> {
      for (const { file } of get().imports.sites) await client.ask("removeSites", file);
      for (const { id } of get().imports.maillages) await client.ask("removeMaillage", id);
      for (const { id } of get().imports.contours) await client.ask("removeContours", id);
      kept = { perimeters: null, sites: [], maillages: [], contours: [] };
      const info = await client.removeList();
      set({ imports: NO_IMPORTS });
      await analyse({ ...(await redrawn()), list: { kind: "ready", info } });
    },

    /**
     * Reads a file that was dropped or chosen, when what it holds is beyond doubt; asks otherwise. False for what is
     * no import: a work file, a drawn perimeter, responses.
     */
    async take(name: string, bytes: Uint8Array<ArrayBuffer>, subject: FileSubject): Promise<boolean> {
      if (subject === "perimeters") await actions.list(name, bytes);
      else if (subject === "contours") await actions.contours(name, bytes);
      else if (subject === "sites" || subject === "maillage") {
        doubted = null;
        wait(name, bytes, subject);
      } else return false;
      return true;
    },

    /** Reads the file that waited, as what somebody says that it holds. */
    async readPending(
      subject: FileSubject,
      { mesh, kind, ...columns }: Omit<MaillageChoices, "date"> & { readonly kind?: SiteChoices["kind"] },
    ): Promise<void> {
      const name = get().imports.pending?.name;
      if (name === undefined) return;
      const bytes = pendingBytes;
      const list = doubted;
      actions.dropPending();
      // It is a list after all, as it was read.
      if (list !== null && subject === "perimeters") return;
      let isRead = true;
      if (subject === "sites") isRead = await actions.sites(name, bytes, kind === undefined ? {} : { kind });
      else if (subject === "maillage") isRead = await actions.maillage(name, bytes, { mesh, ...columns });
      else await takeOther(name, bytes, subject);
      const isRefused = get().notice?.kind === "refused";
      if (isRead && !isRefused && list !== null && kept.perimeters === list) await leaveList();
      // Refused as this, it may be read as something else.
      if (!isRefused || get().imports.pending !== null) return;
      wait(name, bytes, subject);
      doubted = list;
    },

    dropPending(): void {
      pendingBytes = new Uint8Array();
      doubted = null;
      change({ pending: null });
    },

    /** A list copied from a message, read as a file of that name. */
    async pasted(name: string, text: string, territory: string): Promise<void> {
      const { readPastedTable } = await import("../formats/pasted-list.ts");
      const { rows } = readPastedTable(text, territory);
      const csv = rows
        .map(({ cells }) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(";"))
        .join("\r\n");
      await actions.list(name, new TextEncoder().encode(csv));
    },

    catalogue: () => client.ask("meshCatalogue"),

    /** Stops the file being read: its reader is asked to, then ended when it does not listen. */
    async cancel(): Promise<void> {
      const stopped = turn;
      // An engine that does not listen never answers.
      for (const reader of ["cancelImport", "cancelResponses"] as const) client.ask(reader).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
      if (turn !== stopped || get().reading === null) return;
      turn++;
      stops++;
      set({ reading: null });
      change({ share: null });
      await restart();
    },

    /** Whether a work holds files that would take the place of the example. */
    hasFiles: (work: WorkParts): boolean => FILE_PARTS.some((part) => keptFilesOf(work[part]).files.length > 0),

    /** Reads again the files of a work. Those that cannot be read any more are said, and the others used. */
    async restore(work: WorkParts): Promise<void> {
      const damaged = new Set<WorkPart>(FILE_PARTS.filter((part) => keptFilesOf(work[part]).damaged > 0));
      const filesOf = <Choices>(part: WorkPart) => keptFilesOf<Choices>(work[part]).files;
      const contours = filesOf<{ readonly id: string }>("contours");
      if (contours.length > 0) {
        const pieces = await client.ask(
          "restoreContours",
          contours.map(({ bytes }) => bytes.slice()),
        );
        kept = { ...kept, contours: contours.filter(({ choices }) => pieces.some(({ id }) => id === choices.id)) };
        if (kept.contours.length < contours.length) damaged.add("contours");
        change({ contours: pieces });
        await analyse(await redrawn());
      }
      for (const file of filesOf<SiteChoices>("sites")) if (!(await importSites(file, true))) damaged.add("sites");
      for (const file of filesOf<MaillageChoices>("maillages"))
        if (!(await importMaillage(file, true))) damaged.add("maillages");
      const list = filesOf<ListChoices>("perimeters")[0];
      if (list !== undefined && !(await importList(list, true))) damaged.add("perimeters");
      if (damaged.size > 0) set({ notice: { kind: "damaged", parts: [...damaged] } });
    },
  };
  return actions;
}
