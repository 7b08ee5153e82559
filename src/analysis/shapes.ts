import type { Classification } from "../domain/classes.ts";
import { CLASS } from "../domain/classes.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import type { Maillage } from "../domain/maillage.ts";
import { STAGES, type Stage, type TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";
import { borderLines, type MultiLineCoordinates } from "../geo/border-lines.ts";
import type { Mesh } from "../geo/mesh.ts";
import { type MultiPolygonCoordinates, outlineOf, outlinesOf, zoneOutlines } from "../geo/outline.ts";
import type { UnitIndex } from "../geo/unit-index.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import type { TileLayers } from "./tiles.ts";
import { tileBox } from "./tiles.ts";
import { namePlace } from "./unit-names.ts";

type Properties = Readonly<Record<string, string | number>>;

const collect = (features: readonly GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: [...features],
});
const area = (coordinates: MultiPolygonCoordinates, id?: number, properties: Properties = {}): GeoJSON.Feature => ({
  type: "Feature",
  ...(id !== undefined && { id }),
  properties,
  geometry: { type: "MultiPolygon", coordinates },
});
const lines = (coordinates: MultiLineCoordinates, id?: number, properties: Properties = {}): GeoJSON.Feature => ({
  type: "Feature",
  ...(id !== undefined && { id }),
  properties,
  geometry: { type: "MultiLineString", coordinates },
});

/** Land of the neighbours, and their names. */
export function surroundingLayers(surroundings: Surroundings): TileLayers {
  const withGeometry = (type: "Polygon" | "Point") =>
    collect(surroundings.features.filter(({ geometry }) => geometry.type === type));
  return { land: withGeometry("Polygon"), label: withGeometry("Point") };
}

/** France and its départements, under a scope that is not the whole of it: drawn once. */
export function adminLayers(units: UnitTable, mesh: Mesh): TileLayers {
  return {
    land: collect([area(outlineOf(mesh, new Uint8Array(units.count).fill(1)))]),
    departement: collect([lines(borderLines(mesh, units.zoneOf.departement))]),
  };
}

/** The land of the scope, where no tint covers it. */
export function groundLayers(mesh: Mesh, inScope: Uint8Array): TileLayers {
  return { land: collect([area(outlineOf(mesh, inScope))]) };
}

/**
 * Areas of the territories; the feature id is the position in the layer. Their limits are drawn from the same rings:
 * a tile has outer rings clockwise on the screen, so that what lies on the right of a ring is inside.
 */
export function territoryLayers(
  mesh: Mesh,
  layer: TerritoryLayer,
  index: LayerIndex,
  tints: Uint8Array,
  stages: readonly Stage[],
): TileLayers {
  const outlines = outlinesOf(mesh, index, layer.territories.length);
  const properties = (t: number): Properties => ({ tint: tints[t]!, stage: stages[t]! });
  return {
    territory: collect(outlines.map((outline, t) => area(outline, t, properties(t)))),
  };
}

interface FindingsRequest {
  readonly units: UnitTable;
  readonly mesh: Mesh;
  readonly inScope: Uint8Array;
  readonly classification: Classification;
  /** Zone of each unit, −1 outside: position in the white zones of the report. */
  readonly zoneOf: Int32Array;
  readonly zoneCount: number;
  readonly isFrance: boolean;
}

/** What a choice of scope, stages and date shows: hatches, white zones as objects, limits inside the scope. */
export function findingsLayers({
  units,
  mesh,
  inScope,
  classification,
  zoneOf,
  zoneCount,
  isFrance,
}: FindingsRequest): TileLayers {
  const { classOf } = classification;
  const maskWhere = (holds: (unit: number) => boolean) =>
    Uint8Array.from({ length: units.count }, (_, unit) => (inScope[unit] === 1 && holds(unit) ? 1 : 0));
  const areaWhere = (holds: (unit: number) => boolean) => collect([area(outlineOf(mesh, maskWhere(holds)))]);
  const zones = zoneOutlines(mesh, zoneOf, zoneCount);
  const meshGroups = Int32Array.from(inScope, (inside, unit) => (inside === 1 ? unit : -1));
  return {
    white: collect(zones.map((outline, zone) => area(outline, zone))),
    shared: areaWhere((unit) => classOf[unit] === CLASS.shared),
    overlap: areaWhere((unit) => classOf[unit] === CLASS.overlap),
    departement: collect([
      lines(
        borderLines(
          mesh,
          Int32Array.from(units.zoneOf.departement, (zone, unit) => (inScope[unit] === 1 ? zone : -1)),
        ),
      ),
    ]),
    // The meshes of a whole country are a grey veil at its scale: communes appear from zoom 7 there.
    mesh: isFrance ? collect([]) : collect([lines(borderLines(mesh, meshGroups))]),
  };
}

/** Limits of the EPCI, and the territories of every mesh but the CPTS, one tile layer per mesh. */
export function maillageLayers(units: UnitTable, mesh: Mesh, maillages: readonly Maillage[]): TileLayers {
  const outlined = maillages.map(({ id, layer }) => {
    const outlines = outlinesOf(mesh, buildLayerIndex(layer, units.count), layer.territories.length);
    return [id, collect(outlines.map((outline, t) => area(outline, t)))] as const;
  });
  return { epci: collect([lines(borderLines(mesh, units.zoneOf.epci))]), ...Object.fromEntries(outlined) };
}

interface UnitsRequest {
  readonly units: UnitTable;
  readonly mesh: Mesh;
  readonly unitIndex: UnitIndex;
  readonly inScope: Uint8Array;
}

/** The communes of the scope in one tile: their areas (feature id: unit), their common borders once, their names. */
export function unitLayers(
  { units, mesh, unitIndex: index, inScope }: UnitsRequest,
  z: number,
  x: number,
  y: number,
): TileLayers {
  const inTile = index.unitsInBox(tileBox(z, x, y)).filter((unit) => inScope[unit] === 1);
  const places = new Int32Array(units.count).fill(-1);
  inTile.forEach((unit, place) => {
    places[unit] = place;
  });
  return {
    unit: collect(zoneOutlines(mesh, places, inTile.length).map((outline, place) => area(outline, inTile[place]!))),
    border: collect([lines(borderLines(mesh, places))]),
    "unit-label":
      z < 9
        ? collect([])
        : collect(
            inTile.map((unit) => {
              const [west, south, east, north] = index.boxOf(unit) ?? [0, 0, 0, 0];
              return {
                type: "Feature",
                properties: { name: namePlace(units.names[unit]!), rank: -units.population[unit]! },
                geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] },
              };
            }),
          ),
  };
}

/** Stage of each territory at a date, as one word: tiles are cut again only when it changes. */
export const stagesKey = (stages: readonly Stage[]): string => stages.map((stage) => STAGES.indexOf(stage)).join("");
