import { createClaimantReader } from "../domain/claimants.ts";
import { CLASS, type Classification } from "../domain/classes.ts";
import { unitsOfTerritory } from "../domain/layer.ts";
import { buildLayerIndex, type LayerIndex } from "../domain/layer-index.ts";
import type { Stage, TerritoryLayer } from "../domain/territory.ts";
import type { UnitTable } from "../domain/unit.ts";
import type { Mesh } from "../geo/mesh.ts";
import { maskOf, outlineOf, outlinesOf } from "../geo/outline.ts";
import { type City, cityToShow, createCityDrawing, findCities } from "./city-map.ts";
import { createDrawing, type Drawing } from "./drawing.ts";
import { type FrameSize, fitFrame } from "./drawing-frame.ts";
import type { France } from "./france.ts";
import type { SmallMap } from "./protocol.ts";

/** What the small maps are drawn from: the same classification as the main map, so that both always agree. */
export interface SmallMapsRequest {
  readonly france: Pick<France, "units" | "mesh" | "unitIndex" | "boxOfUnits">;
  readonly layer: TerritoryLayer;
  /** That of the layer. */
  readonly index: LayerIndex;
  readonly classification: Classification;
  readonly active: Uint8Array;
  readonly tints: Uint8Array;
  readonly stages: readonly Stage[];
  readonly inScope: Uint8Array;
  readonly isFrance: boolean;
}

/** The départements that lie oceans away, in the order of their codes. */
const OVERSEAS = ["971", "972", "973", "974", "976"];
const OVERSEAS_SIZE: FrameSize = { width: 52, height: 54, margin: 1.5 };

/** The findings and territories of a drawing. */
type Drawn = Pick<SmallMap, "width" | "height" | "paths" | "territories">;

/** Name, units and drawing of a small map: all that does not depend on the figures. */
type Place = Pick<SmallMap, "kind" | "id" | "name" | "box" | "labels"> & {
  readonly drawing: Drawing;
  /** The units that the figures are about. */
  readonly counted: readonly number[];
};

interface Atlas {
  readonly overseas: readonly Place[];
  readonly cities: readonly City[];
}

const atlases = new WeakMap<Mesh, Atlas>();

/** The overseas départements when the scope is France, and the city whose arrondissements the main map cannot show. */
export function smallMaps(request: SmallMapsRequest): readonly SmallMap[] {
  const { overseas, cities } = atlasOf(request.france);
  const maps = request.isFrance ? overseas.map((place) => drawPlace(request, place)) : [];
  const shown = cityToShow(request, cities);
  return shown === null ? maps : [...maps, drawPlace(request, createCityDrawing(request, shown))];
}

function atlasOf(france: SmallMapsRequest["france"]): Atlas {
  const known = atlases.get(france.mesh);
  if (known !== undefined) return known;
  const atlas = { overseas: OVERSEAS.flatMap((code) => overseasPlace(france, code)), cities: findCities(france.units) };
  atlases.set(france.mesh, atlas);
  return atlas;
}

function overseasPlace({ units, mesh, boxOfUnits }: SmallMapsRequest["france"], code: string): readonly Place[] {
  const counted = unitsOfDepartement(units, code);
  if (counted.length === 0) return [];
  const box = boxOfUnits(counted);
  const name = units.zones.departement.names[units.zoneOf.departement[counted[0]!]!]!;
  const drawing = createDrawing(mesh, counted, fitFrame(box, OVERSEAS_SIZE));
  return [{ kind: "overseas", id: code, name, box, labels: [], drawing, counted }];
}

function unitsOfDepartement({ zones, zoneOf }: UnitTable, code: string): readonly number[] {
  const zone = zones.departement.codes.indexOf(code);
  const found: number[] = [];
  if (zone < 0) return found;
  for (let unit = 0; unit < zoneOf.departement.length; unit++) if (zoneOf.departement[unit] === zone) found.push(unit);
  return found;
}

/** What a drawing shows of an analysis. */
export function drawFindings(request: SmallMapsRequest, drawing: Drawing): Drawn {
  const { units, mesh, areaPath, frame } = drawing;
  const { classOf } = request.classification;
  const areaOfClass = (kind: number) => {
    const members = Array.from(units.keys()).filter(
      (i) => classOf[units[i]!] === kind && request.inScope[units[i]!] === 1,
    );
    return members.length === 0 ? "" : areaPath(outlineOf(mesh, maskOf(units.length, members)));
  };
  return {
    width: frame.width,
    height: frame.height,
    paths: {
      land: drawing.land,
      unitBorders: drawing.unitBorders,
      white: areaOfClass(CLASS.white),
      shared: areaOfClass(CLASS.shared),
      overlap: areaOfClass(CLASS.overlap),
    },
    territories: territoriesOf(request, drawing),
  };
}

/** Paths and figures of one place. */
function drawPlace(request: SmallMapsRequest, { drawing, counted, ...place }: Place): SmallMap {
  const { classOf } = request.classification;
  const { population } = request.france.units;
  const people = (set: readonly number[]) => set.reduce((sum, unit) => sum + population[unit]!, 0);
  const white = counted.filter((unit) => classOf[unit] === CLASS.white);
  const covered = counted.filter((unit) => classOf[unit] !== CLASS.white && classOf[unit] !== CLASS.unstated);
  const all = people(counted);
  return {
    ...place,
    ...drawFindings(request, drawing),
    units: counted.length,
    population: all,
    whiteUnits: white.length,
    whitePopulation: people(white),
    populationShare: all === 0 ? 0 : people(covered) / all,
  };
}

/** Outlines of the territories that count and hold a unit of the scope; none when their part drawn is dust. */
function territoriesOf(
  { layer, index, active, tints, stages, inScope }: SmallMapsRequest,
  { placeOf, mesh, units, areaPath }: Drawing,
): SmallMap["territories"] {
  const drawn = createClaimantReader(index, active)(-1, units).filter((t) =>
    unitsOfTerritory(layer, t).some((unit) => inScope[unit] === 1),
  );
  const members: number[] = [];
  const memberStart = [0];
  for (const t of drawn) {
    for (const unit of unitsOfTerritory(layer, t)) if (placeOf[unit]! >= 0) members.push(placeOf[unit]!);
    memberStart.push(members.length);
  }
  const drawnIndex = buildLayerIndex(
    {
      ...layer,
      territories: drawn.map((t) => layer.territories[t]!),
      memberStart: Uint32Array.from(memberStart),
      members: Uint32Array.from(members),
      declaredShared: new Uint8Array(members.length),
    },
    units.length,
  );
  return outlinesOf(mesh, drawnIndex, drawn.length).flatMap((outline, i) => {
    const path = areaPath(outline);
    return path === "" ? [] : [{ path, tint: tints[drawn[i]!]!, stage: stages[drawn[i]!]! }];
  });
}
