import type { Maillage } from "../domain/maillage.ts";
import type { Nature, Provenance } from "../domain/nature.ts";
import type { Interval, ReportFigures, SiteCounts, UnitClass } from "../domain/report.ts";
import type { Scope, ZoneRef } from "../domain/scope.ts";
import type { IsoDate, Stage } from "../domain/territory.ts";
import type { AdminLevel } from "../domain/unit.ts";
import type { ListAnomaly } from "../formats/list-anomaly.ts";
import type { FileImport } from "../formats/read-perimeters.ts";
import type { Box } from "../geo/unit-index.ts";

export type { Box };

/** What « France entière » shows first; the overseas départements lie oceans away. */
export const METROPOLITAN_FRANCE: Box = [-5.2, 41.3, 9.6, 51.15];

/** A zone that can be chosen as scope. */
export interface ZoneInfo {
  readonly level: AdminLevel;
  readonly code: string;
  readonly name: string;
  readonly population: number;
  readonly units: number;
  /** Code of the région (for a département) or département (for an EPCI) that holds most of its people. */
  readonly parent: string;
}

export interface SourceInfo {
  readonly name: string;
  readonly version: string;
  readonly vintage: string;
  readonly licence: string;
}

/** What the page must know of France before it shows anything. */
export interface BaseInfo {
  /** Which build of the data this is. */
  readonly build: string;
  readonly cog: number;
  readonly populationYear: number;
  readonly units: number;
  readonly population: number;
  readonly zones: readonly ZoneInfo[];
  readonly sources: readonly SourceInfo[];
}

/** How a list was read: what a person may check, and change by reading it again with other choices. */
export interface ListReading extends Pick<FileImport, "columns" | "headers" | "review" | "vintage"> {
  /** Null for a file that is no workbook. */
  readonly workbook: NonNullable<FileImport["workbook"]> | null;
  /** How polygons became units; null for a list. */
  readonly polygons: NonNullable<FileImport["polygons"]> | null;
}

/** What the page must know of a list once it is read. */
export interface ListInfo {
  readonly file: string;
  readonly territories: number;
  readonly rows: number;
  readonly units: number;
  readonly cog: number;
  readonly extent: readonly ZoneRef[] | "france";
  readonly provenance: Provenance;
  readonly hasStages: boolean;
  readonly hasDates: boolean;
  readonly ignoredColumns: readonly string[];
  readonly anomalies: readonly ListAnomaly[];
  /** The embedded example rather than a list that somebody imported. */
  readonly isExample: boolean;
  /** By INSEE code, the units that the anomalies speak of. */
  readonly placeNames: Readonly<Record<string, string>>;
  /** Null for the embedded example. */
  readonly reading: ListReading | null;
  readonly hasSites: boolean;
  readonly maillages: readonly (Omit<Maillage, "layer"> & {
    readonly territories: readonly {
      readonly id: string;
      readonly name: string;
      /** Several pieces are not an error: a GHT may stand on both banks of a river. */
      readonly pieces: number;
    }[];
  })[];
}

/** Share of the people of the scope in a counted CPTS, at each date. */
export interface Deployment {
  readonly dates: readonly IsoDate[];
  readonly shares: readonly number[];
}

/** The choices on which every figure depends. */
export interface AnalysisChoices {
  readonly scope: Scope;
  readonly target: number;
  readonly stages: readonly Stage[];
  readonly date: string;
}

/** A white zone as the page names and places it; same order as `report.whiteZones`. */
export interface ZoneLabel {
  /** Name of its most populous unit. */
  readonly name: string;
  readonly box: Box;
  readonly point: readonly [number, number];
}

export interface TerritoryLabel {
  readonly id: string;
  readonly name: string;
  readonly population: Interval;
  /** Code of the one that holds most of its people. */
  readonly departement: string;
  readonly box: Box;
  readonly stage: Stage;
  readonly active: boolean;
  readonly inScope: boolean;
  /** One of the five tints that keep neighbours apart. */
  readonly tint: number;
}

/** A map small enough to be an SVG: an overseas département, or a city whose units the main map is too small to show. */
export interface SmallMap {
  readonly kind: "overseas" | "city";
  readonly id: string;
  readonly name: string;
  readonly box: Box;
  /** Size of the drawing, in the units of its paths. */
  readonly width: number;
  readonly height: number;
  /** SVG path data; an empty string draws nothing. */
  readonly paths: {
    readonly land: string;
    readonly unitBorders: string;
    readonly white: string;
    readonly shared: string;
    readonly overlap: string;
  };
  readonly territories: readonly { readonly path: string; readonly tint: number; readonly stage: Stage }[];
  /** Names to write on the drawing, most people first: places in the units of the paths. */
  readonly labels: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly white: boolean;
    readonly population: number;
  }[];
  readonly units: number;
  readonly population: number;
  readonly whiteUnits: number;
  readonly whitePopulation: number;
  /** Share of the people covered, 0..1. */
  readonly populationShare: number;
}

/** One territory of another mesh, inside the scope. */
export interface MeshBreakdown {
  readonly id: string;
  readonly name: string;
  readonly nature: Nature;
  readonly units: number;
  readonly population: number;
  readonly whitePopulation: number;
  /** CPTS with at least one unit in it. */
  readonly cpts: number;
}

export interface AnalysisView {
  readonly report: ReportFigures;
  readonly zones: readonly ZoneLabel[];
  /** One per territory of the layer, active or not, in layer order: the number is the feature id on the map. */
  readonly territories: readonly TerritoryLabel[];
  /** Territories of the scope per stage at the date, whether or not their stage is counted. */
  readonly stageCounts: Readonly<Record<Stage, number>>;
  readonly labels: GeoJSON.FeatureCollection<GeoJSON.Point>;
  readonly scopeBox: Box;
  readonly smallMaps: readonly SmallMap[];
  /** By DAC, for a scope smaller than France; empty without such a mesh. */
  readonly byDac: readonly MeshBreakdown[];
  /** Structures with a site in the scope. */
  readonly sites: SiteCounts;
  /** Increases with each analysis: names the tiles of findings (white zones, shared units, overlaps). */
  readonly version: number;
  /** Changes when the shapes, tints or stages of the territories change: names their tiles. */
  readonly territoryVersion: number;
  readonly milliseconds: number;
}

/** What is under a point of the map. */
export interface UnitFacts {
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  readonly population: number;
  readonly populationYear: number;
  readonly departement: string;
  readonly epci: string | null;
  readonly unitClass: UnitClass;
  readonly inScope: boolean;
  readonly territories: readonly { readonly index: number; readonly name: string; readonly population: Interval }[];
  /** Position in `report.whiteZones`, −1 when the unit is not white. */
  readonly whiteZone: number;
}

export interface SearchHit {
  readonly kind: "unit" | "territory" | "zone";
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly box: Box;
  /** Codes of the départements of a territory: where it can be seen whole. */
  readonly departements?: readonly string[];
}

/** Sources of vector tiles that the analysis cuts. */
export const TILE_SOURCES = [
  "surroundings",
  "admin",
  "units",
  "territories",
  "findings",
  "sites",
  "maillages",
  "ground",
  "bundles",
  "pieces",
  "survey",
] as const;
export type TileSource = (typeof TILE_SOURCES)[number];

/** France, the list in use (the embedded example) and its figures. */
export interface Started {
  readonly info: BaseInfo;
  readonly list: ListInfo;
  readonly view: AnalysisView;
}
