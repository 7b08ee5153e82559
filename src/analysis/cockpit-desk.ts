import type { ComparableCriterion } from "../domain/comparables.ts";
import { monthsBetween, territoriesByStage } from "../domain/deployment.ts";
import { accept, type Result } from "../domain/result.ts";
import type { IsoDate, Stage } from "../domain/territory.ts";
import type { ZoneNote } from "../domain/white-zone-notes.ts";
import { type ActionImport, type ActionRefusal, readActionList } from "../formats/action-list.ts";
import { type CptsFactsRefusal, readCptsFacts } from "../formats/cpts-facts-list.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import { type PractitionerRefusal, readPractitionerList } from "../formats/practitioner-list.ts";
import { readPerimeterFile } from "../formats/read-perimeters.ts";
import type { Analysed } from "./analyse-list.ts";
import { readActions } from "./cockpit-actions.ts";
import { readComparables, scopeReferences } from "./cockpit-comparables.ts";
import { compareLayers } from "./cockpit-comparison.ts";
import { factsByTerritory, placeFacts } from "./cockpit-facts.ts";
import { publishedPractitioners, readPractitioners } from "./cockpit-practitioners.ts";
import type {
  ActionsInfo,
  ActionsReply,
  ActionsRequest,
  ComparablesReply,
  CompareRequest,
  ComparisonReply,
  CptsFactsReply,
  PractitionersReply,
  ReferenceLine,
  TableReply,
  TableRequest,
  TerritorySheetFacts,
  WhiteZoneFacts,
} from "./cockpit-protocol.ts";
import { readTerritorySheet } from "./cockpit-sheet.ts";
import { windowOf } from "./cockpit-sort.ts";
import { type CockpitState, createCockpitState } from "./cockpit-state.ts";
import type { BuiltTable } from "./cockpit-table-source.ts";
import { buildTable } from "./cockpit-tables.ts";
import { whiteZonesOf } from "./cockpit-zones.ts";
import type { DeskContext } from "./desk-context.ts";
import type { ListChoices } from "./import-protocol.ts";

