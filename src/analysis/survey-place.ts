import { unitsOfTerritory } from "../domain/layer.ts";
import type { DeskContext } from "./desk-context.ts";
import { type DatasetFamily, respondentsOf } from "./survey-dataset.ts";
import { keyOfTerritory, type SurveyPlace } from "./survey-protocol.ts";

/** Respondents of a place, 1 each; null when it names a territory that there is not. */
export function membersOfPlace(
  context: Omit<DeskContext, "showTiles">,
  gathered: DatasetFamily,
  place: SurveyPlace,
): Uint8Array | null {
  if (place.kind === "territory" || place.kind === "several") {
    const refs = place.kind === "territory" ? [place.territory] : place.territories;
    const sets = refs.map((ref) => gathered.indexOf.get(keyOfTerritory(ref)));
    if (sets.length === 0 || sets.includes(undefined)) return null;
    const members = new Uint8Array(gathered.unitOf.length);
    for (const t of sets)
      respondentsOf(gathered, t!).forEach((isIn, respondent) => {
        members[respondent]! |= isIn;
      });
    return members;
  }
  const inScope = context.analysed()?.inScope;
  const units = place.kind === "units" ? new Set(Array.from(place.units)) : null;
  const isIn = (unit: number) => (units === null ? inScope?.[unit] === 1 : units.has(unit));
  return Uint8Array.from(gathered.unitOf, (unit, respondent) => {
    const whole = unit >= 0 ? [unit] : (gathered.wholeOf.get(respondent) ?? []);
    return whole.length > 0 && Array.prototype.every.call(whole, isIn) ? 1 : 0;
  });
}

/** Whether a territory counts at the date: every one does, but CPTS. */
export function isCounted(
  context: Omit<DeskContext, "showTiles">,
  { refs }: DatasetFamily,
  territory: number,
): boolean {
  const { mesh, id } = refs[territory]!;
  const active = context.analysed()?.active;
  if (mesh !== "cpts" || active === undefined) return true;
  return active[context.list().layer.territories.findIndex((one) => one.id === id)] === 1;
}

/** Whether a territory counts at the date and has a unit in the scope of the page. */
export function isInScope(
  context: Omit<DeskContext, "showTiles">,
  gathered: DatasetFamily,
  territory: number,
): boolean {
  const analysed = context.analysed();
  if (analysed === null) return true;
  if (!isCounted(context, gathered, territory)) return false;
  const { layer } = context.list();
  const { mesh, id } = gathered.refs[territory]!;
  // CPTS that answer for themselves are in the family without their communes.
  const units =
    mesh === "cpts"
      ? unitsOfTerritory(
          layer,
          layer.territories.findIndex((one) => one.id === id),
        )
      : gathered.family.territories[territory]!.units;
  return Array.prototype.some.call(units, (unit: number) => analysed.inScope[unit] === 1);
}
