/** « Marseille 1er Arrondissement » is « Marseille 1er » on a map or in a list; other names stay as the source writes them. */
export const namePlace = (name: string): string => name.replace(/ Arrondissement$/, "");
