import { guessExtent } from "../domain/extent.ts";
import { buildLayer, unitsOfTerritory } from "../domain/layer.ts";
import type { BilingualText, Maillage } from "../domain/maillage.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { shapeReaderOf } from "../domain/shape.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import type { Geography, UnitTable } from "../domain/unit.ts";
import { type OwnedPlace, rebuildFromSites } from "../geo/rebuilt-mesh.ts";
import { decodeText } from "./decode-text.ts";
import { recogniseForeignFile } from "./file-kind.ts";
import { LIST_LIMIT_BYTES } from "./list-refusal.ts";
import { type MeshPlan, planMeshColumns, rateMeshHeader } from "./mesh-list-columns.ts";
import {
  type MeshAnomaly,
  type MeshBase,
  type MeshImport,
  type MeshReading,
  type MeshRefusal,
  type MeshRequest,
  MOST_ZONES,
} from "./mesh-list-import.ts";
import { holdsMembers, indexSites, readMemberRows } from "./mesh-list-members.ts";
import { looksLikeGeojson, readPolygons } from "./mesh-list-polygons.ts";
import { readZoneRows, type Zone, type ZonesRead } from "./mesh-list-zones.ts";
import type { NamedFile } from "./perimeter-list.ts";
import { readTable, type TableRow } from "./read-table.ts";
import { readXlsx } from "./read-xlsx.ts";
import { readSites } from "./site-list.ts";

type Outcome = Result<MeshImport, MeshRefusal>;

/** Zones of a classification: few, and each in many pieces. */
const MOST_CLASSES = 20;
const PIECES_OF_A_CLASS = 15;

/**
 * Reads a mesh: a table of units and their zones (TVS, PDSA, bassins, ZIP and ZAC…), a table of members from which zones are
 * rebuilt (GHT and their hospitals), or a file of sites whose seats stand for territories (DAC). Never throws.
 */
export async function readMesh(file: NamedFile, base: MeshBase, request: MeshRequest): Promise<Outcome> {
  const isJson = recogniseForeignFile(file.bytes) === "json";
  if (isJson && looksLikeGeojson(decodeText(file.bytes.subarray(0, 4096)).text)) return readDrawn(file, base, request);
  const opened = await openRows(file, request.sheet);
  if (opened === "finess") return rebuildFromFiness(file, base, request);
  if (!opened.ok) return opened;
  const rows = opened.value;
  const plan = planMeshColumns(rows, request.zoneHints ?? [], request.zoneColumn, request.unitColumn);
  const { columns, headers } = plan.sites;
  const body = rows.slice(plan.sites.headerPosition + 1);
  const hasCategory = columns.category !== undefined || columns.categoryLabel !== undefined;
  if (request.seatKind !== undefined && hasCategory && holdsMembers(plan))
    return rebuildFromFiness(file, base, request);
  const { communeCode, communeName, postalCode, departement } = columns;
  const hasUnit = [communeCode, communeName, postalCode, departement].some((column) => column !== undefined);
  if (!hasUnit && !holdsMembers(plan)) return refuse({ code: "no-unit-column", file: file.name, headers });
  if (plan.zone === null) return refuse({ code: "no-zone-column", file: file.name, headers });
  if (body.length === 0) return refuse({ code: "no-row", file: file.name });
  return holdsMembers(plan)
    ? rebuildFromMembers(file, body, plan, base, request)
    : readZones(file, body, plan, base, request);
}

