import type { AnalysisClient } from "../analysis/client.ts";
import type {
  ActionsInfo,
  ActionsReply,
  ComparisonReply,
  CptsFactsReply,
  PractitionersReply,
  TableKind,
  TableSort,
} from "../analysis/cockpit-protocol.ts";
import type { ExportedFile, GeojsonContent } from "../analysis/export-protocol.ts";
import type { Box, UnitFacts } from "../analysis/protocol.ts";
import type { SiteMark } from "../analysis/site-marks.ts";
import type { KindCounts, SiteFacts } from "../analysis/site-protocol.ts";
import type { ActionFilter } from "../domain/actions.ts";
import type { SiteKind } from "../domain/site.ts";
import { readZoneNotes, type ZoneNote } from "../domain/white-zone-notes.ts";
import type { AddedRefusal } from "../formats/added-table-sentences.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import type { ColumnId } from "../formats/sheet.ts";
import { type KeptFile, keptFilesOf } from "../formats/work-parts.ts";
import type { AppState } from "./state.ts";
import type { WorkKeeper } from "./work-slice.ts";

/** Tables that people add beside the list; `published`: the head-counts that come with the application. */
export const ADDED_KINDS = ["actions", "facts", "practitioners", "published"] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];

/** What goes out; the JSON report and the printed dossier are made by the page itself. */
export type ExportKind = "xlsx" | "csv" | "geojson" | "shapefile" | "svg" | "png" | "json";

/** What takes long enough to be named. */
export type Busy = "figures" | "comparison" | "table" | ExportKind;

/** The table under the map. */
export interface OpenTable {
  readonly kind: TableKind;
  readonly sort: TableSort | null;
  /** Columns left out. */
  readonly hidden: readonly ColumnId[];
}

/** Codes and what seldom differs: one click away. */
const HIDDEN_AT_FIRST: readonly ColumnId[] = [
  "id",
  "cptsIds",
  "codes",
  "zoneCode",
  "partnerId",
  "nature",
  "touchesEdge",
];

/** A thing of the map that is no territory and no zone, with its facts in a card. */
export type Place =
  | { readonly kind: "site"; readonly facts: SiteFacts }
  | { readonly kind: "unit"; readonly facts: UnitFacts & { readonly box: Box } };

export interface CockpitState {
  readonly notes: readonly ZoneNote[];
  readonly table: OpenTable | null;
  readonly place: Place | null;
  /** Structures of the scope by kind; null before they are asked for. */
  readonly siteCounts: KindCounts | null;
  readonly comparison: { readonly file: string; readonly reply: ComparisonReply } | null;
  readonly practitioners: PractitionersReply | null;
  /** The two dates compared, by position; null for the first and the last. */
  readonly practitionerDates: readonly [number, number] | null;
  readonly actions: (ActionsInfo & { readonly filter: ActionFilter; readonly reply: ActionsReply }) | null;
  readonly facts: CptsFactsReply | null;
  /** Why the last added table, or the list to compare with, was not taken. */
  readonly refusal:
    | { readonly about: AddedKind; readonly refusal: AddedRefusal }
    | { readonly about: "comparison"; readonly refusal: ListRefusal }
    | null;
  readonly busy: Busy | null;
  /** What is laid out for paper in the place of the page. */
  readonly paper: "dossier" | "sheet" | null;
}

export const INITIAL_COCKPIT: CockpitState = {
  notes: [],
  table: null,
  place: null,
  siteCounts: null,
  comparison: null,
  practitioners: null,
  practitionerDates: null,
  actions: null,
  facts: null,
  refusal: null,
  busy: null,
  paper: null,
};

interface CockpitTools {
  readonly get: () => AppState;
  readonly set: (changes: Partial<AppState>) => void;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
}

/** The list compared with is kept beside the added tables, with the list that it was compared to. */
interface ComparedChoices {
  readonly kind: "comparison";
  readonly other: "before" | "after";
  readonly beside: string;
}
const isCompared = (choices: Readonly<Record<string, unknown>>): boolean =>
  choices.kind === "comparison" &&
  (choices.other === "before" || choices.other === "after") &&
  typeof choices.beside === "string";

