import { expect, test, vi } from "vitest";
import type { AnalysisClient } from "../../src/analysis/client.ts";
import { type AddedKind, createCockpitActions, INITIAL_COCKPIT } from "../../src/store/cockpit-slice.ts";
import type { AppState } from "../../src/store/state.ts";
import { unreadChoices } from "../../src/store/stored-keys.ts";
import type { WorkKeeper } from "../../src/store/work-slice.ts";

/** The slice over answers given in advance, and what it keeps. */
function open(answers: Readonly<Record<string, unknown>>) {
  let state = { cockpit: INITIAL_COCKPIT, language: "fr", selection: { kind: "none" } } as unknown as AppState;
  const kept: Record<string, unknown> = {};
  const ask = vi.fn(async (name: string) => {
    if (!(name in answers)) throw new Error(`not asked for here: ${name}`);
    return answers[name];
  });
  const actions = createCockpitActions({
    get: () => state,
    set: (changes) => {
      state = { ...state, ...changes };
    },
    client: { ask, askNewest: ask } as unknown as AnalysisClient,
    keeper: {
      keep: async (part: string, value: unknown) => {
        kept[part] = value;
      },
    } as unknown as WorkKeeper,
  });
  const select = (selection: AppState["selection"]) => {
    state = { ...state, selection };
  };
  return { actions, state: () => state.cockpit, selection: () => state.selection, select, kept, ask };
}

const bytes = new TextEncoder().encode("CPTS;Titre\nA;B\n") as Uint8Array<ArrayBuffer>;
const file = (kind: AddedKind | "other") => ({ name: `${kind}.csv`, bytes, choices: { kind } });

test("a note replaces the one before it, and an empty one is no note", () => {
  const { actions, state, kept } = open({});
  actions.noteZone({ key: "04209", cause: "refus", note: "Réunion" });
  actions.noteZone({ key: "04209", cause: "sans-projet", note: "" });
  actions.noteZone({ key: "13201", cause: "inconnu", note: "à voir" });
  expect(state().notes.map(({ key, cause }) => [key, cause])).toEqual([
    ["04209", "sans-projet"],
    ["13201", "inconnu"],
  ]);
  expect(kept.notes).toEqual(state().notes);
  actions.noteZone({ key: "04209", cause: "inconnu", note: "" });
  actions.noteZone({ key: "13201", cause: "inconnu", note: "" });
  expect(kept.notes).toBeUndefined();
});

test("a commune that is found late does not take the place of what was selected meanwhile", async () => {
  const box = [1, 44, 2, 45] as const;
  const { actions, state, selection, select } = open({ unitByCode: { unit: 7, box } });
  const asked = actions.showUnit("46102");
  select({ kind: "zone", unit: "46176" });
  expect(await asked).toEqual(box);
  expect(selection()).toEqual({ kind: "zone", unit: "46176" });
  expect(state().place).toBeNull();
  await actions.showUnit("46102");
  expect(selection()).toEqual({ kind: "unit", unit: 7 });
});

test("a refused table is said, and the one before it stays in use and in the work", async () => {
  const info = { file: "a.csv", count: 1, anomalies: [], ignoredColumns: [], themes: [] };
  const answers: Record<string, unknown> = {
    importActions: { ok: true, value: info },
    listActions: { actions: [], byTerritory: [], unmatched: 0 },
  };
  const { actions, state, kept } = open(answers);
  await actions.addTable("actions", "a.csv", bytes);
  const before = kept.tables;
  expect(before).toMatchObject([{ name: "a.csv", choices: { kind: "actions" } }]);
  answers.importActions = { ok: false, refusal: { code: "no-action", file: "b.csv", missing: [] } };
  await actions.addTable("actions", "b.csv", bytes);
  expect(state().refusal).toMatchObject({ about: "actions", refusal: { file: "b.csv" } });
  expect(state().actions?.file).toBe("a.csv");
  expect(kept.tables).toBe(before);
});

test("imported head-counts take the place of the published ones", async () => {
  const { actions, kept } = open({
    showPublishedPractitioners: 3,
    importPractitioners: { ok: true, value: 2 },
    practitionerFigures: { dates: [], rows: [], anomalies: [] },
  });
  await actions.addTable("published", "Piscénois", new Uint8Array());
  await actions.addTable("practitioners", "mg.csv", bytes);
  expect(kept.tables).toMatchObject([{ name: "mg.csv" }]);
});

test("damaged notes and tables are told, and the others are taken up", async () => {
  const { actions, state } = open({
    importCptsFacts: { ok: true, value: { file: "facts.csv", facts: [], unmatched: 0, anomalies: [] } },
    removeCptsFacts: undefined,
  });
  const notes = [{ key: "04209", cause: "refus", note: "" }, { key: 3 }];
  expect(actions.restore(notes, [file("facts"), file("other")])).toEqual(["notes", "tables"]);
  expect(state().notes).toHaveLength(1);
  expect(await actions.restoreTables()).toBe(true);
  expect(state().facts?.file).toBe("facts.csv");
  expect(actions.restore(undefined, undefined)).toEqual([]);
  expect(await actions.restoreTables()).toBe(true);
  expect(state().facts).toBeNull();
});

test("what lasts stays named until the last of it ends", async () => {
  vi.useFakeTimers();
  const { actions, state } = open({});
  const ends: (() => void)[] = [];
  const lasts = () => new Promise<void>((resolve) => ends.push(resolve));
  const seen = async (act: () => unknown) => {
    act();
    await vi.advanceTimersByTimeAsync(400);
    return state().busy;
  };
  expect(await seen(() => void actions.during("figures", lasts))).toBe("figures");
  expect(await seen(() => void actions.during("figures", lasts))).toBe("figures");
  expect(await seen(() => void actions.during("xlsx", lasts))).toBe("xlsx");
  expect(await seen(ends[0]!)).toBe("xlsx");
  expect(await seen(ends[2]!)).toBe("figures");
  expect(await seen(ends[1]!)).toBeNull();
  vi.useRealTimers();
});

test("what a link says and nobody reads is named", () => {
  expect(
    unreadChoices("#perimetre=departement:13&cible=60000&stades=aci,valide&date=2024-01-01&espace=dessiner"),
  ).toEqual([]);
  expect(unreadChoices("#perimetre=13&cible=abc&stades=aci,nul&date=2020-02-31&espace=x&autre=1")).toEqual([
    "perimetre=13",
    "cible=abc",
    "stades=aci,nul",
    "date=2020-02-31",
    "espace=x",
    "autre=1",
  ]);
  expect(unreadChoices("")).toEqual([]);
});
