import { transfer } from "comlink";
import { CLASS, type Classification, classifyUnits } from "../domain/classes.ts";
import { earliestDate, monthsBetween, peopleCovered } from "../domain/deployment.ts";
import { extentMask } from "../domain/extent.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { territoriesInScope } from "../domain/ratio.ts";
import { type Report, UNIT_CLASSES } from "../domain/report.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { unitsOfScope, type ZoneRef } from "../domain/scope.ts";
import { activeTerritories, existsAt, stageAt } from "../domain/stages.ts";
import { type IsoDate, STAGES, type Stage } from "../domain/territory.ts";
import { type ListRefusal, readPerimeterList } from "../formats/perimeter-list.ts";
import { hashSha256 } from "../formats/sha256.ts";
import { PackError, type PackErrorCode } from "../packs/pack-error.ts";
import type { PackName } from "../packs/pack-list.ts";
import { type France, loadFrance } from "./france.ts";
import { describeList, exampleContent, type ListContent, type LoadedList, loadList } from "./loaded-list.ts";
import { labelPoints } from "./map-labels.ts";
import { createPlaceSearch, type PlaceSearch } from "./place-search.ts";
import {
  type AnalysisChoices,
  type AnalysisView,
  type BaseInfo,
  type Deployment,
  type ListInfo,
  METROPOLITAN_FRANCE,
  type SearchHit,
  type TerritoryLabel,
  type TileSource,
  type UnitFacts,
  type ZoneLabel,
} from "./protocol.ts";
import { buildReport } from "./report.ts";
import {
  adminLayers,
  findingsLayers,
  maillageLayers,
  siteLayers,
  stagesKey,
  territoryLayers,
  unitLayers,
} from "./shapes.ts";
import { createSiteCounter } from "./site-counts.ts";
import { smallMaps } from "./small-maps.ts";
import { createTileCutter, cutTile, EMPTY_TILE, type TileCutter } from "./tiles.ts";
import { namePlace } from "./unit-names.ts";

export type StartOutcome = Result<
  { readonly info: BaseInfo; readonly list: ListInfo },
  { readonly code: PackErrorCode; readonly pack: PackName | "manifest"; readonly detail: string }
>;

/** The last analysis, kept for the map, the pointer and the export. */
interface Analysed {
  readonly report: Report;
  readonly classification: Classification;
  readonly inScope: Uint8Array;
  readonly active: Uint8Array;
  readonly zoneOf: Int32Array;
}

export type Engine = ReturnType<typeof createEngine>;

/**
 * The analysis: holds France, the list in use and the last result, and answers the page. It runs in a worker; tests
 * and the page call the same functions.
 */
