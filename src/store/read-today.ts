import type { IsoDate } from "../domain/territory.ts";

/**
 * The base of communes is that of this year (a test compares it with the data): nobody can be looking at it before, so
 * that a clock which says so is wrong.
 */
export const BASE_YEAR = 2026;

/** The day of the clock; the first day of the base when the clock is before it, with the day that it said. */
export function readToday(now: Date): { readonly today: IsoDate; readonly wrongClock: IsoDate | null } {
  const said = now.toLocaleDateString("sv-SE");
  const isWrong = said < `${BASE_YEAR}-01-01`;
  return { today: isWrong ? `${BASE_YEAR}-01-01` : said, wrongClock: isWrong ? said : null };
}
