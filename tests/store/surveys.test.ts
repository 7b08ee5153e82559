import { describe, expect, it } from "vitest";
import type { AnalysisClient } from "../../src/analysis/client.ts";
import type { SurveyMap } from "../../src/analysis/survey-protocol.ts";
import { answerSteps } from "../../src/store/answer-steps.ts";
import { NO_SURVEYS, readKeptSurveys } from "../../src/store/kept-surveys.ts";
import type { AppState } from "../../src/store/state.ts";
import { besidesOf, placeOf } from "../../src/store/survey-place.ts";
import { createSurveyActions, INITIAL_SURVEYS } from "../../src/store/survey-slice.ts";
import type { WorkKeeper } from "../../src/store/work-slice.ts";

const valuesOf = (...shares: readonly (number | null)[]): SurveyMap["values"] =>
  shares.map((share, i) => {
    const cell = { state: share === null ? "secret" : "shown", n: 20, share, low: null, high: null } as const;
    return { id: String(i), name: String(i), respondents: cell, answer: cell };
  });

describe("the steps of a map of answers", () => {
  it("are round, ascending and hold the extremes in the first and the last", () => {
    for (const [shares, bounds] of [
      [
        [0.52, 0.7],
        [0.52, 0.57, 0.62, 0.67],
      ],
      [
        [0.1, 0.9],
        [0.2, 0.4, 0.6, 0.8],
      ],
      [
        [0.02, 0.98, null],
        [0.2, 0.4, 0.6, 0.8],
      ],
    ] as const) {
      const { bounds: found } = answerSteps(valuesOf(...shares));
      expect(found).toHaveLength(4);
      expect(found.every((bound, i) => bound > 0 && bound < 1 && (i === 0 || bound > found[i - 1]!))).toBe(true);
      for (const [i, bound] of found.entries()) expect(Math.abs(bound - bounds[i]!)).toBeLessThanOrEqual(0.05);
    }
  });
  it("are four even where nothing is shown", () => {
    expect(answerSteps(valuesOf(null, null)).bounds).toHaveLength(4);
  });
});

describe("the part of the work that surveys keep", () => {
  const file = {
    name: "r.csv",
    bytes: new Uint8Array([1]),
    choices: { instrument: "attentes-craintes", columns: { genre: "sexe" }, retained: [3] },
  };
  it("comes back as it was kept", () => {
    const kept = { files: [file], threshold: 15, populations: { "a b": 160 }, labels: { a: { 1: "prudents" } } };
    expect(readKeptSurveys(kept)).toEqual({ kept, damaged: 0 });
    expect(readKeptSurveys(undefined)).toEqual({ kept: NO_SURVEYS, damaged: 0 });
  });
  it("loses what is damaged alone, and never its bounds", () => {
    const broken = { ...file, choices: { instrument: 4, columns: {}, retained: [] } };
    const { kept, damaged } = readKeptSurveys({ files: [file, broken, "x"], threshold: 2, populations: { a: "x" } });
    expect([kept.files.length, damaged, kept.threshold, kept.populations]).toEqual([1, 2, 5, {}]);
    expect(readKeptSurveys("nothing").damaged).toBe(1);
  });
});

it("a place is one territory where it can be, so that it is judged with the others", () => {
  const state = (scope: unknown) => ({ scope }) as Parameters<typeof placeOf>[0];
  const zone = { level: "departement", code: "46" };
  const lot = { mesh: "departement", id: "46" };
  expect(placeOf(state({ kind: "france" }), { kind: "scope" })).toMatchObject({ territory: { mesh: "france" } });
  expect(placeOf(state({ kind: "zones", zones: [zone] }), { kind: "scope" })).toEqual({
    kind: "territory",
    territory: lot,
  });
  expect(placeOf(state({ kind: "zones", zones: [zone, zone] }), { kind: "scope" }).kind).toBe("scope");
  const named = { ...lot, name: "Lot" };
  const several = placeOf(state({ kind: "france" }), { kind: "territories", of: [named, { ...named, id: "12" }] });
  expect(several).toMatchObject({ kind: "several", name: "Lot + Lot" });
});

it("a place is compared with what is around it, and France with nothing", () => {
  const zones = [
    { level: "region", code: "93", parent: "" },
    { level: "departement", code: "13", parent: "93" },
  ];
  const besides = (scope: unknown, place: unknown = { kind: "scope" }) =>
    besidesOf({
      scope,
      base: { kind: "ready", info: { zones } },
      surveys: { place, beside: "region" },
    } as unknown as Parameters<typeof besidesOf>[0]);
  const zone = (level: string, code: string) => ({ kind: "zones", zones: [{ level, code }] });
  expect(besides({ kind: "france" })).toEqual([]);
  expect(besides(zone("region", "93"))).toEqual(["france"]);
  expect(besides(zone("departement", "13"))).toEqual(["region", "france"]);
  const france = { kind: "territories", of: [{ mesh: "france", id: "france", name: "France" }] };
  expect(besides(zone("region", "93"), france)).toEqual([]);
});

