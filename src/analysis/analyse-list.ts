import { CLASS, type Classification, classifyUnits } from "../domain/classes.ts";
import { extentMask } from "../domain/extent.ts";
import { territoriesInScope } from "../domain/ratio.ts";
import type { Report, ReportTerritory } from "../domain/report.ts";
import { FRANCE, unitsOfScope } from "../domain/scope.ts";
import { activeTerritories, existsAt, stageAt } from "../domain/stages.ts";
import { STAGES, type Stage } from "../domain/territory.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";
import { labelPoints } from "./map-labels.ts";
import { breakDown } from "./mesh-breakdown.ts";
import { middleOf, type Point } from "./middle-of-units.ts";
import {
  type AnalysisChoices,
  type AnalysisView,
  METROPOLITAN_FRANCE,
  type TerritoryLabel,
  type ZoneLabel,
} from "./protocol.ts";
import { readReport } from "./report.ts";
import { siteCounterOf } from "./site-counts.ts";
import { smallMaps } from "./small-maps.ts";
import { namePlace } from "./unit-names.ts";

/** One analysis: what the page shows of it, and what the map and the pointer need to answer. */
export interface Analysed {
  readonly view: Omit<AnalysisView, "version" | "territoryVersion">;
  /** Its territories are read when they are first asked for: tables, files and comparisons want them, the page does not. */
  readonly report: Report;
  /** One of them alone; null when it does not count in the scope. */
  readonly territory: (territory: number) => ReportTerritory | null;
  readonly classification: Classification;
  readonly inScope: Uint8Array;
  readonly active: Uint8Array;
  /** White zone of each unit: position in the report; −1 where none. */
  readonly zoneOf: Int32Array;
  readonly stageOf: readonly Stage[];
}

/** Every figure and label for one choice of scope, target, stages and date. An unknown scope gives France. */
export function analyseList(base: France, list: LoadedList, choices: AnalysisChoices): Analysed {
  const started = performance.now();
  const { units } = base;
  const { layer, index } = list;
  const { target, stages, date } = choices;
  const wanted = unitsOfScope(units, choices.scope);
  const scope = wanted.ok ? choices.scope : FRANCE;
  const inScope = wanted.ok ? wanted.value : new Uint8Array(units.count).fill(1);
  const isFrance = scope.kind === "france";

  const {
    figures,
    territory,
    territories: readTerritories,
  } = readReport(base, layer, index, {
    scope,
    target,
    stages,
    date,
    inputs: list.inputs,
    anomalies: list.read?.anomalies ?? [],
    meshes: Object.fromEntries(list.maillages.map(({ id, layer: other }) => [id, other])),
    sites: list.countedSites,
  });
  const active = activeTerritories(layer, { stages, date });
  const classification = classifyUnits(index, active, extentMask(units, layer.extent));
  const zoneOf = new Int32Array(units.count).fill(-1);
  figures.whiteZones.forEach((zone, position) => {
    for (const code of zone.units) zoneOf[units.indexOf.get(code)!] = position;
  });
  const stageOf = layer.territories.map((territory) => stageAt(territory.stages, date));
  const present = territoriesInScope(index, new Uint8Array(layer.territories.length).fill(1), inScope);
  const stageCounts = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  layer.territories.forEach((territory, t) => {
    if (present[t] === 1 && existsAt(territory, date)) stageCounts[stageOf[t]!]++;
  });

  const territories = layer.territories.map(
    (territory, t): TerritoryLabel => ({
      id: territory.id,
      name: territory.name,
      population: { min: list.populations.min[t]!, max: list.populations.max[t]! },
      departement: list.departements[t]!,
      box: list.boxes[t]!,
      stage: stageOf[t]!,
      active: active[t] === 1,
      inScope: present[t] === 1,
      tint: list.tints[t]!,
    }),
  );
  const zones = nameZones(base, figures.whiteZones);
  const dac = list.maillages.find(({ id }) => id === "dac");
  const isWhite = (unit: number) => classification.classOf[unit] === CLASS.white;
  const scopeUnits = unitsOf(inScope);
  const scopeBox = isFrance ? METROPOLITAN_FRANCE : base.boxOfUnits(scopeUnits);
  const view: Analysed["view"] = {
    report: figures,
    zones,
    territories,
    stageCounts,
    labels: labelPoints({
      units,
      inScope,
      scopeBox,
      boxOfUnit: (unit) => base.boxOfUnits([unit]),
      sharedUnits: scopeUnits
        .filter((unit) => classification.classOf[unit] === CLASS.shared)
        .map((unit) => ({ unit, claims: classification.multiplicity[unit]! })),
      zones: zones.map((zone, position) => {
        const { population, areaKm2 } = figures.whiteZones[position]!;
        return { ...zone, population, areaKm2 };
      }),
      territories: territories.map((territory, t) => ({
        ...territory,
        point: list.points[t]!,
      })),
    }),
    scopeBox,
    byDac: isFrance || dac === undefined ? [] : breakDown(dac, { units, inScope, index, active, isWhite }),
    sites: siteCounterOf(units.count, list.countedSites)(scopeUnits),
    smallMaps: smallMaps({
      france: base,
      layer,
      index,
      classification,
      active,
      tints: list.tints,
      stages: stageOf,
      inScope,
      isFrance,
    }),
    milliseconds: performance.now() - started,
  };
  let read: Report["territories"] | null = null;
  const report: Report = {
    ...figures,
    get territories() {
      read ??= readTerritories();
      return read;
    },
  };
  return { view, report, territory, classification, inScope, active, zoneOf, stageOf };
}

