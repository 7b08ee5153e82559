import type { LayerIndex } from "./layer-index.ts";
import type { TerritoryLayer } from "./territory.ts";

/**
 * How a territory stands to the zones of a level: it is one whole zone, it is several whole zones, it holds only a
 * part of at least one, or the level has no zone for some of its units and says nothing of it.
 */
export const COINCIDENCES = ["equal", "union", "cut", "none"] as const;
export type Coincidence = (typeof COINCIDENCES)[number];

export interface TerritoryCoincidence {
  readonly kind: Coincidence;
  /** Zones with a unit of the territory, and those of them that it holds whole. */
  readonly zones: number;
  readonly wholeZones: number;
  /** Units of the territory without zone at the level. */
  readonly unitsWithoutZone: number;
}

/**
 * Coincidence of every territory of a layer with a level given as the zone of each unit (−1 where none); without
 * level, with the units themselves (communes, arrondissements of Paris, Lyon and Marseille). A unit of which the
 * territory holds only a part, because another one of the layer claims it too and both say so, is never held whole.
 */
export function readCoincidence(
  layer: TerritoryLayer,
  index: LayerIndex,
  zoneOf: ArrayLike<number> | null,
): readonly TerritoryCoincidence[] {
  const sizes = zoneOf === null ? null : countZones(zoneOf);
  return layer.territories.map((_, t) => {
    const held = new Map<number, number>();
    let unitsWithoutZone = 0;
    for (let m = layer.memberStart[t]!; m < layer.memberStart[t + 1]!; m++) {
      const unit = layer.members[m]!;
      const zone = zoneOf === null ? unit : zoneOf[unit]!;
      const isPart = layer.declaredShared[m] === 1 && index.start[unit + 1]! - index.start[unit]! > 1;
      if (zone < 0) unitsWithoutZone++;
      else held.set(zone, (held.get(zone) ?? 0) + (isPart ? 0 : 1));
    }
    let wholeZones = 0;
    for (const [zone, units] of held) if (units === (sizes === null ? 1 : sizes[zone]!)) wholeZones++;
    const zones = held.size;
    return { kind: kindOf(zones, wholeZones, unitsWithoutZone), zones, wholeZones, unitsWithoutZone };
  });
}

function kindOf(zones: number, wholeZones: number, unitsWithoutZone: number): Coincidence {
  if (zones === 0 || unitsWithoutZone > 0) return "none";
  if (wholeZones < zones) return "cut";
  return zones === 1 ? "equal" : "union";
}

function countZones(zoneOf: ArrayLike<number>): Uint32Array {
  let count = 0;
  for (let unit = 0; unit < zoneOf.length; unit++) count = Math.max(count, zoneOf[unit]! + 1);
  const sizes = new Uint32Array(count);
  for (let unit = 0; unit < zoneOf.length; unit++) if (zoneOf[unit]! >= 0) sizes[zoneOf[unit]!]!++;
  return sizes;
}

/** Territories of one group (imposed, chosen, …) in figures that a few large ones do not carry away. */
export interface GroupFigures {
  readonly territories: number;
  /** Sum over the territories. */
  readonly population: number;
  /** Null without territory. */
  readonly medianPopulation: number | null;
  readonly medianUnits: number | null;
  readonly medianAreaKm2: number | null;
  readonly coincidences: Readonly<Record<Coincidence, number>>;
}

/** What is compared of one territory. */
export interface TerritoryFigures {
  readonly population: number;
  readonly units: number;
  readonly areaKm2: number;
  readonly coincidence: Coincidence;
}

export function describeGroup(group: readonly TerritoryFigures[]): GroupFigures {
  const countOf = (kind: Coincidence) => group.filter(({ coincidence }) => coincidence === kind).length;
  return {
    territories: group.length,
    population: group.reduce((sum, { population }) => sum + population, 0),
    medianPopulation: median(group.map(({ population }) => population)),
    medianUnits: median(group.map(({ units }) => units)),
    medianAreaKm2: median(group.map(({ areaKm2 }) => areaKm2)),
    coincidences: { equal: countOf("equal"), union: countOf("union"), cut: countOf("cut"), none: countOf("none") },
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}
