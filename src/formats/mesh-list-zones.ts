import type { Membership } from "../domain/layer.ts";
import type { UnitTable } from "../domain/unit.ts";
import { foldText } from "./columns.ts";
import type { MeshPlan } from "./mesh-list-columns.ts";
import type { MeshAnomaly, MeshAnomalyKind } from "./mesh-list-import.ts";
import type { PlaceResolver } from "./place-resolver.ts";
import type { TableRow } from "./read-table.ts";
import { isBareCode, type SiteRole } from "./site-columns.ts";
import { readArrondissements } from "./unit-codes.ts";

export interface Zone {
  readonly id: string;
  readonly name: string;
}

export interface ZonesRead {
  readonly zones: readonly Zone[];
  readonly memberships: readonly Membership[];
  readonly anomalies: readonly Omit<MeshAnomaly, "file">[];
}

interface ZoneReader {
  readonly zones: readonly Zone[];
  /** Position of the zone of a row, −1 without one. */
  readonly read: (cells: readonly string[]) => number;
}

/** Values that say that a unit is in no zone. */
const NO_ZONE = /^(|-+|\.|n\/?a\b.*|nc|nr|nd|none|neant|null|aucune?|sans objet|so|non class\u00e9e?|hors zone)$/i;

/** Returns a function that gives the zone of a row, and the zones met so far. */
export function createZoneReader(plan: MeshPlan, names: Readonly<Record<string, string>>): ZoneReader {
  const zones: Zone[] = [];
  const known = new Map<string, number>();
  const cellAt = (cells: readonly string[], column: number | null | undefined) =>
    column === null || column === undefined ? "" : (cells[column]?.trim() ?? "");
  return {
    zones,
    read(cells) {
      const code = cellAt(cells, plan.zone?.code);
      const name = cellAt(cells, plan.zone?.name);
      const id = NO_ZONE.test(code) ? name : code;
      if (NO_ZONE.test(id)) return -1;
      let zone = known.get(id);
      if (zone === undefined) {
        zone = zones.push({ id, name: names[id] ?? (NO_ZONE.test(name) ? id : name) }) - 1;
        known.set(id, zone);
      }
      return zone;
    },
  };
}

/** A row that names a former commune, a whole city or a whole département only fills what no other row says. */
const PASSES = ["unit", "former", "city", "departement"] as const;
type Pass = (typeof PASSES)[number];

interface ReadRow {
  readonly row: number;
  readonly zone: number;
  readonly units: readonly number[];
  readonly written: string;
}

