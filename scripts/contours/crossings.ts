/** Segments of arcs with whole coordinates: points of arc `a` are positions `start[a]` to `start[a + 1] - 1`. */
export interface WholeLines {
  readonly start: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * Arcs that cross, overlap or touch another arc, or themselves, elsewhere than at a common end point: every arc of
 * each such pair. Segments are sorted in square buckets of side `bucket` (same unit as the coordinates). With
 * `suspects`, only what is near these arcs is looked at.
 */
export function findCrossings({ start, x, y }: WholeLines, bucket: number, suspects?: Iterable<number>): Set<number> {
  const guilty = new Set<number>();
  const watched = suspects && new Set<number>();
  for (const arc of suspects ?? []) {
    for (let point = start[arc]!; point + 1 < start[arc + 1]!; point++)
      forEachBucket(point, (key) => watched?.add(key));
  }
  const arcOf: number[] = [];
  const pointOf: number[] = [];
  const buckets = new Map<number, number[]>();
  for (let arc = 0; arc + 1 < start.length; arc++) {
    for (let point = start[arc]!; point + 1 < start[arc + 1]!; point++) {
      const segment = arcOf.push(arc) - 1;
      pointOf.push(point);
      forEachBucket(point, (key) => {
        if (watched && !watched.has(key)) return;
        const others = buckets.get(key);
        if (!others) {
          buckets.set(key, [segment]);
          return;
        }
        for (const other of others) {
          if (guilty.has(arc) && guilty.has(arcOf[other]!)) continue;
          if (conflict(point, pointOf[other]!)) guilty.add(arc).add(arcOf[other]!);
        }
        others.push(segment);
      });
    }
  }
  return guilty;

  function forEachBucket(point: number, visit: (key: number) => void): void {
    const left = Math.floor(Math.min(x[point]!, x[point + 1]!) / bucket);
    const right = Math.floor(Math.max(x[point]!, x[point + 1]!) / bucket);
    const top = Math.floor(Math.min(y[point]!, y[point + 1]!) / bucket);
    const bottom = Math.floor(Math.max(y[point]!, y[point + 1]!) / bucket);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) visit(row * 0x1000000 + column);
    }
  }

  /** Twice the signed area of the triangle of three points. */
  function turn(a: number, b: number, c: number): number {
    return (x[b]! - x[a]!) * (y[c]! - y[a]!) - (x[c]! - x[a]!) * (y[b]! - y[a]!);
  }

  function same(a: number, b: number): boolean {
    return x[a] === x[b] && y[a] === y[b];
  }

  /** True when c, known to be on the line of a and b, is between them, ends included. */
  function between(a: number, b: number, c: number): boolean {
    return (
      Math.min(x[a]!, x[b]!) <= x[c]! &&
      x[c]! <= Math.max(x[a]!, x[b]!) &&
      Math.min(y[a]!, y[b]!) <= y[c]! &&
      y[c]! <= Math.max(y[a]!, y[b]!)
    );
  }

  /** Segments p–p+1 and q–q+1 share more than one common end point. */
  function conflict(p: number, q: number): boolean {
    const [a, b] = [p, p + 1];
    const [c, d] = [q, q + 1];
    if (same(a, b) || same(c, d)) return true;
    const acd = turn(c, d, a);
    const bcd = turn(c, d, b);
    const abc = turn(a, b, c);
    const abd = turn(a, b, d);
    const touches = [
      acd === 0 && between(c, d, a) && !same(a, c) && !same(a, d),
      bcd === 0 && between(c, d, b) && !same(b, c) && !same(b, d),
      abc === 0 && between(a, b, c) && !same(c, a) && !same(c, b),
      abd === 0 && between(a, b, d) && !same(d, a) && !same(d, b),
    ];
    if (touches.includes(true)) return true;
    if ((same(a, c) && same(b, d)) || (same(a, d) && same(b, c))) return true;
    return acd * bcd < 0 && abc * abd < 0;
  }
}
