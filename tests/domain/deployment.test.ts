import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { earliestDate, monthsBetween, peopleCovered } from "../../src/domain/deployment.ts";
import { unitsOfTerritory } from "../../src/domain/layer.ts";
import { activeTerritories, DEFAULT_STAGES } from "../../src/domain/stages.ts";
import { STAGES } from "../../src/domain/territory.ts";
import { MINI_UNITS, miniLayer } from "../fixtures/mini-region.ts";

const everywhere = new Uint8Array(MINI_UNITS.count).fill(1);

describe("the deployment curve", () => {
  // A: 30 000 + 10 000 people from 2019; B: 10 000 + 30 000 from 2020 to 2021, with the 10 000 of A in common.
  const layer = miniLayer({
    a: { units: [0, 1], startDate: "2019-03-01" },
    b: { units: [1, 2], startDate: "2020-01-01", endDate: "2021-01-01" },
  });

  test("counts each person once, and forgets a CPTS that ended", () => {
    const dates = ["2019-01-01", "2019-03-01", "2020-01-01", "2020-12-31", "2021-01-01"];
    const people = peopleCovered(layer, MINI_UNITS.population, everywhere, DEFAULT_STAGES, dates);
    expect([...people]).toEqual([0, 40_000, 70_000, 70_000, 40_000]);
  });

  test("counts only the people of the scope", () => {
    const scope = Uint8Array.from(everywhere, (_, unit) => (unit === 2 ? 1 : 0));
    expect([
      ...peopleCovered(layer, MINI_UNITS.population, scope, DEFAULT_STAGES, ["2019-06-01", "2020-06-01"]),
    ]).toEqual([0, 30_000]);
  });

  test("is at each date what the territories active then cover, whatever their histories", () => {
    const month = fc
      .tuple(fc.integer({ min: 2018, max: 2022 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}-01`);
    const event = fc.record({ stage: fc.constantFrom(...STAGES), date: month }, { requiredKeys: ["stage"] });
    const territory = fc.record(
      {
        units: fc.uniqueArray(fc.integer({ min: 0, max: MINI_UNITS.count - 1 }), { minLength: 1 }),
        startDate: month,
        endDate: month,
        stages: fc.array(event, { maxLength: 3 }),
      },
      { requiredKeys: ["units", "stages"] },
    );
    const dates = monthsBetween("2017-11-15", "2023-02-10");
    fc.assert(
      fc.property(fc.array(territory, { minLength: 1, maxLength: 5 }), fc.subarray([...STAGES]), (list, stages) => {
        const layer = miniLayer(Object.fromEntries(list.map((one, i) => [`t${i}`, one])));
        const expected = dates.map((date) => {
          const active = activeTerritories(layer, { stages, date });
          const covered = new Set(
            layer.territories.flatMap((_, t) => (active[t] === 1 ? [...unitsOfTerritory(layer, t)] : [])),
          );
          return [...covered].reduce((sum, unit) => sum + MINI_UNITS.population[unit]!, 0);
        });
        expect([...peopleCovered(layer, MINI_UNITS.population, everywhere, stages, dates)]).toEqual(expected);
      }),
    );
  });

  test("begins at the first date of the layer, month by month", () => {
    expect(earliestDate(layer)).toBe("2019-03-01");
    expect(earliestDate(miniLayer({ c: { units: [0] } }))).toBeNull();
    expect(monthsBetween("2019-11-15", "2020-02-10")).toEqual(["2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01"]);
  });
});
