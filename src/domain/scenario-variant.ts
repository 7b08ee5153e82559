import { type Base, classifyUnits, classTotals } from "./classes.ts";
import { type Coverage, coverageOf, doubleCount } from "./coverage.ts";
import { isSharedMark, OUT } from "./draft.ts";
import type { CountedLayer } from "./draft-ground.ts";
import { buildLayer, type Membership, unitsOfTerritory } from "./layer.ts";
import { buildLayerIndex } from "./layer-index.ts";
import { findOverlaps } from "./overlaps.ts";
import { type Ratio, ratioOf, territoriesInScope } from "./ratio.ts";
import type { Interval, Totals } from "./report.ts";
import { shapeReaderOf } from "./shape.ts";
import { territoryPopulations } from "./territory-population.ts";
import { ACI_SIZES, type AciSize, aciSize } from "./thresholds.ts";
import { findWhiteZones } from "./white-zones.ts";

/** One draft of a variant: it takes the place of the territories that it replaces, and stands beside all others. */
export interface VariantDraft {
  readonly id: string;
  readonly name: string;
  readonly marks: Uint8Array;
  /** Ids of territories of the layer. */
  readonly replaces: readonly string[];
}

/** The score sheet of a complete variant of a scope: figures side by side, never a mark nor a rank. */
export interface VariantSheet {
  readonly scope: Totals;
  readonly coverage: Coverage;
  readonly doubleCount: number;
  readonly white: Totals & { readonly zones: number; readonly largestPopulation: number };
  readonly overlaps: { readonly pairs: number; readonly undeclared: number; readonly units: number };
  readonly ratio: Ratio;
  /** CPTS with a unit in the scope, by ACI size of their maximum. */
  readonly bySize: Readonly<Record<AciSize, number>>;
  /** Smallest and largest maximum; null without any CPTS. */
  readonly populations: Interval | null;
  readonly severalPieces: number;
  readonly withHoles: number;
  /** EPCI with all their units in one same CPTS, among those with a unit in the scope. */
  readonly nestedEpci: { readonly nested: number; readonly of: number };
}

/**
 * The layer of a variant: the territories that no draft replaces, then the drafts, which always count. A draft without
 * units erases what it replaces.
 */
export function applyDrafts(base: Base, counted: CountedLayer, drafts: readonly VariantDraft[]): CountedLayer {
  const { layer, active, extentMask } = counted;
  const gone = new Set(drafts.flatMap(({ replaces }) => replaces));
  const kept = layer.territories.flatMap((territory, t) => (gone.has(territory.id) ? [] : [t]));
  const drawn = drafts.filter(({ marks }) => marks.some((mark) => mark !== OUT));
  const memberships: Membership[] = [];
  kept.forEach((t, territory) => {
    for (let i = layer.memberStart[t]!; i < layer.memberStart[t + 1]!; i++)
      memberships.push({ territory, unit: layer.members[i]!, declaredShared: layer.declaredShared[i] === 1 });
  });
  drawn.forEach(({ marks }, d) => {
    marks.forEach((mark, unit) => {
      if (mark !== OUT) memberships.push({ territory: kept.length + d, unit, declaredShared: isSharedMark(mark) });
    });
  });
  const variant = buildLayer({
    territories: [
      ...kept.map((t) => layer.territories[t]!),
      ...drawn.map(({ id, name }) => ({ id, name, nature: "importe" as const, stages: [] })),
    ],
    memberships,
    extent: layer.extent,
    provenance: layer.provenance,
  });
  const index = buildLayerIndex(variant, base.units.count);
  return {
    layer: variant,
    index,
    populations: territoryPopulations(base.units, variant, index),
    active: Uint8Array.from(variant.territories, (_, t) => (t < kept.length ? active[kept[t]!]! : 1)),
    extentMask,
  };
}

/** Every figure of the sheet, with the functions of the report. `scopeMask`: 1 for every unit of the scope. */
export function readVariant(base: Base, counted: CountedLayer, scopeMask: Uint8Array, target: number): VariantSheet {
  const { layer, index, active, populations, extentMask } = counted;
  const classification = classifyUnits(index, active, extentMask);
  const classes = classTotals(base, scopeMask, classification.classOf);
  const coverage = coverageOf(classes);
  const zones = findWhiteZones(base, index, active, populations, scopeMask, classification.classOf);
  const overlaps = findOverlaps(base.units, index, active, scopeMask);
  const present = territoriesInScope(index, active, scopeMask);
  const shapeOf = shapeReaderOf(base.geography);
  const bySize = Object.fromEntries(ACI_SIZES.map(({ size }) => [size, 0])) as Record<AciSize, number>;
  let observed = 0;
  let severalPieces = 0;
  let withHoles = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (let t = 0; t < present.length; t++) {
    if (present[t] === 0) continue;
    observed++;
    const people = populations.max[t]!;
    bySize[aciSize(people)]++;
    least = Math.min(least, people);
    most = Math.max(most, people);
    const { pieces, holes } = shapeOf(unitsOfTerritory(layer, t));
    if (pieces > 1) severalPieces++;
    if (holes.length > 0) withHoles++;
  }
  const scope = Object.values(classes).reduce((sum, part) => ({
    units: sum.units + part.units,
    population: sum.population + part.population,
    areaKm2: sum.areaKm2 + part.areaKm2,
  }));
  return {
    scope,
    coverage,
    doubleCount: doubleCount(base, scopeMask, classification),
    white: { ...classes.white, zones: zones.length, largestPopulation: zones[0]?.population ?? 0 },
    overlaps: {
      pairs: overlaps.length,
      undeclared: overlaps.filter(({ declared }) => !declared).length,
      units: new Set(overlaps.flatMap(({ units }) => units)).size,
    },
    ratio: ratioOf(scope.population, observed, target),
    bySize,
    populations: observed === 0 ? null : { min: least, max: most },
    severalPieces,
    withHoles,
    nestedEpci: nestedEpci(base, counted, scopeMask),
  };
}

/** Counts the EPCI that lie in one same active territory with every one of their units, inside the scope or not. */
function nestedEpci(base: Base, { index, active }: CountedLayer, scopeMask: Uint8Array): VariantSheet["nestedEpci"] {
  const zoneOf = base.units.zoneOf.epci;
  const inScope = new Set<number>();
  /** Territories that hold every unit of the EPCI seen so far. */
  const holders = new Map<number, readonly number[]>();
  for (let unit = 0; unit < zoneOf.length; unit++) {
    const epci = zoneOf[unit]!;
    if (epci < 0) continue;
    if (scopeMask[unit] === 1) inScope.add(epci);
    const known = holders.get(epci);
    if (known?.length === 0) continue;
    const claimants = Array.from(index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!));
    const counted = claimants.filter((territory) => active[territory] === 1);
    holders.set(epci, known === undefined ? counted : known.filter((territory) => counted.includes(territory)));
  }
  const nested = [...inScope].filter((epci) => holders.get(epci)!.length > 0).length;
  return { nested, of: inScope.size };
}
