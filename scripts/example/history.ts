import marks from "../../data/example/marks.json" with { type: "json" };
import type { IsoDate, StageEvent } from "../../src/domain/territory.ts";
import type { Random } from "./random.ts";

/** When a CPTS of the example begins, and its dated stages. */
export interface History {
  readonly startDate: IsoDate;
  readonly stages: readonly StageEvent[];
}

type Curve = readonly (readonly [IsoDate, number])[];

const DAY = 86_400_000;
/** From the creation of a CPTS to its contract, at least, in days. */
const SHORTEST_WAY = 60;
/** The last CPTS counted before the published state came between these two counts. */
const LATE_SINCE = "2024-02-01";
/** Shares of the late CPTS that are in pre-project, or write their project; the others do not say. */
const LATE_SHARES = { "pre-projet": 0.7, lettre: 0.18 };

/**
 * Histories of `count` CPTS, oldest first: numbers of creations and of contracts follow the published counts, and the
 * state reached at the reference date is the published one, `stated` counting by stage, and lasts. Nobody says the
 * stage of the others: they have a date of creation only.
 */
export function writeHistories(
  count: number,
  stated: { readonly "pre-projet": number; readonly lettre: number; readonly aci: number },
  random: Random,
): readonly History[] {
  const created = marks.history.created as unknown as Curve;
  const total = created.at(-1)![1];
  const starts = Array.from({ length: count }, (_, rank) => dayAt(created, ((rank + 0.5) * total) / count));
  const late = starts.filter((day) => day >= toDay(LATE_SINCE)).length;
  const ends: (keyof typeof stated | "unstated")[] = new Array(count).fill("unstated");
  const assign = (stage: keyof typeof stated, ranks: readonly number[], wanted: number) => {
    const chosen = random.order(ranks, (rank) => 1 + rank).filter((rank) => ends[rank] === "unstated");
    for (const rank of chosen.slice(0, wanted)) ends[rank] = stage;
  };
  const early = [...starts.keys()].slice(0, count - late);
  const recent = [...starts.keys()].slice(count - late);
  for (const stage of ["pre-projet", "lettre"] as const) {
    const share = Math.min(stated[stage], Math.round(LATE_SHARES[stage] * late));
    assign(stage, recent, share);
    assign(stage, early, stated[stage] - share);
  }
  const undecided = early.filter((rank) => ends[rank] === "unstated");
  for (const rank of random.shuffle(undecided).slice(0, stated.aci)) ends[rank] = "aci";

  let contracts = 0;
  return starts.map((start, rank): History => {
    const end = ends[rank]!;
    if (end === "unstated") return { startDate: toDate(start), stages: [] };
    const first: StageEvent = { stage: "pre-projet", date: toDate(start) };
    if (end === "pre-projet") return { startDate: toDate(start), stages: [first] };
    const reference = toDay(marks.cpts.date);
    if (end === "lettre") {
      const written = Math.min(start + random.between(60, 600), reference - 5);
      return { startDate: toDate(start), stages: [first, { stage: "lettre", date: toDate(written) }] };
    }
    const signed = signatureDay(contracts++, stated.aci, start);
    return { startDate: toDate(start), stages: [first, ...wayToContract(start, signed, random)] };
  });
}

function signatureDay(rank: number, count: number, start: number): number {
  const signed = marks.history.signed as unknown as Curve;
  const [lastDate, total] = signed.at(-1)!;
  return Math.min(toDay(lastDate), Math.max(start + SHORTEST_WAY, dayAt(signed, ((rank + 0.5) * total) / count)));
}

/** Letter, project validated, negotiation, contract, and the contract signed again when it ends before the last date. */
function wayToContract(start: number, signed: number, random: Random): readonly StageEvent[] {
  const at = (share: number) => toDate(start + (signed - start) * share);
  const again = new Date(signed * DAY);
  again.setUTCFullYear(again.getUTCFullYear() + marks.history.contractYears);
  const renewed = again.toISOString().slice(0, 10);
  return [
    { stage: "lettre", date: at(random.between(0.15, 0.4)) },
    { stage: "valide", date: at(random.between(0.55, 0.75)) },
    { stage: "negociation", date: at(random.between(0.8, 0.95)) },
    { stage: "aci", date: toDate(signed) },
    ...(renewed <= marks.history.lastDate ? [{ stage: "aci", date: renewed } as const] : []),
  ];
}

/** The day when a curve of running counts reaches a number. */
function dayAt(curve: Curve, reached: number): number {
  for (let step = 1; step < curve.length; step++) {
    const [from, low] = curve[step - 1]!;
    const [to, high] = curve[step]!;
    if (reached <= high) return toDay(from) + ((toDay(to) - toDay(from)) * (reached - low)) / (high - low);
  }
  return toDay(curve.at(-1)![0]);
}

function toDay(date: IsoDate): number {
  return Date.parse(date) / DAY;
}

function toDate(day: number): IsoDate {
  return new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);
}
