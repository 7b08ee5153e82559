import type { LayerIndex } from "./layer-index.ts";
import type { UnitTable } from "./unit.ts";

/** Two active territories that claim common units. */
export interface Overlap {
  /** Positions of the territories, ascending. */
  readonly territories: readonly [number, number];
  /** Common units inside the scope, ascending. */
  readonly units: readonly number[];
  readonly population: number;
  /** Both declare a part (*partage*) of every common unit. */
  readonly declared: boolean;
}

/** Every pair of active territories with common units in the scope, most people first, ties in the order of the layer. */
export function findOverlaps(
  units: UnitTable,
  index: LayerIndex,
  active: Uint8Array,
  scopeMask: Uint8Array,
): readonly Overlap[] {
  const { start, claimants, declaredShared } = index;
  const pairs = new Map<number, { a: number; b: number; units: number[]; population: number; declared: boolean }>();
  for (let unit = 0; unit < scopeMask.length; unit++) {
    const end = start[unit + 1]!;
    if (scopeMask[unit] === 0 || end - start[unit]! < 2) continue;
    for (let i = start[unit]!; i < end; i++) {
      const a = claimants[i]!;
      if (active[a] === 0) continue;
      for (let j = i + 1; j < end; j++) {
        const b = claimants[j]!;
        if (active[b] === 0) continue;
        const key = a * active.length + b;
        let pair = pairs.get(key);
        if (!pair) {
          pair = { a, b, units: [], population: 0, declared: true };
          pairs.set(key, pair);
        }
        pair.units.push(unit);
        pair.population += units.population[unit]!;
        if (declaredShared[i] === 0 || declaredShared[j] === 0) pair.declared = false;
      }
    }
  }
  return [...pairs.values()]
    .sort((x, y) => y.population - x.population || x.a - y.a || x.b - y.b)
    .map(({ a, b, ...rest }) => ({ territories: [a, b], ...rest }));
}
