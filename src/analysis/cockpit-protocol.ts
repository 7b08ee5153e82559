import type { Action, ActionFilter } from "../domain/actions.ts";
import type { ComparableCriterion } from "../domain/comparables.ts";
import type { CptsFacts } from "../domain/cpts-facts.ts";
import type { CrossedZone } from "../domain/crossed-zones.ts";
import type { Nature } from "../domain/nature.ts";
import type { PractitionerChange } from "../domain/practitioners.ts";
import type { Interval, ReportTerritory, SiteCounts, Totals } from "../domain/report.ts";
import type { Site } from "../domain/site.ts";
import type { IsoDate, Stage } from "../domain/territory.ts";
import type { AciSize } from "../domain/thresholds.ts";
import type { AdminLevel } from "../domain/unit.ts";
import type { ActionAnomaly } from "../formats/action-list.ts";
import type { CptsFactsAnomaly } from "../formats/cpts-facts-list.ts";
import type { PractitionerAnomaly } from "../formats/practitioner-list.ts";
import type { SentenceLanguage } from "../formats/refusal-sentences.ts";
import type { ColumnId, Sheet } from "../formats/sheet.ts";
import type { Box } from "../geo/unit-index.ts";

/** A commune or a municipal arrondissement as a list shows it. */
export interface NamedUnit {
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  readonly population: number;
}

export interface NamedZone extends CrossedZone {
  readonly name: string;
}

/** A white zone of the last analysis; same order as `report.whiteZones`. */
export interface WhiteZoneFacts {
  /** Code of its most populous unit, by which notes are kept. */
  readonly key: string;
  readonly name: string;
  /** Most populous first. */
  readonly units: readonly NamedUnit[];
  readonly population: number;
  readonly areaKm2: number;
  readonly departements: readonly NamedZone[];
  readonly epci: readonly NamedZone[];
  readonly sites: SiteCounts;
  /** The addresses of these structures. */
  readonly siteNames: readonly Pick<Site, "kind" | "name" | "nature">[];
  /** As the crow flies, from the middle of its most populous unit; null without any CPTS around. */
  readonly nearest: { readonly kind: "seat" | "border"; readonly name: string; readonly distanceKm: number } | null;
  /** In the order of the list, which is no ranking. */
  readonly neighbours: readonly {
    readonly territory: number;
    readonly id: string;
    readonly name: string;
    readonly populationBefore: number;
    readonly populationAfter: number;
    readonly sizeBefore: AciSize;
    readonly sizeAfter: AciSize;
  }[];
  readonly box: Box;
  readonly point: readonly [number, number];
}

/**
 * What a table is about: CPTS, zones of an administrative level, territories of another mesh (`mesh:dac`), communes,
 * CPTS à cheval, overlapping pairs, white zones, the CPTS around them, and the tables that people added.
 */
export type TableKind =
  | "territories"
  | AdminLevel
  | `mesh:${string}`
  | "communes"
  | "straddling"
  | "overlaps"
  | "whiteZones"
  | "absorptions"
  | "actions"
  | "practitioners";

export interface TableSort {
  readonly column: ColumnId;
  readonly descending: boolean;
}

export interface TableRequest {
  readonly kind: TableKind;
  readonly language: SentenceLanguage;
  readonly sort?: TableSort;
  /** Rows wanted of the sorted table; all when absent. */
  readonly window?: { readonly from: number; readonly count: number };
}

/** Rows of a table in the order asked for. `sheet.totals` is about the whole table, whatever the window. */
export interface TableReply {
  readonly sheet: Sheet;
  /** Rows of the whole table. */
  readonly rowCount: number;
  /** What each row is about: position of a CPTS in the list, of a zone in its level, of a unit, of a white zone. */
  readonly positions: Int32Array;
}

/** One territory, with every name that its sheet needs. */
export interface TerritorySheetFacts {
  readonly territory: number;
  readonly report: ReportTerritory;
  readonly nature: Nature;
  readonly startDate: IsoDate | null;
  readonly endDate: IsoDate | null;
  readonly stages: readonly { readonly stage: Stage; readonly date?: IsoDate }[];
  readonly zones: Readonly<Record<AdminLevel, readonly NamedZone[]>>;
  /** Territories of the other meshes, by the id of the mesh. */
  readonly meshes: Readonly<
    Record<string, readonly { readonly id: string; readonly name: string; readonly populationShare: number }[]>
  >;
  /** Units that it shares, declared or not. */
  readonly sharedUnits: readonly (NamedUnit & { readonly declared: boolean; readonly others: readonly string[] })[];
  readonly neighbours: readonly {
    readonly territory: number;
    readonly id: string;
    readonly name: string;
    readonly population: Interval;
  }[];
  readonly siteNames: readonly Pick<Site, "kind" | "name" | "nature">[];
  readonly actions: readonly Action[];
  /** Members, professionals, process, inter-CPTS; null when no table says anything of it. */
  readonly facts: CptsFacts | null;
  readonly box: Box;
}

/** A territory, or an administrative reference, as a line of the comparison. Never a rank. */
export interface ComparableLine {
  readonly territory: number;
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly startDate: IsoDate | null;
  readonly population: Interval;
  readonly size: Interval;
  readonly units: number;
  readonly areaKm2: number;
  readonly densityPerKm2: number | null;
  readonly sites: SiteCounts;
}

