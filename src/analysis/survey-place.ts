import { unitsOfTerritory } from "../domain/layer.ts";
import type { DeskContext } from "./desk-context.ts";
import { type DatasetFamily, keyOfTerritory, respondentsOf } from "./survey-dataset.ts";
import type { SurveyPlace } from "./survey-protocol.ts";

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
  if (place.kind === "scope")
    return Uint8Array.from(gathered.unitOf, (unit) => (unit >= 0 && inScope?.[unit] === 1 ? 1 : 0));
  const units = new Set(Array.from(place.units));
  return Uint8Array.from(gathered.unitOf, (unit) => (unit >= 0 && units.has(unit) ? 1 : 0));
}

/** Whether a territory has a unit in the scope of the page. */
export function isInScope(
  context: Omit<DeskContext, "showTiles">,
  { family, refs }: DatasetFamily,
  territory: number,
): boolean {
  const analysed = context.analysed();
  if (analysed === null) return true;
  const { layer } = context.list();
  const { mesh, id } = refs[territory]!;
  // CPTS that answer for themselves are in the family without their communes.
  const units =
    mesh === "cpts"
      ? unitsOfTerritory(
          layer,
          layer.territories.findIndex((one) => one.id === id),
        )
      : family.territories[territory]!.units;
  return Array.prototype.some.call(units, (unit: number) => analysed.inScope[unit] === 1);
}
