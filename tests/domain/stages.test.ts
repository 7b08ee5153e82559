import { describe, expect, it } from "vitest";
import { activeTerritories, DEFAULT_STAGES, existsAt, stageAt } from "../../src/domain/stages.ts";
import type { StageEvent, Territory } from "../../src/domain/territory.ts";
import { miniLayer } from "../fixtures/mini-region.ts";

describe("stageAt", () => {
  const history: readonly StageEvent[] = [
    { stage: "aci", date: "2024-03-01" },
    { stage: "lettre", date: "2021-06-15" },
    { stage: "valide", date: "2022-09-30" },
  ];

  it.each([
    ["2021-06-14", "inconnu"],
    ["2021-06-15", "lettre"],
    ["2022-09-29", "lettre"],
    ["2022-09-30", "valide"],
    ["2024-02-29", "valide"],
    ["2024-03-01", "aci"],
    ["2030-01-01", "aci"],
  ])("is the last one reached, whatever the order of the history: %s → %s", (date, stage) => {
    expect(stageAt(history, date)).toBe(stage);
    expect(stageAt(history.toReversed(), date)).toBe(stage);
  });

  it("is unknown without a history", () => {
    expect(stageAt([], "2026-01-01")).toBe("inconnu");
  });

  it("counts an undated stage at every date, until a dated one is reached", () => {
    const mixed: readonly StageEvent[] = [{ stage: "valide" }, { stage: "aci", date: "2024-03-01" }];
    expect(stageAt(mixed, "1990-01-01")).toBe("valide");
    expect(stageAt(mixed.toReversed(), "2024-03-01")).toBe("aci");
    expect(stageAt([{ stage: "aci" }, { stage: "abandonne", date: "2025-01-01" }], "2025-06-01")).toBe("abandonne");
  });

  it("takes the furthest of several stages of one day, or without date", () => {
    const day = "2024-01-01";
    expect(
      stageAt(
        [
          { stage: "aci", date: day },
          { stage: "lettre", date: day },
        ],
        day,
      ),
    ).toBe("aci");
    expect(stageAt([{ stage: "inconnu" }, { stage: "pre-projet" }], day)).toBe("pre-projet");
  });
});

describe("existsAt", () => {
  const territory = (bounds: Partial<Territory>): Territory => ({
    id: "a",
    name: "a",
    nature: "simule",
    stages: [],
    ...bounds,
  });

  it("includes the first day and excludes the last", () => {
    const bounded = territory({ startDate: "2020-01-01", endDate: "2021-01-01" });
    const days = ["2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01"];
    expect(days.map((day) => existsAt(bounded, day))).toEqual([false, true, true, false]);
  });

  it("leaves an absent bound open", () => {
    expect(existsAt(territory({}), "0001-01-01")).toBe(true);
    expect(existsAt(territory({ startDate: "2020-01-01" }), "9999-12-31")).toBe(true);
    expect(existsAt(territory({ endDate: "2020-01-01" }), "0001-01-01")).toBe(true);
  });
});

it("keeps the territories that exist in one of the stages", () => {
  const layer = miniLayer({
    unknown: { units: [0] },
    signed: { units: [1], stages: [{ stage: "aci", date: "2023-01-01" }] },
    given: { units: [2], stages: [{ stage: "abandonne" }] },
    ended: { units: [3], endDate: "2024-01-01" },
  });
  const activeAt = (date: string, stages = DEFAULT_STAGES) => [...activeTerritories(layer, { date, stages })];
  expect(activeAt("2024-01-01")).toEqual([1, 1, 0, 0]);
  expect(activeAt("2023-12-31")).toEqual([1, 1, 0, 1]);
  expect(activeAt("2024-01-01", ["aci"])).toEqual([0, 1, 0, 0]);
  expect(activeAt("2022-12-31", ["aci"])).toEqual([0, 0, 0, 0]);
  expect(activeAt("2024-01-01", ["abandonne", "inconnu"])).toEqual([1, 0, 1, 0]);
});
