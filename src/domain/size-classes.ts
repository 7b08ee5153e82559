/** Territories between two bounds; `min` belongs to the class, `max` (null in the last) to the next. */
export interface SizeClass {
  readonly min: number;
  readonly max: number | null;
  readonly territories: number;
  readonly population: number;
}

/**
 * Territories by class of population when bounds are moved. A bound belongs to the class that it opens, as for the
 * ACI sizes; « plus de 80 000 » is the bound 80 001, populations being whole. Bounds come in any order; repeated ones count once.
 * @throws RangeError on a bound that is not a positive number
 */
export function countSizeClasses(populations: Iterable<number>, bounds: readonly number[]): readonly SizeClass[] {
  for (const bound of bounds) if (!(bound > 0)) throw new RangeError(`not a bound of population: ${bound}`);
  const mins = [0, ...new Set(bounds)].toSorted((a, b) => a - b);
  const classes = mins.map((min, i) => ({ min, max: mins[i + 1] ?? null, territories: 0, population: 0 }));
  for (const population of populations) {
    const one = classes.findLast(({ min }) => population >= min)!;
    one.territories++;
    one.population += population;
  }
  return classes;
}
