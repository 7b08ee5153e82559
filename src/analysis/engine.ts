import { transfer } from "comlink";
import { earliestDate, monthsBetween, peopleCovered } from "../domain/deployment.ts";
import { UNIT_CLASSES } from "../domain/report.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { unitsOfScope } from "../domain/scope.ts";
import type { IsoDate } from "../domain/territory.ts";
import { PackError, type PackErrorCode } from "../packs/pack-error.ts";
import type { PackName } from "../packs/pack-list.ts";
import { type Analysed, analyseList, unitsOf } from "./analyse-list.ts";
import { createCockpitDesk } from "./cockpit-desk.ts";
import { createCockpitState } from "./cockpit-state.ts";
import { createContoursDesk } from "./contours-desk.ts";
import { createCrossDesk } from "./cross-desk.ts";
import type { DeskContext } from "./desk-context.ts";
import { createDrawDesk } from "./draw-desk.ts";
import { createExportDesk } from "./export-desk.ts";
import { type France, loadFrance } from "./france.ts";
import { createImportDesk } from "./import-desk.ts";
import { describeList, type ListContent, type LoadedList, loadList } from "./loaded-list.ts";
import { createPlaceSearch, type PlaceSearch } from "./place-search.ts";
import { drawPoster, type Poster } from "./poster.ts";
import type {
  AnalysisChoices,
  AnalysisView,
  BaseInfo,
  Box,
  Deployment,
  ListInfo,
  SearchHit,
  Started,
  TileSource,
  UnitFacts,
} from "./protocol.ts";
import {
  adminLayers,
  findingsLayers,
  groundLayers,
  maillageLayers,
  stagesKey,
  surroundingLayers,
  territoryLayers,
  unitLayers,
} from "./shapes.ts";
import { createSiteDesk } from "./site-desk.ts";
import { siteMarksOf } from "./site-marks.ts";
import { createSurveyDesk } from "./survey-desk.ts";
import { createTileCutter, cutTile, EMPTY_TILE, type TileCutter } from "./tiles.ts";
import { namePlace } from "./unit-names.ts";

export type StartOutcome = Result<
  Started,
  { readonly code: PackErrorCode; readonly pack: PackName | "manifest"; readonly detail: string }
>;

/** No curve begins before the first CPTS were announced (law of January 2016). */
const FIRST_YEAR: IsoDate = "2017-01-01";

export type Engine = ReturnType<typeof createEngine>;

/**
 * The analysis: holds France, the list in use and the last result, and answers the page. It runs in a worker; tests
 * and the build of the first view call the same functions. `load` gives France, from the network or elsewhere. Longer
 * than other files because the desks meet here, over the one state that they share.
 */
