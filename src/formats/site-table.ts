import { foldText } from "./columns.ts";
import { isBareCode, type SiteColumns, type SiteRole } from "./site-columns.ts";
import { readNumber, type SiteRecord } from "./site-record.ts";

/** One column holds both numbers, latitude first as everywhere they are written together: `43.6, 3.9`. */
function readPair(cell: string): readonly [number, number] | null {
  const parts = /^\D*([-+]?\d+(?:\.\d+)?)\s*[,; ]\s*([-+]?\d+(?:\.\d+)?)\D*$/.exec(cell.trim());
  if (parts === null) return null;
  return [Number(parts[2]), Number(parts[1])];
}

/**
 * Returns a function that reads one row of a table into a record; null for a row that holds no establishment (blank,
 * or a legal entity in a file that mixes both).
 */
export function createRowReader({
  columns,
}: SiteColumns): (row: number, cells: readonly string[]) => SiteRecord | null {
  const cellOf = (cells: readonly string[], role: SiteRole): string => {
    const column = columns[role];
    return column === undefined ? "" : (cells[column]?.trim() ?? "");
  };
  return (row, cells) => {
    const read = (role: SiteRole) => cellOf(cells, role);
    if (cells.every((cell) => cell.trim() === "")) return null;
    if (read("level").toUpperCase() === "EJ") return null;
    const pair = readPair(read("point"));
    const commune = read("communeName");
    return {
      row,
      id: read("id"),
      legalEntity: read("legalEntity"),
      structure: read("structure"),
      name: read("name") || read("longName"),
      category: read("category"),
      categoryLabel: read("categoryLabel"),
      communeCode: read("communeCode") || (isBareCode(commune) ? commune : ""),
      communeName: isBareCode(commune) ? "" : commune,
      departement: read("departement"),
      postalCode: read("postalCode"),
      x: readNumber(read("lng")) ?? pair?.[0] ?? null,
      y: readNumber(read("lat")) ?? pair?.[1] ?? null,
      isClosed: isClosedState(read("state")) || read("closedOn") !== "",
    };
  };
}

/** OBSOLETE in t_finess, I (inactif) in FINESS+, fermé in plain lists. */
export function isClosedState(state: string): boolean {
  return /^(obsolete|i|inactif|inactive|ferme|fermee|closed)$/.test(foldText(state));
}
