import type { SharedBorders } from "../domain/border-bundles.ts";
import type { Coincidence, GroupFigures } from "../domain/coincidence.ts";
import type { CrossWeight } from "../domain/cross.ts";
import type { CrossScores } from "../domain/cross-scores.ts";
import type { Maillage, MaillageProcess } from "../domain/maillage.ts";
import type { Totals } from "../domain/report.ts";
import type { Scope } from "../domain/scope.ts";
import type { SetExpression, SetRefusal } from "../domain/set-algebra.ts";
import type { SizeClass } from "../domain/size-classes.ts";
import type { Porosity } from "../domain/superposition.ts";
import type { Box } from "./protocol.ts";

// Types alone, longer than other files so that every request and reply of the space is read in one place.
/** A mesh that can be chosen, with the number of its territories that count at the date of the analysis. */
export type CrossMeshInfo = Omit<Maillage, "layer"> & { readonly territories: number };

/** Why a request has no answer; `seen` is the id, code or number refused. */
export interface CrossRefusal {
  readonly code: SetRefusal["code"] | "unknown-zone" | "no-mesh" | "too-many-meshes";
  readonly seen: string;
}

/** Where to look: the scope of the analysis unless told otherwise. */
export interface Scoped {
  readonly scope?: Scope;
}

/** Territories of a mesh, to be chosen from. */
export interface MeshTerritories {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

export interface CrossRequest extends Scoped {
  /** Ids of the meshes: rows, then columns. */
  readonly a: string;
  readonly b: string;
  readonly weight: CrossWeight;
}

/** The territories of one side with a unit in the scope, column by column, in the order of the matrix. */
export interface CrossSideView {
  readonly mesh: CrossMeshInfo;
  /** Position in the layer of the mesh. */
  readonly position: Uint32Array;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Code of the département that holds most of its people in the scope; "" when none does. */
  readonly departements: readonly string[];
  /** In the scope. */
  readonly units: Float64Array;
  readonly population: Float64Array;
  readonly areaKm2: Float64Array;
  /** Its part in no territory of the other mesh. */
  readonly aloneUnits: Float64Array;
  readonly alonePopulation: Float64Array;
  readonly aloneAreaKm2: Float64Array;
  readonly partners: Uint32Array;
  readonly effectivePartners: Float64Array;
  /** Place of the main partner among those of the other side; −1 without partner. */
  readonly mainPartner: Int32Array;
  readonly mainShare: Float64Array;
  /** 1 or 0. */
  readonly nested: Uint8Array;
  readonly straddling: Uint8Array;
  /** Connected pieces of the whole territory, in the scope or not. */
  readonly pieces: Uint32Array;
}

/** Two meshes crossed. */
export interface CrossView {
  readonly weight: CrossWeight;
  readonly scope: Totals;
  readonly scores: CrossScores;
  readonly a: CrossSideView;
  readonly b: CrossSideView;
  /** Pairs with a common unit, column by column, ordered by `a` then `b`: places in the two sides above. */
  readonly pairs: {
    readonly a: Uint32Array;
    readonly b: Uint32Array;
    readonly units: Float64Array;
    readonly population: Float64Array;
    readonly areaKm2: Float64Array;
    /** Share (0..1) of each side that the pair holds, by the weight asked for. */
    readonly shareOfA: Float64Array;
    readonly shareOfB: Float64Array;
  };
  readonly milliseconds: number;
}

export interface FlowRequest extends Scoped {
  readonly mesh: string;
  /** Id of the territory. */
  readonly territory: string;
  /** Id of the mesh that cuts it. */
  readonly other: string;
  readonly weight: CrossWeight;
}

export interface FlowPart extends Totals {
  /** Null for the part in no territory of the other mesh. */
  readonly id: string | null;
  readonly name: string;
  readonly shareOfTerritory: number;
  /** Share of the partner inside the scope; 0 for the part without partner. */
  readonly shareOfPartner: number;
  readonly pieces: number;
  /** Positions of its units. */
  readonly unitIndexes: Uint32Array;
}

/** What a mesh cuts a territory into. */
export interface TerritoryFlow {
  readonly id: string;
  readonly name: string;
  readonly totals: Totals;
  readonly box: Box;
  readonly nested: boolean;
  readonly effectivePartners: number;
  /** Connected pieces of the territory inside the scope. */
  readonly pieces: number;
  /** Largest first by the weight asked for; the part without partner last. */
  readonly parts: readonly FlowPart[];
  /** Names the tiles of the source `pieces`, layer `piece`: feature id = place in `parts`. */
  readonly version: number;
}

export interface BordersRequest extends Scoped {
  /** Ids, in the order of the bits of the masks; at most 16. */
  readonly meshes: readonly string[];
}

export interface BordersView {
  readonly meshes: readonly CrossMeshInfo[];
  /** Combinations of limits, mask 0 left out. Bit `m` stands for mesh `m`. */
  readonly bundles: readonly {
    readonly mask: number;
    readonly count: number;
    readonly lengthKm: number;
    readonly borders: number;
  }[];
  /** By mesh: length of its limits, of those that no other chosen mesh has, and beside each mesh, itself included. */
  readonly byMesh: readonly {
    readonly totalKm: number;
    readonly onlyKm: number;
    readonly beside: readonly SharedBorders[];
  }[];
  /** Names the tiles of the source `bundles`, layer `bundle` (properties `mask`, `count`, `pair`). */
  readonly version: number;
  readonly milliseconds: number;
}

export interface SuperpositionView {
  readonly meshes: readonly (CrossMeshInfo & { readonly porosity: Porosity })[];
  /** Place `n`: what the scope has under `n` meshes, and under `n` territories. */
  readonly byMeshes: readonly Totals[];
  readonly byTerritories: readonly Totals[];
  /** By unit, in the scope or not. */
  readonly meshesOf: Uint8Array;
  readonly territoriesOf: Uint16Array;
  /** Names the tiles of the source `pieces`, layer `stack` (property `count`: meshes or territories, as asked). */
  readonly version: number;
}

export interface SuperpositionRequest extends BordersRequest {
  /** What the map counts. */
  readonly count: "meshes" | "territories";
}

/** Territories of a mesh that no single territory of another holds (*à cheval*), beside several meshes at once. */
export interface StraddlingView {
  readonly others: readonly CrossMeshInfo[];
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly population: number;
    readonly pieces: number;
    /** By mesh of `others`: partners, effective number of partners, and whether one holds it all. */
    readonly partners: readonly number[];
    readonly effectivePartners: readonly number[];
    readonly nested: readonly boolean[];
  }[];
}

