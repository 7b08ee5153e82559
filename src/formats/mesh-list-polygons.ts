import type { Membership } from "../domain/layer.ts";
import { accept, type Result } from "../domain/result.ts";
import { decideCaptures, joinShares } from "../geo/capture.ts";
import { planProperties } from "./geojson-properties.ts";
import { type GeojsonZone, readGeojsonZones } from "./geojson-zones.ts";
import type { ListRefusal } from "./list-refusal.ts";
import { type MeshPlan, planMeshColumns } from "./mesh-list-columns.ts";
import type { MeshAnomaly, MeshBase, MeshRequest } from "./mesh-list-import.ts";
import { createZoneReader, type Zone } from "./mesh-list-zones.ts";
import type { NamedFile } from "./perimeter-list.ts";
import type { TableRow } from "./read-table.ts";

export interface PolygonsRead {
  readonly zones: readonly Zone[];
  readonly memberships: readonly Membership[];
  readonly anomalies: readonly Omit<MeshAnomaly, "file">[];
  readonly plan: MeshPlan;
  readonly features: number;
}

/** Whether a JSON text is GeoJSON, from its beginning. */
export function looksLikeGeojson(start: string): boolean {
  return /"type"\s*:\s*"(FeatureCollection|Feature|GeometryCollection|MultiPolygon|Polygon|Topology)"/.test(start);
}

/** Reads the polygons of a mesh as units: those of one id or one class are one zone. */
export function readPolygons(
  file: NamedFile,
  base: MeshBase,
  { zoneHints = [], zoneColumn, zoneNames = {} }: MeshRequest,
): Result<PolygonsRead, ListRefusal> {
  const read = readGeojsonZones(file, base);
  if (!read.ok) return read;
  const { zones: polygons, decisions, features } = read.value;
  const { plan, rows } = planPolygons(polygons, zoneHints, zoneColumn);
  const reader = createZoneReader(plan, zoneNames);
  const known = planProperties(polygons).properties;
  const unnamed = new Map<number, number>();
  const zones: Zone[] = [];
  const zoneOf = polygons.map(({ object, properties }, position) => {
    const zone = plan.zone === null ? -1 : reader.read(rows[position]!.cells);
    if (zone >= 0) return zone;
    const name = properties.get(known.territoryName ?? "") || `Zone ${object}`;
    const id = properties.get(known.territoryId ?? "") || name;
    unnamed.set(position, zones.push({ id, name }) - 1);
    return -1;
  });
  const all = [...reader.zones, ...zones];
  const positionOf = (polygon: number) =>
    zoneOf[polygon]! >= 0 ? zoneOf[polygon]! : reader.zones.length + unnamed.get(polygon)!;
  // A polygon too small for a unit may fill one with the others of its zone.
  const said = read.value.anomalies.filter(({ kind }) => kind !== "hors-unites");
  const anomalies: Omit<MeshAnomaly, "file">[] = said.map(({ row, zone, kind, value }) => ({
    ...{ row, kind, value, code: null, candidates: [] },
    territory: zone === null ? null : all[positionOf(zone)]!.name,
  }));
  const objectOf = new Map(polygons.map(({ object }, position) => [positionOf(position), object]));
  const memberships: Membership[] = [];
  for (const { zone, unit, share, isTaken, isDoubtful } of decideCaptures(
    joinShares(decisions, positionOf, all.length),
  )) {
    const code = base.units.codes[unit]!;
    if (isTaken) memberships.push({ territory: zone, unit, declaredShared: false });
    if (!isDoubtful) continue;
    anomalies.push({
      ...{ row: objectOf.get(zone)!, kind: "unite-douteuse", value: String(Math.round(share * 100)) },
      ...{ code: isTaken ? code : null, candidates: [code], territory: all[zone]!.name },
    });
  }
  return accept({ zones: all, memberships, anomalies: anomalies.sort((a, b) => a.row - b.row), plan, features });
}

/** The properties as a table, so that zones are named by the same rules as in one. */
function planPolygons(polygons: readonly GeojsonZone[], hints: readonly string[], chosen: string | undefined) {
  const keys = [...new Set(polygons.flatMap(({ properties }) => [...properties.keys()]))];
  const rows = polygons.map(
    ({ object, properties }): TableRow => ({ number: object, cells: keys.map((key) => properties.get(key) ?? "") }),
  );
  const planned = planMeshColumns([{ number: 0, cells: keys }, ...rows], hints, chosen);
  const isHeader = planned.sites.headerPosition === 0;
  return { plan: isHeader ? planned : { ...planned, zone: null, others: [] }, rows };
}
