import { CLASS } from "../domain/classes.ts";
import type { LayerIndex } from "../domain/layer-index.ts";
import type { Site } from "../domain/site.ts";
import { distanceKm, type Position } from "../geo/measure.ts";
import { COORDINATE_SCALE, type Mesh, OUTSIDE } from "../geo/mesh.ts";

/** The nearest CPTS of a white zone, as the crow flies. */
export type NearestCpts =
  | { readonly kind: "seat"; readonly name: string; readonly distanceKm: number }
  /** No seat is known: the nearest point of the limit that the zone and a CPTS have in common. */
  | { readonly kind: "border"; readonly territory: number; readonly distanceKm: number };

interface NearestRequest {
  readonly mesh: Mesh;
  readonly sites: readonly Site[];
  /** Ids of the CPTS that count: a seat of another one is left out when its structure is known. */
  readonly idOf: ReadonlyMap<string, number>;
  readonly index: LayerIndex;
  readonly active: Uint8Array;
  readonly classOf: Uint8Array;
  /** Zone of each unit, −1 where none. */
  readonly zoneOf: Int32Array;
  /** Where each zone is measured from. */
  readonly points: readonly Position[];
}

/** The example names the structure of a seat after its CPTS. */
const SEAT_PREFIX = /^siege-/;

/** For each zone, the nearest seat of a CPTS that counts; without any seat, the nearest limit; null without either. */
export function nearestCpts(request: NearestRequest): readonly (NearestCpts | null)[] {
  const { sites, idOf, active, points } = request;
  const seats = sites.filter(({ kind, structureId }) => {
    if (kind !== "cpts-siege") return false;
    const territory = idOf.get(structureId) ?? idOf.get(structureId.replace(SEAT_PREFIX, ""));
    return territory === undefined || active[territory] === 1;
  });
  if (seats.length === 0) return nearestBorders(request);
  return points.map((point) => {
    let nearest = { name: "", distanceKm: Number.POSITIVE_INFINITY };
    for (const { lng, lat, name } of seats) {
      const away = distanceKm(point, [lng, lat]);
      if (away < nearest.distanceKm) nearest = { name, distanceKm: away };
    }
    return { kind: "seat", ...nearest };
  });
}

/** One pass over the arcs: those with a zone on one side and a covered unit on the other. */
function nearestBorders({ mesh, index, active, classOf, zoneOf, points }: NearestRequest) {
  const nearest: (NearestCpts | null)[] = points.map(() => null);
  const look = (arc: number, white: number, covered: number) => {
    if (white === OUTSIDE || covered === OUTSIDE || zoneOf[white]! < 0 || classOf[covered]! <= CLASS.white) return;
    const zone = zoneOf[white]!;
    for (let p = mesh.arcStart[arc]!; p < mesh.arcStart[arc + 1]!; p++) {
      const away = distanceKm(points[zone]!, [
        mesh.points[2 * p]! / COORDINATE_SCALE,
        mesh.points[2 * p + 1]! / COORDINATE_SCALE,
      ]);
      if (away >= (nearest[zone]?.distanceKm ?? Number.POSITIVE_INFINITY)) continue;
      const claimants = index.claimants.subarray(index.start[covered]!, index.start[covered + 1]!);
      nearest[zone] = { kind: "border", territory: claimants.find((t) => active[t] === 1)!, distanceKm: away };
    }
  };
  for (let arc = 0; arc < mesh.left.length; arc++) {
    look(arc, mesh.left[arc]!, mesh.right[arc]!);
    look(arc, mesh.right[arc]!, mesh.left[arc]!);
  }
  return nearest;
}
