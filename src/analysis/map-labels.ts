import type { UnitTable } from "../domain/unit.ts";
import type { Box, TerritoryLabel, ZoneLabel } from "./protocol.ts";
import { namePlace, nameTerritory } from "./unit-names.ts";

type LabelProperties = {
  readonly kind: "white" | "shared" | "town" | "territory";
  readonly name: string;
  readonly people?: number;
  readonly areaKm2?: number;
  readonly stage?: string;
  /** Position of a CPTS in the list. */
  readonly territory?: number;
  readonly rank: number;
  readonly minZoom?: number;
};

const label = (
  coordinates: readonly [number, number],
  properties: LabelProperties,
): GeoJSON.Feature<GeoJSON.Point> => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [...coordinates] },
});

/** Towns named on the map of a scope: a few hundred, the most populous first; MapLibre shows those that fit. */
const TOWNS = 260;
/** How many names of each kind the whole scope shows; the others come as one zooms in. */
const FIRST_TOWNS = 14;
const FIRST_TOWNS_OF_FRANCE = 40;
const FIRST_ZONES = 10;
const FIRST_SHARED = 6;

interface LabelRequest {
  readonly units: UnitTable;
  readonly inScope: Uint8Array;
  readonly scopeBox: Box;
  readonly boxOfUnit: (unit: number) => Box;
  readonly sharedUnits: readonly { readonly unit: number; readonly claims: number }[];
  readonly zones: readonly (ZoneLabel & { readonly population: number; readonly areaKm2: number })[];
  readonly territories: readonly (TerritoryLabel & { readonly point: readonly [number, number] | null })[];
}

const middle = ([west, south, east, north]: Box): [number, number] => [(west + east) / 2, (south + north) / 2];

interface Places {
  /** Communes, the most populous first, ties by code. */
  readonly towns: readonly number[];
  readonly arrondissements: readonly number[];
}

const known = new WeakMap<UnitTable, Places>();

/** The order of 35 000 communes, which no choice of the page changes: worked out once. */
function placesOf(units: UnitTable): Places {
  const kept = known.get(units);
  if (kept !== undefined) return kept;
  const towns: number[] = [];
  const arrondissements: number[] = [];
  units.names.forEach((name, unit) => {
    (name.endsWith(" Arrondissement") ? arrondissements : towns).push(unit);
  });
  towns.sort((a, b) => units.population[b]! - units.population[a]!);
  const places = { towns, arrondissements };
  known.set(units, places);
  return places;
}

/** Points with the names that the map shows, most important first within each kind (`rank`: the lower, the earlier). */
export function labelPoints({
  units,
  inScope,
  scopeBox,
  boxOfUnit,
  sharedUnits,
  zones,
  territories,
}: LabelRequest): GeoJSON.FeatureCollection<GeoJSON.Point> {
  // Zoom at which the scope fills a map some 800 px wide; each further zoom level makes room for four times more towns.
  const fitZoom = Math.log2((360 / (scopeBox[2] - scopeBox[0])) * (800 / 512));
  const wide = fitZoom < 6;
  // Named with its CPTS, a town needs no second name.
  const namedAsShared = new Set(wide ? [] : sharedUnits.map(({ unit }) => unit));
  const places = placesOf(units);
  const towns: number[] = [];
  for (const unit of places.towns) {
    if (inScope[unit] === 1 && !namedAsShared.has(unit)) towns.push(unit);
    if (towns.length === TOWNS) break;
  }
  // A phone shows the scope about one level further out: the first names alone.
  const minZoomOf = (order: number, first: number) =>
    order < first ? (order < first * 0.4 ? 0 : fitZoom - 0.7) : fitZoom + Math.log2((order + 1) / first) / 2 + 0.5;
  return {
    type: "FeatureCollection",
    features: [
      ...sharedUnits
        .toSorted((a, b) => units.population[b.unit]! - units.population[a.unit]!)
        .map(({ unit, claims }, order) =>
          label(middle(boxOfUnit(unit)), {
            kind: "shared",
            name: `${namePlace(units.names[unit]!)} · ${claims} CPTS`,
            rank: -units.population[unit]!,
            // A country has no room for a commune, however many claim it.
            minZoom: wide ? fitZoom + 1 : minZoomOf(order, FIRST_SHARED),
          }),
        ),
      ...zones.map(({ name, point, population, areaKm2 }, order) =>
        label(point, {
          kind: "white",
          name,
          people: population,
          areaKm2,
          rank: -population,
          minZoom: minZoomOf(order, FIRST_ZONES),
        }),
      ),
      ...towns.map((unit, order) =>
        label(middle(boxOfUnit(unit)), {
          kind: "town",
          name: units.names[unit]!,
          rank: -units.population[unit]!,
          minZoom: minZoomOf(order, wide ? FIRST_TOWNS_OF_FRANCE : FIRST_TOWNS),
        }),
      ),
      ...cities(units, places.arrondissements, inScope, boxOfUnit),
      ...territories.flatMap(({ name, point, stage, active, inScope: inside, population }, territory) =>
        point !== null && active && inside
          ? [
              label(point, {
                kind: "territory",
                name: nameTerritory(name),
                stage,
                territory,
                rank: -population.max,
              }),
            ]
          : [],
      ),
    ],
  };
}

/** Paris, Lyon and Marseille are units no more: each is named once, at the middle of its arrondissements in the scope. */
function cities(
  units: UnitTable,
  arrondissements: readonly number[],
  inScope: Uint8Array,
  boxOfUnit: (unit: number) => Box,
): GeoJSON.Feature<GeoJSON.Point>[] {
  const found = new Map<string, { population: number; boxes: Box[] }>();
  for (const unit of arrondissements) {
    if (inScope[unit] === 0) continue;
    const city = units.names[unit]!.replace(/ \d+e?r? Arrondissement$/, "");
    const entry = found.get(city) ?? { population: 0, boxes: [] };
    entry.population += units.population[unit]!;
    entry.boxes.push(boxOfUnit(unit));
    found.set(city, entry);
  }
  return [...found].map(([city, { population, boxes }]) => {
    const points = boxes.map(middle);
    const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
    return label([mean(0), mean(1)], { kind: "town", name: namePlace(city), rank: -population, minZoom: 0 });
  });
}
