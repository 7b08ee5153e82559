import type { Classification } from "../domain/classes.ts";
import type { Stage, TerritoryLayer } from "../domain/territory.ts";
import type { France } from "./france.ts";
import type { SmallMap } from "./protocol.ts";

/** What the small maps are drawn from: the same classification as the main map, so that both always agree. */
export interface SmallMapsRequest {
  readonly france: France;
  readonly layer: TerritoryLayer;
  readonly classification: Classification;
  readonly active: Uint8Array;
  readonly tints: Uint8Array;
  readonly stages: readonly Stage[];
  readonly inScope: Uint8Array;
  readonly isFrance: boolean;
}

/** The overseas départements, and the cities whose arrondissements the main map cannot show. */
export function smallMaps(_request: SmallMapsRequest): readonly SmallMap[] {
  return [];
}
