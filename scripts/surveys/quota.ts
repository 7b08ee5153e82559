import type { Random } from "../example/random.ts";

/**
 * Deals values so that each keeps its published share of the rows, to the nearest person: rows with the highest score
 * get the last values. A score of pure chance deals at random.
 * @param shares of each value, in any unit
 * @returns position in `shares` for each row
 */
export function dealQuota(scores: readonly number[], shares: readonly number[]): Uint8Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const order = Array.from(scores.keys()).sort((a, b) => scores[a]! - scores[b]! || a - b);
  const dealt = new Uint8Array(scores.length);
  let upTo = 0;
  let position = 0;
  shares.forEach((share, value) => {
    upTo += (share / total) * scores.length;
    for (; position < Math.round(upTo) && position < order.length; position++) dealt[order[position]!] = value;
  });
  return dealt;
}

/** A score for each row: chance, and `pull` times a leaning between 0 and 1. */
export function drawScores(random: Random, leaning: readonly number[], pull: number): readonly number[] {
  return leaning.map((lean) => random.next() + pull * lean);
}

/** Rows that are given a value met by exactly `count` of them, the more leaning first in spite of chance. */
export function choose(random: Random, leaning: readonly number[], pull: number, count: number): readonly boolean[] {
  const scores = drawScores(random, leaning, pull);
  const chosen = new Set(
    Array.from(scores.keys())
      .sort((a, b) => scores[b]! - scores[a]! || a - b)
      .slice(0, count),
  );
  return leaning.map((_, row) => chosen.has(row));
}
