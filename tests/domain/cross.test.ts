import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskTotals } from "../../src/domain/classes.ts";
import { crossLayers, type MeshView } from "../../src/domain/cross.ts";
import { scoreCross } from "../../src/domain/cross-scores.ts";
import { describeTerritories } from "../../src/domain/cross-territories.ts";
import { meshOf, viewOf } from "../fixtures/mesh-view.ts";
import { MINI_BASE, MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";
import { type PlainMesh, plainEffective, plainNested, plainPairs, plainScores } from "../fixtures/plain-cross.ts";

const COUNT = MINI_UNITS.count;
const EVERYWHERE = new Uint8Array(COUNT).fill(1);
const SCOPE = maskTotals(MINI_BASE, EVERYWHERE);
const EPCI = meshOf({ E1: [0, 1, 2, 3], E2: [4, 5, 6, 7], E3: [8, 9, 10] }, COUNT);

/** West holds 0, 1 and 4; middle holds 5 and 6 (as parts) and 2; east holds 6 (a part) and 7. */
const CPTS = viewOf(
  miniLayer({ west: { units: [0, 1, 4] }, middle: { units: [2, 5], parts: [6] }, east: { units: [7], parts: [6] } }),
  COUNT,
);
const cross = crossLayers(MINI_BASE, CPTS, EPCI, EVERYWHERE);

describe("crossLayers", () => {
  it("gives every pair with its units and people, a shared unit in full in each", () => {
    const pairs = Array.from(cross.pairA, (a, p) => [a, cross.pairB[p], cross.units[p], cross.population[p]]);
    expect(pairs).toEqual([
      [0, 0, 2, 40_000],
      [0, 1, 1, 1_000],
      [1, 0, 1, 30_000],
      [1, 1, 2, 5_000],
      [2, 1, 2, 7_000],
    ]);
    expect([...cross.exclusive.population]).toEqual([40_000, 1_000, 30_000, 2_000, 4_000]);
    expect([...cross.startA]).toEqual([0, 2, 4, 5]);
    expect([...cross.startB]).toEqual([0, 2, 5, 5]);
    expect([...cross.pairsByB]).toEqual([0, 2, 1, 3, 4]);
    expect(cross.areaKm2[0]).toBeCloseTo(MINI_BASE.geography.areaKm2[0]! + MINI_BASE.geography.areaKm2[1]!, 9);
  });

  it("says what each territory has in no partner", () => {
    expect([...cross.a.alone.units]).toEqual([0, 0, 0]);
    expect([...cross.b.units]).toEqual([4, 4, 3]);
    expect([...cross.b.alone.units]).toEqual([1, 0, 3]);
    expect([...cross.b.alone.population]).toEqual([5_000, 0, 600]);
  });

  it("leaves out what is inactive or outside the scope", () => {
    const west = Uint8Array.from({ length: COUNT }, (_, unit) => (unit % 4 < 2 ? 1 : 0));
    const inactive = { ...CPTS, active: Uint8Array.of(1, 0, 1) };
    const part = crossLayers(MINI_BASE, inactive, EPCI, west);
    expect(Array.from(part.pairA, (a, p) => [a, part.pairB[p], part.units[p]])).toEqual([
      [0, 0, 2],
      [0, 1, 1],
    ]);
    expect([...part.a.units]).toEqual([3, 0, 0]);
    expect([...part.b.alone.units]).toEqual([0, 1, 2]);
  });
});

describe("describeTerritories", () => {
  it("counts partners, by people", () => {
    const { partners, effectivePartners, mainPartner, mainShare, nested, straddling } = describeTerritories(
      cross,
      "a",
      "population",
    );
    expect([...partners]).toEqual([2, 2, 1]);
    expect(effectivePartners[0]).toBeCloseTo(41_000 ** 2 / (40_000 ** 2 + 1_000 ** 2), 12);
    expect(effectivePartners[2]).toBe(1);
    expect([...mainPartner]).toEqual([0, 0, 1]);
    expect(mainShare[1]).toBeCloseTo(30 / 35, 12);
    expect([...nested]).toEqual([0, 0, 1]);
    expect([...straddling]).toEqual([1, 1, 0]);
  });

  it("does not call nested what lies partly in no partner, nor straddling what has a single one", () => {
    const { present, partners, nested, straddling, mainPartner, mainShare } = describeTerritories(cross, "b", "units");
    expect([...present]).toEqual([1, 1, 1]);
    expect([...partners]).toEqual([2, 3, 0]);
    expect([...nested]).toEqual([0, 0, 0]);
    expect([...straddling]).toEqual([1, 1, 0]);
    expect([...mainPartner]).toEqual([0, 1, -1]);
    expect([...mainShare]).toEqual([0.5, 0.5, 0]);
    const alone = crossLayers(MINI_BASE, meshOf({ x: [7, 11] }, COUNT), EPCI, EVERYWHERE);
    const one = describeTerritories(alone, "a", "population");
    expect([one.partners[0], one.nested[0], one.straddling[0]]).toEqual([1, 0, 0]);
    expect(one.mainShare[0]).toBeCloseTo(4_000 / 4_400, 12);
  });
});

describe("scoreCross", () => {
  it("compares the units in one territory of each, and says what it leaves out", () => {
    const { agreement, nested } = scoreCross(cross, SCOPE, "population");
    expect(agreement.compared).toMatchObject({ units: 6, population: 77_000 });
    expect(agreement.excluded).toMatchObject({ units: 6, population: 9_000 });
    expect(nested.a).toMatchObject({ nested: 1, territories: 3, weightShare: 7_000 / 83_000 });
    expect(nested.b).toMatchObject({ nested: 0, territories: 3, share: 0 });
    expect(agreement.nested.a).toMatchObject({ nested: 1, territories: 3 });
    expect(agreement.territories).toEqual({ a: 3, b: 2 });
  });

  it("finds a mesh equal to itself", () => {
    const { agreement, nested } = scoreCross(crossLayers(MINI_BASE, EPCI, EPCI, EVERYWHERE), SCOPE, "population");
    expect(agreement).toMatchObject({ vMeasure: 1, homogeneity: 1, completeness: 1, jaccard: { a: 1, b: 1 } });
    expect(agreement.fragmentation).toEqual({ a: 1, b: 1 });
    expect([nested.a.share, nested.b.share]).toEqual([1, 1]);
  });

  it("finds homogeneity 1 where the first mesh divides the second", () => {
    const halves = meshOf({ w1: [0, 1], e1: [2, 3], w2: [4, 5], e2: [6, 7], n: [8, 9, 10] }, COUNT);
    const { agreement, nested } = scoreCross(crossLayers(MINI_BASE, halves, EPCI, EVERYWHERE), SCOPE, "population");
    expect(agreement.homogeneity).toBe(1);
    expect(agreement.completeness).toBeLessThan(1);
    expect([nested.a.share, nested.b.nested]).toEqual([1, 1]);
    expect(agreement.fragmentation.a).toBe(1);
    expect(agreement.fragmentation.b).toBeGreaterThan(1);
  });

  it("finds no information between rows and columns of equal weight", () => {
    const columns = meshOf({ c0: [0, 4, 8], c1: [1, 5, 9], c2: [2, 6, 10] }, COUNT);
    const square = meshOf({ r0: [0, 1, 2], r1: [4, 5, 6], r2: [8, 9, 10] }, COUNT);
    const { agreement } = scoreCross(crossLayers(MINI_BASE, square, columns, EVERYWHERE), SCOPE, "units");
    expect(agreement.mutualInformation).toBeCloseTo(0, 12);
    expect(agreement.vMeasure).toBeCloseTo(0, 12);
    expect(agreement.jaccard.a).toBeCloseTo(1 / 5, 12);
    expect(agreement.fragmentation.a).toBeCloseTo(3, 12);
  });
});

const mesh = fc.array(fc.uniqueArray(fc.nat(COUNT - 1), { maxLength: 6 }), { minLength: 1, maxLength: 5 });
/** With a territory that no longer counts before them, and one after. */
const asView = (sets: readonly (readonly number[])[]) => {
  const everything = Array.from({ length: COUNT }, (_, unit) => unit);
  const named = sets.map((units, t) => [`t${t}`, units] as const);
  const view = meshOf(Object.fromEntries([["before", everything], ...named, ["after", everything]]), COUNT);
  return { ...view, active: view.active.map((_, t) => (t === 0 || t > sets.length ? 0 : 1)) };
};
const asPlain = (sets: readonly (readonly number[])[], inScope: Uint8Array): PlainMesh =>
  Object.fromEntries(
    sets.map((units, t) => [
      `t${t}`,
      new Set(units.filter((unit) => inScope[unit] === 1).map((unit) => MINI_UNITS.codes[unit]!)),
    ]),
  );
const scopes = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: COUNT, maxLength: COUNT });

