import { type Action, filterActions } from "../domain/actions.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { foldText } from "../formats/columns.ts";
import type { ActionsReply, ActionsRequest } from "./cockpit-protocol.ts";

/** Returns a function that finds the CPTS of an action by its id or its name, « CPTS » in front or not; −1 for none. */
export function createTerritoryFinder({ territories }: TerritoryLayer): (written: string) => number {
  const bare = (text: string) => foldText(text).replace(/^cpts /, "");
  const positions = new Map<string, number>();
  // Names first, so that an id wins over the name of another.
  territories.forEach(({ name }, t) => {
    positions.set(bare(name), t);
  });
  territories.forEach(({ id }, t) => {
    positions.set(bare(id), t);
  });
  return (written) => positions.get(bare(written)) ?? -1;
}

/** The actions of a choice, each with its CPTS in the layer in use. */
export function readActions(
  actions: readonly Action[],
  layer: TerritoryLayer,
  { territory, ...filter }: ActionsRequest,
): ActionsReply {
  const find = createTerritoryFinder(layer);
  const placed = filterActions(actions, filter).map((action) => ({
    ...action,
    territoryPosition: find(action.territory),
  }));
  const counts = new Map<number, number>();
  for (const { territoryPosition: t } of placed) if (t >= 0) counts.set(t, (counts.get(t) ?? 0) + 1);
  return {
    actions: territory === undefined ? placed : placed.filter((action) => action.territoryPosition === territory),
    byTerritory: [...counts].map(([t, count]) => ({ territory: t, count })).sort((a, b) => a.territory - b.territory),
    unmatched: placed.filter((action) => action.territoryPosition < 0).length,
  };
}