export interface ReferenceLine {
  readonly level: AdminLevel | "france";
  readonly code: string;
  readonly name: string;
  readonly population: number;
  readonly areaKm2: number;
  readonly densityPerKm2: number | null;
  /** Share of its people that the list describes: nothing below is said of a zone that it describes in part. */
  readonly describedShare: number;
  readonly populationShare: number | null;
  readonly cpts: number | null;
  readonly inhabitantsPerCpts: number | null;
}

export interface ComparablesReply {
  readonly self: ComparableLine;
  readonly comparables: readonly ComparableLine[];
  readonly references: readonly ReferenceLine[];
  /** The criteria that cannot be met, because the fact is not known of this territory. */
  readonly unknown: readonly ComparableCriterion[];
}

/** How another list is compared with the one in use. */
export interface CompareRequest {
  /** Whether the other list comes before or after the one in use. */
  readonly other: "before" | "after";
  /** Date at which the other list is read; that of the analysis when absent. */
  readonly date?: IsoDate;
  readonly stages?: readonly Stage[];
}

interface UnitsReply {
  readonly units: readonly NamedUnit[];
  readonly population: number;
}

interface ZoneReply {
  readonly key: string;
  readonly name: string;
  readonly population: number;
  readonly units: readonly NamedUnit[];
}

interface CoverageReply extends Totals {
  readonly populationShare: number;
  readonly areaShare: number;
}

interface SideReply {
  readonly file: string;
  readonly nature: Nature;
  readonly date: IsoDate;
  readonly territories: number;
}

export interface ComparisonReply {
  readonly before: SideReply;
  readonly after: SideReply;
  readonly compared: Totals;
  readonly notCompared: Totals;
  readonly coverage: { readonly before: CoverageReply; readonly after: CoverageReply };
  readonly added: UnitsReply;
  readonly lost: UnitsReply;
  readonly moved: UnitsReply;
  readonly appeared: readonly { readonly id: string; readonly name: string; readonly population: Interval }[];
  readonly gone: readonly { readonly id: string; readonly name: string; readonly population: Interval }[];
  /** Only those that changed: name, units, population or stage. */
  readonly changed: readonly {
    readonly id: string;
    readonly by: "id" | "units";
    readonly nameBefore: string;
    readonly nameAfter: string;
    readonly renamed: boolean;
    readonly unitsAdded: readonly NamedUnit[];
    readonly unitsLost: readonly NamedUnit[];
    readonly populationBefore: Interval;
    readonly populationAfter: Interval;
    readonly stageBefore: Stage;
    readonly stageAfter: Stage;
  }[];
  readonly unchanged: number;
  readonly zonesNew: readonly ZoneReply[];
  readonly zonesFilled: readonly ZoneReply[];
  readonly zonesChanged: readonly (ZoneReply & {
    readonly populationBefore: number;
    readonly unitsAdded: readonly NamedUnit[];
    readonly unitsLost: readonly NamedUnit[];
  })[];
  readonly zonesSame: number;
}

export interface ActionsInfo {
  readonly file: string;
  readonly count: number;
  readonly anomalies: readonly ActionAnomaly[];
  readonly ignoredColumns: readonly string[];
  readonly themes: readonly string[];
}

export interface ActionsRequest extends ActionFilter {
  readonly territory?: number;
}

/** Actions with their CPTS in the list in use; −1 when the list has none of that id or name. */
export interface ActionsReply {
  readonly actions: readonly (Action & { readonly territoryPosition: number })[];
  /** Actions of the choice by CPTS of the list, for the map. */
  readonly byTerritory: readonly { readonly territory: number; readonly count: number }[];
  readonly unmatched: number;
}

interface PractitionerCellReply {
  readonly communes: readonly NamedUnit[];
  readonly population: number;
}

interface PractitionerLineReply {
  readonly some: PractitionerCellReply;
  readonly none: PractitionerCellReply;
}

export interface PractitionersReply {
  readonly source: string;
  readonly nature: Nature;
  readonly dates: readonly {
    readonly date: string;
    readonly practitioners: number;
    readonly collaborators: number;
    readonly stated: number;
    readonly withoutAny: readonly NamedUnit[];
    readonly populationWithoutAny: number;
  }[];
  /** Between the two dates asked for. */
  readonly change: {
    readonly [Key in keyof Omit<PractitionerChange, "difference">]: readonly NamedUnit[];
  } & { readonly difference: number };
  /** At the second date: covered or not × some or none. */
  readonly cross: Readonly<Record<"covered" | "white" | "unstated", PractitionerLineReply>>;
  /** A row for each commune, its figures as the source writes them. */
  readonly rows: readonly (NamedUnit & { readonly figures: readonly string[] })[];
  readonly anomalies: readonly PractitionerAnomaly[];
}

/** The facts that were imported, by position of their CPTS in the list in use. */
export interface CptsFactsReply {
  readonly file: string;
  readonly facts: readonly (CptsFacts & { readonly territoryPosition: number })[];
  readonly unmatched: number;
  readonly anomalies: readonly CptsFactsAnomaly[];
}