const isAddedKind = (kind: unknown): kind is AddedKind => ADDED_KINDS.some((known) => known === kind);

/** The cockpit of a département delegate: notes, tables, structures, actions, head-counts, another list, and files to take away. */
// Longer than other files: one list of actions over one state.
export function createCockpitActions({ get, set, client, keeper }: CockpitTools) {
  /** The added tables as they came: they are read again at the next visit. */
  let kept: readonly KeptFile<{ readonly kind: AddedKind }>[] = [];
  let compared: KeptFile<ComparedChoices> | null = null;

  const now = () => get().cockpit;
  const change = (changes: Partial<CockpitState>) => set({ cockpit: { ...now(), ...changes } });

  /** What lasts, in the order in which it was named: the last is shown. */
  let lasting: readonly { readonly busy: Busy }[] = [];
  function showLasting(next: typeof lasting): void {
    lasting = next;
    const busy = lasting.at(-1)?.busy ?? null;
    if (busy !== now().busy) change({ busy });
  }

  /** Names what is going on when it lasts, as long as it does. */
  async function during<Value>(busy: Busy, work: () => Promise<Value>, afterMs = 300): Promise<Value> {
    const own = { busy };
    const timer = setTimeout(() => showLasting([...lasting, own]), afterMs);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      showLasting(lasting.filter((other) => other !== own));
    }
  }

  /** Takes up an added table; a refused one leaves the one before it. */
  async function take(
    file: KeptFile<{ readonly kind: AddedKind }>,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: AddedRefusal }> {
    const { name, choices } = file;
    const bytes = file.bytes.slice();
    if (choices.kind === "actions") {
      const read = await client.ask("importActions", name, bytes);
      if (!read.ok) return read;
      const reply = await client.ask("listActions", {});
      if (reply !== null) change({ actions: { ...read.value, filter: {}, reply } });
    } else if (choices.kind === "facts") {
      const read = await client.ask("importCptsFacts", name, bytes);
      if (!read.ok) return read;
      change({ facts: read.value });
    } else {
      if (choices.kind === "published") await client.ask("showPublishedPractitioners");
      else {
        const read = await client.ask("importPractitioners", name, bytes);
        if (!read.ok) return read;
      }
      change({ practitionerDates: null });
      await askPractitioners();
    }
    return { ok: true };
  }

  async function askPractitioners(): Promise<void> {
    const [from, to] = now().practitionerDates ?? [];
    const reply = await client.askNewest("practitionerFigures", from, to);
    if (reply !== "superseded") change({ practitioners: reply });
  }

  /** Head-counts stand in one place, whether imported or published. */
  const slotOf = (kind: AddedKind) => (kind === "published" ? "practitioners" : kind);
  /** Puts an added table away without touching what is kept. */
  async function forget(slot: Exclude<AddedKind, "published">): Promise<void> {
    if (slot === "actions") await client.ask("removeActions");
    else if (slot === "facts") await client.ask("removeCptsFacts");
    else await client.ask("removePractitioners");
    change({ [slot]: null });
  }
  const keep = (next: typeof kept) => {
    kept = next;
    const files = [...kept, ...(compared === null ? [] : [compared])];
    void keeper.keep("tables", files.length === 0 ? undefined : files);
  };
  const listName = () => {
    const { list } = get();
    return list.kind === "ready" ? list.info.file : "";
  };
  /** Puts two lists side by side; what was there before a refusal stays. */
  async function compare(file: KeptFile<ComparedChoices>): Promise<boolean> {
    const { name, bytes, choices } = file;
    const read = await during(
      "comparison",
      () => client.ask("compareWith", name, bytes.slice(), { other: choices.other }),
      0,
    );
    if (read.ok) change({ comparison: { file: name, reply: read.value } });
    else change({ refusal: { about: "comparison", refusal: read.refusal } });
    return read.ok;
  }

  const actions = {
    ask: client.ask,
    during,

    noteZone(note: ZoneNote): void {
      const others = now().notes.filter(({ key }) => key !== note.key);
      const isEmpty = note.cause === "inconnu" && note.note === "";
      const notes = isEmpty ? others : [...others, note];
      change({ notes });
      void keeper.keep("notes", notes.length === 0 ? undefined : notes);
    },

    openTable: (kind: TableKind) =>
      change({ table: { kind, sort: null, hidden: now().table?.hidden ?? HIDDEN_AT_FIRST } }),
    closeTable: () => change({ table: null }),
    sortTable(sort: TableSort): void {
      const { table } = now();
      if (table !== null) change({ table: { ...table, sort } });
    },
    toggleColumn(column: ColumnId): void {
      const { table } = now();
      if (table === null) return;
      const hidden = table.hidden.includes(column)
        ? table.hidden.filter((other) => other !== column)
        : [...table.hidden, column];
      change({ table: { ...table, hidden } });
    },

    /** Shows one structure, with its facts. */
    async showSite(site: number): Promise<SiteFacts | null> {
      const facts = await client.ask("siteFacts", site);
      if (facts === null) return null;
      change({ place: { kind: "site", facts } });
      return facts;
    },

    /** Selects one commune by its code, whatever its class, unless something else was selected while it was looked up. */
    async showUnit(code: string): Promise<Box | null> {
      const { selection } = get();
      const facts = await client.ask("unitByCode", code);
      if (facts === null) return null;
      if (get().selection !== selection) return facts.box;
      change({ place: { kind: "unit", facts } });
      set({ selection: { kind: "unit", unit: facts.unit } });
      return facts.box;
    },

    closePlace(): void {
      change({ place: null });
      if (get().selection.kind === "unit") set({ selection: { kind: "none" } });
    },

    /**
     * A click that may mean a structure: the mark of the kinds shown within a finger's width, whose card opens. A group
     * is returned: it is for the map to show it from nearer.
     */
    async siteAt(
      point: readonly [number, number],
      kinds: readonly SiteKind[],
      zoom: number,
      withinKm: number,
    ): Promise<SiteMark | null> {
      const mark = kinds.length === 0 ? null : await client.ask("siteNear", point, kinds, zoom, withinKm);
      if (mark?.kind === "site") await actions.showSite(mark.site);
      return mark;
    },

    /** Reads another list beside the one in use, which stays. */
    async compareWith(name: string, bytes: Uint8Array<ArrayBuffer>, other: "before" | "after"): Promise<void> {
      change({ refusal: null });
      const file = { name, bytes, choices: { kind: "comparison" as const, other, beside: listName() } };
      if (!(await compare(file))) return;
      compared = file;
      keep(kept);
    },
    closeComparison(): void {
      compared = null;
      change({ comparison: null });
      keep(kept);
    },

    /** Reads a table of actions, of facts or of head-counts, and keeps it. */
    async addTable(kind: AddedKind, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      change({ refusal: null });
      const file = { name, bytes, choices: { kind } };
      const taken = await during("table", () => take(file));
      if (!taken.ok) return change({ refusal: { about: kind, refusal: taken.refusal } });
      keep([...kept.filter(({ choices }) => slotOf(choices.kind) !== slotOf(kind)), file]);
    },

    async removeTable(kind: Exclude<AddedKind, "published">): Promise<void> {
      await forget(kind);
      keep(kept.filter(({ choices }) => slotOf(choices.kind) !== kind));
    },

    async filterActions(filter: ActionFilter): Promise<void> {
      const reply = await client.askNewest("listActions", filter);
      const { actions: shown } = now();
      if (reply !== "superseded" && reply !== null && shown !== null) change({ actions: { ...shown, filter, reply } });
    },

    async chooseDates(dates: readonly [number, number]): Promise<void> {
      change({ practitionerDates: dates });
      await askPractitioners();
    },

    openPaper: (paper: "dossier" | "sheet") => change({ paper }),
    closePaper: () => change({ paper: null }),

    /** A file of the figures shown, ready to be saved. */
    export(
      kind: Exclude<ExportKind, "png" | "json">,
      { table = "territories", content = "territories" }: { table?: TableKind; content?: GeojsonContent } = {},
    ): Promise<ExportedFile> {
      const { language } = get();
      const { notes, table: open } = now();
      return during(kind, () => {
        if (kind === "xlsx") return client.ask("exportWorkbook", { language, notes });
        if (kind === "geojson") return client.ask("exportGeojson", { language, notes, content });
        if (kind === "shapefile") return client.ask("exportShapefile", { language, notes });
        if (kind === "svg") return client.ask("exportFigure", { language, notes });
        const sort = open?.kind === table ? open.sort : null;
        return client.ask("exportCsv", { language, notes, kind: table, ...(sort !== null && { sort }) });
      });
    },

    /** What follows the figures: counts of structures, head-counts beside the coverage, actions of the list in use. */
    async afterAnalysis(isNewList: boolean): Promise<void> {
      const counted = await client.askNewest("listSites", { limit: 0 });
      if (counted !== "superseded") change({ siteCounts: counted?.inScope ?? null });
      if (now().practitioners !== null) await askPractitioners();
      const { actions: added, place } = now();
      if (added !== null) await actions.filterActions(added.filter);
      if (isNewList && now().facts !== null) change({ facts: await client.ask("cptsFacts") });
      // Beside the same list, read again with other columns or corrections; beside another it waits for its own to be back.
      if (isNewList && compared !== null) {
        if (compared.choices.beside === listName()) await compare(compared);
        else change({ comparison: null });
      }
      // The card of a place says in which CPTS it lies: it must not outlive the figures.
      if (place?.kind === "unit") {
        const facts = await client.ask("unitByCode", place.facts.code);
        if (facts !== null && now().place === place) change({ place: { kind: "unit", facts } });
      } else if (place !== null && now().place === place) {
        const facts = isNewList ? null : await client.ask("siteFacts", place.facts.site);
        if (now().place === place) change({ place: facts === null ? null : { kind: "site", facts } });
      }
    },

    /** Takes up the parts `notes` and `tables`, whose files `restoreTables` reads; the parts that were not whole. */
    restore(notes: unknown, tables: unknown): readonly ("notes" | "tables")[] {
      const read = readZoneNotes(notes);
      change({ notes: read });
      const found = keptFilesOf<Readonly<Record<string, unknown>>>(tables);
      kept = found.files.flatMap(({ name, bytes, choices: { kind } }) =>
        isAddedKind(kind) ? [{ name, bytes, choices: { kind } }] : [],
      );
      const other = found.files.find(({ choices }) => isCompared(choices));
      compared = (other as KeptFile<ComparedChoices> | undefined) ?? null;
      const areNotesDamaged = notes !== undefined && (!Array.isArray(notes) || read.length < notes.length);
      const areTablesDamaged = found.damaged > 0 || kept.length + (compared === null ? 0 : 1) < found.files.length;
      return [...(areNotesDamaged ? (["notes"] as const) : []), ...(areTablesDamaged ? (["tables"] as const) : [])];
    },

    /** Reads the tables that were taken up, in the place of those there are; false when one of them could not be. */
    async restoreTables(): Promise<boolean> {
      for (const slot of ["actions", "facts", "practitioners"] as const) if (now()[slot] !== null) await forget(slot);
      change({ comparison: null });
      const wanted = compared;
      const isBack = wanted === null || wanted.choices.beside !== listName() || (await compare(wanted));
      if (!isBack) compared = null;
      const taken = kept;
      for (const file of taken) if (!(await take(file)).ok) kept = kept.filter((other) => other !== file);
      return isBack && taken.every((file) => kept.includes(file));
    },
  };
  return actions;
}
