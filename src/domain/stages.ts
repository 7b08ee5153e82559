import { type IsoDate, STAGES, type Stage, type StageEvent, type Territory, type TerritoryLayer } from "./territory.ts";

/** Every stage but `abandonne`. */
export const DEFAULT_STAGES: readonly Stage[] = STAGES.filter((stage) => stage !== "abandonne");

/** One value for each stage; `position` is that of `STAGES`. */
export function forEachStage<Value>(make: (stage: Stage, position: number) => Value): Record<Stage, Value> {
  const values: Partial<Record<Stage, Value>> = {};
  STAGES.forEach((stage, position) => {
    values[stage] = make(stage, position);
  });
  return values as Record<Stage, Value>;
}

/** Order in which a stage wins over another of the same date: the further one; `inconnu` never wins. */
const rank = (stage: Stage) => (stage === "inconnu" ? -1 : STAGES.indexOf(stage));

/**
 * The last stage reached at a date. A dated event reached wins over every undated one, since an undated one may be
 * older; nothing reached (an empty history, or one that lies in the future) is `inconnu`.
 */
export function stageAt(history: readonly StageEvent[], date: IsoDate): Stage {
  let last: StageEvent | undefined;
  for (const event of history) {
    if (event.date !== undefined && event.date > date) continue;
    const order = last === undefined ? 1 : compareDates(event.date, last.date) || rank(event.stage) - rank(last.stage);
    if (order > 0) last = event;
  }
  return last?.stage ?? "inconnu";
}

function compareDates(a: IsoDate | undefined, b: IsoDate | undefined): number {
  const [left, right] = [a ?? "", b ?? ""];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a territory exists at a date: `startDate` ≤ date < `endDate`, an absent bound is open. */
export function existsAt(territory: Territory, date: IsoDate): boolean {
  const { startDate, endDate } = territory;
  return (startDate === undefined || startDate <= date) && (endDate === undefined || date < endDate);
}

/** What decides which territories of a layer count. */
export interface Moment {
  readonly stages: readonly Stage[];
  readonly date: IsoDate;
}

/** Whether a territory exists at the date in one of the stages. */
export const isActiveAt = (territory: Territory, stages: readonly Stage[], date: IsoDate): boolean =>
  existsAt(territory, date) && stages.includes(stageAt(territory.stages, date));

/** 1 for every territory that exists at the date in one of the stages. */
export const activeTerritories = (layer: TerritoryLayer, { stages, date }: Moment): Uint8Array =>
  Uint8Array.from(layer.territories, (territory) => (isActiveAt(territory, stages, date) ? 1 : 0));

/** The first date after another at which a territory begins, ends or reaches a stage; null when nothing is to come. */
export function nextChange({ startDate, endDate, stages }: Territory, date: IsoDate): IsoDate | null {
  let next: IsoDate | null = null;
  const consider = (change: IsoDate | undefined) => {
    if (change !== undefined && change > date && (next === null || change < next)) next = change;
  };
  consider(startDate);
  consider(endDate);
  for (const event of stages) consider(event.date);
  return next;
}
