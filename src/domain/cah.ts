/** Points to gather: `coordinates` point by point, `axes` numbers each; `weights` add up to 1. */
export interface WeightedPoints {
  readonly coordinates: Float64Array;
  readonly axes: number;
  readonly weights: Float64Array;
}

/**
 * An ascending hierarchy (*classification ascendante hiérarchique*): merge `m` joins `left[m]` and `right[m]`, a
 * number below the count of points being a point and `count + i` the group made by merge `i`. Merges come by
 * increasing `height`, the inertia between groups that each loses.
 */
export interface Hierarchy {
  readonly count: number;
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  readonly height: Float64Array;
}

/** How many searches of a nearest neighbour go by between two pauses. */
const SEARCHES_A_PAUSE = 64;

/**
 * Gathers points by Ward's criterion with a chain of nearest neighbours, on the centres of gravity: the time grows
 * with the square of the number of points, the memory with the number of points. Yields the share done (0..1), so
 * that whoever runs it can say how far it is, or stop.
 */
export function* gatherByWard(points: WeightedPoints): Generator<number, Hierarchy> {
  const { axes } = points;
  const count = points.weights.length;
  const merges = Math.max(0, count - 1);
  const centre = points.coordinates.slice();
  const weight = points.weights.slice();
  /** The group in each slot; groups that remain are in the first `active` slots. */
  const groupIn = Uint32Array.from({ length: count }, (_, i) => i);
  const slotOf = new Uint32Array(count + merges);
  for (let i = 0; i < count; i++) slotOf[i] = i;
  const left = new Uint32Array(merges);
  const right = new Uint32Array(merges);
  const height = new Float64Array(merges);
  const chain = new Uint32Array(count + 1);
  let chained = 0;
  let active = count;
  let searches = 0;
  const lightest = weight.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);

  for (let made = 0; made < merges; ) {
    if (++searches % SEARCHES_A_PAUSE === 0) yield 1 - (active / count) ** 2;
    if (chained === 0) chain[chained++] = groupIn[0]!;
    const top = slotOf[chain[chained - 1]!]!;
    const below = chained > 1 ? slotOf[chain[chained - 2]!]! : -1;
    const { slot: nearest, loss } = findNearest(centre, weight, axes, active, top, below, lightest);
    if (nearest !== below) {
      chain[chained++] = groupIn[nearest]!;
      continue;
    }
    // Each is the nearest of the other: they are joined in the slot of the first, and the last slot fills the hole.
    chained -= 2;
    left[made] = groupIn[Math.min(top, nearest)]!;
    right[made] = groupIn[Math.max(top, nearest)]!;
    height[made] = loss;
    const into = Math.min(top, nearest);
    const freed = Math.max(top, nearest);
    const total = weight[into]! + weight[freed]!;
    for (let a = 0; a < axes; a++) {
      const sum = weight[into]! * centre[into * axes + a]! + weight[freed]! * centre[freed * axes + a]!;
      centre[into * axes + a] = sum / total;
    }
    weight[into] = total;
    const group = count + made;
    groupIn[into] = group;
    slotOf[group] = into;
    active--;
    if (freed !== active) {
      centre.copyWithin(freed * axes, active * axes, (active + 1) * axes);
      weight[freed] = weight[active]!;
      groupIn[freed] = groupIn[active]!;
      slotOf[groupIn[freed]!] = freed;
    }
    made++;
  }
  return sortMerges({ count, left, right, height });
}

/** Runs a calculation to its end, without a pause. */
export function finish<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The group whose union with that of a slot loses least; among equals, the one before it in the chain. */
function findNearest(
  centre: Float64Array,
  weight: Float64Array,
  axes: number,
  active: number,
  top: number,
  below: number,
  lightest: number,
): { slot: number; loss: number } {
  const from = top * axes;
  const own = weight[top]!;
  let best = below;
  let least = below < 0 ? Number.POSITIVE_INFINITY : lossOf(centre, axes, from, below * axes, own, weight[below]!);
  // No group weighs less than `lightest`: beyond this distance none can lose less, and most leave at the first axis.
  const smallest = (own * lightest) / (own + lightest);
  let limit = least / smallest;
  for (let slot = 0, at = 0; slot < active; slot++, at += axes) {
    let distance = 0;
    for (let a = 0; a < axes && distance < limit; a++) {
      const gap = centre[from + a]! - centre[at + a]!;
      distance += gap * gap;
    }
    if (distance >= limit || slot === top) continue;
    const other = weight[slot]!;
    const loss = ((own * other) / (own + other)) * distance;
    if (loss < least) {
      least = loss;
      best = slot;
      limit = least / smallest;
    }
  }
  return { slot: best, loss: least };
}

function lossOf(centre: Float64Array, axes: number, from: number, at: number, own: number, other: number): number {
  let distance = 0;
  for (let a = 0; a < axes; a++) distance += (centre[from + a]! - centre[at + a]!) ** 2;
  return ((own * other) / (own + other)) * distance;
}

/** Puts merges, made along chains, by increasing height and renumbers the groups that they made. */
function sortMerges({ count, left, right, height }: Hierarchy): Hierarchy {
  const order = Uint32Array.from(height.keys()).sort((a, b) => height[a]! - height[b]! || a - b);
  const rank = new Uint32Array(order.length);
  order.forEach((merge, position) => {
    rank[merge] = position;
  });
  const rename = (group: number) => (group < count ? group : count + rank[group - count]!);
  return {
    count,
    left: Uint32Array.from(order, (merge) => rename(left[merge]!)),
    right: Uint32Array.from(order, (merge) => rename(right[merge]!)),
    height: Float64Array.from(order, (merge) => height[merge]!),
  };
}

/** Cuts the tree into `classes` groups (at most the number of points): the group of each point, from 0, by first point. */
export function cutHierarchy({ count, left, right }: Hierarchy, classes: number): Uint16Array {
  const parent = Uint32Array.from({ length: 2 * count }, (_, i) => i);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root]!;
    for (let at = node; at !== root; ) {
      const next = parent[at]!;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  for (let merge = 0; merge < count - Math.min(classes, count); merge++) {
    parent[rootOf(left[merge]!)] = count + merge;
    parent[rootOf(right[merge]!)] = count + merge;
  }
  const numbers = new Map<number, number>();
  return Uint16Array.from({ length: count }, (_, point) => {
    const root = rootOf(point);
    const known = numbers.get(root) ?? numbers.size;
    numbers.set(root, known);
    return known;
  });
}

/** Bounds of the number of classes that a cut is proposed among. */
const FEWEST_CLASSES = 3;
const MOST_CLASSES = 10;

/**
 * The number of classes after which one more gains little: the one, between 3 and 10, that leaves the smallest share
 * of the inertia within groups of the cut just before it.
 */
export function proposeCut({ height }: Hierarchy): number {
  const gains = height.toReversed();
  let best = Math.min(FEWEST_CLASSES, gains.length + 1);
  let least = Number.POSITIVE_INFINITY;
  /** Inertia left within `k` classes: what the merges below the cut lose. */
  const within = (classes: number) => gains.subarray(classes - 1).reduce((sum, gain) => sum + gain, 0);
  for (let classes = FEWEST_CLASSES; classes <= Math.min(MOST_CLASSES, gains.length); classes++) {
    const share = within(classes) / within(classes - 1);
    if (share < least) {
      least = share;
      best = classes;
    }
  }
  return best;
}
