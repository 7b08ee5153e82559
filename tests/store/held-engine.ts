import { type AnalysisClient, clientOf } from "../../src/analysis/client.ts";
import type { Engine } from "../../src/analysis/engine.ts";
import type { WorkPart } from "../../src/formats/work-parts.ts";
import { type AppStore, createAppStore } from "../../src/store/store.ts";
import { NO_VAULT, type Vault } from "../../src/store/vault.ts";

interface Question {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly answer: (value: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** Long enough for whatever an answer sets going. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));

/** A client over an engine whose answers come when they are let go: a slow machine, as slow as a test wants. */
function heldEngine() {
  let waiting: Question[] = [];
  const open = () =>
    new Proxy(
      {},
      {
        get(_, name: string) {
          // Not a promise itself, or whoever awaits the engine would wait for ever.
          if (name === "then") return undefined;
          return (...args: readonly unknown[]) =>
            new Promise((answer, fail) => {
              waiting.push({ name, args, answer, fail });
            });
        },
      },
    ) as Engine;
  const client: AnalysisClient = clientOf(open, "http://packs.test/data/", () => {
    waiting = [];
  });
  const take = (name: string): Question => {
    const index = waiting.findIndex((one) => one.name === name);
    if (index < 0) throw new Error(`${name} was not asked, but ${waiting.map((one) => one.name).join(", ")}`);
    return waiting.splice(index, 1)[0]!;
  };
  return {
    client,
    asked: () => waiting.map(({ name }) => name),
    /** Answers what was asked longest ago under this name; what was asked. */
    async release(name: string, value?: unknown): Promise<readonly unknown[]> {
      const question = take(name);
      question.answer(value);
      await settle();
      return question.args;
    },
    /** Answers nothing to all that is asked under these names. */
    async drain(...names: readonly string[]): Promise<void> {
      for (;;) {
        const name = waiting.find((one) => names.includes(one.name))?.name;
        if (name === undefined) return;
        take(name).answer(null);
        await settle();
      }
    },
    async fail(name: string, error: Error): Promise<void> {
      take(name).fail(error);
      await settle();
    },
  };
}

/** What the analysis says of a scope, as far as the store reads it. */
export const viewOf = (scope: string, version = 1) => ({
  version,
  territories: [],
  zones: [],
  report: { meta: { scope }, territories: [], whiteZones: [] },
});

/** What the analysis says of a list, as far as the store reads it. */
export const listOf = (file: string, extent: unknown = "france") => ({ file, extent, isExample: false, maillages: [] });

/**
 * The whole store over a held engine, started on the example. `work` is what the last visit kept; `early` acts before the
 * engine is there.
 */
export async function startedStore(
  work: Partial<Record<WorkPart, unknown>> = {},
  early: (store: AppStore) => unknown = () => {},
) {
  const held = heldEngine();
  const written: Partial<Record<WorkPart, unknown>> = {};
  const vault: { -readonly [Name in keyof Vault]: Vault[Name] } = {
    ...NO_VAULT,
    readAll: async () => work,
    async write(part, value) {
      written[part] = value;
      return "kept";
    },
  };
  const store = createAppStore(
    { ...held.client, snapshot: async () => null },
    {
      today: "2026-06-01",
      wrongClock: null,
      clock: () => "14:32",
      vault,
      mapDrawn: async () => {},
      readHash: () => "",
      writeHash: () => {},
      readLanguage: () => "fr",
      writeLanguage: () => {},
    },
  );
  void store.start();
  await settle();
  await early(store);
  const example = { info: { build: "b" }, list: { ...listOf("exemple"), isExample: true }, view: viewOf("france", 0) };
  await held.release("start", { ok: true, value: example });
  await held.drain("deployment", "listSites");
  return { ...held, store, vault, written };
}
