import { expect, test, vi } from "vitest";
import { draftRecord } from "../fixtures/draft-record.ts";
import { settle, startedStore } from "./held-engine.ts";

const RECORD = draftRecord({ id: "a", name: "A" });
const reply = (units: readonly number[]) => ({
  id: "a",
  kept: { last: null, position: 0, length: 0 },
  refused: [],
  feedback: { units, replaced: [] },
});
const opening = { record: RECORD, reply: reply([]), codeChanges: [], historyKept: true, unknownTerritories: [] };

/** The store with one draft, open as it was left. */
async function drawing() {
  const started = await startedStore({ drafts: { records: [RECORD], current: "a", variants: [] } });
  await started.release("openDraft", opening);
  await started.drain("listSites");
  // The small maps are asked for a moment later, once.
  await vi.waitFor(() => expect(started.asked()).toEqual(["compareDrafts"]), 20_000);
  await started.drain("compareDrafts");
  const now = () => started.store.getState().draw;
  expect(now().current).toBe("a");
  return { ...started, draw: started.store.draw, now };
}
const adds = (unit: number) => ({ stroke: { add: [unit] } });
const line = (unit: number) => ({ unit, name: `${unit}` });
const AT = { lng: 2, lat: 48, x: 10, y: 10 };

test("what was drawn before the start screen is opened is drawn, although the engine takes its time", async () => {
  const { draw, now, release, written } = await drawing();
  void draw.stroke(adds(1));
  void draw.stroke(adds(2));
  void draw.leave();
  await settle();
  await release("strokeDraft", reply([1]));
  expect(await release("strokeDraft", reply([1, 2]))).toMatchObject(["a", adds(2)]);
  expect([now().current, written.drafts]).toMatchObject([null, { current: null, records: [{ id: "a" }] }]);
});

test("a commune clicked, then « annuler » at once: the click is what is undone", async () => {
  const { draw, release, asked } = await drawing();
  void draw.toggleAt(2, 48);
  void draw.undo();
  await settle();
  expect(asked()).toEqual(["unitIndexAt"]);
  await release("unitIndexAt", 7);
  expect(await release("strokeDraft", reply([7]))).toMatchObject(["a", { stroke: { add: [7] } }]);
  expect(asked()).toContain("undoDraft");
});

test("keys struck faster than they are answered each count, in their order", async () => {
  const { draw, now, release } = await drawing();
  const centre = { lng: 2, lat: 48 };
  for (const direction of ["right", "right"] as const) void draw.moveFocus(direction, centre);
  void draw.toggleFocus();
  await settle();
  await release("unitIndexAt", 1);
  await release("previewDraft", line(1));
  expect(await release("unitBeside", { unit: 2 })).toEqual([1, "right"]);
  await release("previewDraft", line(2));
  expect(await release("strokeDraft", reply([2]))).toMatchObject(["a", { stroke: { add: [2] } }]);
  await release("previewDraft", line(2));
  expect(now().focus).toBe(2);
});

test("nothing is shown of a place that the pointer has left, nor under another tool", async () => {
  const { draw, now, release } = await drawing();
  void draw.hover(AT);
  await settle();
  void draw.hover(null);
  await release("previewDraftAt", line(1));
  expect(now().preview).toBeNull();
  void draw.focusUnit(3);
  await settle();
  draw.openOver("share");
  await release("previewDraft", line(3));
  expect(now().preview).toBeNull();
});

test("a gesture under way when the engine is stopped is drawn by the next one, once the drafts are back", async () => {
  const { store, draw, now, release, drain, asked } = await drawing();
  store.toggleSide("data");
  const text = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\n";
  void store.takeFile("lente.csv", new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>);
  await vi.waitFor(() => expect(asked()).toEqual(["importList"]), 20_000);
  void draw.stroke(adds(1));
  void draw.stroke(adds(2));
  await settle();
  expect(asked()).toEqual(["importList", "strokeDraft"]);
  vi.useFakeTimers();
  const cancelled = store.imports.cancel();
  await vi.advanceTimersByTimeAsync(400);
  vi.useRealTimers();
  await settle();
  const { reading, side } = store.getState();
  expect([asked(), reading, side]).toEqual([["start"], null, "data"]);
  await release("start", { ok: true, value: { info: {}, list: { file: "exemple" }, view: {} } });
  await release("analyse", { version: 1_000_000, report: { meta: { scope: "france" } } });
  await drain("deployment", "listSites");
  expect(asked()).toEqual(["openDraft"]);
  await release("openDraft", opening);
  expect(await release("strokeDraft", reply([1]))).toMatchObject(["a", adds(1)]);
  expect(await release("strokeDraft", reply([1, 2]))).toMatchObject(["a", adds(2)]);
  await release("readDraft", reply([1, 2]));
  await cancelled;
  expect(now().reply?.feedback.units).toEqual([1, 2]);
});

test("drafts that another tab wrote in a form not known here are neither dropped nor written over", async () => {
  const { draw, now, release, vault } = await drawing();
  vault.write = async () => "elsewhere";
  vault.read = async () => {
    throw new Error("a newer version wrote it");
  };
  void draw.stroke(adds(1));
  await settle();
  await release("strokeDraft", reply([1]));
  expect(now().records).toHaveLength(1);
  expect(now().saved.outcome).toBe("elsewhere");
});
