import type { LayerIndex } from "./layer-index.ts";

/** Territories of a scope beside the number that the target ratio would give. */
export interface Ratio {
  /** Inhabitants for one CPTS. */
  readonly target: number;
  readonly expected: number;
  readonly observed: number;
  /** Population of the scope / observed; null without any territory. */
  readonly inhabitantsPerTerritory: number | null;
  /** observed − expected */
  readonly gap: number;
}

export function ratioOf(population: number, observed: number, target: number): Ratio {
  if (!(target > 0)) throw new RangeError(`target ratio must be positive: ${target}`);
  const expected = population / target;
  return {
    target,
    expected,
    observed,
    inhabitantsPerTerritory: observed > 0 ? population / observed : null,
    gap: observed - expected,
  };
}

/** 1 for every active territory with at least one unit in the scope. */
export function territoriesInScope(index: LayerIndex, active: Uint8Array, scopeMask: Uint8Array): Uint8Array {
  const { start, claimants } = index;
  const present = new Uint8Array(active.length);
  for (let unit = 0; unit < scopeMask.length; unit++) {
    if (scopeMask[unit] === 0) continue;
    for (let i = start[unit]!, end = start[unit + 1]!; i < end; i++) {
      const territory = claimants[i]!;
      if (active[territory] === 1) present[territory] = 1;
    }
  }
  return present;
}