/** Units of a mask, ascending. */
export function unitsOf(mask: Uint8Array): readonly number[] {
  const units: number[] = [];
  for (let unit = 0; unit < mask.length; unit++) if (mask[unit] === 1) units.push(unit);
  return units;
}

/**
 * Where a set of units is thickest, to bear a name: the middle of the unit that has most of the area of the set around it,
 * what is farther counting less and less. Half the radius of a disc of that area is near.
 */
function thickestPoint(base: France, set: readonly number[]): Point {
  const { areaKm2 } = base.geography;
  const middles = set.map((unit) => middleOf(base, unit));
  const eastward = Math.cos((middles[0]![1] * Math.PI) / 180);
  const xs = Float64Array.from(middles, ([lng]) => lng * eastward);
  const ys = Float64Array.from(middles, ([, lat]) => lat);
  const areas = Float64Array.from(set, (unit) => areaKm2[unit]!);
  const near2 = areas.reduce((sum, area) => sum + area, 0) / Math.PI / 4 / KM_A_DEGREE ** 2;
  const far2 = FAR * near2;
  let best = middles[0]!;
  let most = 0;
  const step = Math.ceil(middles.length / POINTS_TRIED);
  for (let tried = 0; tried < middles.length; tried += step) {
    let around = 0;
    for (let i = 0; i < areas.length; i++) {
      const away2 = (xs[i]! - xs[tried]!) ** 2 + (ys[i]! - ys[tried]!) ** 2;
      if (away2 < far2) around += areas[i]! * Math.exp(-away2 / near2);
    }
    if (around <= most) continue;
    most = around;
    best = middles[tried]!;
  }
  return best;
}

const KM_A_DEGREE = 111.2;
/** A zone may be the whole country: its points are tried at equal steps. */
const POINTS_TRIED = 48;
/** What is farther than the square root of this many radii counts for less than one part in 20 000, and is left out. */
const FAR = 10;

/** Of the last analysis, by their units. */
const knownLabels = new WeakMap<France, ReadonlyMap<string, ZoneLabel>>();

/** Labels of white zones. A choice leaves most zones as they were, and to find where one is thickest is a quarter of an analysis. */
function nameZones(base: France, zones: Report["whiteZones"]): readonly ZoneLabel[] {
  const known = knownLabels.get(base);
  const labels = new Map<string, ZoneLabel>();
  for (const { units } of zones) {
    const key = units.join();
    labels.set(key, known?.get(key) ?? nameZone(base, units));
  }
  knownLabels.set(base, labels);
  return [...labels.values()];
}

/** A white zone bears the name of its most populous unit. */
function nameZone(base: France, codes: readonly string[]): ZoneLabel {
  const { units } = base;
  const set = codes.map((code) => units.indexOf.get(code)!);
  const main = set.reduce((most, unit) => (units.population[unit]! > units.population[most]! ? unit : most));
  return { name: namePlace(units.names[main]!), box: base.boxOfUnits(set), point: thickestPoint(base, set) };
}
