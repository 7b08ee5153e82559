import { mergeAtoms } from "./secrecy-blocks.ts";
import { countByTerritory, type TerritoryFamily } from "./secrecy-family.ts";
import { createPublishedSpan } from "./secrecy-span.ts";

/** Bounds of the threshold below which a count of people is not shown. */
export const THRESHOLD_BOUNDS = [5, 30] as const;
export const DEFAULT_THRESHOLD = 11;

/** A threshold that may be used, whatever a link or a field asks for. */
export function boundThreshold(asked: number): number {
  const [least, most] = THRESHOLD_BOUNDS;
  return Number.isFinite(asked) ? Math.min(most, Math.max(least, Math.round(asked))) : DEFAULT_THRESHOLD;
}

/**
 * `shown`; `small`: under the threshold; `difference`: hidden so that another is not found by subtraction; `secret`:
 * one or the other. Cells of answers only say `secret`: in tables that overlap, knowing which are small is often
 * enough to find them.
 */
export type CellState = "shown" | "small" | "difference" | "secret";

/** What may be said of one question in each territory of a family. */
export interface AnswerSecrecy {
  readonly categories: number;
  /** Respondents of territory `t` with answer `c`: `counts[t × categories + c]`; not for the eyes of anyone. */
  readonly counts: Uint32Array;
  /** Aligned with `counts`. */
  readonly states: readonly CellState[];
}

export interface FamilySecrecy {
  readonly threshold: number;
  readonly counts: Uint32Array;
  /** Whether the number of respondents of each territory may be shown. */
  readonly states: readonly CellState[];
  /**
   * The same for the answers to one question.
   * @param answerOf category of each respondent, 0 to categories − 1
   */
  readonly judge: (answerOf: ArrayLike<number>, categories: number, rules?: AnswerRules) => AnswerSecrecy;
}

export interface AnswerRules {
  /** Whether the answer of a territory was published before. */
  readonly wasShown?: (territory: number, category: number) => boolean;
  /** Categories in the order in which they are hidden; from the rarest when absent. */
  readonly order?: readonly number[] | undefined;
}

const NEVER = () => false;

/**
 * Decides what can be shown in a family of territories, rows, columns and differences included. In each table:
 * - a count under the threshold, zero included, is hidden, and so is a difference of two nested territories that
 *   would be one;
 * - categories are hidden in one order, from the rarest of the whole family on, never one alone, nor with fewer people
 *   together than two thresholds: what is hidden in a territory is as good as one larger category. Since every
 *   territory hides the first ones of the same order, whoever adds and subtracts totals gains nothing by mixing
 *   categories, and each category can be protected by itself;
 * - a total is published, by rank, then from the largest territory to the smallest, only if no hidden one can then be computed from
 *   all those published, and if what it leaves of each territory around it is not under the threshold.
 *
 * @param wasShown whether the total of a territory was published before, under another threshold or among other
 *   territories: it is known for good, so that nothing is published now that would tell more together with it
 */
export function protectFamily(
  family: TerritoryFamily,
  threshold: number,
  wasShown: (territory: number) => boolean = NEVER,
): FamilySecrecy {
  const counts = countByTerritory(family, null);
  const rankOf = (t: number) => family.territories[t]!.rank ?? 0;
  const order = Array.from(counts.keys()).sort((a, b) => rankOf(a) - rankOf(b) || counts[b]! - counts[a]! || a - b);
  const base = { family, order, people: counts, threshold };
  const isCounted = publishTotals(base, [counts], () => true, wasShown);
  const stateOf = loosenBounds(family, counts, isCounted, threshold);
  const states = Array.from(counts.keys(), stateOf);
  return {
    threshold,
    counts,
    states,
    judge(answerOf, categories, { wasShown: wasAnswerShown = NEVER, order: hiding } = {}) {
      const byCategory = Array.from({ length: categories }, (_, category) =>
        countByTerritory(family, (respondent) => answerOf[respondent] === category),
      );
      const rarest = byCategory
        .map((list, category) => ({ category, list, total: wholeOf(answerOf, category) }))
        .sort((a, b) =>
          hiding === undefined
            ? a.total - b.total || a.category - b.category
            : hiding.indexOf(a.category) - hiding.indexOf(b.category),
        );
      const ranked = rarest.map(({ list }) => list);
      const wasRankShown = (t: number, rank: number) => wasAnswerShown(t, rarest[rank]!.category);
      const shown = publishCategories(base, isCounted, ranked, wasRankShown);
      const table = new Uint32Array(counts.length * categories);
      const cells: CellState[] = new Array(table.length);
      for (let t = 0; t < counts.length; t++) {
        rarest.forEach(({ category, list }, rank) => {
          table[t * categories + category] = list[t]!;
          cells[t * categories + category] = shown[rank]![t] === 1 ? "shown" : "secret";
        });
      }
      return { categories, counts: table, states: cells };
    },
  };
}

