/** Levels of a map of answers, the finest first. */
export const MAP_LEVELS = ["cpts", "epci", "departement", "region"] as const;

/** How a level would be read: territories in the scope, and those whose answer would be told. */
export interface LevelReach {
  readonly mesh: string;
  readonly territories: number;
  readonly told: number;
}

/** A map is worth looking at where it tells at least this many territories, and this share of them. */
const FEWEST_TOLD = 2;
const TOLD_SHARE = 1 / 4;

/**
 * The finest level that tells enough to be looked at; else the one that tells the largest share of its territories
 * among those that tell two, since one colour is no map; else the coarsest.
 * @param levels the finest first
 */
export function chooseMapLevel(levels: readonly LevelReach[]): string {
  const shareOf = ({ told, territories }: LevelReach) => (territories === 0 ? 0 : told / territories);
  const enough = levels.find((level) => level.told >= FEWEST_TOLD && shareOf(level) >= TOLD_SHARE);
  if (enough !== undefined) return enough.mesh;
  const several = levels.filter(({ told }) => told >= FEWEST_TOLD);
  const best = several.toSorted((a, b) => shareOf(b) - shareOf(a))[0];
  return (best ?? levels.at(-1)!).mesh;
}
