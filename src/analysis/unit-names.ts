import { withoutExampleMark } from "../domain/nature.ts";

/** « Marseille 1er Arrondissement » is « Marseille 1er » on a map or in a list; other names stay as the source writes them. */
export const namePlace = (name: string): string => name.replace(/ Arrondissement$/, "");

/** The name of a CPTS on the map, where « CPTS » goes without saying and the nature of the layer is said beside. */
export const nameTerritory = (name: string): string => withoutExampleMark(name).replace(/^CPTS /i, "");
