import { proxy, transfer, wrap } from "comlink";
import type { Result } from "../domain/result.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { IsoDate } from "../domain/territory.ts";
import type { ListRefusal } from "../formats/perimeter-list.ts";
import { fetchSnapshot } from "../packs/load.ts";
import { PackError } from "../packs/pack-error.ts";
import type { Engine, StartOutcome } from "./engine.ts";
import type { ListChoices } from "./import-protocol.ts";
import type {
  AnalysisChoices,
  AnalysisView,
  Deployment,
  ListInfo,
  SearchHit,
  Started,
  TileSource,
  UnitFacts,
} from "./protocol.ts";
import { readSnapshot, SNAPSHOT_SOURCES, SNAPSHOT_ZOOM, type Snapshot, tileKey } from "./snapshot.ts";

/** A reply that a newer request has made useless. */
export type Superseded = "superseded";

/** Nobody answers what was asked of an engine that was stopped: whoever still wants it asks the next one. */
export class EngineStopped extends Error {
  override readonly name = "EngineStopped";
}

/** Requests of the engine by name; functions among their arguments are called back across the threads. */
type Asked<Name extends keyof Engine> = Awaited<ReturnType<Engine[Name]>>;

/** The analysis as the store sees it. Tests build one over an engine without a worker. */
export interface AnalysisClient {
  /** Absolute address of the data folder, for what is loaded when it is asked for. */
  readonly baseUrl: string;
  /** Any request of the engine, once it has France. */
  readonly ask: <Name extends keyof Engine>(name: Name, ...args: Parameters<Engine[Name]>) => Promise<Asked<Name>>;
  /** The same, where only the newest of overlapping requests matters. */
  readonly askNewest: <Name extends keyof Engine>(
    name: Name,
    ...args: Parameters<Engine[Name]>
  ) => Promise<Asked<Name> | Superseded>;
  /** The first view of the example as it was built; null when there is none for `today`. */
  readonly snapshot: (today: IsoDate) => Promise<Snapshot | null>;
  /** Called once; every other request waits for it. @throws PackError when a pack is missing, broken or of another version. */
  readonly start: (choices: AnalysisChoices, onProgress: (step: string, share: number) => unknown) => Promise<Started>;
  readonly importList: (
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    choices: ListChoices,
    onProgress: (share: number) => unknown,
  ) => Promise<Result<ListInfo, ListRefusal>>;
  /** Back to the embedded example. */
  readonly removeList: () => Promise<ListInfo>;
  readonly chooseExtent: (extent: readonly ZoneRef[] | "france") => Promise<ListInfo>;
  readonly analyse: (choices: AnalysisChoices) => Promise<AnalysisView | Superseded>;
  readonly deployment: (
    choices: Pick<AnalysisChoices, "scope" | "stages">,
    until: IsoDate,
  ) => Promise<Deployment | null | Superseded>;
  readonly unitAt: (lng: number, lat: number) => Promise<UnitFacts | null | Superseded>;
  readonly unitAtClick: (lng: number, lat: number) => Promise<UnitFacts | null>;
  readonly forgetUnitAt: () => void;
  /**
   * Stops the engine whatever it is doing, and starts another on France and its example; false where it cannot be
   * stopped. What was asked of the one before ends in `EngineStopped`, save tiles, which are asked again.
   */
  readonly restart: (choices: AnalysisChoices) => Promise<Started | false>;
  readonly search: (query: string) => Promise<readonly SearchHit[]>;
  readonly exportReport: () => Promise<string | null>;
  /** Tiles of version 0 are those of the snapshot. */
  readonly tile: (
    name: TileSource,
    version: number,
    z: number,
    x: number,
    y: number,
    variant?: number,
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Keeps only the newest of overlapping requests: the older ones resolve to `superseded`. */
function newestOnly<Arguments extends readonly unknown[], Reply>(ask: (...args: Arguments) => Promise<Reply>) {
  let latest = 0;
  const request = async (...args: Arguments): Promise<Reply | Superseded> => {
    const mine = ++latest;
    const reply = await ask(...args);
    return mine === latest ? reply : "superseded";
  };
  return { request, forget: () => void latest++ };
}

/** An error loses its class when it crosses to another thread, so a broken pack comes back as a value. */
function unwrapStart(outcome: StartOutcome): Started {
  if (outcome.ok) return outcome.value;
  throw new PackError(outcome.refusal.code, outcome.refusal.pack, outcome.refusal.detail);
}

/** Tiles of an engine that took the place of another bear numbers that the one before cannot have reached. */
const VERSIONS_OF_AN_ENGINE = 1_000_000;

/**
 * A client over an engine, in this thread or behind comlink. It is opened when first needed: the first view does
 * without. `stop` ends it whatever it is doing, so that another can be opened.
 */
export function clientOf(openEngine: () => Engine, baseUrl: string, stop?: () => void): AnalysisClient {
  let renewals = 0;
  /** Tiles not answered yet: what asks each again. */
  const awaitedTiles = new Set<() => void>();
  let opened: Engine | undefined;
  const engineOf = (): Engine => (opened ??= openEngine());
  /** Known once the first view was looked for, or the engine asked without looking. */
  let announceTiles = (_tiles: Snapshot["tiles"] | null) => {};
  const tiles = new Promise<Snapshot["tiles"] | null>((resolve) => {
    announceTiles = resolve;
  });
  let announceStart = () => {};
  let started = new Promise<void>((resolve) => {
    announceStart = resolve;
  });
  /** The engine, once it has France. */
  const ready = async (): Promise<Engine> => {
    await started;
    return engineOf();
  };
  /** What ends each question not answered yet. */
  const unanswered = new Set<(why: EngineStopped) => void>();
  async function question<Reply>(put: (engine: Engine) => Promise<Reply>): Promise<Reply> {
    const engine = await ready();
    return new Promise((resolve, reject) => {
      unanswered.add(reject);
      put(engine)
        .then(resolve, reject)
        .finally(() => unanswered.delete(reject));
    });
  }
  const ask = <Name extends keyof Engine>(name: Name, ...args: Parameters<Engine[Name]>): Promise<Asked<Name>> =>
    question((engine) => {
      const request = engine[name] as unknown as (...given: unknown[]) => Promise<Asked<Name>>;
      return request(...args.map((value: unknown) => (typeof value === "function" ? proxy(value) : value)));
    });
  const latest = new Map<keyof Engine, number>();
  async function askNewest<Name extends keyof Engine>(
    name: Name,
    ...args: Parameters<Engine[Name]>
  ): Promise<Asked<Name> | Superseded> {
    const mine = (latest.get(name) ?? 0) + 1;
    latest.set(name, mine);
    const reply = await ask(name, ...args);
    return latest.get(name) === mine ? reply : "superseded";
  }
  const analyse = newestOnly((choices: AnalysisChoices) => ask("analyse", choices));
  const deployment = newestOnly((choices: Pick<AnalysisChoices, "scope" | "stages">, until: IsoDate) =>
    ask("deployment", choices, until),
  );
  const unitAt = newestOnly((lng: number, lat: number) => ask("unitAt", lng, lat));
  return {
    baseUrl,
    ask,
    askNewest,
    async snapshot(today) {
      const bytes = await fetchSnapshot(baseUrl);
      const snapshot = bytes === null ? null : readSnapshot(bytes, today);
      announceTiles(snapshot?.tiles ?? null);
      return snapshot;
    },
    async start(choices, onProgress) {
      announceTiles(null);
      const outcome = unwrapStart(await engineOf().start(baseUrl, choices, proxy(onProgress)));
      announceStart();
      return outcome;
    },
    async restart(choices) {
      if (stop === undefined) return false;
      stop();
      started = new Promise((resolve) => {
        announceStart = resolve;
      });
      opened = openEngine();
      for (const end of unanswered) end(new EngineStopped("the analysis was stopped"));
      renewals++;
      const ignore = proxy(() => {});
      const outcome = unwrapStart(await opened.start(baseUrl, choices, ignore, renewals * VERSIONS_OF_AN_ENGINE));
      announceStart();
      for (const askAgain of awaitedTiles) askAgain();
      return outcome;
    },
    importList: (name, bytes, choices, onProgress) =>
      ask("importList", name, transfer(bytes, [bytes.buffer]), choices, onProgress),
    removeList: () => ask("removeList"),
    chooseExtent: (extent) => ask("chooseExtent", extent),
    analyse: analyse.request,
    deployment: deployment.request,
    unitAt: unitAt.request,
    unitAtClick: (lng, lat) => ask("unitAt", lng, lat),
    forgetUnitAt: unitAt.forget,
    search: (query) => ask("search", query),
    exportReport: () => ask("exportReport"),
    async tile(name, version, z, x, y, variant = 0) {
      const known = version === 0 && z <= SNAPSHOT_ZOOM ? await tiles : null;
      // A copy: MapLibre takes the bytes it is given. What the first view does not hold of its sources is empty.
      if (known !== null && SNAPSHOT_SOURCES.includes(name))
        return new Uint8Array(known.get(tileKey(name, z, x, y)) ?? []);
      return new Promise((resolve, reject) => {
        const askEngine = () =>
          void ready()
            .then((asked) => asked.tile(name, z, x, y, variant))
            .then(resolve, reject)
            .finally(() => awaitedTiles.delete(askEngine));
        awaitedTiles.add(askEngine);
        askEngine();
      });
    },
  };
}

/** The client of the page: the engine in its worker. */
export function connectWorker(baseUrl: string): AnalysisClient {
  let worker: Worker | undefined;
  return clientOf(
    () => {
      worker = new Worker(new URL("./analysis.worker.ts", import.meta.url), { type: "module", name: "analysis" });
      return wrap<Engine>(worker);
    },
    baseUrl,
    () => worker?.terminate(),
  );
}
