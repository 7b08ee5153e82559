import { type Base, classifyUnits, classTotals, maskTotals } from "../domain/classes.ts";
import { coverageByStage, coverageOf, doubleCount } from "../domain/coverage.ts";
import { extentMask } from "../domain/extent.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import { findOverlaps } from "../domain/overlaps.ts";
import { ratioOf, territoriesInScope } from "../domain/ratio.ts";
import type { Report, ReportFigures, ReportTerritory } from "../domain/report.ts";
import { FRANCE, formatScope, formatZones, type Scope, unitsOfScope } from "../domain/scope.ts";
import { activeTerritories, DEFAULT_STAGES, stageAt } from "../domain/stages.ts";
import { type IsoDate, STAGES, type Stage, type TerritoryLayer } from "../domain/territory.ts";
import { territoryPopulations } from "../domain/territory-population.ts";
import { createSheetReader, type TerritorySheet } from "../domain/territory-sheet.ts";
import { DEFAULT_TARGET_RATIO } from "../domain/thresholds.ts";
import { findWhiteZones } from "../domain/white-zones.ts";
import { createPartnerReader } from "./partners.ts";
import { crossesOf } from "./report-crosses.ts";
import { type ReportSite, siteCounterOf } from "./site-counts.ts";

export interface ReportOptions {
  /** Default: France. A zone unknown to the base throws: check it first with `unitsOfScope`. */
  readonly scope?: Scope;
  readonly target?: number;
  readonly stages?: readonly Stage[];
  readonly date: IsoDate;
  readonly inputs?: Report["meta"]["inputs"];
  readonly anomalies?: Report["anomalies"];
  /** Meshes to be crossed with the layer, by name; not those of `meshes`, since pairs are many. */
  readonly crossed?: Readonly<Record<string, TerritoryLayer>>;
  /** Other meshes whose shares of each territory are wanted, by name. */
  readonly meshes?: Readonly<Record<string, TerritoryLayer>>;
  readonly sites?: readonly ReportSite[];
}

/** The figures of one analysis, and its territories, which cost as much again and are asked one at a time in the page. */
export interface ReportReading {
  readonly figures: ReportFigures;
  /** Of a territory of the layer; null when it does not count in the scope. */
  readonly territory: (territory: number) => ReportTerritory | null;
  /** Of all that count, in layer order. */
  readonly territories: () => readonly ReportTerritory[];
}

/**
 * Every indicator of SPEC §5 for one layer, scope, date and choice of stages. `layerIndex`, when the caller keeps it,
 * must be the index of `layer`.
 */
export function buildReport(
  base: Base,
  layer: TerritoryLayer,
  layerIndex: LayerIndex | undefined,
  options: ReportOptions,
): Report {
  const index = layerIndex ?? buildLayerIndex(layer, base.units.count);
  const { figures, territories } = readReport(base, layer, index, options);
  const { crosses, anomalies, ...before } = figures;
  return { ...before, territories: territories(), crosses, anomalies };
}

