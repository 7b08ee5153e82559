import { unitsOfTerritory } from "./layer.ts";
import { existsAt, forEachStage, isActiveAt, nextChange, stageAt } from "./stages.ts";
import type { IsoDate, Stage, TerritoryLayer } from "./territory.ts";

/** Date of the first month and of the last of a deployment curve: what the dates of a layer span, to the day wanted. */
export function monthsBetween(first: IsoDate, last: IsoDate): readonly IsoDate[] {
  const months: IsoDate[] = [];
  let [year, month] = first.split("-").map(Number) as [number, number];
  for (;;) {
    const date = `${year}-${String(month).padStart(2, "0")}-01`;
    if (date > last) return months;
    months.push(date);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** Earliest date that a layer gives, of a territory or of a stage; null when it gives none. */
export function earliestDate(layer: TerritoryLayer): IsoDate | null {
  let earliest: IsoDate | null = null;
  for (const { startDate, endDate, stages } of layer.territories) {
    for (const date of [startDate, endDate, ...stages.map((event) => event.date)])
      if (date !== undefined && (earliest === null || date < earliest)) earliest = date;
  }
  return earliest;
}

/**
 * People of the scope in at least one active territory at each date, counted once. `dates` ascend: only the territories
 * that change from one to the next are looked at, so that a curve costs about as much as one analysis.
 */
export function peopleCovered(
  layer: TerritoryLayer,
  population: Uint32Array,
  scopeMask: Uint8Array,
  stages: readonly Stage[],
  dates: readonly IsoDate[],
): Float64Array {
  const { territories } = layer;
  const claims = new Uint16Array(population.length);
  const active = new Uint8Array(territories.length);
  /** Until when the last answer holds; nothing is known before the first date. */
  const next = new Array<IsoDate | null>(territories.length).fill("");
  let people = 0;
  return Float64Array.from(dates, (date) => {
    for (let t = 0; t < active.length; t++) {
      const until = next[t]!;
      if (until === null || until > date) continue;
      next[t] = nextChange(territories[t]!, date);
      const isActive = isActiveAt(territories[t]!, stages, date) ? 1 : 0;
      if (isActive === active[t]) continue;
      active[t] = isActive;
      for (let i = layer.memberStart[t]!; i < layer.memberStart[t + 1]!; i++) {
        const unit = layer.members[i]!;
        if (active[t] === 1) {
          if (claims[unit]!++ === 0 && scopeMask[unit] === 1) people += population[unit]!;
        } else if (--claims[unit]! === 0 && scopeMask[unit] === 1) people -= population[unit]!;
      }
    }
    return people;
  });
}

/**
 * Territories with a unit in the scope that exist at each date, by the stage that they have then: what stands under the
 * curve of people covered. No stage is left out, so that the choice of stages can be made on the counts.
 */
export function territoriesByStage(
  layer: TerritoryLayer,
  scopeMask: Uint8Array,
  dates: readonly IsoDate[],
): Readonly<Record<Stage, Uint32Array>> {
  const counts = forEachStage(() => new Uint32Array(dates.length));
  layer.territories.forEach((territory, t) => {
    if (!unitsOfTerritory(layer, t).some((unit) => scopeMask[unit] === 1)) return;
    dates.forEach((date, d) => {
      if (existsAt(territory, date)) counts[stageAt(territory.stages, date)][d]!++;
    });
  });
  return counts;
}
