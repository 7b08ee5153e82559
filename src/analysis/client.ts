import { proxy, type Remote, transfer, wrap } from "comlink";
import type { Result } from "../domain/result.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { IsoDate } from "../domain/territory.ts";
import type { ListRefusal } from "../formats/perimeter-list.ts";
import { PackError } from "../packs/pack-error.ts";
import type { Engine, StartOutcome } from "./engine.ts";
import type {
  AnalysisChoices,
  AnalysisView,
  BaseInfo,
  Deployment,
  ListInfo,
  SearchHit,
  TileSource,
  UnitFacts,
} from "./protocol.ts";

/** France, and the list in use: the embedded example. */
export interface Started {
  readonly info: BaseInfo;
  readonly list: ListInfo;
}

/** A reply that a newer request has made useless. */
export type Superseded = "superseded";

/** The analysis as the store sees it. Tests build one over an engine without a worker. */
export interface AnalysisClient {
  /** @throws PackError when a pack is missing, broken or of another version. */
  readonly start: (onProgress: (step: string, share: number) => unknown) => Promise<Started>;
  readonly importList: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Result<ListInfo, ListRefusal>>;
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
  readonly tile: (name: TileSource, z: number, x: number, y: number) => Promise<Uint8Array<ArrayBuffer>>;
}

type RemoteEngine = Pick<Remote<Engine>, keyof Engine>;

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
export function clientOf(engine: RemoteEngine, baseUrl: string): AnalysisClient {
  const analyse = newestOnly((choices: AnalysisChoices) => engine.analyse(choices));
  const deployment = newestOnly((choices: Pick<AnalysisChoices, "scope" | "stages">, until: IsoDate) =>
    engine.deployment(choices, until),
  );
  const unitAt = newestOnly((lng: number, lat: number) => engine.unitAt(lng, lat));
  return {
    start: async (onProgress) => unwrapStart(await engine.start(baseUrl, proxy(onProgress))),
    importList: (name, bytes) => engine.importList(name, transfer(bytes, [bytes.buffer])),
    removeList: () => engine.removeList(),
    chooseExtent: (extent) => engine.chooseExtent(extent),
    analyse: analyse.request,
    deployment: deployment.request,
    unitAt: unitAt.request,
    unitAtClick: (lng, lat) => engine.unitAt(lng, lat),
    forgetUnitAt: unitAt.forget,
    search: (query) => engine.search(query),
    exportReport: () => engine.exportReport(),
    tile: (name, z, x, y) => engine.tile(name, z, x, y),
  };
}

/** The client of the page: the engine in its worker. */
export function connectWorker(baseUrl: string): AnalysisClient {
  const worker = new Worker(new URL("./analysis.worker.ts", import.meta.url), { type: "module", name: "analysis" });
  return clientOf(wrap<Engine>(worker), baseUrl);
}
