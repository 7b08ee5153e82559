/** A commune of the current COG, or a municipal arrondissement of Paris, Lyon or Marseille (INSEE code, 5 characters). */
export type UnitCode = string & { readonly __brand: "UnitCode" };

/** Administrative levels that group units. EPT: the eleven établissements publics territoriaux of Grand Paris. */
export const ADMIN_LEVELS = ["region", "departement", "arrondissement", "epci", "ept"] as const;
export type AdminLevel = (typeof ADMIN_LEVELS)[number];

export interface ZoneList {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** EPCI only: CC, CA, CU, METRO or MET69. */
  readonly types?: readonly string[];
}

/**
 * Every unit of France, column by column; a unit is its position (`unitIndex`) in these columns.
 * Units are sorted by code, so that a position is the same on every machine for one COG year.
 */
export interface UnitTable {
  readonly cog: number;
  readonly count: number;
  readonly codes: readonly UnitCode[];
  readonly names: readonly string[];
  /** Municipal population (inhabitants), counted in `populationYear` (2023; Mayotte: 2017). */
  readonly population: Uint32Array;
  readonly populationYear: Uint16Array;
  /** Position in `zones[level]` of the zone that holds the unit; −1 where it has none. */
  readonly zoneOf: Readonly<Record<AdminLevel, Int16Array>>;
  readonly zones: Readonly<Record<AdminLevel, ZoneList>>;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** What geometry says of the units, and all that the kernel needs of it. Rebuilt when official contours replace the built-in ones. */
export interface Geography {
  readonly areaKm2: Float64Array;
  /** Neighbours of unit `u`: `neighbours.subarray(neighbourStart[u], neighbourStart[u + 1])`, ascending. */
  readonly neighbourStart: Uint32Array;
  readonly neighbours: Uint32Array;
  /** Length of each border, aligned with `neighbours`. */
  readonly borderKm: Float64Array;
  /** 1 where the unit touches the coast or a national border. */
  readonly touchesOutside: Uint8Array;
  /** Total outline length of the unit, coast included. */
  readonly perimeterKm: Float64Array;
}