export function createEngine() {
  let france: France | null = null;
  let loaded: LoadedList | null = null;
  let analysed: Analysed | null = null;
  let search: Promise<PlaceSearch> | null = null;
  let version = 0;
  let territoryTiles = { key: "", version: 0 };
  const cutters: Record<TileSource, TileCutter> = {
    admin: EMPTY_TILE,
    territories: EMPTY_TILE,
    findings: EMPTY_TILE,
    units: EMPTY_TILE,
    sites: EMPTY_TILE,
    maillages: EMPTY_TILE,
  };

  const readyFrance = (): France => {
    if (france === null) throw new Error("the analysis was asked before it was started");
    return france;
  };
  const ready = (): { readonly france: France; readonly loaded: LoadedList } => {
    if (france === null || loaded === null) throw new Error("the analysis was asked before it was started");
    return { france, loaded };
  };

  /** Makes a layer the one in use. Nothing of the one before it stays. */
  function adopt(content: ListContent): ListInfo {
    const base = readyFrance();
    loaded = loadList(base, content);
    search = null;
    territoryTiles = { key: "", version: territoryTiles.version };
    cutters.sites = createTileCutter(siteLayers(content.sites));
    cutters.maillages = createTileCutter(maillageLayers(base.mesh, base.units.count, content.maillages));
    return describeList(base, loaded);
  }

  return {
    /** Loads France. Errors of the packs come back as values, because a class does not survive the way back. */
    async start(baseUrl: string, onProgress: (step: string, share: number) => void): Promise<StartOutcome> {
      try {
        france = await loadFrance(baseUrl, onProgress);
      } catch (error) {
        if (error instanceof PackError) return refuse({ code: error.code, pack: error.pack, detail: error.detail });
        throw error;
      }
      const { units, mesh } = france;
      cutters.admin = createTileCutter(adminLayers(units, mesh));
      return accept({ info: france.info, list: adopt(exampleContent(france)) });
    },

    /** Reads a list; when it is refused the one in use stays. */
    async importList(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<ListInfo, ListRefusal>> {
      const { units, history } = ready().france;
      const result = readPerimeterList({ name, bytes }, { units, history: await history() });
      if (!result.ok) return result;
      const { layer, rows } = result.value;
      const sha256 = await hashSha256(bytes);
      const inputs = [{ file: name, sha256, rows }];
      return accept(adopt({ layer, read: result.value, inputs, sites: [], maillages: [] }));
    },

    /** Back to the embedded example. */
    async removeList(): Promise<ListInfo> {
      return adopt(exampleContent(readyFrance()));
    },

    async chooseExtent(extent: readonly ZoneRef[] | "france"): Promise<ListInfo> {
      const { loaded: list } = ready();
      return adopt({ ...list, layer: { ...list.layer, extent } });
    },

    /** Every figure and every shape for one choice of scope, target, stages and date. */
    async analyse({ scope, target, stages, date }: AnalysisChoices): Promise<AnalysisView> {
      const started = performance.now();
      const { france: base, loaded: list } = ready();
      const { units, mesh } = base;
      const { layer, index } = list;
      const report = buildReport(base, layer, index, {
        scope,
        target,
        stages,
        date,
        inputs: list.inputs,
        anomalies: list.read?.anomalies ?? [],
        meshes: Object.fromEntries(list.maillages.map(({ id, layer: other }) => [id, other])),
        sites: list.countedSites,
      });

      const mask = unitsOfScope(units, scope);
      if (!mask.ok) throw new Error(`unknown scope ${mask.refusal.seen}`);
      const inScope = mask.value;
      const active = activeTerritories(layer, { stages, date });
      const classification = classifyUnits(index, active, extentMask(units, layer.extent));
      const zoneOf = new Int32Array(units.count).fill(-1);
      report.whiteZones.forEach((zone, position) => {
        for (const code of zone.units) zoneOf[units.indexOf.get(code)!] = position;
      });
      analysed = { report, classification, inScope, active, zoneOf };

      const stageOf = layer.territories.map((territory) => stageAt(territory.stages, date));
      const present = territoriesInScope(index, new Uint8Array(layer.territories.length).fill(1), inScope);
      const { unitIndex } = base;
      cutters.units = (z, x, y) => cutTile(unitLayers({ units, mesh, unitIndex, inScope }, z, x, y), z, x, y);
      const key = stagesKey(stageOf);
      if (key !== territoryTiles.key || territoryTiles.version === 0) {
        territoryTiles = { key, version: ++version };
        cutters.territories = createTileCutter(territoryLayers(mesh, layer, index, list.tints, stageOf));
      }
      version++;
      cutters.findings = createTileCutter(
        findingsLayers({
          units,
          mesh,
          inScope,
          classification,
          zoneOf,
          zoneCount: report.whiteZones.length,
          isFrance: scope.kind === "france",
        }),
      );

      const territories = layer.territories.map(
        (territory, t): TerritoryLabel => ({
          id: territory.id,
          name: territory.name,
          population: list.populations.max[t]!,
          box: list.boxes[t]!,
          stage: stageOf[t]!,
          active: active[t] === 1,
          inScope: present[t] === 1,
          tint: list.tints[t]!,
        }),
      );
      const zones = report.whiteZones.map((zone) => nameZone(base, zone.units));
      const boxOfUnit = (unit: number) => base.boxOfUnits([unit]);
      const scopeBox = scope.kind === "france" ? METROPOLITAN_FRANCE : base.boxOfUnits(unitsWhere(inScope));
      const stageCounts = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
      layer.territories.forEach((territory, t) => {
        if (present[t] === 1 && existsAt(territory, date)) stageCounts[stageOf[t]!]++;
      });
      return {
        report,
        zones,
        territories,
        stageCounts,
        labels: labelPoints({
          units,
          inScope,
          scopeBox,
          boxOfUnit,
          sharedUnits: Array.from(unitsWhere(inScope))
            .filter((unit) => classification.classOf[unit] === CLASS.shared)
            .map((unit) => ({ unit, claims: classification.multiplicity[unit]! })),
          zones: zones.map((zone, position) => ({ ...zone, population: report.whiteZones[position]!.population })),
          territories: territories.map((territory, t) => ({
            ...territory,
            point: centreOf(base, unitsOfTerritory(layer, t)),
          })),
        }),
        scopeBox,
        sites: createSiteCounter(units.count, list.countedSites)([...unitsWhere(inScope)]),
        smallMaps: smallMaps({
          france: base,
          layer,
          classification,
          active,
          tints: list.tints,
          stages: stageOf,
          inScope,
          isFrance: scope.kind === "france",
        }),
        version,
        territoryVersion: territoryTiles.version,
        milliseconds: performance.now() - started,
      };
    },

    /** People covered month by month from the first date of the list to `until`; null when the list gives no date. */
    async deployment(
      { scope, stages }: Pick<AnalysisChoices, "scope" | "stages">,
      until: IsoDate,
    ): Promise<Deployment | null> {
      const { france: base, loaded: list } = ready();
      const first = earliestDate(list.layer);
      const mask = unitsOfScope(base.units, scope);
      if (first === null || !mask.ok) return null;
      const dates = [...monthsBetween(first < "2017-01-01" ? "2017-01-01" : first, until), until];
      const people = peopleCovered(list.layer, base.units.population, mask.value, stages, dates);
      const total = base.units.population.reduce((sum, one, unit) => sum + (mask.value[unit] === 1 ? one : 0), 0);
      return { dates, shares: Array.from(people, (one) => (total === 0 ? 0 : one / total)) };
    },

    async unitAt(lng: number, lat: number): Promise<UnitFacts | null> {
      const { france: base, loaded: list } = ready();
      const { units } = base;
      const unit = base.unitIndex.unitAt(lng, lat);
      if (unit < 0 || analysed === null) return null;
      const { index, layer, populations } = list;
      const { active } = analysed;
      const epci = units.zoneOf.epci[unit]!;
      return {
        unit,
        code: units.codes[unit]!,
        name: namePlace(units.names[unit]!),
        population: units.population[unit]!,
        populationYear: units.populationYear[unit]!,
        departement: units.zones.departement.names[units.zoneOf.departement[unit]!] ?? "",
        epci: epci < 0 ? null : units.zones.epci.names[epci]!,
        unitClass: UNIT_CLASSES[analysed.classification.classOf[unit]!]!,
        inScope: analysed.inScope[unit] === 1,
        territories: Array.from(index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!))
          .filter((t) => active[t] === 1)
          .map((t) => ({
            index: t,
            name: layer.territories[t]!.name,
            population: { min: populations.min[t]!, max: populations.max[t]! },
          })),
        whiteZone: analysed.zoneOf[unit]!,
      };
    },

    async search(query: string): Promise<readonly SearchHit[]> {
      search ??= makeSearch();
      return (await search)(query);
    },

    /** The report as the command line writes it; null before the first analysis. */
    async exportReport(): Promise<string | null> {
      return analysed === null ? null : `${JSON.stringify(analysed.report, null, 2)}\n`;
    },

    async tile(name: TileSource, z: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer>> {
      const bytes = cutters[name](z, x, y);
      return transfer(bytes, [bytes.buffer]);
    },
  };

  async function makeSearch(): Promise<PlaceSearch> {
    const { france: base, loaded: list } = ready();
    const { units } = base;
    return createPlaceSearch({
      units,
      postalCodes: await base.postalCodes(),
      zones: base.info.zones,
      layer: list.layer,
      boxOfUnit: (unit) => base.boxOfUnits([unit]),
      boxOfTerritory: (territory) => list.boxes[territory]!,
      boxOfZone: (zone) => {
        const mask = unitsOfScope(units, { kind: "zones", zones: [zone] });
        return base.boxOfUnits(mask.ok ? unitsWhere(mask.value) : []);
      },
    });
  }
}

function* unitsWhere(mask: Uint8Array): Iterable<number> {
  for (let unit = 0; unit < mask.length; unit++) if (mask[unit] === 1) yield unit;
}

/** A point well inside a set of units: the middle of the unit nearest to their mean, which a crescent would leave outside. */
function centreOf(base: France, set: Iterable<number>): readonly [number, number] | null {
  const middles = [...set].map((unit) => {
    const [west, south, east, north] = base.boxOfUnits([unit]);
    return [(west + east) / 2, (south + north) / 2] as const;
  });
  if (middles.length === 0) return null;
  const mean = (axis: 0 | 1) => middles.reduce((sum, point) => sum + point[axis], 0) / middles.length;
  const [x, y] = [mean(0), mean(1)];
  const away = ([lng, lat]: readonly [number, number]) => (lng - x) ** 2 + (lat - y) ** 2;
  return middles.reduce((nearest, point) => (away(point) < away(nearest) ? point : nearest));
}

/** A white zone bears the name of its most populous unit. */
function nameZone(base: France, codes: readonly string[]): ZoneLabel {
  const { units } = base;
  const set = codes.map((code) => units.indexOf.get(code)!);
  const main = set.reduce((most, unit) => (units.population[unit]! > units.population[most]! ? unit : most));
  return { name: namePlace(units.names[main]!), box: base.boxOfUnits(set), point: centreOf(base, set)! };
}