it("agrees with the definitions written with sets of codes, and keeps its bounds and symmetry", () => {
  fc.assert(
    fc.property(mesh, mesh, scopes, fc.constantFrom("population", "areaKm2", "units"), (one, two, inside, weight) => {
      const inScope = Uint8Array.from(inside);
      const weightOf = new Map(
        MINI_UNITS.codes.flatMap((code, unit) => {
          const amounts = {
            population: MINI_UNITS.population[unit]!,
            areaKm2: MINI_BASE.geography.areaKm2[unit]!,
            units: 1,
          };
          return inScope[unit] === 1 ? [[code as string, amounts[weight]] as const] : [];
        }),
      );
      const [a, b] = [asPlain(one, inScope), asPlain(two, inScope)];
      const [viewA, viewB] = [asView(one), asView(two)];
      const cut = crossLayers(MINI_BASE, viewA, viewB, inScope);

      const pairs = plainPairs(a, b, weightOf);
      expect(cut.pairA).toHaveLength(pairs.size);
      cut.pairA.forEach((t, pair) => {
        const plain = pairs.get(`t${t - 1}|t${cut.pairB[pair]! - 1}`)!;
        const isAfter = pair === 0 || cut.pairA[pair - 1]! < t || cut.pairB[pair - 1]! < cut.pairB[pair]!;
        expect(isAfter).toBe(true);
        expect(cut.units[pair]).toBe(plain.units);
        expect(cut[weight][pair]).toBeCloseTo(plain.weight, 6);
      });

      const nested = (side: "a" | "b") =>
        [...describeTerritories(cut, side, weight).nested.entries()].flatMap(([t, is]) =>
          is === 1 ? [`t${t - 1}`] : [],
        );
      expect(nested("a")).toEqual(plainNested(a, b));
      expect(nested("b")).toEqual(plainNested(b, a));
      const { effectivePartners, partners, straddling } = describeTerritories(cut, "a", weight);
      one.forEach((_, t) => {
        expect(effectivePartners[t + 1]).toBeCloseTo(plainEffective(a[`t${t}`]!, b, weightOf), 9);
        expect(effectivePartners[t + 1]! - partners[t + 1]!).toBeLessThanOrEqual(1e-9);
        expect(straddling[t + 1] === 1).toBe(partners[t + 1]! > 1 && !plainNested(a, b).includes(`t${t}`));
      });

      const { agreement } = scoreCross(cut, maskTotals(MINI_BASE, inScope), weight);
      const plain = plainScores(a, b, weightOf);
      expect(agreement.compared.units).toBe(plain.units);
      expect(agreement.mutualInformation).toBeCloseTo(plain.information, 9);
      expect(agreement.homogeneity).toBeCloseTo(plain.homogeneity, 9);
      expect(agreement.completeness).toBeCloseTo(plain.completeness, 9);
      expect(agreement.vMeasure).toBeCloseTo(plain.vMeasure, 9);
      expect([agreement.jaccard.a, agreement.jaccard.b]).toEqual(plain.jaccard.map((one) => expect.closeTo(one, 9)));
      expect([agreement.fragmentation.a, agreement.fragmentation.b]).toEqual(
        plain.fragmentation.map((one) => expect.closeTo(one, 9)),
      );
      expect([agreement.nested.a.nested, agreement.nested.b.nested]).toEqual(plain.nested.map(({ length }) => length));
      expect([agreement.territories.a, agreement.territories.b]).toEqual(plain.territories);

      // Bounds, and the same seen from the other side.
      for (const value of [agreement.homogeneity, agreement.completeness, agreement.jaccard.a, agreement.vMeasure]) {
        expect(value).toBeGreaterThanOrEqual(-1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }
      const back = scoreCross(
        crossLayers(MINI_BASE, viewB, viewA, inScope),
        maskTotals(MINI_BASE, inScope),
        weight,
      ).agreement;
      expect(back.vMeasure).toBeCloseTo(agreement.vMeasure, 9);
      expect(back.mutualInformation).toBeCloseTo(agreement.mutualInformation, 9);
      expect([back.homogeneity, back.jaccard.b]).toEqual([
        expect.closeTo(agreement.completeness, 9),
        expect.closeTo(agreement.jaccard.a, 9),
      ]);
    }),
    { numRuns: 300 },
  );
});

it("gives the same scores whatever the order of the territories", () => {
  fc.assert(
    fc.property(mesh, mesh, fc.nat(1_000), (one, two, seed) => {
      const turn = <T>(list: readonly T[]) => list.map((_, i) => list[(i + seed) % list.length]!).toReversed();
      const score = (a: MeshView, b: MeshView) =>
        scoreCross(crossLayers(MINI_BASE, a, b, EVERYWHERE), SCOPE, "population");
      const [before, after] = [score(asView(one), asView(two)), score(asView(turn(one)), asView(turn(two)))];
      expect(after.pairs).toBe(before.pairs);
      expect(after.nested.a.nested).toBe(before.nested.a.nested);
      expect(after.agreement.vMeasure).toBeCloseTo(before.agreement.vMeasure, 9);
      expect(after.agreement.jaccard.a).toBeCloseTo(before.agreement.jaccard.a, 9);
    }),
  );
});
