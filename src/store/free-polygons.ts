import type { AnalysisClient } from "../analysis/client.ts";
import type { FreePolygonCross, FreePolygonFile } from "../analysis/polygon-protocol.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import { type KeptFile, keptFilesOf } from "../formats/work-parts.ts";
import { newest } from "./newest.ts";
import type { WorkKeeper } from "./work-slice.ts";

/** Polygons that cut communes, and how a mesh crosses them: estimates. */
export interface FreeState {
  readonly file: FreePolygonFile | null;
  readonly isReading: boolean;
  readonly refusal: ListRefusal | null;
  /** Id of the mesh that they are crossed with. */
  readonly mesh: string;
  readonly crosses: readonly FreePolygonCross[] | null;
  /** Id of the mesh of `crosses`: another may have been asked since. */
  readonly crossed: string;
  /** Id of the polygon in hand. */
  readonly chosen: string | null;
}

export const NO_POLYGONS: FreeState = {
  file: null,
  isReading: false,
  refusal: null,
  mesh: "cpts",
  crosses: null,
  crossed: "cpts",
  chosen: null,
};

interface FreeTools {
  readonly now: () => FreeState;
  readonly change: (changes: Partial<FreeState>) => void;
  /** Asks again for the part of the space in sight. */
  readonly refresh: () => Promise<void>;
  readonly client: AnalysisClient;
  readonly keeper: WorkKeeper;
}

/** The file of free polygons: read, kept as it came, taken away. */
export function createFreePolygons({ now, change, refresh, client, keeper }: FreeTools) {
  /** Of the last visit, until it is first looked at. */
  let waiting: KeptFile<object> | null = null;
  const readings = newest();

  /** False when the file is refused, or when another was read or this one taken away meanwhile. */
  async function open(file: KeptFile<object>): Promise<boolean> {
    const isNewest = readings();
    change({ isReading: true, refusal: null });
    try {
      // The bytes given to the worker are gone: the copy stays, as it came.
      const read = await client.ask("readFreePolygons", file.name, file.bytes.slice());
      if (!isNewest()) return false;
      change(
        read.ok
          ? { file: read.value, crosses: null, chosen: read.value.polygons[0]?.id ?? null }
          : { refusal: read.refusal },
      );
      return read.ok;
    } finally {
      if (isNewest()) change({ isReading: false });
    }
  }

  return {
    /** Polygons crossed with the mesh in hand; `isWanted` is false once something else was asked for. */
    async ask(isWanted: () => boolean): Promise<void> {
      if (waiting !== null) {
        const file = waiting;
        waiting = null;
        await open(file);
      }
      const { file, mesh } = now();
      if (file === null || !isWanted()) return;
      const reply = await client.ask("crossFreePolygons", { polygons: file.polygons, mesh });
      if (isWanted() && reply.ok && now().file === file) change({ crosses: reply.value, crossed: mesh });
    },
    /** A refused file changes nothing of what is there. */
    async takePolygons(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
      const file = { name, bytes, choices: {} };
      if (!(await open(file))) return;
      void keeper.keep("polygons", file);
      await refresh();
    },
    removePolygons(): void {
      readings();
      change({ ...NO_POLYGONS, mesh: now().mesh });
      void keeper.keep("polygons", undefined);
    },
    async choosePolygonMesh(mesh: string): Promise<void> {
      change({ mesh });
      await refresh();
    },
    choosePolygon: (chosen: string) => change({ chosen }),
    /** Takes up the part `polygons` of the last visit or of a work file. */
    restore(part: unknown): boolean {
      const { files, damaged } = keptFilesOf<object>(part);
      waiting = files[0] ?? null;
      readings();
      change(NO_POLYGONS);
      return damaged === 0;
    },
  };
}
