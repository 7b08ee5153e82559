import { accept, type Result } from "../domain/result.ts";
import type { PolygonParts } from "../geo/capture.ts";
import { planProperties } from "./geojson-properties.ts";
import { type ContourBase, type GeojsonZone, readGeojsonZones } from "./geojson-zones.ts";
import type { ListAnomaly } from "./list-anomaly.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { NamedFile } from "./perimeter-list.ts";

/** A polygon of a file as it was drawn, in WGS84, its rings closed. */
export interface FreeZone {
  readonly id: string;
  readonly name: string;
  readonly geometry: GeoJSON.MultiPolygon;
}

export interface FreePolygonList {
  readonly zones: readonly FreeZone[];
  readonly anomalies: readonly ListAnomaly[];
}

/**
 * Reads the polygons of a GeoJSON file that are to stay as they are drawn, cutting communes: projection recognised,
 * names found among the properties, those that identify people left out. Never throws.
 */
export function readFreePolygons(file: NamedFile, base: ContourBase): Result<FreePolygonList, ListRefusal> {
  const read = readGeojsonZones(file, base);
  if (!read.ok) return read;
  const { zones, shapes, decisions, anomalies } = read.value;
  const { properties: plan, unread } = planProperties(zones);
  const name = plan.territoryName ?? nameAmong(zones, unread) ?? plan.territoryId ?? "";
  const touching = new Set(decisions.map(({ zone }) => zone));
  // Smaller than a commune is no fault here; touching none is.
  const said = anomalies.filter(({ kind, zone }) => kind !== "hors-unites" || !touching.has(zone ?? -1));
  const nameOf = (zone: number): string => {
    const { object, properties } = zones[zone]!;
    return properties.get(name) || properties.get(plan.territoryId ?? "") || `Zone ${object}`;
  };
  return accept({
    zones: zones.flatMap(({ object }, zone) =>
      touching.has(zone)
        ? {
            id: String(object),
            name: nameOf(zone),
            geometry: { type: "MultiPolygon", coordinates: closed(shapes[zone]!) },
          }
        : [],
    ),
    anomalies: said.map(({ row, kind, value, zone }) => ({
      ...{ file: file.name, row, kind, value, code: null, candidates: [] },
      territory: zone === null ? null : nameOf(zone),
    })),
  });
}

/** Of the properties that no rule reads, the one whose values are words and tell most zones apart. */
function nameAmong(zones: readonly GeojsonZone[], keys: readonly string[]): string | undefined {
  const tells = (key: string) =>
    new Set(zones.flatMap(({ properties }) => properties.get(key)?.match(/^.*\p{L}.*$/u)?.[0] ?? [])).size;
  const [best] = keys.toSorted((one, other) => tells(other) - tells(one));
  return best !== undefined && tells(best) > zones.length / 2 ? best : undefined;
}

/** Rings closed; a hole of less than three points is none. */
function closed(parts: PolygonParts): GeoJSON.Position[][][] {
  return parts.map((rings) =>
    rings
      .filter((ring) => ring.length >= 3)
      .map((ring) => {
        const points = ring.map(([lng, lat]) => [lng!, lat!]);
        const [first, last] = [points[0]!, points.at(-1)!];
        return first[0] === last[0] && first[1] === last[1] ? points : [...points, first];
      }),
  );
}
