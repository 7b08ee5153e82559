import corrections from "../../data/corrections/former-codes.json" with { type: "json" };
import type { CodeHistory, FormerCode, Split } from "../../src/domain/code-history.ts";
import type { UnitCode } from "../../src/domain/unit.ts";
import { foldPlace } from "../../src/formats/place-key.ts";
import { type CommuneLife, coversYear } from "../sources/commune-lives.ts";
import type { Commune } from "../sources/decoupage.ts";
import { type Anomaly, refuseAnomalies } from "./anomalies.ts";
import { type CogYear, listCogYears } from "./cog-years.ts";
import { listUnits } from "./units.ts";

/** The editions by COG year, and the history since 1943. */
export interface HistorySources {
  readonly editions: ReadonlyMap<number, readonly Commune[]>;
  readonly lives: readonly CommuneLife[];
}

/**
 * What became of every code that a list of communes may contain and that is not a unit today.
 * @throws AnomalyError when a code has no heir, or two heirs that the corrections do not settle
 */
export function buildCodeHistory(
  { editions, lives }: HistorySources,
  known: Pick<typeof corrections, "cog2020" | "targets"> = corrections,
): CodeHistory {
  const years = listCogYears(lives, editions, known.cog2020);
  const [earliestYear, latestYear] = [years[0]!.year, years.at(-1)!.year];
  const latest = editions.get(latestYear)!;
  const units = new Set(listUnits(latest).map(({ code }) => code));
  const anomalies: Anomaly[] = [];
  const heirs = findHeirs(latest, units, known.targets, anomalies);
  const lastYears = lastYearOfCodes(years, lives);
  const namesOf = namesInTime(editions, lives);
  const delegated = new Set(latest.filter(({ chefLieu }) => chefLieu !== undefined).map(({ code }) => code));

  const former = new Map<string, FormerCode>();
  const add = (code: string, kind: FormerCode["kind"], targets: readonly string[]) => {
    const [name, lastYear] = [namesOf.get(code)?.at(-1), lastYears.get(code)];
    if (name === undefined) anomalies.push({ file: "historique-communes.json", record: code, value: "no name" });
    const entry = { code, name: name ?? code, kind, targets: targets as readonly UnitCode[] };
    former.set(code, lastYear === undefined ? entry : { ...entry, lastYear });
  };
  for (const [code, heir] of heirs) add(code, delegated.has(code) ? "deleguee" : "fusion", [heir]);
  for (const { code, overseasCollectivity } of latest) if (overseasCollectivity) add(code, "collectivite", []);
  for (const [city, members] of arrondissementsOfCities(latest)) add(city, "arrondissements", members);

  for (const code of lastYears.keys())
    if (!units.has(code) && !former.has(code))
      anomalies.push({ file: "communes.json", record: code, value: "a former code that leads to no unit" });
  refuseAnomalies(anomalies);
  return {
    earliestYear,
    latestYear,
    former: new Map([...former].sort(([a], [b]) => (a < b ? -1 : 1))),
    firstYear: firstYears(years, units),
    splits: findSplits(years, (code) => (units.has(code) ? code : heirs.get(code))),
    otherNames: findOtherNames(namesOf, new Map(listUnits(latest).map(({ code, name }) => [code, name])), former),
  };
}

/** The unit that holds each former code today: its main commune, else the commune that lists it, else the correction. */
function findHeirs(
  latest: readonly Commune[],
  units: ReadonlySet<string>,
  corrected: (typeof corrections)["targets"],
  anomalies: Anomaly[],
): ReadonlyMap<string, string> {
  const settled = new Map(corrected.map(({ code, target }) => [code, target]));
  const heirs = new Map<string, string>();
  const claim = (code: string, heir: string) => {
    if (units.has(code)) return;
    const before = heirs.get(code) ?? heir;
    const target = settled.get(code) ?? heir;
    const record = `former code ${code}`;
    if (!settled.has(code) && before !== heir)
      anomalies.push({ file: "communes.json", record, value: `in ${before} and in ${heir}` });
    if (!units.has(target))
      anomalies.push({ file: "communes.json", record, value: `in ${target}, which is not a unit` });
    heirs.set(code, target);
  };
  for (const { code, chefLieu } of latest) if (chefLieu !== undefined) claim(code, chefLieu);
  for (const { code, formerCodes } of latest) for (const former of formerCodes) claim(former, code);
  return heirs;
}