/** Reads a table of units and their zones. */
export function readZoneRows(
  rows: readonly TableRow[],
  plan: MeshPlan,
  { units, places }: { readonly units: UnitTable; readonly places: Pick<PlaceResolver, "resolve"> },
  names: Readonly<Record<string, string>>,
): ZonesRead {
  const reader = createZoneReader(plan, names);
  const anomalies: Omit<MeshAnomaly, "file">[] = [];
  const byPass: Record<Pass, ReadRow[]> = { unit: [], former: [], city: [], departement: [] };
  const zonesOf = new Map<number, number[]>();
  const nameOf = (zone: number) => reader.zones[zone]?.name ?? null;
  const say = (
    row: number,
    kind: MeshAnomalyKind,
    value: string,
    zone: number,
    { code = null, candidates = [] }: { code?: string | null; candidates?: readonly number[] } = {},
  ) =>
    anomalies.push({
      ...{ row, kind, value, code, territory: nameOf(zone) },
      candidates: candidates.map((unit) => units.codes[unit]!),
    });
  const { communeCode, communeName, postalCode } = plan.sites.columns;
  const hasCommunes = [communeCode, communeName, postalCode].some((column) => column !== undefined);
  let unzoned = { count: 0, row: 0 };

  for (const { number, cells } of rows) {
    const cell = (role: SiteRole) => {
      const column = plan.sites.columns[role];
      return column === undefined ? "" : (cells[column]?.trim() ?? "");
    };
    const commune = cell("communeName");
    const code = cell("communeCode") || (isBareCode(commune) ? commune : "");
    const name = isBareCode(commune) ? "" : commune;
    const isWhole = code === "" && name === "" && cell("postalCode") === "";
    if (isWhole && (hasCommunes || cell("departement") === "")) continue;
    const zone = reader.read(cells);
    const written = code || name || cell("postalCode") || cell("departement");
    if (zone < 0) {
      unzoned = { count: unzoned.count + 1, row: unzoned.row || number };
      continue;
    }
    if (isWhole) {
      const named = unitsOfDepartement(written, units);
      if (named.length === 0) say(number, "commune-inconnue", written, zone);
      else byPass.departement.push({ row: number, zone, units: named, written });
      continue;
    }
    const match = places.resolve({ code, name, departement: cell("departement"), postalCode: cell("postalCode") });
    if (match.kind === "matched") {
      const pass = match.how === "former" ? "former" : "unit";
      byPass[pass].push({ row: number, zone, units: [match.unit], written });
    } else if (match.kind === "city") {
      const listed = readListed(cells, plan, units, match.units);
      if (listed.length > 0) byPass.unit.push({ row: number, zone, units: listed, written });
      else byPass.city.push({ row: number, zone, units: match.units, written });
    } else if (match.kind === "collectivite") say(number, "collectivite", written, zone);
    else {
      const kind = match.kind === "doubtful" ? "commune-douteuse" : "commune-inconnue";
      say(number, kind, written, zone, { candidates: match.candidates });
    }
  }
  const memberships: Membership[] = [];
  for (const pass of PASSES) {
    const before = new Set(zonesOf.keys());
    for (const { row, zone, units: named, written } of byPass[pass]) {
      const isSecond = pass !== "unit";
      const free = isSecond ? named.filter((unit) => !before.has(unit)) : named;
      if (pass === "former") say(row, "ancienne-commune", written, zone, { code: units.codes[named[0]!]! });
      if (pass === "city" && free.length > 0) say(row, "arrondissements", written, zone, { candidates: free });
      for (const unit of free) {
        const zones = zonesOf.get(unit) ?? [];
        if (zones.includes(zone)) continue;
        if (zones.length > 0) say(row, "plusieurs-zones", nameOf(zones[0]!) ?? "", zone, { code: units.codes[unit]! });
        zonesOf.set(unit, [...zones, zone]);
        memberships.push({ territory: zone, unit, declaredShared: false });
      }
    }
  }
  if (unzoned.count > 0) say(unzoned.row, "sans-zone", String(unzoned.count), -1);
  return { zones: reader.zones, memberships, anomalies: anomalies.sort((a, b) => a.row - b.row) };
}

/** Units of a département given by its code, which may have lost its zero, or by its name. */
function unitsOfDepartement(written: string, { zones, zoneOf, count }: UnitTable): readonly number[] {
  const { codes, names } = zones.departement;
  const code = written.toUpperCase().padStart(2, "0");
  const folded = foldText(written);
  const zone = codes.findIndex((known, position) => known === code || foldText(names[position]!) === folded);
  if (zone < 0) return [];
  return Array.from({ length: count }, (_, unit) => unit).filter((unit) => zoneOf.departement[unit] === zone);
}

/** The arrondissements of a city that a row lists in a column of their own. */
function readListed(
  cells: readonly string[],
  plan: MeshPlan,
  { codes, indexOf }: UnitTable,
  city: readonly number[],
): readonly number[] {
  const written = plan.arrondissements === null ? "" : (cells[plan.arrondissements]?.trim() ?? "");
  if (written === "") return [];
  const ranked = city.map((unit) => codes[unit]!);
  return readArrondissements(written, ranked).flatMap((code) => indexOf.get(code) ?? []);
}
