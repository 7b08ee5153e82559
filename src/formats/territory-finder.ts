import type { Territory } from "../domain/territory.ts";
import { foldText } from "./columns.ts";
import { countEdits } from "./near-names.ts";

/** A CPTS found by what a file calls it. */
export interface FoundTerritory {
  /** Null when several, or none near enough, could be meant. */
  readonly id: string | null;
  readonly isExact: boolean;
  /** Names of what it may be. */
  readonly candidates: readonly string[];
}

export interface TerritoryFinder {
  readonly find: (written: string) => FoundTerritory;
}

/** Words that names of CPTS have or lack at will. */
const EMPTY_WORDS = new Set([
  "cpts",
  "communaute",
  "professionnelle",
  "territoriale",
  "sante",
  "de",
  "du",
  "des",
  "la",
  "le",
  "les",
  "l",
  "d",
  "et",
  "en",
]);

const keyOf = (name: string) =>
  foldText(name.slice(0, 200))
    .split(" ")
    .filter((word) => !EMPTY_WORDS.has(word))
    .join(" ");

/** Letters that may be wrong in a name, and its shortest length for that. */
const MOST_EDITS = 2;
const SHORTEST = 6;

/** Recognises CPTS by id, by name, or by a name with a slip when only one is that near. */
export function createTerritoryFinder(territories: readonly Territory[]): TerritoryFinder {
  const byId = new Map(territories.map((territory) => [foldText(territory.id), territory]));
  const byKey = new Map<string, Territory[]>();
  for (const territory of territories) {
    const key = keyOf(territory.name);
    byKey.set(key, [...(byKey.get(key) ?? []), territory]);
  }
  const known = new Map<string, FoundTerritory>();
  const search = (written: string): FoundTerritory => {
    const exact = byId.get(foldText(written));
    if (exact !== undefined) return { id: exact.id, isExact: true, candidates: [exact.name] };
    const key = keyOf(written);
    const same = key === "" ? undefined : byKey.get(key);
    if (same !== undefined) {
      return { id: same.length === 1 ? same[0]!.id : null, isExact: true, candidates: same.map(({ name }) => name) };
    }
    if (key.length < SHORTEST) return { id: null, isExact: false, candidates: [] };
    const near = [...byKey]
      .filter(([other]) => countEdits(key, other, MOST_EDITS) <= MOST_EDITS)
      .flatMap(([, list]) => list);
    return {
      id: near.length === 1 ? near[0]!.id : null,
      isExact: false,
      candidates: near.map(({ name }) => name).slice(0, 8),
    };
  };
  return {
    find(written) {
      const found = known.get(written) ?? search(written);
      known.set(written, found);
      return found;
    },
  };
}
