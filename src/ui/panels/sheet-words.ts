import type { Interval, ReportTerritory } from "../../domain/report.ts";
import type { Text } from "../text/fr.ts";

/** People of a territory, or the interval that holds them. */
export const sayPeople = ({ min, max }: Interval, text: Text): string =>
  min === max ? text.integer(max) : text.sheet.interval(min, max);

/** How many times the target a population is: « 0,18 × 60 000 », or both ends of an interval. */
export function sayTimesTarget({ min, max }: Interval, target: number, text: Text): string {
  const [least, most] = [text.decimals(min / target, 2), text.decimals(max / target, 2)];
  return `${min === max ? most : text.cockpit.sheet.between(least, most)} × ${text.integer(target)}`;
}

/** How far a population is from the bounds of its ACI size; at both ends of an interval. */
export function sayBounds({ population, aci }: ReportTerritory, text: Text): string {
  const words = text.cockpit.sheet;
  const [least, most] = [aci.min, aci.max].map(({ aboveLowerBound, toNextSize }) =>
    words.boundsOf(aboveLowerBound, toNextSize),
  ) as [string, string];
  return population.min === population.max ? most : words.boundsBetween(least, most);
}

/** People by km², which is that of the maximum of an interval. */
export function sayDensity({ population, densityPerKm2 }: ReportTerritory, text: Text): string {
  if (densityPerKm2 === null) return "–";
  const density = text.sheet.perKm2(densityPerKm2);
  return population.min === population.max ? density : text.cockpit.sheet.atMost(density);
}
