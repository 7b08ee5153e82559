/**
 * What can be computed from published totals. A total is a vector: how many times it counts each atom (a part of the
 * country that no published territory cuts). Sums and differences of totals are their linear combinations; a vector
 * among these can be found by anyone, whatever the counts.
 */
export interface PublishedSpan {
  /**
   * Publishes one more total, unless a protected one could then be computed, or another that only adds atoms up and
   * whose count is under the threshold: so few people would tell of each of these atoms.
   * @param counts what is published of the total; several counts are published together
   * @returns whether it was published, or was already computable
   */
  readonly publish: (atoms: readonly number[], counts: readonly number[]) => boolean;
  /** Takes in a total that is known already, whatever it tells. */
  readonly reveal: (atoms: readonly number[], counts: readonly number[]) => void;
  /** Whether a total can be computed from those published. */
  readonly knows: (atoms: readonly number[]) => boolean;
  /** Keeps one more total out of reach, unless it can be computed already. */
  readonly protect: (atoms: readonly number[]) => void;
}

/** Arithmetic modulo a prime: products stay exact, and a relation between totals is never missed. */
const PRIME = 67_108_859;

type Vector = Map<number, number>;

/** A span in which nothing is published yet, and nothing protected. */
export function createPublishedSpan(threshold: number): PublishedSpan {
  /** What was published, each total less the others at their pivots. */
  let basis: Published[] = [];
  /** Protected totals, less what is published of them. */
  const kept: Vector[] = [];
  /** Those that still count an atom. */
  const holders = new Map<number, Set<number>>();

  function hold(atom: number, position: number): void {
    const set = holders.get(atom);
    if (set === undefined) holders.set(atom, new Set([position]));
    else set.add(position);
  }
  /** A total less what is published of it: atoms and counts together. */
  function reduce(atoms: readonly number[], counts: readonly number[]): Omit<Published, "pivot"> {
    const vector: Vector = new Map(atoms.map((atom) => [atom, 1]));
    const left = [...counts];
    for (const one of basis) {
      const factor = vector.get(one.pivot);
      if (factor === undefined) continue;
      subtract(vector, one.vector, factor);
      one.counts.forEach((count, i) => {
        left[i]! -= toSigned(factor) * count;
      });
    }
    return { vector, counts: left };
  }
  /** Only adds atoms up, and counts fewer than the threshold. */
  function isTelling({ vector, counts }: Omit<Published, "pivot">): boolean {
    const signs = new Set([...vector.values()].map((value) => Math.sign(toSigned(value))));
    return signs.size === 1 && counts.some((count) => Math.abs(count) < threshold);
  }

  return {
    knows: (atoms) => reduce(atoms, []).vector.size === 0,
    protect(atoms) {
      const { vector } = reduce(atoms, []);
      if (vector.size === 0) return;
      for (const atom of vector.keys()) hold(atom, kept.length);
      kept.push(vector);
    },
    reveal: (atoms, published) => void add(atoms, published, true),
    publish: (atoms, published) => add(atoms, published, false),
  };

  function add(atoms: readonly number[], published: readonly number[], isKnown: boolean): boolean {
    const rest = reduce(atoms, published);
    if (rest.vector.size === 0) return true;
    // The pivot is the atom that fewest protected totals hold, so that few have to be worked out again.
    let pivot = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const atom of rest.vector.keys()) {
      const count = holders.get(atom)?.size ?? 0;
      if (count < fewest) {
        fewest = count;
        pivot = atom;
      }
    }
    const lead = rest.vector.get(pivot)!;
    const factor = toSigned(lead);
    scale(rest.vector, invert(lead));
    const counts = rest.counts.map((count) => count / factor);
    const touched = [...(holders.get(pivot) ?? [])];
    if (!isKnown && touched.some((position) => isMultiple(kept[position]!, rest.vector, pivot))) return false;
    const added: Published = { pivot, vector: rest.vector, counts };
    const renewed = basis.map((one) => {
      const times = one.vector.get(pivot);
      if (times === undefined) return one;
      const vector = new Map(one.vector);
      subtract(vector, added.vector, times);
      return { ...one, vector, counts: one.counts.map((count, i) => count - toSigned(times) * counts[i]!) };
    });
    const isTold = () => isTelling(added) || renewed.some((one, i) => one !== basis[i] && isTelling(one));
    if (!isKnown && isTold()) return false;
    for (const position of touched) {
      const vector = kept[position]!;
      const before = [...added.vector.keys()].filter((atom) => vector.has(atom));
      subtract(vector, added.vector, vector.get(pivot)!);
      for (const atom of before) if (!vector.has(atom)) holders.get(atom)!.delete(position);
      for (const atom of added.vector.keys()) if (vector.has(atom)) hold(atom, position);
    }
    basis = [...renewed, added];
    return true;
  }
}

interface Published {
  readonly pivot: number;
  readonly vector: Vector;
  readonly counts: readonly number[];
}

/** Coefficients are small whole numbers, but for rare entangled perimeters: above half the prime they are negative. */
const toSigned = (value: number) => (value > PRIME / 2 ? value - PRIME : value);

function subtract(from: Vector, vector: Vector, factor: number): void {
  for (const [atom, value] of vector) {
    const next = ((from.get(atom) ?? 0) + PRIME - ((factor * value) % PRIME)) % PRIME;
    if (next === 0) from.delete(atom);
    else from.set(atom, next);
  }
}

function scale(vector: Vector, factor: number): void {
  for (const [atom, value] of vector) vector.set(atom, (value * factor) % PRIME);
}

/** Whether a total is a multiple of a vector whose value at `pivot` is 1. */
function isMultiple(total: Vector, vector: Vector, pivot: number): boolean {
  if (total.size !== vector.size) return false;
  const factor = total.get(pivot)!;
  for (const [atom, value] of vector) if (total.get(atom) !== (factor * value) % PRIME) return false;
  return true;
}

/** The inverse modulo the prime (Fermat). */
function invert(value: number): number {
  let result = 1;
  let power = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * power) % PRIME;
    power = (power * power) % PRIME;
  }
  return result;
}