async function openRows({ name, bytes }: NamedFile, sheet: string | undefined) {
  const refuseFile = (refusal: Extract<MeshRefusal, { code: "file" }>["refusal"]) =>
    refuse({ code: "file" as const, file: name, refusal });
  if (bytes.length === 0) return refuseFile({ code: "empty", file: name });
  const found = recogniseForeignFile(bytes);
  if (found === "json" || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return "finess" as const;
  if (bytes.length > LIST_LIMIT_BYTES)
    return refuseFile({ code: "too-large", file: name, bytes: bytes.length, limitBytes: LIST_LIMIT_BYTES });
  if (found === "xlsx") {
    const workbook = await readXlsx({ name, bytes }, sheet, rateMeshHeader);
    return workbook.ok ? accept(workbook.value.table.rows) : refuseFile(workbook.refusal);
  }
  if (found !== null) return refuseFile({ code: "foreign", file: name, found });
  const { text } = decodeText(bytes);
  if (/^finess;etalab;/i.test(text)) return "finess" as const;
  const { rows } = readTable(text, rateMeshHeader);
  return rows.length === 0 ? refuseFile({ code: "empty", file: name }) : accept(rows);
}

function readDrawn(file: NamedFile, base: MeshBase, request: MeshRequest): Outcome {
  const zoneNames = { ...officialNames(base.units), ...request.zoneNames };
  const read = readPolygons(file, base, { ...request, zoneNames });
  if (!read.ok) return refuse({ code: "file", file: file.name, refusal: read.refusal });
  const { features, ...zones } = read.value;
  return gatherZones(file, zones.plan, base, request.facts, zones, features, "polygones");
}

function readZones(
  file: NamedFile,
  rows: readonly TableRow[],
  plan: MeshPlan,
  base: MeshBase,
  { facts, zoneNames = {} }: MeshRequest,
): Outcome {
  const names = { ...officialNames(base.units), ...zoneNames };
  const read = readZoneRows(rows, plan, base, names);
  return gatherZones(file, plan, base, facts, read, rows.length, "zones");
}

function gatherZones(
  file: NamedFile,
  plan: MeshPlan,
  { units, geography }: MeshBase,
  facts: MeshRequest["facts"],
  { zones, memberships, anomalies }: ZonesRead,
  rows: number,
  reading: MeshReading,
): Outcome {
  if (memberships.length === 0) {
    const sample = anomalies[0]?.value ?? "";
    return refuse({ code: "nothing-usable", file: file.name, rows, sample });
  }
  if (zones.length > MOST_ZONES)
    return refuse({ code: "too-many-zones", file: file.name, column: plan.zone?.header ?? "", zones: zones.length });
  const claimed = new Set(memberships.map(({ unit }) => unit));
  const layer = buildLayer({
    territories: zones.map(({ id, name }) => ({ id, name, nature: "importe", stages: [] })),
    memberships,
    extent: guessExtent(units, claimed),
    provenance: { source: file.name, nature: "importe", date: facts.date },
  });
  const isClassification = looksClassified(layer, geography);
  const maillage: Maillage = {
    ...facts,
    nature: "importe",
    ...(isClassification ? { isClassification: true } : {}),
    layer,
  };
  return conclude(file, plan, maillage, isClassification ? "classes" : reading, rows, claimed.size, anomalies);
}

/** Names of the EPCI, which files of zones often give by number alone. */
function officialNames({ zones: { epci } }: UnitTable): Readonly<Record<string, string>> {
  return Object.fromEntries(epci.codes.map((code, zone) => [code, epci.names[zone]!]));
}

/** Few zones, each scattered over the country: a class for each unit, and not places. */
function looksClassified(layer: TerritoryLayer, geography: Geography): boolean {
  const count = layer.territories.length;
  if (count > MOST_CLASSES) return false;
  const readShape = shapeReaderOf(geography);
  const pieces = layer.territories.reduce((sum, _, zone) => sum + readShape(unitsOfTerritory(layer, zone)).pieces, 0);
  return pieces >= PIECES_OF_A_CLASS * count;
}

function conclude(
  file: NamedFile,
  plan: MeshPlan | null,
  maillage: Maillage,
  reading: MeshReading,
  rows: number,
  units: number,
  anomalies: readonly Omit<MeshAnomaly, "file">[],
  rebuilt: MeshImport["rebuilt"] = null,
): Outcome {
  const { zone, sites, others } = plan ?? { zone: null, sites: null, others: [] };
  const read = [zone?.code, zone?.name].flatMap((column) =>
    typeof column === "number" ? [sites!.headers[column]!] : [],
  );
  const used = new Set([...read, ...others]);
  const identity = (sites?.identityHeaders ?? []).map((value) => ({
    ...{ row: sites!.headerPosition + 1, kind: "colonne-identite" as const, value },
    ...{ code: null, candidates: [], territory: null },
  }));
  return accept({
    maillage,
    reading,
    anomalies: [...identity, ...anomalies].map((anomaly) => ({ file: file.name, ...anomaly })),
    rows,
    units,
    zoneColumn: zone?.header ?? null,
    otherZoneColumns: others,
    ignoredColumns: [...(sites?.identityHeaders ?? []), ...(sites?.unreadHeaders ?? [])].filter(
      (header) => !used.has(header),
    ),
    rebuilt,
  });
}

function rebuildFromMembers(
  file: NamedFile,
  rows: readonly TableRow[],
  plan: MeshPlan,
  base: MeshBase,
  request: MeshRequest,
): Outcome {
  const { owners, places, members, anomalies } = readMemberRows(rows, plan, base, request.zoneNames ?? {});
  return rebuild(file, plan, base, request, { owners, places, members, rows: rows.length, anomalies });
}

/** The seats of a file of sites, or the GHT and their members of the daily FINESS+ document. */
async function rebuildFromFiness(file: NamedFile, base: MeshBase, request: MeshRequest): Promise<Outcome> {
  const { signal, seatKind } = request;
  const read = await readSites(file, base, signal === undefined ? {} : { signal });
  if (!read.ok) {
    const { refusal } = read;
    if (refusal.code === "file" || refusal.code === "cancelled") return refuse(refusal);
    return refuse({ code: "no-unit-column", file: file.name, headers: [] });
  }
  const { sites, groups, rows } = read.value;
  const places: OwnedPlace[] = [];
  const placed = (owner: number, of: readonly { lng: number; lat: number; unitIndex: number }[]) => {
    for (const { lng, lat, unitIndex } of of) places.push({ owner, point: [lng, lat], unit: unitIndex });
  };
  const owners: Zone[] = [];
  if (seatKind === undefined) {
    const sitesOf = indexSites(sites);
    for (const { id, name, members } of groups)
      placed(
        owners.push({ id, name }) - 1,
        members.flatMap((member) => sitesOf.get(member) ?? []),
      );
  } else {
    const ownerOf = new Map<string, number>();
    for (const site of sites) {
      if (site.kind !== seatKind) continue;
      const owner = ownerOf.get(site.structureId) ?? owners.push({ id: site.structureId, name: site.name }) - 1;
      ownerOf.set(site.structureId, owner);
      placed(owner, [site]);
    }
  }
  return rebuild(file, null, base, request, { owners, places, members: owners.length, rows, anomalies: [] });
}

interface Gathered {
  readonly owners: readonly Zone[];
  readonly places: readonly OwnedPlace[];
  readonly members: number;
  readonly rows: number;
  readonly anomalies: readonly Omit<MeshAnomaly, "file">[];
}

function rebuild(
  file: NamedFile,
  plan: MeshPlan | null,
  { units, centreOf }: MeshBase,
  { facts, within = null }: MeshRequest,
  { owners, places, members, rows, anomalies }: Gathered,
): Outcome {
  if (places.length === 0) return refuse({ code: "no-member-place", file: file.name, members });
  const described = { ...facts, rule: ruleOf(within) };
  const rebuilt = rebuildFromSites({ units, centreOf, owners, places, within, facts: described, source: file.name });
  const { layer } = rebuilt.maillage;
  const said: Omit<MeshAnomaly, "file">[] = owners.flatMap(({ name }, owner) =>
    unitsOfTerritory(layer, owner).length > 0
      ? []
      : [{ row: 0, kind: "zone-sans-commune", value: name, code: null, candidates: [], territory: name }],
  );
  const kilometres = rebuilt.distanceKm.filter((km) => !Number.isNaN(km));
  const ties = rebuilt.isTie.reduce((sum, one) => sum + one, 0);
  if (ties > 0)
    said.push({ row: 0, kind: "egalite", value: String(ties), code: null, candidates: [], territory: null });
  return conclude(file, plan, rebuilt.maillage, "membres", rows, layer.members.length, [...anomalies, ...said], {
    places: places.length,
    meanKm: kilometres.reduce((sum, km) => sum + km, 0) / Math.max(1, kilometres.length),
    largestKm: kilometres.reduce((largest, km) => Math.max(largest, km), 0),
    ties,
  });
}

function ruleOf(within: MeshRequest["within"]): BilingualText {
  return within === "departement"
    ? {
        fr: "Zone reconstituée\u202f: chaque commune est rattachée au siège le plus proche de son département, à vol d’oiseau depuis son milieu\u202f; tout le département quand il n’y en a qu’un.",
        en: "Rebuilt zone: each commune goes to the nearest seat of its département, as the crow flies from its middle; the whole département where there is only one.",
      }
    : {
        fr: "Zone reconstituée\u202f: chaque commune des départements qui ont un membre est rattachée au membre le plus proche, à vol d’oiseau depuis son milieu.",
        en: "Rebuilt zone: each commune of the départements with a member goes to the nearest member, as the crow flies from its middle.",
      };
}