function wholeOf(answerOf: ArrayLike<number>, category: number): number {
  let total = 0;
  for (let i = 0; i < answerOf.length; i++) if (answerOf[i] === category) total++;
  return total;
}

/**
 * Which territories show each category, by rank from the rarest. The two rarest are shown together or not at all, a
 * category only where every more frequent one is shown.
 */
function publishCategories(
  base: PublishBase,
  isCounted: Uint8Array,
  ranked: readonly Uint32Array[],
  wasShown: (territory: number, rank: number) => boolean,
): readonly Uint8Array[] {
  const shown: Uint8Array[] = new Array(ranked.length);
  let allowed = isCounted;
  for (let rank = ranked.length - 1; rank > 1; rank--) {
    // What is hidden of a territory is known in sum: two categories at least, held to the same rules on average.
    const rarer = meanOfTwo(ranked.slice(0, rank));
    const above = allowed;
    const lists = [ranked[rank]!, rarer];
    allowed = publishTotals(
      base,
      lists,
      (t) => above[t] === 1,
      (t) => wasShown(t, rank),
    );
    shown[rank] = allowed;
  }
  if (ranked.length < 2) return ranked.map(() => new Uint8Array(isCounted.length));
  const isAllowed = (t: number) => allowed[t] === 1;
  const pair = publishTotals(base, ranked.slice(0, 2), isAllowed, (t) => wasShown(t, 0) || wasShown(t, 1));
  shown[0] = pair;
  shown[1] = pair;
  return shown;
}

function meanOfTwo(lists: readonly Uint32Array[]): Float64Array {
  return Float64Array.from(lists[0]!, (_, t) => lists.reduce((sum, list) => sum + list[t]!, 0) / 2);
}

interface PublishBase {
  readonly family: TerritoryFamily;
  /** Territories, the largest first. */
  readonly order: readonly number[];
  /** Respondents of each territory. */
  readonly people: Uint32Array;
  readonly threshold: number;
}

/**
 * Publishes totals one by one, largest territories first, after those that were published before.
 * @param counts what is published of each territory: several lists are published together or not at all
 */