/** Answers what a département delegate asks before a meeting: zones, tables, sheets, comparisons, actions, practitioners. */
export function createCockpitDesk(context: Omit<DeskContext, "showTiles">, state: CockpitState = createCockpitState()) {
  const tables = new WeakMap<Analysed, Map<string, BuiltTable>>();
  /** Tables that an import or a note changes under the same analysis are made each time: they are short. */
  const isKept = ({ kind }: TableRequest) => !["whiteZones", "territories", "actions", "practitioners"].includes(kind);

  function last(): Analysed {
    const analysed = context.analysed();
    if (analysed === null) throw new Error("the cockpit was asked before the first analysis");
    return analysed;
  }

  const actionsInfo = ({ file, actions: all, anomalies, ignoredColumns }: ActionImport): ActionsInfo => ({
    file,
    count: all.length,
    anomalies,
    ignoredColumns,
    themes: [...new Set(all.flatMap(({ themes }) => themes))].sort((a, b) => a.localeCompare(b, "fr")),
  });

  return {
    /** The white zones of the last analysis, in the order of `report.whiteZones`. */
    async whiteZoneObjects(): Promise<readonly WhiteZoneFacts[]> {
      return whiteZonesOf(context.base(), context.list(), last());
    },

    /** Rows of a table, sorted; `notes` fill two columns of the table of white zones. */
    async territoryTable(request: TableRequest, notes: readonly ZoneNote[] = []): Promise<TableReply> {
      const analysed = last();
      const kept = tables.get(analysed) ?? new Map<string, BuiltTable>();
      tables.set(analysed, kept);
      const key = `${request.kind} ${request.language}`;
      const table =
        (isKept(request) ? kept.get(key) : undefined) ??
        buildTable(
          {
            base: context.base(),
            list: context.list(),
            maillages: context.maillages(),
            analysed,
            language: request.language,
            notes,
            added: state,
          },
          request.kind,
        );
      kept.set(key, table);
      return windowOf(table, request);
    },

    /** The sheet of a territory; null when it does not count in the last analysis. */
    async territorySheet(territory: number): Promise<TerritorySheetFacts | null> {
      const list = context.list();
      const actions =
        state.actions === null ? [] : readActions(state.actions.actions, list.layer, { territory }).actions;
      const facts = factsByTerritory(state.facts?.facts ?? [], list.layer).get(territory) ?? null;
      return readTerritorySheet(context.base(), list, last(), context.maillages(), territory, { actions, facts });
    },

    /** Comparable territories and references; `mesh` is the mesh that the criterion of the same name looks at. */
    async comparablesOf(
      territory: number,
      criteria: readonly ComparableCriterion[],
      mesh = "dac",
    ): Promise<ComparablesReply | null> {
      return readComparables(context.base(), context.list(), last(), territory, criteria, mesh);
    },

    /** What the figures of the scope are read beside: its départements and régions where the list describes them whole, and France. */
    async scopeReferences(): Promise<readonly ReferenceLine[]> {
      return scopeReferences(context.base(), context.list(), last());
    },

    /** Reads another list, in any format, and says what changed between it and the one in use, which stays in use. */
    async compareWith(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
      request: CompareRequest,
      choices: ListChoices = {},
    ): Promise<Result<ComparisonReply, ListRefusal>> {
      const base = context.base();
      const { units, mesh, unitIndex, geography, history, postalCodes } = base;
      const ground = {
        units,
        mesh,
        unitIndex,
        geography,
        history: await history(),
        postalCodes: await postalCodes(),
      };
      const other = await readPerimeterFile({ name, bytes }, ground, choices);
      if (!other.ok) return other;
      return accept(compareLayers(base, context.list(), last(), other.value.layer, request));
    },

    /** CPTS of the scope at each stage, month by month, at the same dates as the curve of people covered. */
    async deploymentByStage(
      first: IsoDate,
      until: IsoDate,
    ): Promise<{ readonly dates: readonly IsoDate[]; readonly counts: Readonly<Record<Stage, Uint32Array>> }> {
      const dates = [...monthsBetween(first, until), until];
      return { dates, counts: territoriesByStage(context.list().layer, last().inScope, dates) };
    },

    /** Takes up a table of actions; a refused one leaves the one before it. */
    async importActions(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<ActionsInfo, ActionRefusal>> {
      const read = await readActionList({ name, bytes });
      if (!read.ok) return read;
      state.actions = read.value;
      return accept(actionsInfo(read.value));
    },

    async removeActions(): Promise<void> {
      state.actions = null;
    },

    /** Null without a table of actions. */
    async listActions(request: ActionsRequest): Promise<ActionsReply | null> {
      return state.actions === null ? null : readActions(state.actions.actions, context.list().layer, request);
    },

    /** Takes up a table of facts on the CPTS (members, professionals, process, inter-CPTS). */
    async importCptsFacts(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
    ): Promise<Result<CptsFactsReply, CptsFactsRefusal>> {
      const read = await readCptsFacts({ name, bytes });
      if (!read.ok) return read;
      state.facts = read.value;
      return accept(placeFacts(read.value, context.list().layer));
    },

    async removeCptsFacts(): Promise<void> {
      state.facts = null;
    },

    /** Null without a table of facts. */
    async cptsFacts(): Promise<CptsFactsReply | null> {
      return state.facts === null ? null : placeFacts(state.facts, context.list().layer);
    },

    /** Takes up a table of practitioners; a refused one leaves the one before it. Gives its number of dates. */
    async importPractitioners(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
    ): Promise<Result<number, PractitionerRefusal>> {
      const read = await readPractitionerList({ name, bytes }, context.base().units);
      if (!read.ok) return read;
      state.practitioners = read.value;
      return accept(read.value.table.dates.length);
    },

    /** Takes up the published figures of the Piscénois. Gives their number of dates. */
    async showPublishedPractitioners(): Promise<number> {
      state.practitioners = publishedPractitioners(context.base().units);
      return state.practitioners.table.dates.length;
    },

    async removePractitioners(): Promise<void> {
      state.practitioners = null;
    },

    /** Practitioners between two dates, by position, the first and the last when absent; null without a table. */
    async practitionerFigures(from = 0, to?: number): Promise<PractitionersReply | null> {
      const { practitioners } = state;
      if (practitioners === null) return null;
      const until = to ?? practitioners.table.dates.length - 1;
      return readPractitioners(context.base().units, practitioners, last().classification.classOf, from, until);
    },
  };
}