export interface SetRequest extends Scoped {
  readonly expression: SetExpression;
}

export interface SetView {
  readonly totals: Totals;
  /** Shares (0..1) of the scope. */
  readonly unitsShare: number;
  readonly populationShare: number;
  readonly areaShare: number;
  readonly pieces: number;
  readonly box: Box | null;
  /** By département, in the order of their codes. */
  readonly departements: readonly (Totals & { readonly code: string; readonly name: string })[];
  /** Units, ascending, column by column. */
  readonly unitIndexes: Uint32Array;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly populations: Float64Array;
  /** Names the tiles of the source `pieces`, layer `set`. */
  readonly version: number;
}

/** A group of CPTS beside another mesh; links between members are the user's facts and are left as they are. */
export interface InterCptsView {
  readonly totals: Totals;
  readonly pieces: number;
  readonly box: Box;
  readonly unitIndexes: Uint32Array;
  /** Territories of the other mesh that the group crosses, and whether one of them holds all of it. */
  readonly partners: readonly { readonly id: string; readonly name: string }[];
  readonly nested: boolean;
  readonly unitsWithoutPartner: number;
  readonly pairs: readonly {
    readonly members: readonly [string, string];
    readonly names: readonly [string, string];
    readonly partners: readonly string[];
    /** One territory of the other mesh holds both; otherwise they are à cheval on it. */
    readonly nestedTogether: boolean;
    readonly adjacent: boolean;
    readonly commonUnits: readonly string[];
  }[];
}

/** Levels of the coincidence; `unit`: communes and arrondissements of Paris, Lyon and Marseille. */
export const COINCIDENCE_LEVELS = ["unit", "epci", "ept", "departement"] as const;
export type CoincidenceLevel = (typeof COINCIDENCE_LEVELS)[number];

export interface CoincidenceRequest {
  /** The level by which groups are compared. */
  readonly level: CoincidenceLevel;
  /** Process of construction that the user gave, by id of CPTS; the others are `inconnu`. */
  readonly processes: Readonly<Record<string, MaillageProcess>>;
}

export interface CoincidenceView {
  /** CPTS counted in the scope. */
  readonly rows: readonly {
    readonly id: string;
    readonly name: string;
    readonly process: MaillageProcess;
    readonly population: number;
    readonly units: number;
    readonly levels: Readonly<Record<CoincidenceLevel, Coincidence>>;
    /** Zones met and held whole, at the level asked for. */
    readonly zones: number;
    readonly wholeZones: number;
  }[];
  readonly groups: Readonly<Record<MaillageProcess, GroupFigures>>;
  /** Every CPTS by coincidence, at each level. */
  readonly totals: Readonly<Record<CoincidenceLevel, Readonly<Record<Coincidence, number>>>>;
}

/** CPTS of the scope by class of population, both ends of the intervals of those that share a unit. */
export interface SizeClassesView {
  readonly max: readonly SizeClass[];
  readonly min: readonly SizeClass[];
}