function arrondissementsOfCities(latest: readonly Commune[]): ReadonlyMap<string, readonly string[]> {
  const cities = new Map<string, string[]>();
  for (const { code, city } of latest)
    if (city !== undefined) cities.set(city, [...(cities.get(city) ?? []), code].sort());
  return cities;
}

/** Last COG year in which each code was a commune; before the years described, from the history. */
function lastYearOfCodes(years: readonly CogYear[], lives: readonly CommuneLife[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const life of lives) {
    const { code, end, within } = life;
    if (end === undefined || within !== undefined) continue;
    const year = end.endsWith("-01-01") ? Number(end.slice(0, 4)) - 1 : Number(end.slice(0, 4));
    // A life may cover no 1 January: a commune that changed its département, thus its code, on the eve of a merger.
    if (coversYear(life, year)) last.set(code, Math.max(year, last.get(code) ?? 0));
  }
  for (const { year, communes } of years) for (const code of communes) last.set(code, year);
  return last;
}

/** Every name of each code, the most recent last: that of a delegated commune after that of the merger it gave its code to. */
function namesInTime(
  editions: ReadonlyMap<number, readonly Commune[]>,
  lives: readonly CommuneLife[],
): ReadonlyMap<string, readonly string[]> {
  const namesOf = new Map<string, string[]>();
  const add = (code: string, name: string) =>
    namesOf.set(code, [...(namesOf.get(code) ?? []).filter((other) => other !== name), name]);
  for (const { code, name } of [...lives].sort((a, b) => ((a.start ?? "") < (b.start ?? "") ? -1 : 1))) add(code, name);
  for (const [, edition] of [...editions].sort(([a], [b]) => a - b))
    for (const { code, name } of edition) add(code, name);
  return namesOf;
}

/** The names that a code had or has beside the one it is listed under: before a merger or a change of name. */
function findOtherNames(
  namesOf: ReadonlyMap<string, readonly string[]>,
  units: ReadonlyMap<string, string>,
  former: ReadonlyMap<string, FormerCode>,
): ReadonlyMap<string, readonly string[]> {
  const found: [code: string, names: readonly string[]][] = [];
  for (const [code, names] of namesOf) {
    const listed = units.get(code) ?? former.get(code)?.name;
    if (listed === undefined) continue;
    const others = new Map(names.map((name) => [foldPlace(name), name]));
    others.delete(foldPlace(listed));
    if (others.size > 0) found.push([code, [...others.values()]]);
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function firstYears(years: readonly CogYear[], units: ReadonlySet<string>): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [position, { year, communes }] of years.entries()) {
    const before = years[position - 1]?.communes;
    if (before) for (const code of communes) if (units.has(code) && !before.has(code)) first.set(code, year);
  }
  return new Map([...first].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A code that appears was part of another commune the year before. When this commune lives on, it gave the code back;
 * when it is gone, the merger only changed its main commune.
 */
function findSplits(
  years: readonly CogYear[],
  unitOf: (code: string) => string | undefined,
): ReadonlyMap<string, readonly Split[]> {
  const splits = new Map<string, Split[]>();
  for (const [position, { year, communes }] of years.entries()) {
    const before = years[position - 1];
    if (!before) continue;
    const heirsOf = new Map<string, string[]>();
    for (const code of communes) {
      const parent = before.communes.has(code) ? undefined : before.partOf.get(code);
      if (parent !== undefined && communes.has(parent)) heirsOf.set(parent, [...(heirsOf.get(parent) ?? []), code]);
    }
    for (const [parent, heirs] of heirsOf) {
      const found = [parent, ...heirs].map(unitOf).filter((code) => code !== undefined);
      const candidates = [...new Set(found)].sort() as UnitCode[];
      const unit = unitOf(parent);
      if (unit === undefined || candidates.length < 2) continue;
      splits.set(unit, [...(splits.get(unit) ?? []), { year, since: heldSince(years, position, heirs), candidates }]);
    }
  }
  return splits;
}

/** First year of the run of years, just before the split, in which no heir was a commune. */
function heldSince(years: readonly CogYear[], position: number, heirs: readonly string[]): number {
  let first = position - 1;
  while (first > 0 && !heirs.some((heir) => years[first - 1]!.communes.has(heir))) first--;
  return years[first]!.year;
}