function publishTotals(
  { family, order, people, threshold }: PublishBase,
  counts: readonly (Uint32Array | Float64Array)[],
  isAllowed: (territory: number) => boolean,
  wasShown: (territory: number) => boolean,
): Uint8Array {
  const { atomsOf, holdersOf, territories } = family;
  const isEnough = (countOf: (list: ArrayLike<number>) => number) => counts.every((list) => countOf(list) >= threshold);
  const canShow = (t: number) => isAllowed(t) && isEnough((list) => list[t]!);
  const candidates = order.filter(canShow);
  const before = order.filter(wasShown);
  const blocks = mergeAtoms(family, [...new Set([...candidates, ...before])]);
  const span = createPublishedSpan(threshold);
  const totalsOf = (t: number) => counts.map((list) => list[t]!);
  for (const t of before) span.reveal(blocks.of(t), totalsOf(t));
  for (const t of order) {
    const hidden = canShow(t) ? null : blocks.cover(atomsOf[t]!);
    if (hidden !== null) span.protect(hidden);
  }
  for (const t of candidates) {
    for (const s of holdersOf[t]!) {
      const isSmallGap = people[s]! > people[t]! && !isEnough((list) => list[s]! - list[t]!);
      if (isSmallGap && canShow(s)) span.protect(without(blocks.of(s), blocks.of(t)));
    }
  }
  const shown = new Uint8Array(people.length);
  /** The published territories of one mesh, apart from one another, inside a published one. */
  const inside = new Map<string, { readonly taken: Set<number>; readonly inner: number[] }>();
  for (const t of candidates) {
    const around = holdersOf[t]!.filter((s) => shown[s] === 1).map((s) => {
      const key = `${s} ${territories[t]!.mesh}`;
      const { taken, inner } = inside.get(key) ?? { taken: new Set<number>(), inner: [] };
      inside.set(key, { taken, inner });
      return { s, taken, inner, isApart: atomsOf[t]!.every((atom) => !taken.has(atom)) };
    });
    const leavesEnough = around.every(({ s, taken, inner, isApart }) => {
      if (!isApart || taken.size + atomsOf[t]!.length === atomsOf[s]!.length) return true;
      return isEnough((list) => inner.reduce((left, one) => left - list[one]!, list[s]! - list[t]!));
    });
    const isOpen = leavesEnough || span.knows(blocks.of(t));
    if (!isOpen || !span.publish(blocks.of(t), totalsOf(t))) {
      span.protect(blocks.of(t));
      continue;
    }
    shown[t] = 1;
    for (const { taken, inner, isApart } of around) {
      if (!isApart) continue;
      for (const atom of atomsOf[t]!) taken.add(atom);
      inner.push(t);
    }
  }
  return shown;
}

/**
 * Reads the state of each territory. « Under the threshold » is a bound, and bounds add up: it is not said of
 * territories inside a published one that their bounds together, mesh by mesh, would nearly reach.
 */
function loosenBounds(
  family: TerritoryFamily,
  counts: Uint32Array,
  shown: Uint8Array,
  threshold: number,
): (t: number) => CellState {
  const { atomsOf, holdersOf, territories } = family;
  const loosened = new Uint8Array(counts.length);
  /** The most that each territory can be told to hold. */
  const most = Array.from(counts, (count, t) => {
    if (shown[t] === 1) return count;
    return count < threshold ? threshold - 1 : UNBOUNDED;
  });
  const inner: number[][] = Array.from(counts, () => []);
  holdersOf.forEach((holders, t) => {
    for (const s of holders) inner[s]!.push(t);
  });
  const outward = Array.from(counts.keys()).sort((a, b) => atomsOf[a]!.length - atomsOf[b]!.length);
  for (const s of outward) {
    for (const mesh of new Set(inner[s]!.map((t) => territories[t]!.mesh))) {
      const list = inner[s]!.filter((t) => territories[t]!.mesh === mesh);
      const taken = new Set<number>();
      let bound = 0;
      let hidden = 0;
      for (const t of list.sort((a, b) => most[a]! - most[b]!)) {
        if (atomsOf[t]!.some((atom) => taken.has(atom))) continue;
        for (const atom of atomsOf[t]!) taken.add(atom);
        bound += most[t]!;
        hidden += 1 - shown[t]!;
      }
      if (taken.size < atomsOf[s]!.length || hidden === 0) continue;
      if (shown[s] === 0) most[s] = Math.min(most[s]!, bound);
      else if (bound - counts[s]! < threshold - 1) for (const t of inner[s]!) loosened[t] = 1;
    }
  }
  return (t) => {
    if (shown[t] === 1) return "shown";
    return counts[t]! < threshold && loosened[t] === 0 ? "small" : "difference";
  };
}

const UNBOUNDED = 1_000_000_000;

function without(atoms: readonly number[], removed: readonly number[]): readonly number[] {
  const set = new Set(removed);
  return atoms.filter((atom) => !set.has(atom));
}
