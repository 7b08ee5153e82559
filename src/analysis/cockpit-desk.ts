import type { ComparableCriterion } from "../domain/comparables.ts";
import { monthsBetween, territoriesByStage } from "../domain/deployment.ts";
import { accept, type Result } from "../domain/result.ts";
import type { IsoDate, Stage } from "../domain/territory.ts";
import type { ZoneNote } from "../domain/white-zone-notes.ts";
import { type ActionImport, type ActionRefusal, readActionList } from "../formats/action-list.ts";
import { type ListRefusal, readPerimeterList } from "../formats/perimeter-list.ts";
import {
  type PractitionerImport,
  type PractitionerRefusal,
  readPractitionerList,
} from "../formats/practitioner-list.ts";
import type { Analysed } from "./analyse-list.ts";
import { readActions } from "./cockpit-actions.ts";
import { readComparables } from "./cockpit-comparables.ts";
import { compareLayers } from "./cockpit-comparison.ts";
import { publishedPractitioners, readPractitioners } from "./cockpit-practitioners.ts";
import type {
  ActionsInfo,
  ActionsReply,
  ActionsRequest,
  ComparablesReply,
  CompareRequest,
  ComparisonReply,
  PractitionersReply,
  TableReply,
  TableRequest,
  TerritorySheetFacts,
  WhiteZoneFacts,
} from "./cockpit-protocol.ts";
import { readTerritorySheet } from "./cockpit-sheet.ts";
import { windowOf } from "./cockpit-sort.ts";
import type { BuiltTable } from "./cockpit-table-source.ts";
import { buildTable } from "./cockpit-tables.ts";
import { whiteZonesOf } from "./cockpit-zones.ts";
import type { DeskContext } from "./desk-context.ts";

/** Answers what a département delegate asks before a meeting: zones, tables, sheets, comparisons, actions, practitioners. */
export function createCockpitDesk(context: Omit<DeskContext, "showTiles">) {
  let actions: ActionImport | null = null;
  let practitioners: PractitionerImport | null = null;
  const tables = new WeakMap<Analysed, Map<string, BuiltTable>>();

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
      // Notes change under the table: that of white zones, which is short, is made each time.
      const table =
        (request.kind === "whiteZones" ? undefined : kept.get(key)) ??
        buildTable(
          {
            base: context.base(),
            list: context.list(),
            maillages: context.maillages(),
            analysed,
            language: request.language,
            notes,
          },
          request.kind,
        );
      kept.set(key, table);
      return windowOf(table, request);
    },

    /** The sheet of a territory; null when it does not count in the last analysis. */
    async territorySheet(territory: number): Promise<TerritorySheetFacts | null> {
      const list = context.list();
      const own = actions === null ? [] : readActions(actions.actions, list.layer, { territory }).actions;
      return readTerritorySheet(context.base(), list, last(), context.maillages(), territory, own);
    },

    /** Comparable territories and references; `mesh` is the mesh that the criterion of the same name looks at. */
    async comparablesOf(
      territory: number,
      criteria: readonly ComparableCriterion[],
      mesh = "dac",
    ): Promise<ComparablesReply | null> {
      return readComparables(context.base(), context.list(), last(), territory, criteria, mesh);
    },

    /** Reads another list and says what changed between it and the one in use, which stays in use. */
    async compareWith(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
      request: CompareRequest,
    ): Promise<Result<ComparisonReply, ListRefusal>> {
      const base = context.base();
      const other = readPerimeterList({ name, bytes }, { units: base.units, history: await base.history() });
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
      const read = readActionList({ name, bytes });
      if (!read.ok) return read;
      actions = read.value;
      return accept(actionsInfo(read.value));
    },

    async removeActions(): Promise<void> {
      actions = null;
    },

    /** Null without a table of actions. */
    async listActions(request: ActionsRequest): Promise<ActionsReply | null> {
      return actions === null ? null : readActions(actions.actions, context.list().layer, request);
    },

    /** Takes up a table of practitioners; a refused one leaves the one before it. Gives its number of dates. */
    async importPractitioners(
      name: string,
      bytes: Uint8Array<ArrayBuffer>,
    ): Promise<Result<number, PractitionerRefusal>> {
      const read = readPractitionerList({ name, bytes }, context.base().units);
      if (!read.ok) return read;
      practitioners = read.value;
      return accept(read.value.table.dates.length);
    },

    /** Takes up the published figures of the Piscénois. Gives their number of dates. */
    async showPublishedPractitioners(): Promise<number> {
      practitioners = publishedPractitioners(context.base().units);
      return practitioners.table.dates.length;
    },

    async removePractitioners(): Promise<void> {
      practitioners = null;
    },

    /** Practitioners between two dates, by position, the first and the last when absent; null without a table. */
    async practitionerFigures(from = 0, to?: number): Promise<PractitionersReply | null> {
      if (practitioners === null) return null;
      const until = to ?? practitioners.table.dates.length - 1;
      return readPractitioners(context.base().units, practitioners, last().classification.classOf, from, until);
    },
  };
}
