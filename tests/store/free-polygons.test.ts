import { expect, test } from "vitest";
import type { AnalysisClient } from "../../src/analysis/client.ts";
import { createFreePolygons, type FreeState, NO_POLYGONS } from "../../src/store/free-polygons.ts";
import type { WorkKeeper } from "../../src/store/work-slice.ts";

const BYTES = new Uint8Array([1, 2]);
const FILE = { file: "a.geojson", polygons: [{ id: "1" }], anomalies: [], box: [0, 0, 1, 1] };

function slice(read: unknown) {
  let state: FreeState = NO_POLYGONS;
  const asked: string[] = [];
  const kept: unknown[] = [];
  const client = {
    async ask(name: string) {
      asked.push(name);
      const reply = typeof read === "function" ? read() : read;
      return name === "readFreePolygons" ? reply : { ok: true, value: [{ id: "1" }] };
    },
  } as unknown as AnalysisClient;
  const keeper = {
    keep: async (part: string, value: unknown) => void kept.push([part, value]),
  } as unknown as WorkKeeper;
  const polygons = createFreePolygons({
    now: () => state,
    change: (changes) => {
      state = { ...state, ...changes };
    },
    refresh: () => polygons.ask(() => true),
    client,
    keeper,
  });
  return { polygons, now: () => state, asked, kept };
}

test("a file is read, crossed, kept as it came, and read again at the next visit", async () => {
  const { polygons, now, kept } = slice({ ok: true, value: FILE });
  await polygons.takePolygons("a.geojson", BYTES);
  expect(now()).toMatchObject({ file: FILE, chosen: "1", crosses: [{ id: "1" }], isReading: false });
  expect(kept).toEqual([["polygons", { name: "a.geojson", bytes: BYTES, choices: {} }]]);

  const next = slice({ ok: true, value: FILE });
  expect(next.polygons.restore((kept[0] as unknown[])[1])).toBe(true);
  // Not before somebody looks.
  expect(next.asked).toEqual([]);
  await next.polygons.ask(() => true);
  expect(next.now().crosses).toEqual([{ id: "1" }]);
  expect(next.polygons.restore({ name: 3 })).toBe(false);
  expect(next.now()).toEqual(NO_POLYGONS);
});

test("a refused file is said, kept nowhere, and changes nothing of what is there", async () => {
  const answers = { ok: true, value: FILE } as Record<string, unknown>;
  const { polygons, now, kept } = slice(answers);
  await polygons.takePolygons("a.geojson", BYTES);
  Object.assign(answers, { ok: false, refusal: { code: "empty", file: "b.geojson" } });
  await polygons.takePolygons("b.geojson", BYTES);
  expect(now()).toMatchObject({ file: FILE, refusal: { file: "b.geojson" }, crosses: [{ id: "1" }] });
  expect(kept).toHaveLength(1);
  polygons.removePolygons();
  expect(now()).toEqual(NO_POLYGONS);
  expect(kept.at(-1)).toEqual(["polygons", undefined]);
});

test("an answer that nobody waits for any more is not shown", async () => {
  const { polygons, now } = slice({ ok: true, value: FILE });
  polygons.restore({ name: "a.geojson", bytes: BYTES, choices: {} });
  await polygons.ask(() => false);
  expect(now().crosses).toBeNull();
});

test("figures bear the name of the mesh that they cross, not of one that was only asked", async () => {
  let answer = (_: unknown) => {};
  const asked = new Promise((resolve) => {
    answer = resolve;
  });
  let state: FreeState = { ...NO_POLYGONS, file: FILE as unknown as FreeState["file"] };
  const polygons = createFreePolygons({
    now: () => state,
    change: (changes) => {
      state = { ...state, ...changes };
    },
    refresh: () => polygons.ask(() => true),
    client: { ask: () => asked } as unknown as AnalysisClient,
    keeper: {} as WorkKeeper,
  });
  const chosen = polygons.choosePolygonMesh("epci");
  expect(state).toMatchObject({ mesh: "epci", crossed: "cpts" });
  answer({ ok: true, value: [{ id: "1" }] });
  await chosen;
  expect(state).toMatchObject({ mesh: "epci", crossed: "epci" });
});

test("polygons taken away while they are read stay away, and the next file is read until its own answer", async () => {
  const answers: ((value: unknown) => void)[] = [];
  const { polygons, now, kept } = slice(() => new Promise((resolve) => void answers.push(resolve)));
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  void polygons.takePolygons("a.geojson", BYTES);
  await settle();
  polygons.removePolygons();
  void polygons.takePolygons("b.geojson", BYTES);
  await settle();
  answers[0]!({ ok: true, value: FILE });
  await settle();
  expect(now()).toMatchObject({ file: null, isReading: true });
  answers[1]!({ ok: true, value: { ...FILE, file: "b.geojson" } });
  await settle();
  expect(now()).toMatchObject({ file: { file: "b.geojson" }, isReading: false });
  expect(kept).toMatchObject([
    ["polygons", undefined],
    ["polygons", { name: "b.geojson" }],
  ]);
});
