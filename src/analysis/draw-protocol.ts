import type { DraftSource, Phase, RefusalReason, Stroke } from "../domain/draft.ts";
import type { CheckCode, CheckLevel } from "../domain/draft-checks.ts";
import type { CrossedPart } from "../domain/draft-crossing.ts";
import type { NeighbourState } from "../domain/draft-neighbours.ts";
import type { Consequence } from "../domain/draft-preview.ts";
import type { DraftInfo, DraftRecord, KeptChange } from "../domain/draft-record.ts";
import type { Interval, SiteCounts } from "../domain/report.ts";
import type { ScenarioLine } from "../domain/scenario.ts";
import type { VariantSheet } from "../domain/scenario-variant.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { AciStanding, TerritoryType } from "../domain/thresholds.ts";
import type { AdminLevel } from "../domain/unit.ts";
import type { ListAnomaly } from "../formats/list-anomaly.ts";
import type { ReviewLine } from "../formats/list-review.ts";
import type { LeftOutLine } from "../formats/pasted-list.ts";
import type { CodeChange } from "../formats/perimeter-file-restore.ts";
import type { Box } from "../geo/unit-index.ts";

type Point = readonly [lng: number, lat: number];

// Types alone, longer than other files so that every request and reply of the space is read in one place.

/** Units in memory, whatever is drawn on the screen: see `createUnitSelector` for what each kind takes. */
export type UnitSelection =
  | { readonly kind: "units"; readonly units: readonly number[] }
  | { readonly kind: "box"; readonly box: Box }
  | { readonly kind: "circle"; readonly centre: Point; readonly radiusKm: number }
  /** Closed or not. */
  | { readonly kind: "lasso"; readonly ring: readonly Point[] }
  | { readonly kind: "path"; readonly points: readonly Point[]; readonly radiusKm: number }
  | { readonly kind: "zone"; readonly zone: ZoneRef }
  | { readonly kind: "territory"; readonly id: string };

