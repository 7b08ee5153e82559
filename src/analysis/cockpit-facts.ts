import type { CptsFacts } from "../domain/cpts-facts.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { CptsFactsImport } from "../formats/cpts-facts-list.ts";
import { createTerritoryFinder } from "./cockpit-actions.ts";
import type { CptsFactsReply } from "./cockpit-protocol.ts";

/** Facts by position of their CPTS; those of a CPTS that the list lacks are left out. */
export function factsByTerritory(facts: readonly CptsFacts[], layer: TerritoryLayer): ReadonlyMap<number, CptsFacts> {
  const find = createTerritoryFinder(layer);
  return new Map(facts.map((one) => [find(one.territory), one] as const).filter(([position]) => position >= 0));
}

/** Everything that a table of facts said, placed in the list in use. */
export function placeFacts({ file, facts, anomalies }: CptsFactsImport, layer: TerritoryLayer): CptsFactsReply {
  const find = createTerritoryFinder(layer);
  const placed = facts.map((one) => ({ ...one, territoryPosition: find(one.territory) }));
  const unmatched = placed.filter(({ territoryPosition }) => territoryPosition < 0).length;
  return { file, facts: placed, unmatched, anomalies };
}
