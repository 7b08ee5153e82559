import { gunzipSync, gzipSync } from "fflate";
import { COORDINATE_SCALE } from "../geo/mesh.ts";
import type { ForeignPolygons } from "../geo/polygon-edges.ts";

/** Official contours of one zone or file, as they are kept in a browser. */
export interface OfficialPiece {
  /** What was asked for: `departement:13`, `region:93` or `file:name`. A newer piece of the same id replaces it. */
  readonly id: string;
  /** Address or name of the file. */
  readonly source: string;
  /** ISO date of the day on which it was received. */
  readonly date: string;
  readonly communes: readonly {
    readonly code: string;
    readonly name: string;
    readonly polygons: ForeignPolygons;
  }[];
}

const FORMAT = "cpts-official-contours";
const VERSION = 1;

/** Writes a piece: compressed JSON, each ring as differences between the points of the grid of the mesh. */
export function encodePiece({ id, source, date, communes }: OfficialPiece): Uint8Array<ArrayBuffer> {
  const rows = communes.map(({ code, name, polygons }) => [
    code,
    name,
    polygons.map((polygon) =>
      polygon.map((ring) => {
        let [lastX, lastY] = [0, 0];
        return ring.flatMap(([lng, lat]) => {
          const [x, y] = [Math.round(lng * COORDINATE_SCALE), Math.round(lat * COORDINATE_SCALE)];
          const step = [x - lastX, y - lastY];
          [lastX, lastY] = [x, y];
          return step;
        });
      }),
    ),
  ]);
  const json = JSON.stringify({ format: FORMAT, version: VERSION, id, source, date, communes: rows });
  return new Uint8Array(gzipSync(new TextEncoder().encode(json)));
}

/** Reads what `encodePiece` wrote; null for anything else: the contours are then asked for again. */
export function decodePiece(bytes: Uint8Array): OfficialPiece | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(gunzipSync(bytes)));
    if (!isStored(json)) return null;
    return {
      id: json.id,
      source: json.source,
      date: json.date,
      communes: json.communes.map(([code, name, polygons]) => ({
        code,
        name,
        polygons: polygons.map((polygon) => polygon.map(readRing)),
      })),
    };
  } catch {
    return null;
  }
}

interface Stored {
  readonly id: string;
  readonly source: string;
  readonly date: string;
  readonly communes: readonly (readonly [string, string, readonly (readonly (readonly number[])[])[]])[];
}

function isStored(json: unknown): json is Stored {
  if (typeof json !== "object" || json === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...json };
  const isNamed = [fields.id, fields.source, fields.date].every((value) => typeof value === "string");
  return isNamed && fields.format === FORMAT && fields.version === VERSION && Array.isArray(fields.communes);
}

function readRing(steps: readonly number[]): [number, number][] {
  const ring: [number, number][] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i]!;
    y += steps[i + 1]!;
    if (!Number.isInteger(x) || !Number.isInteger(y)) throw new Error("a ring holds something else than whole numbers");
    ring.push([x / COORDINATE_SCALE, y / COORDINATE_SCALE]);
  }
  return ring;
}
