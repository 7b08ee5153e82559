import type { LayerIndex } from "./layer-index.ts";
import { type Totals, UNIT_CLASSES, type UnitClass } from "./report.ts";
import type { Geography, UnitTable } from "./unit.ts";

/** Position of a class in `UNIT_CLASSES`, as stored in `Classification.classOf`. */
export const CLASS = { unstated: 0, white: 1, single: 2, shared: 3, overlap: 4 } as const satisfies Record<
  UnitClass,
  number
>;

export interface Classification {
  /** Class of every unit, in the scope or not: position in `UNIT_CLASSES`. */
  readonly classOf: Uint8Array;
  /** Number of active territories that claim the unit. */
  readonly multiplicity: Uint16Array;
}

/**
 * Class of every unit for the active territories. A claim wins over the extent: a unit claimed outside the extent is
 * covered, and only an unclaimed one is `unstated` there instead of `white`, which keeps the sums of SPEC §5 true.
 */
export function classifyUnits(index: LayerIndex, active: Uint8Array, extentMask: Uint8Array): Classification {
  const { start, claimants, declaredShared } = index;
  const count = start.length - 1;
  const classOf = new Uint8Array(count);
  const multiplicity = new Uint16Array(count);
  for (let unit = 0; unit < count; unit++) {
    let claims = 0;
    let undeclared = 0;
    for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
      if (active[claimants[i]!] === 0) continue;
      claims++;
      if (declaredShared[i] === 0) undeclared++;
    }
    multiplicity[unit] = claims;
    if (claims === 0) classOf[unit] = extentMask[unit] === 1 ? CLASS.white : CLASS.unstated;
    else if (claims === 1) classOf[unit] = CLASS.single;
    else classOf[unit] = undeclared === 0 ? CLASS.shared : CLASS.overlap;
  }
  return { classOf, multiplicity };
}

/** What totals are made from: populations and areas of the units. */
export interface Base {
  readonly units: UnitTable;
  readonly geography: Geography;
}

/** Units, inhabitants and km² of each class inside the scope; they sum to the scope. */
export function classTotals(base: Base, scopeMask: Uint8Array, classOf: Uint8Array): Record<UnitClass, Totals> {
  const { population } = base.units;
  const { areaKm2 } = base.geography;
  const units = new Float64Array(UNIT_CLASSES.length);
  const people = new Float64Array(UNIT_CLASSES.length);
  const area = new Float64Array(UNIT_CLASSES.length);
  for (let unit = 0; unit < classOf.length; unit++) {
    if (scopeMask[unit] === 0) continue;
    const kind = classOf[unit]!;
    units[kind]!++;
    people[kind]! += population[unit]!;
    area[kind]! += areaKm2[unit]!;
  }
  const totalsOf = (kind: number): Totals => ({ units: units[kind]!, population: people[kind]!, areaKm2: area[kind]! });
  return {
    unstated: totalsOf(CLASS.unstated),
    white: totalsOf(CLASS.white),
    single: totalsOf(CLASS.single),
    shared: totalsOf(CLASS.shared),
    overlap: totalsOf(CLASS.overlap),
  };
}

const NO_TOTALS: Totals = { units: 0, population: 0, areaKm2: 0 };

export function sumTotals(...totals: readonly Totals[]): Totals {
  return totals.reduce(
    (sum, one) => ({
      units: sum.units + one.units,
      population: sum.population + one.population,
      areaKm2: sum.areaKm2 + one.areaKm2,
    }),
    NO_TOTALS,
  );
}

/** Units, inhabitants and km² of the units of a mask. */
export function maskTotals(base: Base, mask: Uint8Array): Totals {
  let units = 0;
  let population = 0;
  let areaKm2 = 0;
  for (let unit = 0; unit < mask.length; unit++) {
    if (mask[unit] === 0) continue;
    units++;
    population += base.units.population[unit]!;
    areaKm2 += base.geography.areaKm2[unit]!;
  }
  return { units, population, areaKm2 };
}