export const DIRECTIONS = ["up", "right", "down", "left"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface UnitLine {
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  readonly population: number;
}

/** A commune of a draft, in its list. */
export interface DraftLine extends UnitLine {
  readonly phase: Phase;
  readonly shared: boolean;
  readonly isStart: boolean;
  /** CPTS that claim it too. */
  readonly claimedBy: readonly NamedTerritory[];
}

export interface NamedTerritory {
  readonly index: number;
  readonly id: string;
  readonly name: string;
}

export const SIDES = ["east", "north", "west", "south"] as const;
export type Side = (typeof SIDES)[number];

/** Units that touch each other, by the name of the most populous. */
export interface GroupLine {
  readonly name: string;
  readonly communes: number;
  readonly population: number;
  /** Null for groups too large to be worth a zoom. */
  readonly box: Box | null;
  /** On which side of the draft it lies, by the middles of their boxes; null without a box. */
  readonly side: Side | null;
  /** Units, at most `GROUP_UNITS` of them. */
  readonly units: readonly number[];
}
export const GROUP_UNITS = 200;

export interface CheckLine {
  readonly code: CheckCode;
  readonly level: CheckLevel;
  readonly facts: Readonly<Record<string, number | string>>;
  /** At most `GROUP_UNITS`. */
  readonly units: readonly number[];
  /** Names of the first of these units. */
  readonly names: readonly string[];
  readonly territories: readonly NamedTerritory[];
  /** Where to look; null where the check is about no place. */
  readonly box: Box | null;
}

export interface OverlapLine extends NamedTerritory {
  readonly communes: number;
  readonly names: readonly string[];
  readonly population: number;
  readonly declared: boolean;
  readonly before: NeighbourState;
  /** If it gave up the communes that are not declared on both sides. */
  readonly after: NeighbourState;
}

export interface ReplacedLine extends NamedTerritory {
  readonly before: NeighbourState;
  readonly kept: number;
  readonly left: number;
  readonly leftPopulation: number;
}

export interface CandidateLine extends UnitLine {
  /** Population of the draft with it, at most. */
  readonly total: number;
}

/** A structure outside the draft and close to it. */
export interface LeftOutSite {
  readonly kind: "msp" | "cds";
  readonly name: string;
  readonly unit: number;
  readonly commune: string;
  /** In a commune that the draft encloses, or without CPTS beyond its border. */
  readonly where: "enclosed" | "beside";
}

/** Every figure of a draft: names instead of positions, otherwise as `DraftFigures` says. */
export interface DraftFeedback {
  readonly units: readonly number[];
  readonly population: Interval;
  readonly target: number;
  readonly targetShare: Interval;
  readonly aci: { readonly min: AciStanding; readonly max: AciStanding };
  readonly type: { readonly min: TerritoryType; readonly max: TerritoryType };
  readonly areaKm2: number;
  readonly densityPerKm2: number | null;
  readonly compactness: number | null;
  readonly pieces: readonly GroupLine[];
  readonly enclosed: readonly (GroupLine & { readonly territories: readonly NamedTerritory[] })[];
  readonly white: {
    readonly touched: readonly { readonly before: GroupLine; readonly pieces: readonly GroupLine[] }[];
    readonly orphans: readonly GroupLine[];
    readonly beside: readonly GroupLine[];
    readonly uncovered: GroupLine | null;
  };
  readonly overlaps: readonly OverlapLine[];
  readonly replaced: readonly ReplacedLine[];
  readonly neighbours: readonly NamedTerritory[];
  readonly added: { readonly communes: number; readonly population: number };
  readonly removed: { readonly communes: number; readonly population: number };
  readonly phases: readonly { readonly phase: Phase; readonly units: number; readonly population: number }[];
  readonly shared: { readonly communes: number; readonly alone: number };
  readonly unstated: number;
  /** By EPCI, most people first; `epci` is empty for communes without one. */
  readonly candidates: readonly {
    readonly epci: string;
    readonly name: string;
    readonly population: number;
    readonly units: readonly CandidateLine[];
  }[];
  readonly zones: Readonly<Record<AdminLevel, readonly CrossedPart[]>>;
  readonly meshes: Readonly<Record<string, readonly CrossedPart[]>>;
  readonly sites: SiteCounts;
  readonly leftOut: readonly LeftOutSite[];
  readonly checks: readonly CheckLine[];
  readonly box: Box | null;
}

export interface RefusedLine {
  readonly reason: RefusalReason;
  readonly territories: readonly NamedTerritory[];
  readonly communes: number;
  readonly names: readonly string[];
  readonly units: readonly number[];
}

/** What the page asks of a gesture. */
export interface StrokeRequest {
  readonly stroke: Stroke | { readonly select: UnitSelection; readonly to: "add" | "remove"; readonly phase?: Phase };
  /** Goes on with the last gesture (a brush that moves): one undo for both. */
  readonly continues?: boolean;
}

export interface DraftReply {
  readonly id: string;
  /** What to keep of the change: give it to `keepChange`. */
  readonly kept: KeptChange;
  readonly refused: readonly RefusedLine[];
  readonly feedback: DraftFeedback;
  readonly shapes: GeoJSON.FeatureCollection;
  /** Time that the answer took, in milliseconds. */
  readonly milliseconds: number;
}

export interface DraftOpening {
  readonly reply: DraftReply;
  /** The draft in the codes of today; the same as was given when nothing changed. */
  readonly record: DraftRecord;
  readonly codeChanges: readonly CodeChange[];
  readonly historyKept: boolean;
  /** Ids of CPTS that the list in use does not hold. */
  readonly unknownTerritories: readonly string[];
}

export type DraftRulesChange = Partial<
  Pick<DraftRecord, "source" | "replaces" | "lockedUnits" | "lockedTerritories"> & DraftInfo
>;

export interface NewDraft extends DraftInfo {
  readonly id: string;
  readonly source: DraftSource;
  /** From nothing, from one CPTS or several, which it then replaces, or from a zone. */
  readonly from:
    | { readonly kind: "nothing" }
    | { readonly kind: "territories"; readonly ids: readonly string[] }
    | { readonly kind: "zone"; readonly zone: ZoneRef };
}

/** Tools that take what is under a point as a whole. */
export type GroupKind = "epci" | "territory";

/** What one click more would change: of a commune, or of an EPCI or a CPTS, whose name and people stand in its place. */
export interface PreviewLine extends UnitLine {
  /** Communes that it would take or let go: 1, or fewer than the group has. */
  readonly communes: number;
  /** Communes of the group that it may not take. */
  readonly left: number;
  readonly leaving: boolean;
  readonly before: Interval;
  readonly after: Interval;
  readonly consequence: Consequence;
  /** Names of the communes that the consequence is about, most people first, and their people. */
  readonly names: readonly string[];
  readonly concerned: number;
  readonly concernedPopulation: number;
  readonly territories: readonly NamedTerritory[];
  readonly reason: RefusalReason | null;
  /** Outline of the unit or of the group, for the map. */
  readonly shape: GeoJSON.Feature;
}

/** A draft small enough to be an SVG; all the drafts of one table share their frame. */
export interface DraftMap {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** SVG path data; an empty string draws nothing. What lies beyond the frame is to be cut off. */
  readonly paths: {
    readonly start: string;
    readonly added: string;
    readonly white: string;
    readonly neighbours: readonly string[];
    readonly outline: string;
  };
}

export interface ScenarioTable {
  readonly drafts: readonly { readonly id: string; readonly name: string }[];
  readonly lines: readonly ScenarioLine[];
  readonly maps: readonly DraftMap[];
}

interface UnitsLine {
  readonly communes: readonly UnitLine[];
  readonly population: number;
}

export interface DraftDifferenceView {
  readonly added: UnitsLine;
  readonly removed: UnitsLine;
  readonly remarked: UnitsLine;
  readonly population: { readonly before: Interval; readonly after: Interval };
  readonly overlapsGained: readonly (NamedTerritory & UnitsLine)[];
  readonly overlapsHealed: readonly (NamedTerritory & UnitsLine)[];
}

/** A complete variant: the list in use, changed by drafts. Without drafts: the list as it is. */
export interface VariantRequest {
  readonly id: string;
  readonly name: string;
  readonly drafts: readonly string[];
}

export interface VariantView extends VariantSheet {
  readonly id: string;
  readonly name: string;
}

export interface ImportedDrafts {
  /** Each still to be given an id, an author and a date where its file has none. */
  readonly drafts: readonly DraftRecord[];
  readonly historyDropped: readonly string[];
  readonly anomalies: readonly ListAnomaly[];
}

/** What a text copied from a message names. */
export interface PastedCommunes {
  readonly units: readonly UnitLine[];
  /** Doubtful, unknown or approximate, in the order of the text. */
  readonly review: readonly ReviewLine[];
  /** CPTS that hold some of the units now, most of them first. */
  readonly claimed: readonly (NamedTerritory & { readonly communes: number })[];
  /** What names no commune: greetings, sentences, signature. */
  readonly leftOut: readonly LeftOutLine[];
}

/** One draft large enough to be printed, with the names that fit. */
export interface DraftFigure extends DraftMap {
  /** Borders of the communes of the draft, SVG path data. */
  readonly mesh: string;
  /** Communes that other CPTS claim, SVG path data. */
  readonly overlap: string;
  /** Places in the units of the paths, most people first; none covers another. */
  readonly labels: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly kind: "inside" | "white" | "neighbour";
  }[];
  /** Of a line of `scaleKm`, in the units of the paths. */
  readonly scaleLength: number;
  readonly scaleKm: number;
}
