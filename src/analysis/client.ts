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

/** Requests of the engine by name; functions among their arguments are called back across the threads. */
type Asked<Name extends keyof Engine> = Awaited<ReturnType<Engine[Name]>>;

/** The analysis as the store sees it. Tests build one over an engine without a worker. */
export interface AnalysisClient {
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
  readonly search: (query: string) => Promise<readonly SearchHit[]>;
  readonly exportReport: () => Promise<string | null>;
  /** Tiles of version 0 are those of the snapshot. */
  readonly tile: (
    name: TileSource,
    version: number,
    z: number,
    x: number,
    y: number,
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

/** A client over an engine, in this thread or behind comlink. */
export function clientOf(engine: Engine, baseUrl: string): AnalysisClient {
  /** Known once the first view was looked for, or the engine asked without looking. */
  let announceTiles = (_tiles: Snapshot["tiles"] | null) => {};
  const tiles = new Promise<Snapshot["tiles"] | null>((resolve) => {
    announceTiles = resolve;
  });
  let announceStart = () => {};
  const started = new Promise<void>((resolve) => {
    announceStart = resolve;
  });
  /** The engine, once it has France. */
  const ready = async (): Promise<Engine> => {
    await started;
    return engine;
  };
  async function ask<Name extends keyof Engine>(name: Name, ...args: Parameters<Engine[Name]>): Promise<Asked<Name>> {
    const request = (await ready())[name] as unknown as (...given: unknown[]) => Promise<Asked<Name>>;
    return await request(...args.map((value: unknown) => (typeof value === "function" ? proxy(value) : value)));
  }
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
  const analyse = newestOnly(async (choices: AnalysisChoices) => (await ready()).analyse(choices));
  const deployment = newestOnly(async (choices: Pick<AnalysisChoices, "scope" | "stages">, until: IsoDate) =>
    (await ready()).deployment(choices, until),
  );
  const unitAt = newestOnly(async (lng: number, lat: number) => (await ready()).unitAt(lng, lat));
  return {
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
      const outcome = unwrapStart(await engine.start(baseUrl, choices, proxy(onProgress)));
      announceStart();
      return outcome;
    },
    importList: async (name, bytes, choices) =>
      (await ready()).importList(name, transfer(bytes, [bytes.buffer]), choices),
    removeList: async () => (await ready()).removeList(),
    chooseExtent: async (extent) => (await ready()).chooseExtent(extent),
    analyse: analyse.request,
    deployment: deployment.request,
    unitAt: unitAt.request,
    unitAtClick: async (lng, lat) => (await ready()).unitAt(lng, lat),
    forgetUnitAt: unitAt.forget,
    search: async (query) => (await ready()).search(query),
    exportReport: async () => (await ready()).exportReport(),
    async tile(name, version, z, x, y) {
      const known = version === 0 && z <= SNAPSHOT_ZOOM ? await tiles : null;
      // A copy: MapLibre takes the bytes it is given. What the first view does not hold of its sources is empty.
      if (known !== null && SNAPSHOT_SOURCES.includes(name))
        return new Uint8Array(known.get(tileKey(name, z, x, y)) ?? []);
      return (await ready()).tile(name, z, x, y);
    },
  };
}

/** The client of the page: the engine in its worker. */
export function connectWorker(baseUrl: string): AnalysisClient {
  const worker = new Worker(new URL("./analysis.worker.ts", import.meta.url), { type: "module", name: "analysis" });
  return clientOf(wrap<Engine>(worker), baseUrl);
}
