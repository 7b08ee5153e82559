import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../scripts/example/random.ts";
import { protectFamily } from "../../src/domain/secrecy.ts";
import { buildFamily, type FamilyTerritory } from "../../src/domain/secrecy-family.ts";
import { boundsOf, type Constraint } from "../fixtures/linear-program.ts";

/** A country of nine units in a row, cut by nested and by overlapping territories. */
const UNITS = 9;
const span = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const TERRITORIES: readonly FamilyTerritory[] = [
  { mesh: "france", units: span(0, 9) },
  { mesh: "departement", rank: 2, units: span(0, 5) },
  { mesh: "departement", rank: 2, units: span(5, 9) },
  { mesh: "epci", rank: 2, units: span(0, 3) },
  { mesh: "epci", rank: 2, units: span(3, 6) },
  { mesh: "epci", rank: 2, units: span(6, 9) },
  { mesh: "cpts", rank: 1, units: span(0, 2) },
  { mesh: "cpts", rank: 1, units: span(2, 5) },
  { mesh: "cpts", rank: 1, units: span(4, 7) },
  { mesh: "cpts", rank: 1, units: [8] },
];

interface Drawn {
  readonly unitOf: Int32Array;
  readonly answerOf: Uint8Array;
  readonly categories: number;
}

function drawAnswers(random: Random, categories: number): Drawn {
  const people = Array.from({ length: UNITS }, () => Math.floor(random.next() ** 2 * 45));
  const taste = Array.from({ length: categories }, () => random.next() + 0.02);
  const unitOf: number[] = [];
  const answerOf: number[] = [];
  people.forEach((count, unit) => {
    const local = taste.map((weight) => weight * (0.3 + random.next()));
    const total = local.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < count; i++) {
      const drawn = random.next() * total;
      const answer = local.findIndex((_, c) => local.slice(0, c + 1).reduce((sum, weight) => sum + weight) > drawn);
      unitOf.push(unit);
      answerOf.push(Math.max(0, answer));
    }
  });
  return { unitOf: Int32Array.from(unitOf), answerOf: Uint8Array.from(answerOf), categories };
}

/**
 * Plays whoever has every published table and knows the rules: how many people of each unit gave each answer is
 * unknown, each figure shown is an equation, each « under the threshold » a bound. Gives the hidden cells that can be
 * told exactly.
 */
function attack(
  { unitOf, answerOf, categories }: Drawn,
  threshold: number,
  protect: typeof protectFamily = protectFamily,
): { told: string[]; hidden: number; shown: number } {
  const family = buildFamily(TERRITORIES, unitOf, UNITS);
  const secrecy = protect(family, threshold);
  const table = secrecy.judge(answerOf, categories);
  const width = UNITS * categories;
  const sumOf = (units: ArrayLike<number>, wanted: readonly number[]) => {
    const coefficients = new Array<number>(width).fill(0);
    for (const unit of Array.from(units)) for (const c of wanted) coefficients[unit * categories + c] = 1;
    return coefficients;
  };
  const every = span(0, categories);
  const constraints: Constraint[] = [];
  const targets: { readonly name: string; readonly coefficients: readonly number[] }[] = [];
  let shown = 0;
  function learn(
    name: string,
    coefficients: readonly number[],
    state: string,
    count: number,
    isPeopled: boolean,
  ): void {
    if (state === "shown") {
      shown++;
      constraints.push({ coefficients, relation: "=", bound: count });
      return;
    }
    if (state === "small") constraints.push({ coefficients, relation: "≤", bound: threshold - 1 });
    if (isPeopled) targets.push({ name, coefficients });
  }
  TERRITORIES.forEach(({ units }, t) => {
    const people = secrecy.counts[t]!;
    learn(`n of ${t}`, sumOf(units, every), secrecy.states[t]!, people, people > 0);
    for (const c of every) {
      const at = t * categories + c;
      learn(`${c} of ${t}`, sumOf(units, [c]), table.states[at]!, table.counts[at]!, people > 0);
    }
  });
  const told = targets.filter(({ coefficients }) => {
    const bounds = boundsOf(coefficients, constraints);
    if (bounds === null) throw new Error("the published tables contradict one another");
    return Math.floor(bounds.max + 1e-6) <= Math.ceil(bounds.min - 1e-6);
  });
  return { told: told.map(({ name }) => name), hidden: targets.length, shown };
}

/** What a spreadsheet would do. */
const hideSmallOnly: typeof protectFamily = (family, threshold) => {
  const real = protectFamily(family, threshold);
  const stateOf = (count: number) => (count < threshold ? "small" : "shown");
  return {
    ...real,
    states: Array.from(real.counts, stateOf),
    judge: (answerOf, categories) => {
      const table = real.judge(answerOf, categories);
      return { ...table, states: Array.from(table.counts, stateOf) };
    },
  };
};

describe("secrecy of a family of territories", () => {
  it.each([
    [2, 11],
    [2, 5],
    [3, 11],
    [3, 16],
    [4, 5],
    [4, 11],
  ])("leaves nothing to an attacker who has every table: %i categories, threshold %i", (categories, threshold) => {
    const random = createRandom(100 * categories + threshold);
    let hidden = 0;
    let shown = 0;
    for (let round = 0; round < 30; round++) {
      const drawn = drawAnswers(random, categories);
      const result = attack(drawn, threshold);
      expect(result.told, `round ${round}`).toEqual([]);
      hidden += result.hidden;
      shown += result.shown;
    }
    expect(hidden).toBeGreaterThan(200);
    expect(shown).toBeGreaterThan(100);
  });

  it("is needed: hiding small counts alone leaves some to be found", () => {
    const random = createRandom(7);
    const told = Array.from({ length: 10 }, () => attack(drawAnswers(random, 2), 11, hideSmallOnly).told.length);
    expect(told.reduce((sum, count) => sum + count)).toBeGreaterThan(5);
  });
});
