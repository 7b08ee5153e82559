import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { DATA_FOLDER } from "../../scripts/read-base.ts";
import { clientOf } from "../../src/analysis/client.ts";
import { createEngine } from "../../src/analysis/engine.ts";
import type { WorkPart } from "../../src/formats/work-parts.ts";
import { createAppStore } from "../../src/store/store.ts";
import { NO_VAULT, type Vault } from "../../src/store/vault.ts";

const built = existsSync(join(DATA_FOLDER, "manifest.json"));
const TWO_IN_LOT = "cpts_id;cpts_nom;code_commune\na;CPTS A;46042\nb;CPTS B;46102\n";
const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;

/** The packs as a server would give them; `missing` answers 404. */
function servePacks(missing?: string): void {
  vi.stubGlobal("fetch", async (url: string | URL) => {
    const name = new URL(url).pathname.split("/").at(-1)!;
    if (name === missing) return new Response("", { status: 404 });
    return new Response(readFileSync(join(DATA_FOLDER, name)));
  });
}

/** A browser's storage in memory: what one visit keeps the next one finds. */
function memoryVault(parts: Partial<Record<WorkPart, unknown>> = {}): Vault {
  return {
    readAll: async () => ({ ...parts }),
    read: async (part) => parts[part],
    async write(part, value) {
      if (value === undefined) delete parts[part];
      else parts[part] = value;
      return "kept";
    },
  };
}

function makeStore(hash = "", vault: Vault = NO_VAULT) {
  let written = hash;
  let address = hash;
  const engine = createEngine();
  const store = createAppStore(
    clientOf(() => engine, "http://packs.test/data/"),
    {
      today: "2026-06-01",
      wrongClock: null,
      clock: () => "14:32",
      vault,
      mapDrawn: async () => {},
      readHash: () => address,
      writeHash: (next) => {
        written = next;
      },
      readLanguage: () => "fr",
      writeLanguage: () => {},
    },
  );
  /** Somebody pastes another address in the open page. */
  const paste = (next: string) => {
    address = next;
    return store.followAddress();
  };
  return { store, hash: () => written, paste };
}

