import { type ComparableCriterion, type ComparableFacts, findComparables } from "../domain/comparables.ts";
import { extentMask } from "../domain/extent.ts";
import type { ReportTerritory } from "../domain/report.ts";
import type { Analysed } from "./analyse-list.ts";
import { createFiguresReader, unitsByZone } from "./cockpit-figures.ts";
import type { ComparableLine, ComparablesReply, ReferenceLine } from "./cockpit-protocol.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/**
 * The territories that the criteria make comparable to one of the scope, among those of the scope, and the
 * départements, régions and France around it. Null when the territory does not count in the last analysis.
 */
export function readComparables(
  base: France,
  list: LoadedList,
  analysed: Analysed,
  territory: number,
  criteria: readonly ComparableCriterion[],
  mesh: string,
): ComparablesReply | null {
  const { territories } = list.layer;
  const entryOf = new Map(analysed.report.territories.map((entry) => [entry.id, entry]));
  const own = entryOf.get(territories[territory]?.id ?? "");
  if (own === undefined) return null;
  const facts = territories.flatMap(({ id, startDate }, position): ComparableFacts[] => {
    const entry = entryOf.get(id);
    if (entry === undefined) return [];
    return [
      {
        territory: position,
        populationMax: entry.population.max,
        stage: entry.stage,
        startDate: startDate ?? null,
        partners: (entry.meshes[mesh] ?? []).map((partner) => partner.id),
      },
    ];
  });
  const self = facts.find((one) => one.territory === territory)!;
  const lineOf = (position: number): ComparableLine => {
    const { id, name, stage, population, size, units, areaKm2, densityPerKm2, sites }: ReportTerritory = entryOf.get(
      territories[position]!.id,
    )!;
    const startDate = territories[position]!.startDate ?? null;
    return {
      territory: position,
      id,
      name,
      stage,
      startDate,
      population,
      size,
      units: units.length,
      areaKm2,
      densityPerKm2,
      sites,
    };
  };
  return {
    self: lineOf(territory),
    comparables: findComparables(self, facts, criteria).map((one) => lineOf(one.territory)),
    references: readReferences(base, list, analysed, own),
    unknown: criteria.filter((criterion) => isUnknown(self, criterion)),
  };
}

function isUnknown(self: ComparableFacts, criterion: ComparableCriterion): boolean {
  if (criterion === "stage") return self.stage === "inconnu";
  if (criterion === "age") return self.startDate === null;
  return criterion === "mesh" && self.partners.length === 0;
}

/** A zone is spoken of only when the list describes nearly all of its people. */
const DESCRIBED_FROM = 0.999;

/** The zones around one territory, then France. */
const readReferences = (base: France, list: LoadedList, analysed: Analysed, { zones }: ReportTerritory) =>
  referenceLines(base, list, analysed, (level) => zones[level].map(({ code }) => code));

/** The départements and régions of the units of the scope, most people first, then France: what its figures are read beside. */
export function scopeReferences(base: France, list: LoadedList, analysed: Analysed): readonly ReferenceLine[] {
  const { units } = base;
  return referenceLines(base, list, analysed, (level) => {
    const people = new Map<string, number>();
    for (let unit = 0; unit < units.count; unit++) {
      const code = analysed.inScope[unit] === 1 ? units.zones[level].codes[units.zoneOf[level][unit]!] : undefined;
      if (code !== undefined) people.set(code, (people.get(code) ?? 0) + units.population[unit]!);
    }
    return [...people].sort((a, b) => b[1] - a[1]).map(([code]) => code);
  });
}

function referenceLines(
  base: France,
  list: LoadedList,
  analysed: Analysed,
  codesOf: (level: "departement" | "region") => readonly string[],
): readonly ReferenceLine[] {
  const { units } = base;
  const figuresOf = createFiguresReader(base, list, analysed);
  const described = extentMask(units, list.layer.extent);
  const line = (level: ReferenceLine["level"], code: string, name: string, set: readonly number[]): ReferenceLine => {
    const figures = figuresOf(set);
    const inList = set.reduce((sum, unit) => sum + (described[unit] === 1 ? units.population[unit]! : 0), 0);
    const describedShare = figures.population > 0 ? inList / figures.population : 0;
    const isDescribed = describedShare >= DESCRIBED_FROM;
    return {
      level,
      code,
      name,
      population: figures.population,
      areaKm2: figures.areaKm2,
      densityPerKm2: figures.areaKm2 > 0 ? figures.population / figures.areaKm2 : null,
      describedShare,
      populationShare: isDescribed ? figures.coveredPopulation / figures.population : null,
      cpts: isDescribed ? figures.cpts : null,
      inhabitantsPerCpts: isDescribed && figures.cpts > 0 ? figures.population / figures.cpts : null,
    };
  };
  const linesOf = (level: "departement" | "region") => {
    const { codes, names } = units.zones[level];
    const sets = unitsByZone(units.zoneOf[level], codes.length, null);
    return codesOf(level).map((code) => {
      const zone = codes.indexOf(code);
      return line(level, code, names[zone] ?? code, sets[zone] ?? []);
    });
  };
  const france = line("france", "france", "", [...units.codes.keys()]);
  return [...linesOf("departement"), ...linesOf("region"), france];
}
