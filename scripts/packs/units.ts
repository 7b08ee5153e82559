import corrections from "../../data/corrections/units.json" with { type: "json" };
import { forEachLevel } from "../../src/domain/admin-levels.ts";
import type { AdminLevel, UnitCode, UnitTable, ZoneList } from "../../src/domain/unit.ts";
import type { Commune, Grouping, Zone } from "../sources/decoupage.ts";
import { type Anomaly, refuseAnomalies } from "./anomalies.ts";

/** What the units are made of: the latest edition of the découpage administratif. */
export interface UnitSources {
  readonly cog: number;
  readonly communes: readonly Commune[];
  readonly regions: readonly Zone[];
  readonly departements: readonly Zone[];
  readonly arrondissements: readonly Zone[];
  readonly epci: readonly Grouping[];
  readonly ept: readonly Grouping[];
}

type UnitCorrections = Omit<typeof corrections, "populationYear"> & {
  readonly populationYear: { readonly default: number; readonly departements: Readonly<Record<string, number>> };
};

/**
 * The 34 917 units of France: communes of the latest COG, the arrondissements of Paris, Lyon and Marseille in place
 * of these three cities.
 * @throws AnomalyError naming every record that the corrections do not answer, and totals that do not hold
 */
export function buildUnits(sources: UnitSources, known: UnitCorrections = corrections): UnitTable {
  const anomalies: Anomaly[] = [];
  const units = listUnits(sources.communes);
  const report = (file: string, unit: Commune, value: string) =>
    anomalies.push({ file: `${file}.json`, record: `${unit.code} ${unit.name}`, value });

  const epciOf = memberships(sources.epci, "epci", sources.communes, anomalies);
  const eptOf = memberships(sources.ept, "ept", sources.communes, anomalies);
  const codesOf: Record<AdminLevel, (unit: Commune) => string | undefined> = {
    region: (unit) => unit.region,
    departement: (unit) => unit.departement,
    arrondissement: (unit) => unit.arrondissement,
    epci: (unit) => epciOf.get(unit.city ?? unit.code),
    ept: (unit) => eptOf.get(unit.code),
  };
  const zones: Record<AdminLevel, ZoneList> = {
    region: zoneList(sources.regions),
    departement: zoneList(sources.departements),
    arrondissement: zoneList(sources.arrondissements),
    epci: groupingList(sources.epci),
    ept: zoneList(sources.ept),
  };
  const position = (level: AdminLevel): Int16Array => {
    const positions = new Map(zones[level].codes.map((code, zone) => [code, zone]));
    return Int16Array.from(units, (unit) => {
      const code = codesOf[level](unit);
      const zone = code === undefined ? undefined : positions.get(code);
      if (zone === undefined && (code !== undefined || !mayLack(level, unit, known)))
        report(level, unit, code === undefined ? `in no ${level}` : `${level} ${code} is unknown`);
      return zone ?? -1;
    });
  };

  units.forEach((unit, index) => {
    if (unit.population === undefined) report("communes", unit, "no population");
    if (units[index - 1]?.code === unit.code) report("communes", unit, "code given twice");
  });
  const codes = units.map((unit) => unit.code as UnitCode);
  const table: UnitTable = {
    cog: sources.cog,
    count: units.length,
    codes,
    names: units.map((unit) => unit.name),
    population: Uint32Array.from(units, (unit) => unit.population ?? 0),
    populationYear: Uint16Array.from(units, (unit) => {
      const { departements, default: year } = known.populationYear;
      return departements[unit.departement ?? ""] ?? year;
    }),
    zones,
    zoneOf: forEachLevel(position),
    indexOf: new Map(codes.map((code, index) => [code, index])),
  };
  checkTotals(table, known.totals, anomalies);
  refuseAnomalies(anomalies);
  return table;
}

/** Communes that are units, and the arrondissements of the cities that are not, sorted by code. */
export function listUnits(communes: readonly Commune[]): readonly Commune[] {
  const cities = new Set(communes.map((commune) => commune.city));
  return communes
    .filter(({ type }) => type === "commune-actuelle" || type === "arrondissement-municipal")
    .filter(({ code, overseasCollectivity }) => !overseasCollectivity && !cities.has(code))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** The grouping of each commune; a member that is not a commune, or is in two groupings, is an anomaly. */
function memberships(
  groupings: readonly Grouping[],
  level: AdminLevel,
  communes: readonly Commune[],
  anomalies: Anomaly[],
): ReadonlyMap<string, string> {
  const current = new Set(communes.filter(({ type }) => type === "commune-actuelle").map(({ code }) => code));
  const groupingOf = new Map<string, string>();
  for (const { code, name, members } of groupings) {
    for (const member of members) {
      const before = groupingOf.get(member);
      const value = before === undefined ? "is not a commune" : `is already in ${before}`;
      if (before !== undefined || !current.has(member))
        anomalies.push({ file: `${level}.json`, record: `${code} ${name}`, value: `member ${member} ${value}` });
      groupingOf.set(member, code);
    }
  }
  return groupingOf;
}

/** EPT exist in the Métropole du Grand Paris only, where Paris has none. */
function mayLack(level: AdminLevel, unit: Commune, known: UnitCorrections): boolean {
  if (level === "ept") return true;
  if (level === "epci") return known.withoutEpci.units.includes(unit.code);
  return level === "arrondissement" && known.withoutArrondissement.departements.includes(unit.departement ?? "");
}

function checkTotals(table: UnitTable, wanted: UnitCorrections["totals"], anomalies: Anomaly[]): void {
  const population = table.population.reduce((sum, people) => sum + people, 0);
  const check = (what: string, found: number, expected: number) => {
    if (found !== expected)
      anomalies.push({ file: "communes.json", record: "France", value: `${found} ${what}, expected ${expected}` });
  };
  check("units", table.count, wanted.units);
  check("people", population, wanted.population);
}

function zoneList(zones: readonly Zone[]): ZoneList {
  const sorted = sortByCode(zones);
  return { codes: sorted.map(({ code }) => code), names: sorted.map(({ name }) => name) };
}

function groupingList(groupings: readonly Grouping[]): ZoneList {
  return { ...zoneList(groupings), types: sortByCode(groupings).map(({ type }) => type) };
}

function sortByCode<Item extends Zone>(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (a.code < b.code ? -1 : 1));
}
