import { bundleBorders, compareBorders, groupUnits, MAX_BUNDLED_MESHES, ownBorders } from "../domain/border-bundles.ts";
import { maskTotals } from "../domain/classes.ts";
import { crossLayers } from "../domain/cross.ts";
import { describeTerritories } from "../domain/cross-territories.ts";
import { crossGroup } from "../domain/inter-cpts.ts";
import { countPieces, createPieceCounter } from "../domain/pieces.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { type Scope, unitsOfScope } from "../domain/scope.ts";
import { evaluateExpression } from "../domain/set-algebra.ts";
import { countSizeClasses } from "../domain/size-classes.ts";
import { pileMeshes, porosityOf } from "../domain/superposition.ts";
import type { TerritoryLayer } from "../domain/territory.ts";
import { readFreePolygons } from "../formats/free-polygon-list.ts";
import type { ListRefusal } from "../formats/list-refusal.ts";
import type { Mesh } from "../geo/mesh.ts";
import { viewCoincidence } from "./cross-coincidence.ts";
import { bordersGeojson, piecesGeojson, setGeojson } from "./cross-export.ts";
import { createCrossFiles } from "./cross-files.ts";
import { flowOf, totalsOf } from "./cross-flow.ts";
import { CPTS_MESH, createMeshBook, type OpenMesh } from "./cross-meshes.ts";
import type {
  BordersRequest,
  BordersView,
  CoincidenceRequest,
  CoincidenceView,
  CrossMeshInfo,
  CrossRefusal,
  CrossRequest,
  CrossView,
  FlowRequest,
  InterCptsView,
  MeshTerritories,
  SetRequest,
  SetView,
  SizeClassesView,
  StraddlingView,
  SuperpositionRequest,
  SuperpositionView,
  TerritoryFlow,
} from "./cross-protocol.ts";
import { createSetWorld, viewSet } from "./cross-sets.ts";
import { borderBundleLayers, pieceLayers, setLayers, stackLayers } from "./cross-shapes.ts";
import { viewCross } from "./cross-view.ts";
import type { DeskContext } from "./desk-context.ts";
import { boxOfPolygons, createPolygonReader, crossShares } from "./free-polygons.ts";
import { NO_OWN, type OwnTerritories } from "./own-meshes.ts";
import type { FreePolygonCross, FreePolygonFile, FreePolygonsRequest } from "./polygon-protocol.ts";

/** What is worked out once for the contours in use. */
interface Ground {
  readonly pieces: WeakMap<TerritoryLayer, Uint32Array>;
  readPolygons: ReturnType<typeof createPolygonReader> | null;
}

/**
 * Answers the « Maillages » space: meshes crossed, their borders, their superposition, sets made of them, groups of
 * CPTS. Every request reads the scope, stages and date of the last analysis. Longer than other files because it is one
 * list of requests, each of a few lines over the same state.
 */
