import { EXAMPLE_MARK } from "../domain/nature.ts";

/** « Marseille 1er Arrondissement » is « Marseille 1er » on a map or in a list; other names stay as the source writes them. */
export const namePlace = (name: string): string => name.replace(/ Arrondissement$/, "");

/**
 * « CPTS autour de Gap (exemple) » is « autour de Gap » where room is short and the nature of the layer is said beside:
 * on the map, at the edge of a matrix.
 */
export function nameTerritory(name: string): string {
  const bare = name.replace(/^CPTS /i, "");
  return bare.endsWith(EXAMPLE_MARK) ? bare.slice(0, -EXAMPLE_MARK.length).trimEnd() : bare;
}