export function createEngine(load: typeof loadFrance = loadFrance) {
  let france: France | null = null;
  let loaded: LoadedList | null = null;
  let analysed: Analysed | null = null;
  let search: Promise<PlaceSearch> | null = null;
  // The first analysis is version 0, whose tiles a page may already hold.
  let version = -1;
  let territoryTiles = { key: "", version };
  let deskVersion = 0;
  const cutters: Record<TileSource, TileCutter> = {
    surroundings: EMPTY_TILE,
    admin: EMPTY_TILE,
    territories: EMPTY_TILE,
    findings: EMPTY_TILE,
    units: EMPTY_TILE,
    sites: EMPTY_TILE,
    maillages: EMPTY_TILE,
    ground: EMPTY_TILE,
    bundles: EMPTY_TILE,
    pieces: EMPTY_TILE,
    survey: EMPTY_TILE,
  };

  const context: DeskContext = {
    base: started,
    list: () => ready().list,
    analysed: () => analysed,
    maillages: () => ready().list.maillages,
    showTiles(source, make) {
      cutters[source] = whenAsked(() => createTileCutter(make()));
      return ++deskVersion;
    },
  };

  function started(): France {
    if (france === null) throw new Error("the analysis was asked before it was started");
    return france;
  }

  function ready(): { readonly base: France; readonly list: LoadedList } {
    const base = started();
    if (loaded === null) throw new Error("the analysis was asked before it had a list");
    return { base, list: loaded };
  }

  /** Makes a layer the one in use. Nothing of the one before it stays. */
  function adopt(base: France, content: ListContent): ListInfo {
    loaded = loadList(base, content);
    search = null;
    territoryTiles = { key: "", version: territoryTiles.version };
    const { units, mesh } = base;
    // Outlines that few ask for are made when the first of their tiles is.
    cutters.maillages = whenAsked(() => createTileCutter(maillageLayers(units, mesh, content.maillages)));
    return describeList(base, loaded);
  }

  function analyse(choices: AnalysisChoices): AnalysisView {
    const { base, list } = ready();
    const { units, mesh, unitIndex } = base;
    analysed = analyseList(base, list, choices);
    const { view, report, classification, inScope, zoneOf, stageOf } = analysed;
    version++;
    const key = stagesKey(stageOf);
    if (key !== territoryTiles.key || territoryTiles.version < 0) {
      territoryTiles = { key, version };
      cutters.territories = whenAsked(() =>
        createTileCutter(territoryLayers(mesh, list.layer, list.index, list.tints, stageOf)),
      );
    }
    cutters.units = (z, x, y) => cutTile(unitLayers({ units, mesh, unitIndex, inScope }, z, x, y), z, x, y);
    cutters.ground = whenAsked(() => createTileCutter(groundLayers(mesh, inScope)));
    cutters.sites = siteMarksOf(list.sites, analysed).cut;
    const zoneCount = report.whiteZones.length;
    const isFrance = report.meta.scope === "france";
    // The figures do not wait for the outlines of what is found.
    cutters.findings = whenAsked(() =>
      createTileCutter(findingsLayers({ units, mesh, inScope, classification, zoneOf, zoneCount, isFrance })),
    );
    return { ...view, version, territoryVersion: territoryTiles.version };
  }

  /** One unit in the figures of the last analysis; null before it. */
  function factsOf(unit: number): UnitFacts | null {
    const { base, list } = ready();
    const { units } = base;
    if (analysed === null) return null;
    const { index, layer, populations } = list;
    const { active, classification, inScope, zoneOf } = analysed;
    const epci = units.zoneOf.epci[unit]!;
    const claimants = Array.from(index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!));
    return {
      unit,
      code: units.codes[unit]!,
      name: namePlace(units.names[unit]!),
      population: units.population[unit]!,
      populationYear: units.populationYear[unit]!,
      departement: units.zones.departement.names[units.zoneOf.departement[unit]!] ?? "",
      epci: epci < 0 ? null : units.zones.epci.names[epci]!,
      unitClass: UNIT_CLASSES[classification.classOf[unit]!]!,
      inScope: inScope[unit] === 1,
      territories: claimants
        .filter((t) => active[t] === 1)
        .map((t) => ({
          index: t,
          name: layer.territories[t]!.name,
          population: { min: populations.min[t]!, max: populations.max[t]! },
        })),
      whiteZone: zoneOf[unit]!,
    };
  }

  const cockpit = createCockpitState();
  const imports = createImportDesk({ base: started, adopt: (content) => adopt(started(), content) });

  return {
    ...imports.requests,
    ...createCockpitDesk(context, cockpit),
    ...createCrossDesk(context),
    ...createDrawDesk(context),
    ...createExportDesk(context, cockpit),
    ...createSiteDesk(context),
    ...createSurveyDesk(context, undefined, (make) => context.showTiles("survey", make)),
    ...createContoursDesk(context, {
      adopt(drawn) {
        france = drawn;
        cutters.admin = whenAsked(() => createTileCutter(adminLayers(drawn.units, drawn.mesh)));
        imports.adoptContent();
      },
    }),

    /**
     * Loads France and its example, and analyses it. Errors of the packs come back as values, because a class does
     * not survive the way back. `firstVersion`: of its tiles, for an engine that takes the place of another.
     */
    async start(
      baseUrl: string,
      choices: AnalysisChoices,
      onProgress: (step: string, share: number) => void,
      firstVersion = 0,
    ): Promise<StartOutcome> {
      try {
        france = await load(baseUrl, onProgress);
      } catch (error) {
        if (error instanceof PackError) return refuse({ code: error.code, pack: error.pack, detail: error.detail });
        throw error;
      }
      version = firstVersion - 1;
      deskVersion = firstVersion;
      const { units, mesh, info } = france;
      cutters.admin = whenAsked(() => createTileCutter(adminLayers(units, mesh)));
      const list = imports.adoptContent();
      return accept({ info, list, view: analyse(choices) });
    },

    /** The list in use, after a change that does not answer it. */
    async currentList(): Promise<ListInfo> {
      const { base, list } = ready();
      return describeList(base, list);
    },

    /** France as it is drawn now, after a change of contours. */
    async currentBase(): Promise<BaseInfo> {
      return started().info;
    },

    async analyse(choices: AnalysisChoices): Promise<AnalysisView> {
      return analyse(choices);
    },

    /** People covered month by month from the first date of the list to `until`; null when the list gives no date. */
    async deployment(
      { scope, stages }: Pick<AnalysisChoices, "scope" | "stages">,
      until: IsoDate,
    ): Promise<Deployment | null> {
      const { base, list } = ready();
      const { population } = base.units;
      const first = earliestDate(list.layer);
      const mask = unitsOfScope(base.units, scope);
      if (first === null || !mask.ok) return null;
      const dates = [...monthsBetween(first < FIRST_YEAR ? FIRST_YEAR : first, until), until];
      const people = peopleCovered(list.layer, population, mask.value, stages, dates);
      const total = unitsOf(mask.value).reduce((sum, unit) => sum + population[unit]!, 0);
      return { dates, shares: Array.from(people, (one) => (total === 0 ? 0 : one / total)) };
    },

    async unitAt(lng: number, lat: number): Promise<UnitFacts | null> {
      const unit = ready().base.unitIndex.unitAt(lng, lat);
      return unit < 0 ? null : factsOf(unit);
    },

    /** The same by its INSEE code, with where to look for it. */
    async unitByCode(code: string): Promise<(UnitFacts & { readonly box: Box }) | null> {
      const { base } = ready();
      const unit = base.units.indexOf.get(code);
      const facts = unit === undefined ? null : factsOf(unit);
      return facts === null ? null : { ...facts, box: base.boxOfUnits([facts.unit]) };
    },

    async search(query: string): Promise<readonly SearchHit[]> {
      search ??= makeSearch();
      return (await search)(query);
    },

    /** The whole country in the figures of the last analysis, as the first view shows it; asked when the data are built. */
    async poster(): Promise<Poster | null> {
      const { base, list } = ready();
      if (analysed === null) return null;
      const { classification, active, stageOf, inScope } = analysed;
      const { layer, index, tints } = list;
      const request = {
        france: base,
        layer,
        index,
        classification,
        active,
        tints,
        stages: stageOf,
        inScope,
        isFrance: true,
      };
      return drawPoster(request, await base.surroundings());
    },

    /** The report as the command line writes it; null before the first analysis. */
    async exportReport(): Promise<string | null> {
      return analysed === null ? null : `${JSON.stringify(analysed.report, null, 2)}\n`;
    },

    async tile(name: TileSource, z: number, x: number, y: number, variant = 0): Promise<Uint8Array<ArrayBuffer>> {
      if (name === "surroundings" && cutters.surroundings === EMPTY_TILE)
        cutters.surroundings = createTileCutter(surroundingLayers(await ready().base.surroundings()));
      const bytes = cutters[name](z, x, y, variant);
      return transfer(bytes, [bytes.buffer]);
    },
  };

  async function makeSearch(): Promise<PlaceSearch> {
    const { base, list } = ready();
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
        return base.boxOfUnits(mask.ok ? unitsOf(mask.value) : []);
      },
    });
  }
}

/** A cutter made at its first tile. */
function whenAsked(make: () => TileCutter): TileCutter {
  let cutter: TileCutter | null = null;
  return (z, x, y) => {
    cutter ??= make();
    return cutter(z, x, y);
  };
}