/** The same figures, with the territories left to be read when they are asked for. `index` is that of `layer`. */
export function readReport(
  base: Base,
  layer: TerritoryLayer,
  index: LayerIndex,
  options: ReportOptions,
): ReportReading {
  const { units } = base;
  const { scope = FRANCE, target = DEFAULT_TARGET_RATIO, stages = DEFAULT_STAGES, date } = options;
  const scopeMask = unitsOfScope(units, scope);
  if (!scopeMask.ok) throw new Error(`unknown scope: ${scopeMask.refusal.seen}`);
  const inScope = scopeMask.value;
  const described = extentMask(units, layer.extent);
  const active = activeTerritories(layer, { stages, date });
  const stageOf = Uint8Array.from(layer.territories, (territory) => STAGES.indexOf(stageAt(territory.stages, date)));

  const classification = classifyUnits(index, active, described);
  const classes = classTotals(base, inScope, classification.classOf);
  const scopeTotals = maskTotals(base, inScope);
  const populations = territoryPopulations(units, layer, index);
  const present = territoriesInScope(index, active, inScope);
  const observed = present.reduce((sum, one) => sum + one, 0);

  const idOf = (territory: number) => layer.territories[territory]!.id;
  const codesOf = (set: ArrayLike<number>) => {
    const codes: string[] = new Array(set.length);
    for (let s = 0; s < set.length; s++) codes[s] = units.codes[set[s]!]!;
    return codes;
  };
  const countSites = siteCounterOf(units.count, options.sites ?? []);
  const readSheet = createSheetReader(base, layer, index, active, populations, described);
  const readPartners = createPartnerReader(units, options.meshes ?? {});

  function entryOf(sheet: TerritorySheet): ReportTerritory {
    const { territory, zones, population, aci, type, areaKm2, densityPerKm2, compactness, pieces, touchesExtentEdge } =
      sheet;
    return {
      id: idOf(territory),
      name: layer.territories[territory]!.name,
      units: codesOf(sheet.units),
      population,
      size: { min: aci.min.size, max: aci.max.size },
      pieces,
      holes: sheet.enclaves.length,
      departements: zones.departement.map(({ code }) => code),
      meshes: readPartners(sheet.units),
      sites: countSites(sheet.units),
      touchesExtentEdge,
      stage: STAGES[stageOf[territory]!]!,
      type,
      areaKm2,
      densityPerKm2,
      compactness,
      targetShare: population.max / target,
      aci,
      enclaves: sheet.enclaves.map((enclave) => ({
        units: codesOf(enclave.units),
        population: enclave.population,
        territories: enclave.territories.map(idOf),
      })),
      zones,
      neighbours: sheet.neighbours.map(idOf),
    };
  }

  const figures: ReportFigures = {
    meta: {
      base: { cog: units.cog, populationYear: newestYear(units.populationYear) },
      scope: formatScope(scope),
      extent: layer.extent === "france" ? "france" : formatZones(layer.extent),
      ratio: target,
      stages,
      date,
      inputs: options.inputs ?? [],
      nature: layer.provenance.nature,
    },
    scope: scopeTotals,
    classes,
    coverage: {
      ...coverageOf(classes),
      doubleCount: doubleCount(base, inScope, classification),
      byStage: coverageByStage(base, inScope, index, active, stageOf, scopeTotals),
    },
    ratio: ratioOf(scopeTotals.population, observed, target),
    whiteZones: findWhiteZones(base, index, active, populations, inScope, classification.classOf).map((zone) => ({
      units: codesOf(zone.units),
      population: zone.population,
      areaKm2: zone.areaKm2,
      departements: zone.departements.map((departement) => units.zones.departement.codes[departement]!),
      neighbours: zone.neighbours.map(({ territory, population, sizeAfter }) => ({
        id: idOf(territory),
        population,
        sizeAfter,
      })),
      sites: countSites(zone.units),
    })),
    overlaps: findOverlaps(units, index, active, inScope).map(({ territories: [a, b], units: common, ...rest }) => ({
      territories: [idOf(a), idOf(b)],
      units: codesOf(common),
      ...rest,
    })),
    crosses: crossesOf(base, { layer, index, active }, inScope, options.crossed ?? {}, date),
    anomalies: options.anomalies ?? [],
  };
  const territory = (t: number) => (present[t] === 1 ? entryOf(readSheet(t)) : null);
  return {
    figures,
    territory,
    territories: () => layer.territories.flatMap((_, t) => territory(t) ?? []),
  };
}

/** Census year of the base; the few units counted in an older one keep theirs in the unit table. */
function newestYear(years: Uint16Array): number {
  let newest = 0;
  for (let unit = 0; unit < years.length; unit++) newest = Math.max(newest, years[unit]!);
  return newest;
}
