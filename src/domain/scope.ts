import type { AdminLevel } from "./unit.ts";

/** One zone of one administrative level: `region:93`, `departement:13`, `epci:200054807`. */
export interface ZoneRef {
  readonly level: AdminLevel;
  readonly code: string;
}

/** What the figures are about: France, or the union of one or more zones. */
export type Scope = { readonly kind: "france" } | { readonly kind: "zones"; readonly zones: readonly ZoneRef[] };
