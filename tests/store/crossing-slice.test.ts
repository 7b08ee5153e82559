import { expect, test } from "vitest";
import type { AnalysisClient } from "../../src/analysis/client.ts";
import { countedMeshes, createCrossingActions, INITIAL_CROSSING } from "../../src/store/crossing-slice.ts";
import type { AppState } from "../../src/store/state.ts";
import type { WorkKeeper } from "../../src/store/work-slice.ts";
import { settle, startedStore } from "./held-engine.ts";

/** A store of this slice alone, over answers that come when they are let go. */
function slice(answers: Readonly<Record<string, (...args: never[]) => unknown>>) {
  let state = { crossing: INITIAL_CROSSING, view: null, list: { kind: "none" } } as unknown as AppState;
  const asked: string[] = [];
  const kept: unknown[] = [];
  const client = {
    async ask(name: string, ...args: never[]) {
      asked.push(name);
      return await answers[name]?.(...args);
    },
  } as unknown as AnalysisClient;
  const keeper = { keep: async (_: string, value: unknown) => void kept.push(value) } as unknown as WorkKeeper;
  const set = (changes: Partial<AppState>) => {
    state = { ...state, ...changes };
  };
  return {
    actions: createCrossingActions({ get: () => state, set, client, keeper }),
    now: () => state.crossing,
    asked,
    kept,
  };
}

const refused = { ok: false, refusal: { code: "unknown-mesh", seen: "ght" } };

test("only the newest answer is shown", async () => {
  let release = () => {};
  const first = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { actions, now } = slice({
    borderBundles: () => refused,
    evaluateSet: async ({ expression }: { expression: { op: string } }) => {
      if (expression.op === "scope") await first;
      return { ok: true, value: { version: expression.op === "scope" ? 1 : 2 } };
    },
  });
  const slow = actions.chooseTab("sets");
  await slow;
  const late = actions.chooseRows([{ join: "union", term: { kind: "scope" } }]);
  await actions.chooseRows([{ join: "union", term: { kind: "mesh", mesh: "cpts" } }]);
  release();
  await late;
  expect(now().piecesVersion).toBe(2);
});

test("a territory taken in hand while a cross is on its way does not lose the cross", async () => {
  let release = () => {};
  const first = new Promise<void>((resolve) => {
    release = resolve;
  });
  const cross = { a: { ids: ["x"], departements: ["13"] }, b: { ids: ["y"], departements: ["13"] }, pairs: [] };
  const { actions, now } = slice({
    borderBundles: () => ({ ok: true, value: { version: 1 } }),
    crossMeshes: async () => {
      await first;
      return { ok: true, value: cross };
    },
    territoryFlow: ({ territory }: { territory: string }) => ({ ok: true, value: { version: 2, territory } }),
  });
  const late = actions.chooseWeight("areaKm2");
  await actions.take("b", "y");
  release();
  await late;
  expect(now().cross).toBe(cross);
  expect(now().flow).toMatchObject({ territory: "y" });
});

test("a refusal is said, and leaves with the next choice", async () => {
  let isKnown = false;
  const { actions, now } = slice({
    borderBundles: () => ({ ok: true, value: { version: 1 } }),
    evaluateSet: () => (isKnown ? { ok: true, value: { version: 2 } } : refused),
  });
  await actions.chooseTab("sets");
  expect(now().refusal).toEqual(refused.refusal);
  isKnown = true;
  await actions.chooseRows([]);
  expect(now().refusal).toBeNull();
});

test("sets, groups and processes are kept; one name, one set", () => {
  const { actions, now, kept } = slice({});
  actions.keepSet("a");
  actions.keepSet("a");
  actions.keepGroup("g");
  expect(now().kept.sets).toHaveLength(1);
  actions.dropSet("a");
  expect(kept.at(-1)).toEqual({ sets: [], groups: [{ name: "g", members: [] }], processes: {} });
  expect(actions.restore({ sets: "no", groups: [{ name: 3 }] })).toBe(false);
  expect(actions.restore(undefined)).toBe(true);
});

test("the two meshes come first among those counted, once each", () => {
  const meshes = ["cpts", "epci", "departement"].map((id) => ({ id })) as unknown as typeof INITIAL_CROSSING.meshes;
  const state = { ...INITIAL_CROSSING, meshes };
  expect(countedMeshes(state)).toEqual(["cpts", "epci", "departement"]);
  expect(countedMeshes({ ...state, a: "departement" })).toEqual(["departement", "epci"]);
  expect(countedMeshes({ ...state, b: "cpts" })).toEqual(["cpts", "departement"]);
});

const bundles = (version: number) => ({ ok: true, value: { version } });
const meshesOf = (...ids: readonly string[]) => ids.map((id) => ({ id }));

test("meshes that come with a new list are taken up although a choice was made meanwhile", async () => {
  const { store, release } = await startedStore();
  void store.crossing.update();
  await settle();
  void store.crossing.chooseTab("stack");
  await settle();
  await release("crossableMeshes", meshesOf("cpts", "epci", "ght"));
  expect(store.getState().crossing.meshes).toHaveLength(3);
});

test("lines asked for and given up are not left on the map under those that came back", async () => {
  const { store, release, asked } = await startedStore();
  void store.crossing.update();
  await settle();
  await release("crossableMeshes", meshesOf("cpts", "epci", "ght"));
  await release("borderBundles", bundles(1));
  // Two clicks on one mesh of the legend: in, and out again.
  void store.crossing.toggleOther("ght");
  void store.crossing.toggleOther("ght");
  await settle();
  await release("borderBundles", bundles(2));
  expect(asked()).toContain("borderBundles");
  await release("borderBundles", bundles(3));
  expect(store.getState().crossing.borders).toEqual({ version: 3 });
});

test("a territory taken in hand on a tab that does not ask for its flow keeps it", async () => {
  const { store, release } = await startedStore();
  void store.crossing.chooseTab("borders");
  void store.crossing.take("a", "x");
  void store.crossing.toggleOther("ght");
  await settle();
  await release("territoryFlow", { ok: true, value: { version: 5, territory: "x" } });
  expect(store.getState().crossing.flow).toMatchObject({ territory: "x" });
});

test("two CPTS clicked one after the other are both in the group", async () => {
  const { store, release } = await startedStore();
  void store.crossing.chooseTab("groups");
  void store.crossing.takeAt(2, 48);
  void store.crossing.takeAt(3, 48);
  await settle();
  await release("meshTerritoriesAt", { ok: true, value: ["x"] });
  await release("meshTerritoriesAt", { ok: true, value: ["y"] });
  expect(store.getState().crossing.members).toEqual(["x", "y"]);
});

test("names asked for before other meshes came are asked again", async () => {
  const { store, release } = await startedStore();
  void store.crossing.update();
  void store.crossing.listTerritories("cpts");
  await settle();
  await release("crossableMeshes", meshesOf("cpts", "epci"));
  await release("meshTerritories", { ok: true, value: { ids: ["old"], names: ["Old"] } });
  await release("meshTerritories", { ok: true, value: { ids: ["new"], names: ["New"] } });
  expect(store.getState().crossing.lists.cpts?.ids).toEqual(["new"]);
});