describe.skipIf(!built)("the store over the real packs, without a worker", () => {
  test("starts on the example, with figures and a curve", async () => {
    servePacks();
    const { store } = makeStore();
    await store.start();
    const { list, view, deployment } = store.getState();
    expect(list.kind === "ready" && list.info.isExample).toBe(true);
    expect(view?.report.scope).toMatchObject({ units: 34_917, population: 68_350_798 });
    expect(view?.report.meta.nature).toBe("simule");
    // The last point of the curve is the coverage of the figures: the same people at the same date.
    expect(deployment?.shares.at(-1)).toBeCloseTo(view!.report.coverage.populationShare, 12);
  });

  test("shows a list and its figures at once, and comes back to the example", async () => {
    servePacks();
    const { store } = makeStore();
    await store.start();
    const pairs: (readonly [boolean, number])[] = [];
    store.subscribe(({ list, view }) =>
      pairs.push([list.kind === "ready" && list.info.isExample, view!.report.ratio.observed]),
    );
    await store.imports.list("liste.csv", bytesOf(TWO_IN_LOT));
    // Never the new list beside the figures of the old one, nor the reverse.
    expect([...new Set(pairs.map(String))]).toEqual(["true,835", "false,2"]);
    expect(store.getState().scope).toEqual({ kind: "zones", zones: [{ level: "departement", code: "46" }] });
    // No simulated structure or mesh is left once a real list is there.
    expect(store.getState().view!.sites).toEqual({ msp: 0, cds: 0 });
    const sheets = await Promise.all([0, 1].map((territory) => store.cockpit.ask("territorySheet", territory)));
    expect(sheets.map((sheet) => sheet?.report.meshes)).toEqual([{}, {}]);
    await store.removeList();
    expect(store.getState().view!.report.ratio.observed).toBe(835);
  });

  test("keeps everything when a file is refused", async () => {
    servePacks();
    const { store } = makeStore();
    await store.start();
    const { list, view } = store.getState();
    await store.imports.list("rien.csv", bytesOf(""));
    expect(store.getState().notice).toMatchObject({
      kind: "refused",
      about: "list",
      refusal: { code: "empty", file: "rien.csv" },
    });
    expect(store.getState().list).toBe(list);
    expect(store.getState().view).toBe(view);
    expect(store.getState().reading).toBeNull();
  });

  test("follows an address pasted in the open page, and leaves places of the page alone", async () => {
    servePacks();
    const { store, hash, paste } = makeStore();
    await store.start();
    await paste("#perimetre=departement:13&date=2022-01-01");
    expect(store.getState().view!.report.meta).toMatchObject({ scope: "departement:13", date: "2022-01-01" });
    // The choices of the address before do not stay: a link shows everybody the same.
    await paste("#cible=50000");
    expect(store.getState().view!.report.meta).toMatchObject({ scope: "france", ratio: 50_000, date: "2026-06-01" });
    const { view } = store.getState();
    await paste("#figures");
    expect(store.getState().view).toBe(view);
    await paste("#perimetre=departement:1313&cible=50000&stades=rien");
    expect(store.getState().notice).toEqual({
      kind: "link",
      choices: ["stades=rien", "perimetre=departement:1313"],
    });
    expect(hash()).toBe("#cible=50000");
    expect(store.getState().scope).toEqual({ kind: "france" });
  }, 60_000);

  test("reads the choices of a link and writes them back; an unknown zone gives France", async () => {
    servePacks();
    const { store, hash } = makeStore("#perimetre=departement:13&cible=50000&date=2022-01-01");
    await store.start();
    expect(store.getState().view!.report.meta).toMatchObject({
      scope: "departement:13",
      ratio: 50_000,
      date: "2022-01-01",
    });
    expect(hash()).toBe("#perimetre=departement:13&cible=50000&date=2022-01-01");
    const other = makeStore("#perimetre=departement:1313");
    await other.store.start();
    expect(other.store.getState().view!.report.meta.scope).toBe("france");
  });

  test("a list comes back at the next visit, with the choices of its address, and leaves when it is removed", async () => {
    servePacks();
    const vault = memoryVault();
    const first = makeStore("", vault);
    await first.store.start();
    await first.store.imports.list("liste.csv", bytesOf(TWO_IN_LOT));
    await vi.waitFor(() => expect(first.store.getState().work.outcome).toBe("kept"));
    const second = makeStore("#cible=30000", vault);
    await second.store.start();
    const { list, scope, target, view } = second.store.getState();
    expect(list.kind === "ready" && [list.info.file, list.info.isExample]).toEqual(["liste.csv", false]);
    expect([scope, target]).toEqual([{ kind: "zones", zones: [{ level: "departement", code: "46" }] }, 30_000]);
    expect(view!.report.ratio.observed).toBe(2);
    await second.store.removeList();
    const third = makeStore("", vault);
    await third.store.start();
    expect(third.store.getState().view!.report.ratio.observed).toBe(835);
  });

  test("says that nothing is kept when the browser refuses", async () => {
    servePacks();
    const { store } = makeStore();
    await store.start();
    await store.imports.list("liste.csv", bytesOf(TWO_IN_LOT));
    await vi.waitFor(() => expect(store.getState().work).toMatchObject({ outcome: "refused", part: "perimeters" }));
  });

  test("says which pack is missing", async () => {
    servePacks("contours.bin");
    const { store } = makeStore();
    await store.start();
    expect(store.getState().base).toMatchObject({ kind: "failed", code: "missing", pack: "contours" });
  });

  test("only the newest of overlapping analyses is shown", async () => {
    servePacks();
    const { store } = makeStore();
    await store.start();
    await Promise.all([store.chooseTarget(30_000), store.chooseTarget(90_000)]);
    expect(store.getState().view!.report.ratio.target).toBe(90_000);
  });
});
