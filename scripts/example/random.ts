/** Draws that depend on the seed alone, so that two builds give the same bytes. */
export interface Random {
  /** 0 ≤ number < 1. */
  next(): number;
  between(min: number, max: number): number;
  /** A log-normal draw, by its median and the standard deviation of its logarithm. */
  size(median: number, spread: number): number;
  /** The list in another order; the list itself is left alone. */
  shuffle<Item>(list: readonly Item[]): Item[];
  /** The list in an order where an item comes the sooner, the larger its weight. */
  order<Item>(list: readonly Item[], weight: (item: Item) => number): Item[];
}

/** Mulberry32: 32 bits of state are plenty for some hundred thousand draws. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const order: Random["order"] = (list, weight) =>
    list
      .map((item) => ({ item, key: -Math.log(1 - next()) / weight(item) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
  return {
    next,
    between: (min, max) => min + next() * (max - min),
    size: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(spread * normal);
    },
    shuffle: (list) => order(list, () => 1),
    order,
  };
}