describe("answers that come out of order", () => {
  const THEME = { kind: "theme", theme: "coordination", side: "attente" } as const;

  /** The slice alone, over answers that come when they are let go: the first of each name waits its turn. */
  function slice() {
    let state = {
      surveys: { ...INITIAL_SURVEYS, dataset: "d", answer: THEME, datasets: [{ id: "d", retained: 9 }] },
      scope: { kind: "france" },
      base: { kind: "ready", info: { zones: [] } },
      view: null,
      list: { kind: "none" },
    } as unknown as AppState;
    const waiting: { name: string; args: readonly unknown[]; answer: (value: unknown) => void }[] = [];
    const client = {
      ask: (name: string, ...args: readonly unknown[]) =>
        new Promise((answer) => {
          waiting.push({ name, args, answer });
        }),
    } as unknown as AnalysisClient;
    const set = (changes: Partial<AppState>) => {
      state = { ...state, ...changes };
    };
    const keeper = { keep: async () => {} } as unknown as WorkKeeper;
    const actions = createSurveyActions({ get: () => state, set, client, keeper, during: (_, read) => read(() => {}) });
    /** Answers what was asked longest ago under this name. */
    const release = async (name: string, value: unknown) => {
      const index = waiting.findIndex((one) => one.name === name);
      if (index < 0) throw new Error(`${name} was not asked`);
      const [asked] = waiting.splice(index, 1);
      asked!.answer(value);
      await new Promise((resolve) => setTimeout(resolve));
      return asked!.args;
    };
    const isAsked = (name: string) => waiting.some((one) => one.name === name);
    return { actions, now: () => state.surveys, release, isAsked };
  }
  const reading = (name: string) => ({ ok: true, value: { name } });

  it("a typology that ends does not lose the map of a level just chosen", async () => {
    const { actions, now, release } = slice();
    const typology = actions.runTypology();
    const level = actions.chooseMapMesh("departement");
    await release("runTypology", { ok: true, value: { classes: [] } });
    await release("mapSurvey", { mesh: "departement", values: [] });
    await release("readSurvey", reading("with classes"));
    await Promise.all([typology, level]);
    expect(now().map).toMatchObject({ mesh: "departement", shows: THEME });
    expect([now().reading, now().typology.share]).toEqual([{ name: "with classes" }, null]);
  });

  it("a level chosen while a place is read loses neither the reading nor what comes after it", async () => {
    const { actions, now, release } = slice();
    const place = actions.choosePlace({ kind: "scope" });
    const level = actions.chooseMapMesh("departement");
    await release("mapSurvey", { mesh: "departement", values: [] });
    expect(now().waiting).toBe(true);
    await release("readSurvey", reading("place"));
    await release("mapSurvey", { mesh: "departement", values: [] });
    await release("surveyRegions", ["r"]);
    await release("listDuplicates", []);
    await Promise.all([place, level]);
    expect([now().reading, now().regions, now().waiting]).toEqual([{ name: "place" }, ["r"], false]);
  });

  it("nothing of the place before is shown once another is chosen", async () => {
    const { actions, now, release } = slice();
    const texts = actions.reviewTexts("q");
    const map = actions.chooseAnswer(THEME);
    await new Promise((resolve) => setTimeout(resolve));
    void actions.choosePlace({ kind: "scope" });
    await release("reviewTexts", ["a free text"]);
    await release("mapSurvey", { mesh: "cpts", values: [] });
    await Promise.all([texts, map]);
    expect([now().texts, now().map]).toEqual([null, null]);
  });

  it("classes built under a threshold that was raised meanwhile are not shown", async () => {
    const { actions, now, release, isAsked } = slice();
    void actions.runTypology();
    void actions.chooseThreshold(20);
    await release("runTypology", { ok: true, value: { classes: ["of the threshold before"] } });
    while (isAsked("readSurvey")) await release("readSurvey", reading("place"));
    expect(now().typology.view).toBeNull();
  });

  it("classes asked for twice are being built until the second answer", async () => {
    const { actions, now, release } = slice();
    void actions.runTypology();
    void actions.runTypology();
    await release("runTypology", { ok: false, refusal: { code: "cancelled" } });
    expect(now().typology).toMatchObject({ share: 0, refusal: null });
    await release("runTypology", { ok: true, value: { classes: ["second"] } });
    await release("readSurvey", reading("with classes"));
    expect(now().typology).toMatchObject({ share: null, view: { classes: ["second"] } });
  });

  it("a file chosen while another is read waits with its own bytes", async () => {
    const { actions, release } = slice();
    actions.takeFile("one.csv", new Uint8Array([1]));
    void actions.readPending("i");
    actions.takeFile("two.csv", new Uint8Array([2]));
    await release("importResponses", { ok: false, refusal: { code: "empty" } });
    void actions.readPending("i");
    await new Promise((resolve) => setTimeout(resolve));
    expect(await release("importResponses", { ok: false, refusal: { code: "empty" } })).toMatchObject([
      { name: "two.csv", bytes: new Uint8Array([2]) },
      expect.anything(),
    ]);
  });

  it("two responses retained in a row are both kept for the next visit", async () => {
    const { actions, now, release } = slice();
    const file = { name: "d", bytes: new Uint8Array(), choices: { instrument: "i", columns: {}, retained: [] } };
    actions.restore({ files: [file], threshold: 11, populations: {}, labels: {} });
    void actions.chooseDataset("i d");
    void actions.retain(3);
    void actions.retain(5);
    await release("retainResponse", { id: "i d", retained: 8 });
    await release("retainResponse", { id: "i d", retained: 8 });
    expect(now().kept.files[0]?.choices.retained).toEqual([3, 5]);
  });

  it("free texts that were closed do not open again when their answer comes", async () => {
    const { actions, now, release } = slice();
    void actions.reviewTexts("q");
    await new Promise((resolve) => setTimeout(resolve));
    actions.closeTexts();
    await release("reviewTexts", ["a free text"]);
    expect(now().texts).toBeNull();
  });
});
