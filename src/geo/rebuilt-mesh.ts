import { buildLayer, type Membership } from "../domain/layer.ts";
import type { Maillage, MaillageFacts } from "../domain/maillage.ts";
import type { ZoneRef } from "../domain/scope.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { AdminLevel, UnitTable } from "../domain/unit.ts";
import { distanceKm, type Position } from "./measure.ts";

/** A place of a member of an owner: a hospital of a GHT, the seat of a DAC. */
export interface OwnedPlace {
  /** Position in the owners. */
  readonly owner: number;
  readonly point: Position;
  readonly unit: number;
}

export interface RebuildRequest {
  readonly units: UnitTable;
  readonly centreOf: (unit: number) => Position | null;
  readonly owners: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly OwnedPlace[];
  /** A unit only goes to a place of its own zone of this level; null: to the nearest, wherever it is. */
  readonly within: AdminLevel | null;
  readonly facts: MaillageFacts;
  readonly source: string;
}

export interface RebuiltMesh {
  readonly maillage: Maillage;
  /** By unit: kilometres from its middle to the place it goes to; NaN outside the mesh. */
  readonly distanceKm: Float64Array;
  /** By unit: 1 where a place of another owner is no more than `TIE_KM` farther. */
  readonly isTie: Uint8Array;
}

/** Two owners whose places are as near as this are both plausible: the tie is said. */
const TIE_KM = 1;

/**
 * Rebuilds zones from places: each unit goes to the owner of the nearest place, as the crow flies from its middle. Only
 * the départements with at least one place are described. Nobody published such zones: their nature is « reconstitué ».
 */
export function rebuildFromSites(request: RebuildRequest): RebuiltMesh {
  const { units, centreOf, owners, places, within, facts, source } = request;
  const departements = new Set(places.map(({ unit }) => units.zoneOf.departement[unit]!));
  departements.delete(-1);
  const directions = places.map(({ point }) => toDirection(point));
  const groups = groupPlaces(units, places, within);
  const distances = new Float64Array(units.count).fill(Number.NaN);
  const isTie = new Uint8Array(units.count);
  const memberships: Membership[] = [];
  for (let unit = 0; unit < units.count; unit++) {
    if (!departements.has(units.zoneOf.departement[unit]!)) continue;
    const centre = centreOf(unit);
    const group = groups.get(within === null ? 0 : units.zoneOf[within][unit]!);
    if (centre === null || group === undefined) continue;
    const { nearest, rival } = findNearest(toDirection(centre), group, places, directions);
    const km = distanceKm(centre, places[nearest]!.point);
    distances[unit] = km;
    if (rival >= 0 && distanceKm(centre, places[rival]!.point) - km <= TIE_KM) isTie[unit] = 1;
    memberships.push({ territory: places[nearest]!.owner, unit, declaredShared: false });
  }
  const layer = buildLayer({
    territories: owners.map(({ id, name }) => ({ id, name, nature: "reconstitue", stages: [] })),
    memberships,
    extent: extentOf(units, departements),
    provenance: { source, nature: "reconstitue", date: facts.date },
  });
  return { maillage: { ...facts, nature: "reconstitue", layer }, distanceKm: distances, isTie };
}

/** One territory for each département, named after it: the built-in rule for a mesh of which nothing else is known. */
export function onePerDepartement(units: UnitTable, facts: MaillageFacts, prefix: string): Maillage {
  const { codes, names } = units.zones.departement;
  const memberships = Array.from(units.zoneOf.departement, (territory, unit) => ({
    territory,
    unit,
    declaredShared: false,
  })).filter(({ territory }) => territory >= 0);
  const layer = buildLayer({
    territories: codes.map((code, zone) => ({
      id: `${facts.id}-${code}`,
      name: `${prefix} ${names[zone]}`.trim(),
      nature: "reconstitue",
      stages: [],
    })),
    memberships,
    extent: "france",
    provenance: { source: facts.rule.fr, nature: "reconstitue", date: facts.date },
  });
  return { ...facts, nature: "reconstitue", layer };
}

type Direction = readonly [number, number, number];

/** A point of the unit sphere: the nearest place is the one with the largest dot product. */
function toDirection([lng, lat]: Position): Direction {
  const [east, north] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

function groupPlaces(units: UnitTable, places: readonly OwnedPlace[], within: AdminLevel | null) {
  const groups = new Map<number, number[]>();
  places.forEach(({ unit }, place) => {
    const zone = within === null ? 0 : units.zoneOf[within][unit]!;
    const group = groups.get(zone);
    if (group === undefined) groups.set(zone, [place]);
    else group.push(place);
  });
  return groups;
}

/** The nearest place, and the nearest one of another owner (−1 without any). */
function findNearest(
  [x, y, z]: Direction,
  group: readonly number[],
  places: readonly OwnedPlace[],
  directions: readonly Direction[],
): { readonly nearest: number; readonly rival: number } {
  let nearest = -1;
  let rival = -1;
  let best = Number.NEGATIVE_INFINITY;
  let second = Number.NEGATIVE_INFINITY;
  for (const place of group) {
    const direction = directions[place]!;
    const closeness = x * direction[0] + y * direction[1] + z * direction[2];
    if (closeness <= second) continue;
    const isOther = nearest < 0 || places[place]!.owner !== places[nearest]!.owner;
    if (closeness > best) {
      if (nearest >= 0 && isOther) [rival, second] = [nearest, best];
      [nearest, best] = [place, closeness];
    } else if (isOther) [rival, second] = [place, closeness];
  }
  return { nearest, rival };
}

function extentOf(units: UnitTable, departements: ReadonlySet<number>): TerritoryLayer["extent"] {
  const { codes } = units.zones.departement;
  if (departements.size === codes.length) return "france";
  return codes.flatMap((code, zone): ZoneRef[] => (departements.has(zone) ? [{ level: "departement", code }] : []));
}
