import { expect, test, vi } from "vitest";
import { listOf, settle, startedStore, viewOf } from "./held-engine.ts";

const BYTES = () => new Uint8Array([1]);
const VAR = { kind: "zones", zones: [{ level: "departement", code: "83" }] } as const;
const LOT = { kind: "zones", zones: [{ level: "departement", code: "46" }] } as const;
const read = (file: string, zones: unknown = VAR.zones) => ({ ok: true, value: listOf(file, zones) });

test("a choice made while the figures of a new list are on their way is counted on that list, not on the scope before", async () => {
  const { store, release, drain } = await startedStore();
  const importing = store.imports.list("var.csv", BYTES());
  await settle();
  await release("importList", read("var.csv"));
  const choosing = store.chooseTarget(30_000);
  await settle();
  await release("analyse", viewOf("departement:83", 1));
  expect(store.getState().view?.version).toBe(0);
  const [choices] = await release("analyse", viewOf("departement:83", 2));
  expect(choices).toMatchObject({ scope: VAR, target: 30_000 });
  await drain("deployment", "listSites");
  await Promise.all([importing, choosing]);
  const { list, scope, target, view } = store.getState();
  expect([list.kind === "ready" && list.info.file, scope, target, view?.version]).toEqual(["var.csv", VAR, 30_000, 2]);
});

test("a scope chosen while a new list is analysed holds, and not that of the list", async () => {
  const { store, release } = await startedStore();
  void store.imports.list("var.csv", BYTES());
  await settle();
  await release("importList", read("var.csv"));
  void store.chooseScope(LOT);
  await settle();
  await release("analyse", viewOf("departement:83", 1));
  const [choices] = await release("analyse", viewOf("departement:46", 2));
  expect(choices).toMatchObject({ scope: LOT });
  expect(store.getState().scope).toEqual(LOT);
});

test("a file dropped while the figures of another come is still asked what it holds", async () => {
  const { store, release } = await startedStore();
  void store.imports.list("var.csv", BYTES());
  await settle();
  await release("importList", read("var.csv"));
  await store.imports.take("ght.csv", BYTES(), "maillage");
  await release("analyse", viewOf("departement:83", 1));
  expect(store.getState().imports.pending).toEqual({ name: "ght.csv", subject: "maillage" });
});

test("a list dropped while another is read is read after it: a refusal leaves the page on what the engine holds", async () => {
  const { store, release, drain, asked } = await startedStore();
  void store.imports.list("var.csv", BYTES());
  void store.imports.list("rien.csv", BYTES());
  await settle();
  expect([store.getState().reading, asked().filter((name) => name === "importList")]).toEqual([
    "var.csv",
    ["importList"],
  ]);
  await release("importList", read("var.csv"));
  await release("analyse", viewOf("departement:83", 1));
  await drain("deployment", "listSites");
  await release("importList", { ok: false, refusal: { code: "empty", file: "rien.csv" } });
  const { list, notice, reading } = store.getState();
  expect(list.kind === "ready" && list.info.file).toBe("var.csv");
  expect([notice?.kind, reading]).toEqual(["refused", null]);
});

test("what is noted while the engine starts is added to the notes of the last visit", async () => {
  const notes = [{ key: "04209", cause: "refus", note: "Réunion" }];
  const { store, written } = await startedStore({ notes }, (early) =>
    early.cockpit.noteZone({ key: "13201", cause: "sans-projet", note: "" }),
  );
  expect(store.getState().cockpit.notes.map(({ key }) => key)).toEqual(["04209", "13201"]);
  expect(written.notes).toEqual(store.getState().cockpit.notes);
});

test("what is chosen in the page while the place of a click is looked up stays chosen", async () => {
  const { store, release } = await startedStore();
  void store.selectAt(2, 48);
  await settle();
  store.select({ kind: "zone", unit: "46102" });
  await release("unitAt", { territories: [{ index: 3 }], whiteZone: -1 });
  expect(store.getState().selection).toEqual({ kind: "zone", unit: "46102" });
  void store.selectAt(2, 48);
  await settle();
  await release("unitAt", { territories: [{ index: 3 }], whiteZone: -1 });
  expect(store.getState().selection).toEqual({ kind: "territory", index: 3 });
});

test("a list in use that is said to be none stays until its file is read as something else, and then leaves", async () => {
  const { store, release, drain, written } = await startedStore();
  void store.imports.list("ght.csv", BYTES());
  await settle();
  await release("importList", read("ght.csv"));
  await release("analyse", viewOf("departement:83", 1));
  await drain("deployment", "listSites");
  const inUse = () => {
    const { list } = store.getState();
    return list.kind === "ready" && list.info.file;
  };
  store.imports.askSubject();
  store.imports.dropPending();
  store.imports.askSubject();
  // A list after all: nothing is read again, and its corrections stay.
  await store.imports.readPending("perimeters", { mesh: "" });
  expect([inUse(), store.getState().imports.pending]).toEqual(["ght.csv", null]);

  store.imports.askSubject();
  void store.imports.readPending("maillage", { mesh: "GHT" });
  await settle();
  await release("importMaillage", { ok: false, refusal: { code: "empty", file: "ght.csv" } });
  expect([inUse(), store.getState().imports.pending?.name]).toEqual(["ght.csv", "ght.csv"]);
  void store.imports.readPending("maillage", { mesh: "GHT" });
  await settle();
  await release("importMaillage", { ok: true, value: { info: { id: "ght" }, list: listOf("ght.csv") } });
  await release("analyse", viewOf("departement:83", 2));
  await drain("deployment", "listSites");
  await release("removeList", listOf("exemple"));
  await release("analyse", viewOf("france", 3));
  expect([inUse(), store.getState().imports.maillages, written.perimeters]).toEqual([
    "exemple",
    [{ id: "ght" }],
    undefined,
  ]);
});

test("work is said to be kept once all of it is, and what is not is said though something else was kept since", async () => {
  const { store, vault } = await startedStore();
  const outcome = () => store.getState().work.outcome;
  const writes: ((outcome: "kept" | "full") => void)[] = [];
  vault.write = () => new Promise((resolve) => writes.push(resolve));
  store.crossing.keepSet("a");
  store.cockpit.noteZone({ key: "04209", cause: "refus", note: "" });
  writes[0]!("kept");
  await settle();
  expect(outcome()).toBe("writing");
  writes[1]!("full");
  await settle();
  store.crossing.keepSet("b");
  writes[2]!("kept");
  await settle();
  expect(store.getState().work).toMatchObject({ outcome: "full", part: "notes" });
  store.cockpit.noteZone({ key: "04209", cause: "inconnu", note: "" });
  writes[3]!("kept");
  await settle();
  expect(outcome()).toBe("kept");
});

test("a file dropped before the files of the last visit are back is read after them", async () => {
  const sites = [{ name: "avant.csv", bytes: BYTES(), choices: {} }];
  const text = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\n";
  const dropped = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  const { store, release, drain, asked } = await startedStore({ sites }, (early) => {
    void early.takeFile("neuve.csv", dropped);
    // Until the code that guesses what a file holds is there: it must not be what makes the file wait.
    return new Promise((resolve) => setTimeout(resolve, 300));
  });
  await settle();
  expect(asked()).toEqual(["importSites"]);
  await release("importSites", { ok: true, value: { info: { file: "avant.csv" }, list: listOf("exemple") } });
  await release("analyse", viewOf("france", 1));
  await drain("deployment", "listSites");
  await vi.waitFor(() => expect(asked()).toEqual(["importList"]), 20_000);
  expect(store.getState().imports.sites).toEqual([{ file: "avant.csv" }]);
});
