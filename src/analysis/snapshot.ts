import { FRANCE } from "../domain/scope.ts";
import { DEFAULT_STAGES } from "../domain/stages.ts";
import type { IsoDate, TerritoryLayer } from "../domain/territory.ts";
import { DEFAULT_TARGET_RATIO } from "../domain/thresholds.ts";
import { SNAPSHOT_MAGIC, SNAPSHOT_VERSION } from "../packs/snapshot-file.ts";
import type { Engine } from "./engine.ts";
import type { Poster } from "./poster.ts";
import type { AnalysisChoices, Deployment, Started, TileSource } from "./protocol.ts";

/**
 * The first view, worked out when the data are built by the very engine that the page runs: a newcomer sees France
 * while the packs still load, and the engine takes over with the same figures.
 */
export interface Snapshot extends Started {
  readonly deployment: Deployment | null;
  readonly poster: Poster | null;
  /** The figures hold from the first date on, and until the second (excluded): nothing in the example changes between. */
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
  /** Whole tiles by `source/z/x/y`; one that is absent, up to `SNAPSHOT_ZOOM`, is empty. */
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}

/** France fills a screen of any size at these zooms. */
export const SNAPSHOT_ZOOM = 5;
export const SNAPSHOT_SOURCES: readonly TileSource[] = ["surroundings", "territories", "findings"];

export const tileKey = (source: TileSource, z: number, x: number, y: number) => `${source}/${z}/${x}/${y}`;

/** The choices of a page opened without a link. */
export const firstChoices = (date: IsoDate): AnalysisChoices => ({
  scope: FRANCE,
  target: DEFAULT_TARGET_RATIO,
  stages: DEFAULT_STAGES,
  date,
});

/** Takes the first view of an engine that was started with `firstChoices(date)`. */
export async function takeSnapshot(
  engine: Engine,
  started: Started,
  layer: TerritoryLayer,
  date: IsoDate,
): Promise<Snapshot> {
  const tiles = new Map<string, Uint8Array>();
  for (const source of SNAPSHOT_SOURCES) {
    for (let z = 0; z <= SNAPSHOT_ZOOM; z++) {
      for (let x = 0; x < 2 ** z; x++) {
        for (let y = 0; y < 2 ** z; y++) {
          const bytes = await engine.tile(source, z, x, y);
          if (bytes.length > 0) tiles.set(tileKey(source, z, x, y), bytes);
        }
      }
    }
  }
  const dates = layer.territories
    .flatMap(({ startDate, endDate, stages }) => [startDate, endDate, ...stages.map((event) => event.date)])
    .filter((one): one is IsoDate => one !== undefined)
    .sort();
  return {
    ...started,
    deployment: await engine.deployment(firstChoices(date), date),
    poster: await engine.poster(),
    validFrom: dates.findLast((one) => one <= date) ?? date,
    validUntil: dates.find((one) => one > date) ?? null,
    tiles,
  };
}

/** Bytes of a snapshot: magic, version, length of the JSON, the JSON, then the tiles one after the other. */
export function encodeSnapshot({ tiles, ...rest }: Snapshot): Uint8Array {
  const index = [...tiles].map(([key, bytes]) => [key, bytes.length] as const);
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, index }));
  const whole = new Uint8Array(12 + json.length + index.reduce((sum, [, length]) => sum + length, 0));
  const header = new DataView(whole.buffer);
  header.setUint32(0, SNAPSHOT_MAGIC);
  header.setUint32(4, SNAPSHOT_VERSION);
  header.setUint32(8, json.length);
  whole.set(json, 12);
  let at = 12 + json.length;
  for (const bytes of tiles.values()) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

/**
 * Reads a snapshot for the page opened on `today`. Null when it is not one, is cut, or when something has changed
 * since it was taken: the page then waits for the engine, as it does with any link.
 */
export function readSnapshot(bytes: Uint8Array, today: IsoDate): Snapshot | null {
  if (bytes.length < 12) return null;
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(0) !== SNAPSHOT_MAGIC || header.getUint32(4) !== SNAPSHOT_VERSION) return null;
  const start = 12 + header.getUint32(8);
  if (start > bytes.length) return null;
  // Written by `encodeSnapshot` of the same version, whole: its length is checked below.
  const { index, ...rest } = JSON.parse(new TextDecoder().decode(bytes.subarray(12, start))) as Omit<
    Snapshot,
    "tiles"
  > & {
    readonly index: readonly (readonly [string, number])[];
  };
  if (today < rest.validFrom || (rest.validUntil !== null && today >= rest.validUntil)) return null;
  const tiles = new Map<string, Uint8Array>();
  let at = start;
  for (const [key, length] of index) {
    tiles.set(key, bytes.subarray(at, at + length));
    at += length;
  }
  if (at !== bytes.length) return null;
  // Nothing changes between the day of the snapshot and today: the figures are those of today.
  const { view, deployment } = rest;
  const meta = { ...view.report.meta, date: today };
  const dates = deployment === null ? [] : [...deployment.dates.slice(0, -1), today];
  return {
    ...rest,
    view: { ...view, report: { ...view.report, meta } },
    deployment: deployment === null ? null : { ...deployment, dates },
    tiles,
  };
}
