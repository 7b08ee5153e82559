import type { Site } from "../domain/site.ts";
import type { OwnedPlace } from "../geo/rebuilt-mesh.ts";
import type { MeshPlan } from "./mesh-list-columns.ts";
import type { MeshAnomaly, MeshBase } from "./mesh-list-import.ts";
import { createZoneReader, type Zone } from "./mesh-list-zones.ts";
import type { TableRow } from "./read-table.ts";
import { createPlaceFinder } from "./site-finder.ts";
import { SitePlacer } from "./site-placing.ts";
import { createRowReader, isClosedState } from "./site-table.ts";

export interface MembersRead {
  readonly owners: readonly Zone[];
  readonly places: readonly OwnedPlace[];
  readonly members: number;
  readonly anomalies: readonly Omit<MeshAnomaly, "file">[];
}

/** The places of the loaded sites by FINESS number, of the place or of whoever runs it. */
export function indexSites(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const byNumber = new Map<string, Site[]>();
  for (const site of sites) {
    for (const number of new Set([site.id, site.structureId])) {
      const known = byNumber.get(number);
      if (known === undefined) byNumber.set(number, [site]);
      else known.push(site);
    }
  }
  return byNumber;
}

/** Whether a row is that of a hospital rather than of a commune: it has a FINESS number, or a point of its own. */
export function holdsMembers({ sites: { columns, headers } }: MeshPlan): boolean {
  const isFiness = (column: number | undefined) =>
    column !== undefined && /finess|^fi(_ej)?$/i.test(headers[column] ?? "");
  const hasPoint = columns.lng !== undefined && columns.lat !== undefined;
  return isFiness(columns.id) || isFiness(columns.legalEntity) || (hasPoint && columns.communeCode === undefined);
}

/**
 * Reads a table of members (GHT and their hospitals). A member stands where the loaded sites of its FINESS number are;
 * failing that at its own coordinates, or in the middle of its commune.
 */
export function readMemberRows(
  rows: readonly TableRow[],
  plan: MeshPlan,
  base: MeshBase,
  names: Readonly<Record<string, string>>,
): MembersRead {
  const zones = createZoneReader(plan, names);
  const readRow = createRowReader(plan.sites);
  const placer = new SitePlacer(base, createPlaceFinder(base.places));
  const sitesOf = indexSites(base.sites);
  const anomalies: Omit<MeshAnomaly, "file">[] = [];
  const places: OwnedPlace[] = [];
  let members = 0;
  for (const { number, cells } of rows) {
    const record = readRow(number, cells);
    if (record === null || record.isClosed || isClosedState(record.category)) continue;
    const owner = zones.read(cells);
    if (owner < 0) continue;
    members++;
    const known = [record.id, record.legalEntity].flatMap((id) => (id === "" ? [] : (sitesOf.get(id) ?? [])));
    const found = known.length > 0 ? known : [placer.place(record, "hopital")].filter((site) => site !== null);
    for (const { lng, lat, unitIndex } of found) places.push({ owner, point: [lng, lat], unit: unitIndex });
    if (found.length > 0) continue;
    anomalies.push({
      ...{ row: number, kind: "membre-sans-lieu", code: null, candidates: [] },
      value: record.name || record.legalEntity || record.id,
      territory: zones.zones[owner]!.name,
    });
  }
  return { owners: zones.zones, places, members, anomalies };
}