export function createCrossDesk(context: DeskContext) {
  const book = createMeshBook(context);
  const base = () => context.base();
  const grounds = new WeakMap<Mesh, Ground>();

  /** Other contours are another mesh, with pieces and polygons of its own. */
  function ground(): Ground {
    let known = grounds.get(base().mesh);
    if (known === undefined) {
      known = { pieces: new WeakMap(), readPolygons: null };
      grounds.set(base().mesh, known);
    }
    return known;
  }

  function piecesOf({ layer }: Pick<OpenMesh, "layer">): Uint32Array {
    const { pieces } = ground();
    let counted = pieces.get(layer);
    if (counted === undefined) {
      counted = countPieces(base().geography, layer);
      pieces.set(layer, counted);
    }
    return counted;
  }

  function openAll(ids: readonly string[]): Result<readonly OpenMesh[], CrossRefusal> {
    const opened: OpenMesh[] = [];
    for (const id of ids) {
      const mesh = book.open(id);
      if (mesh === null) return refuse({ code: "unknown-mesh", seen: id });
      opened.push(mesh);
    }
    return accept(opened);
  }

  function maskOfScope(scope: Scope | undefined): Result<Uint8Array, CrossRefusal> {
    if (scope === undefined) return accept(book.analysed().inScope);
    const mask = unitsOfScope(base().units, scope);
    return mask.ok ? mask : refuse({ code: "unknown-zone", seen: mask.refusal.seen });
  }

  /** Meshes and scope of a request; the first refusal wins. */
  function open(
    ids: readonly string[],
    scope: Scope | undefined,
  ): Result<{ readonly meshes: readonly OpenMesh[]; readonly inScope: Uint8Array }, CrossRefusal> {
    const meshes = openAll(ids);
    if (!meshes.ok) return meshes;
    const mask = maskOfScope(scope);
    return mask.ok ? accept({ meshes: meshes.value, inScope: mask.value }) : mask;
  }

  /** The same for a choice of several meshes. */
  function openSeveral({ meshes, scope }: BordersRequest): ReturnType<typeof open> {
    if (meshes.length === 0) return refuse({ code: "no-mesh", seen: "" });
    if (meshes.length > MAX_BUNDLED_MESHES) return refuse({ code: "too-many-meshes", seen: String(meshes.length) });
    return open(meshes, scope);
  }

  return {
    ...createCrossFiles(context, (request) => {
      const opened = openSeveral(request);
      if (!opened.ok) return opened;
      return accept({ groups: opened.value.meshes.map(groupUnits), inScope: opened.value.inScope });
    }),

    /** Territories of a mesh that count and have a unit in the scope of the analysis, in its order. */
    async meshTerritories(mesh: string): Promise<Result<MeshTerritories, CrossRefusal>> {
      const opened = open([mesh], undefined);
      if (!opened.ok) return opened;
      const { meshes, inScope } = opened.value;
      const [{ layer, active }] = meshes as readonly [OpenMesh];
      const held = layer.territories.filter((_, t) => {
        const units = layer.members.subarray(layer.memberStart[t]!, layer.memberStart[t + 1]!);
        return active[t] === 1 && units.some((unit) => inScope[unit] === 1);
      });
      return accept({ ids: held.map(({ id }) => id), names: held.map(({ name }) => name) });
    },

    /** Ids of the territories of a mesh at a place; none outside the scope. */
    async meshTerritoriesAt(mesh: string, lng: number, lat: number): Promise<Result<readonly string[], CrossRefusal>> {
      const opened = open([mesh], undefined);
      if (!opened.ok) return opened;
      const { meshes, inScope } = opened.value;
      const [{ layer, index, active }] = meshes as readonly [OpenMesh];
      const unit = base().unitIndex.unitAt(lng, lat);
      if (unit < 0 || inScope[unit] === 0) return accept([]);
      const claimants = [...index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)];
      return accept(claimants.filter((t) => active[t] === 1).map((t) => layer.territories[t]!.id));
    },

    /** What can be crossed now; `own`: what the person made, which counts among the meshes from now on. */
    async crossableMeshes(own: OwnTerritories = NO_OWN): Promise<readonly CrossMeshInfo[]> {
      book.takeOwn(own);
      return book.list();
    },

    async crossMeshes({ a, b, weight, scope }: CrossRequest): Promise<Result<CrossView, CrossRefusal>> {
      const opened = open([a, b], scope);
      if (!opened.ok) return opened;
      const [rows, columns] = opened.value.meshes as readonly [OpenMesh, OpenMesh];
      return accept(viewCross(base(), rows, columns, opened.value.inScope, weight, piecesOf));
    },

    /** One territory and what another mesh cuts it into; its pieces are put on the map. */
    async territoryFlow(request: FlowRequest): Promise<Result<TerritoryFlow, CrossRefusal>> {
      const opened = open([request.mesh, request.other], request.scope);
      if (!opened.ok) return opened;
      const [mesh, other] = opened.value.meshes as readonly [OpenMesh, OpenMesh];
      const territory = mesh.layer.territories.findIndex(({ id }) => id === request.territory);
      if (territory < 0) return refuse({ code: "unknown-territory", seen: request.territory });
      const flow = flowOf(base(), mesh, territory, other, opened.value.inScope, request.weight);
      const parts = flow.parts.map(({ unitIndexes }) => unitIndexes);
      return accept({
        id: request.territory,
        name: mesh.layer.territories[territory]!.name,
        ...flow,
        box: base().boxOfUnits(parts.flatMap((units) => [...units])),
        version: context.showTiles("pieces", () => pieceLayers(base().mesh, parts)),
      });
    },

    /** Borders by the meshes that have a limit there; their lines are put on the map. */
    async borderBundles(request: BordersRequest): Promise<Result<BordersView, CrossRefusal>> {
      const started = performance.now();
      const opened = openSeveral(request);
      if (!opened.ok) return opened;
      const { meshes, inScope } = opened.value;
      const groups = meshes.map(groupUnits);
      const bundles = bundleBorders(base().geography, groups, inScope);
      return accept({
        meshes: meshes.map(({ info }) => info),
        bundles: Array.from(bundles.masks, (mask, i) => ({
          mask,
          count: meshes.filter((_, m) => ((mask >> m) & 1) === 1).length,
          lengthKm: bundles.lengthKm[i]!,
          borders: bundles.borders[i]!,
        })).filter(({ mask }) => mask !== 0),
        byMesh: meshes.map((_, m) => ({
          ...ownBorders(bundles, m),
          beside: meshes.map((__, other) => compareBorders(bundles, m, other)),
        })),
        version: context.showTiles("bundles", () => borderBundleLayers(base().mesh, groups, inScope)),
        milliseconds: performance.now() - started,
      });
    },

    /** Meshes piled on each unit (*millefeuille*); the counts are put on the map. */
    async superposeMeshes(request: SuperpositionRequest): Promise<Result<SuperpositionView, CrossRefusal>> {
      const opened = openSeveral(request);
      if (!opened.ok) return opened;
      const { meshes, inScope } = opened.value;
      const { meshes: meshesOf, territories: territoriesOf, ...totals } = pileMeshes(base(), meshes, inScope);
      const counts = request.count === "meshes" ? meshesOf : territoriesOf;
      return accept({
        meshes: meshes.map((mesh) => ({ ...mesh.info, porosity: porosityOf(base(), mesh, inScope) })),
        ...totals,
        meshesOf,
        territoriesOf,
        version: context.showTiles("pieces", () => stackLayers(base().mesh, counts, inScope)),
      });
    },

    /** The territories of the first mesh beside each of the others: who holds them, how many cut them. */
    async straddlingTerritories(request: BordersRequest): Promise<Result<StraddlingView, CrossRefusal>> {
      const opened = openSeveral(request);
      if (!opened.ok) return opened;
      const [mesh, ...others] = opened.value.meshes as readonly [OpenMesh, ...OpenMesh[]];
      const crosses = others.map((other) => crossLayers(base(), mesh, other, opened.value.inScope));
      const measures = crosses.map((cross) => describeTerritories(cross, "a", "population"));
      const counted = piecesOf(mesh);
      const { population } = base().units;
      return accept({
        others: others.map(({ info }) => info),
        rows: mesh.layer.territories.flatMap(({ id, name }, t) => {
          const units = mesh.layer.members.subarray(mesh.layer.memberStart[t]!, mesh.layer.memberStart[t + 1]!);
          const inside = units.filter((unit) => opened.value.inScope[unit] === 1);
          if (mesh.active[t] === 0 || inside.length === 0) return [];
          return {
            id,
            name,
            population: inside.reduce((sum, unit) => sum + population[unit]!, 0),
            pieces: counted[t]!,
            partners: measures.map(({ partners }) => partners[t]!),
            effectivePartners: measures.map(({ effectivePartners }) => effectivePartners[t]!),
            nested: measures.map(({ nested }) => nested[t] === 1),
          };
        }),
      });
    },

    /** A set of units made of territories and meshes; it is put on the map. */
    async evaluateSet({ expression, scope }: SetRequest): Promise<Result<SetView, CrossRefusal>> {
      const mask = maskOfScope(scope);
      if (!mask.ok) return mask;
      const result = evaluateExpression(expression, createSetWorld(base(), book, mask.value));
      if (!result.ok) return result;
      const set = result.value;
      const version = context.showTiles("pieces", () => setLayers(base().mesh, set));
      return accept({ ...viewSet(base(), set, maskTotals(base(), mask.value)), version });
    },

    /** The set of `evaluateSet` as one area with its codes, for a file. */
    async exportSet({ expression, scope }: SetRequest): Promise<Result<GeoJSON.FeatureCollection, CrossRefusal>> {
      const mask = maskOfScope(scope);
      if (!mask.ok) return mask;
      const result = evaluateExpression(expression, createSetWorld(base(), book, mask.value));
      return result.ok ? accept(setGeojson(base(), result.value)) : result;
    },

    /** The lines of `borderBundles`, for a file. */
    async exportBorders(request: BordersRequest): Promise<Result<GeoJSON.FeatureCollection, CrossRefusal>> {
      const opened = openSeveral(request);
      if (!opened.ok) return opened;
      return accept(bordersGeojson(base(), opened.value.meshes, opened.value.inScope));
    },

    /** The common part of every pair of `crossMeshes`, for a file. */
    async exportPieces({
      a,
      b,
      scope,
    }: Omit<CrossRequest, "weight">): Promise<Result<GeoJSON.FeatureCollection, CrossRefusal>> {
      const opened = open([a, b], scope);
      if (!opened.ok) return opened;
      const [rows, columns] = opened.value.meshes as readonly [OpenMesh, OpenMesh];
      return accept(piecesGeojson(base(), rows, columns, opened.value.inScope));
    },

    /** Reads the polygons of a GeoJSON file as they are drawn; they are given back, and crossed by the next request. */
    async readFreePolygons(
      file: string,
      bytes: Uint8Array<ArrayBuffer>,
    ): Promise<Result<FreePolygonFile, ListRefusal>> {
      const read = readFreePolygons({ name: file, bytes }, base());
      if (!read.ok) return read;
      const { zones: polygons, anomalies } = read.value;
      return accept({ file, polygons, anomalies, box: boxOfPolygons(polygons) });
    },

    /** Polygons that may cut communes, crossed by real geometry with a mesh: an estimate. */
    async crossFreePolygons(request: FreePolygonsRequest): Promise<Result<readonly FreePolygonCross[], CrossRefusal>> {
      const opened = open([request.mesh], request.scope);
      if (!opened.ok) return opened;
      const here = ground();
      here.readPolygons ??= createPolygonReader(base());
      const shares = await here.readPolygons(request.polygons);
      const [mesh] = opened.value.meshes as readonly [OpenMesh];
      return accept(crossShares(base(), request.polygons, shares, mesh, opened.value.inScope));
    },

    /** A group of CPTS, by id, beside another mesh (S1: Paris 13, 14 and 15 and the DAC). */
    async describeInterCpts(members: readonly string[], mesh: string): Promise<Result<InterCptsView, CrossRefusal>> {
      const opened = openAll([CPTS_MESH, mesh]);
      if (!opened.ok) return opened;
      const [cpts, other] = opened.value as readonly [OpenMesh, OpenMesh];
      const positions: number[] = [];
      for (const member of members) {
        const position = cpts.layer.territories.findIndex(({ id }) => id === member);
        if (position < 0) return refuse({ code: "unknown-territory", seen: member });
        positions.push(position);
      }
      const crossing = crossGroup(base(), cpts.layer, positions, other);
      const named = (t: number) => other.layer.territories[t]!;
      const own = (t: number) => cpts.layer.territories[t]!;
      return accept({
        totals: totalsOf(base(), crossing.units),
        pieces: createPieceCounter(base().geography)(crossing.units),
        box: base().boxOfUnits(crossing.units),
        unitIndexes: crossing.units,
        partners: crossing.partners.map((t) => ({ id: named(t).id, name: named(t).name })),
        nested: crossing.holders.length > 0,
        unitsWithoutPartner: crossing.unitsWithoutPartner,
        pairs: crossing.pairs.map(({ members: [first, second], partners, commonUnits, nestedTogether, adjacent }) => ({
          members: [own(first).id, own(second).id],
          names: [own(first).name, own(second).name],
          partners: partners.map((t) => named(t).id),
          nestedTogether,
          adjacent,
          commonUnits: commonUnits.map((unit) => base().units.codes[unit]!),
        })),
      });
    },

    /** Imposed or chosen (S2): how the CPTS of the scope stand to whole units and zones, by process of construction. */
    async cptsCoincidence(request: CoincidenceRequest): Promise<CoincidenceView> {
      const { active, inScope } = book.analysed();
      return viewCoincidence(base(), context.list(), { active, inScope }, request);
    },

    /** CPTS of the scope by size when the bounds are moved. */
    async cptsSizeClasses(bounds: readonly number[]): Promise<SizeClassesView> {
      const { view } = book.analysed();
      const { populations } = context.list();
      const counted = view.territories.flatMap(({ active, inScope }, t) => (active && inScope ? [t] : []));
      return {
        max: countSizeClasses(
          counted.map((t) => populations.max[t]!),
          bounds,
        ),
        min: countSizeClasses(
          counted.map((t) => populations.min[t]!),
          bounds,
        ),
      };
    },
  };
}
