import type { Agreement, CrossScores } from "./cross-scores.ts";
import type { CrossedZone } from "./crossed-zones.ts";
import type { Nature } from "./nature.ts";
import type { Stage } from "./territory.ts";
import type { AciStanding, TerritoryType } from "./thresholds.ts";
import type { AdminLevel } from "./unit.ts";

/** Exclusive classes of the units of a scope (SPEC §5); they sum to the scope. */
export const UNIT_CLASSES = ["unstated", "white", "single", "shared", "overlap"] as const;
export type UnitClass = (typeof UNIT_CLASSES)[number];

export interface Totals {
  readonly units: number;
  readonly population: number;
  readonly areaKm2: number;
}

export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** Structures, not addresses: a structure with several sites counts once. */
export interface SiteCounts {
  readonly msp: number;
  readonly cds: number;
}

/** The report of `npm run analyse`, and what the page shows: the names are a public contract. */
export interface Report {
  readonly meta: {
    readonly base: { readonly cog: number; readonly populationYear: number };
    readonly scope: string;
    readonly extent: string;
    readonly ratio: number;
    readonly stages: readonly Stage[];
    readonly date: string;
    readonly inputs: readonly { readonly file: string; readonly sha256: string; readonly rows: number }[];
    readonly nature: Nature;
  };
  readonly scope: Totals;
  readonly classes: Readonly<Record<UnitClass, Totals>>;
  readonly coverage: Totals & {
    readonly populationShare: number;
    readonly unitsShare: number;
    readonly areaShare: number;
    /** Σ (multiplicity − 1) × population: what adding up the territories counts once too often. */
    readonly doubleCount: number;
    /** Coverage by the territories of each stage alone; the lines do not add up where stages overlap. */
    readonly byStage: Readonly<
      Record<Stage, Totals & { readonly populationShare: number; readonly areaShare: number }>
    >;
  };
  readonly ratio: {
    readonly target: number;
    readonly expected: number;
    readonly observed: number;
    /** Population of the scope / observed; null without any territory. */
    readonly inhabitantsPerTerritory: number | null;
    readonly gap: number;
  };
  readonly whiteZones: readonly {
    readonly units: readonly string[];
    readonly population: number;
    readonly areaKm2: number;
    readonly departements: readonly string[];
    /** Population: the maximum when it is an interval; sizeAfter: the ACI size once the zone is absorbed. */
    readonly neighbours: readonly { readonly id: string; readonly population: number; readonly sizeAfter: number }[];
    readonly sites: SiteCounts;
  }[];
  readonly overlaps: readonly {
    readonly territories: readonly [string, string];
    readonly units: readonly string[];
    readonly population: number;
    readonly declared: boolean;
  }[];
  readonly territories: readonly {
    readonly id: string;
    readonly name: string;
    readonly units: readonly string[];
    readonly population: Interval;
    readonly size: Interval;
    readonly pieces: number;
    readonly holes: number;
    readonly departements: readonly string[];
    readonly meshes: Readonly<Record<string, readonly { readonly id: string; readonly populationShare: number }[]>>;
    readonly sites: SiteCounts;
    readonly touchesExtentEdge: boolean;
    readonly stage: Stage;
    readonly type: { readonly min: TerritoryType; readonly max: TerritoryType };
    readonly areaKm2: number;
    readonly densityPerKm2: number | null;
    /** Polsby-Popper, 1 for a disc. */
    readonly compactness: number | null;
    /** Maximum of the population / target ratio. */
    readonly targetShare: number;
    /** Inhabitants between the population and the bounds of its ACI size, for both ends of the interval. */
    readonly aci: { readonly min: AciStanding; readonly max: AciStanding };
    /** What each hole holds; `territories` is empty for a white one. */
    readonly enclaves: readonly {
      readonly units: readonly string[];
      readonly population: number;
      readonly territories: readonly string[];
    }[];
    /** Zones crossed at every administrative level, largest share first. */
    readonly zones: Readonly<Record<AdminLevel, readonly CrossedZone[]>>;
    /** Active territories beyond its border. */
    readonly neighbours: readonly string[];
  }[];
  /** By name of the other mesh; empty when none is crossed. */
  readonly crosses: Readonly<Record<string, ReportCross>>;
  readonly anomalies: readonly {
    readonly file: string;
    readonly row: number;
    readonly kind: string;
    readonly value: string;
    readonly code: string | null;
    readonly candidates: readonly string[];
  }[];
}

export type ReportTerritory = Report["territories"][number];

/** What every choice of scope, stages and date changes at once: the report without what is read of one territory at a time. */
export type ReportFigures = Omit<Report, "territories">;

/** The territories of the list (`a`) crossed with those of another mesh (`b`), over the units of the scope, by people. */
export interface ReportCross extends Omit<Agreement, "nested" | "territories"> {
  readonly pairs: readonly ({ readonly a: string; readonly b: string } & Totals)[];
  /** Share of the territories of the list that one territory of the other mesh holds whole. */
  readonly nestedShare: number;
  readonly nested: CrossScores["nested"];
  /** The same where only units in exactly one territory of each mesh are looked at, as for the scores. */
  readonly nestedCompared: Agreement["nested"];
}
