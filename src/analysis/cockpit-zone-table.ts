import type { AdminLevel } from "../domain/unit.ts";
import type { ColumnId, Sheet, SheetRow } from "../formats/sheet.ts";
import type { Analysed } from "./analyse-list.ts";
import { createFiguresReader, type SetFigures, unitsByZone } from "./cockpit-figures.ts";
import { type BuiltTable, built, type TableSource } from "./cockpit-table-source.ts";

const ZONE_COLUMNS = [
  "name",
  "id",
  "units",
  "population",
  "areaKm2",
  "densityPerKm2",
  "scopeShare",
  "coveredPopulation",
  "coveredShare",
  "coveredAreaShare",
  "whiteUnits",
  "whitePopulation",
  "unstatedPopulation",
  "sharedUnits",
  "overlapUnits",
  "cptsCount",
  "expected",
  "gap",
  "inhabitantsPerCpts",
] as const satisfies readonly ColumnId[];

const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

function figureRow(figures: SetFigures, target: number): SheetRow {
  const expected = figures.population / target;
  return {
    units: figures.units,
    population: figures.population,
    areaKm2: figures.areaKm2,
    densityPerKm2: share(figures.population, figures.areaKm2),
    coveredPopulation: figures.coveredPopulation,
    coveredShare: share(figures.coveredPopulation, figures.population),
    coveredAreaShare: share(figures.coveredAreaKm2, figures.areaKm2),
    whiteUnits: figures.whiteUnits,
    whitePopulation: figures.whitePopulation,
    unstatedPopulation: figures.unstatedPopulation,
    sharedUnits: figures.sharedUnits,
    overlapUnits: figures.overlapUnits,
    cptsCount: figures.cpts,
    expected,
    gap: figures.cpts - expected,
    inhabitantsPerCpts: share(figures.population, figures.cpts),
  };
}

/** Totals of a table of zones: those of the scope, which zones that overlap or leave holes do not add up to. */
function scopeTotals({ report }: Analysed): Sheet["totals"] {
  const { scope, classes, coverage, ratio } = report;
  return {
    units: scope.units,
    population: scope.population,
    areaKm2: scope.areaKm2,
    ...(scope.areaKm2 > 0 ? { densityPerKm2: scope.population / scope.areaKm2 } : {}),
    scopeShare: 1,
    coveredPopulation: coverage.population,
    coveredShare: coverage.populationShare,
    coveredAreaShare: coverage.areaShare,
    whiteUnits: classes.white.units,
    whitePopulation: classes.white.population,
    unstatedPopulation: classes.unstated.population,
    sharedUnits: classes.shared.units,
    overlapUnits: classes.overlap.units,
    cptsCount: ratio.observed,
    expected: ratio.expected,
    gap: ratio.gap,
    ...(ratio.inhabitantsPerTerritory === null ? {} : { inhabitantsPerCpts: ratio.inhabitantsPerTerritory }),
  };
}

interface SetOfZone {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  /** Its units inside the scope, and its people in the whole country. */
  readonly units: readonly number[];
  readonly wholePopulation: number;
}

function setTable({ base, list, analysed }: TableSource, sets: readonly SetOfZone[]): BuiltTable {
  const figuresOf = createFiguresReader(base, list, analysed);
  const shown = sets.filter(({ units }) => units.length > 0);
  const rows = shown.map(({ id, name, units, wholePopulation }): SheetRow => {
    const figures = figuresOf(units);
    return {
      name,
      id,
      ...figureRow(figures, analysed.report.meta.ratio),
      scopeShare: share(figures.population, wholePopulation),
    };
  });
  return built(
    ZONE_COLUMNS,
    rows,
    shown.map(({ position }) => position),
    scopeTotals(analysed),
  );
}

/** The zones of an administrative level that meet the scope, and what they hold of it. */
export function zoneTable(source: TableSource, level: AdminLevel): BuiltTable {
  const { units } = source.base;
  const { codes, names } = units.zones[level];
  const zoneOf = units.zoneOf[level];
  const inside = unitsByZone(zoneOf, codes.length, source.analysed.inScope);
  const whole = new Float64Array(codes.length);
  for (let unit = 0; unit < units.count; unit++)
    if (zoneOf[unit]! >= 0) whole[zoneOf[unit]!]! += units.population[unit]!;
  return setTable(
    source,
    codes.map((id, position) => ({
      position,
      id,
      name: names[position]!,
      units: inside[position]!,
      wholePopulation: whole[position]!,
    })),
  );
}

/** The territories of another mesh that meet the scope; a mesh that is not in use has none. */
export function meshTable(source: TableSource, mesh: string): BuiltTable {
  const { population } = source.base.units;
  const layer = source.maillages.find(({ id }) => id === mesh)?.layer;
  const sets = (layer?.territories ?? []).map(({ id, name }, position): SetOfZone => {
    const members = [...layer!.members.subarray(layer!.memberStart[position], layer!.memberStart[position + 1])];
    return {
      position,
      id,
      name,
      units: members.filter((unit) => source.analysed.inScope[unit] === 1),
      wholePopulation: members.reduce((sum, unit) => sum + population[unit]!, 0),
    };
  });
  return setTable(source, sets);
}
