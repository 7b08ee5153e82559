/**
 * Straight edges between whole points, each kept once however many outlines run along it, with what changes when one
 * crosses it from its right to its left (walking from `from` to `to`): +1 for each label entered, −1 for each left.
 * Labels are numbers of the caller's. Contributions of closed outlines stay closed when edges are split, so that the
 * labels of a face never depend on the way to it.
 */
export class EdgeSet {
  readonly x: number[] = [];
  readonly y: number[] = [];
  /** Node where the edge begins; −1 once it was split. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly #nodes = new Map<number, number>();
  readonly #edges = new Map<number, number>();
  /** Contributions of an edge as a chain: label and change, by position. */
  readonly #head: number[] = [];
  readonly #next: number[] = [];
  readonly #label: number[] = [];
  readonly #change: number[] = [];

  get size(): number {
    return this.from.length;
  }

  node(x: number, y: number): number {
    const key = (x + HALF_SPAN) * SPAN + (y + HALF_SPAN);
    let node = this.#nodes.get(key);
    if (node === undefined) {
      node = this.x.length;
      this.#nodes.set(key, node);
      this.x.push(x);
      this.y.push(y);
    }
    return node;
  }

  /** A step of an outline that has the area of `label` on its left (`change` 1) or right (−1). */
  add(a: number, b: number, label: number, change: number): void {
    if (a !== b) this.#contribute(this.#edge(a, b), label, a < b ? change : -change);
  }

  /** Replaces an edge by the path through `via`, nodes in order from its beginning. */
  split(edge: number, via: readonly number[]): void {
    const first = this.from[edge]!;
    const last = this.to[edge]!;
    this.#edges.delete(first * SPAN + last);
    this.from[edge] = -1;
    let a = first;
    for (const b of [...via, last]) {
      if (a === b) continue;
      const part = this.#edge(a, b);
      const way = a < b ? 1 : -1;
      for (let c = this.#head[edge]!; c >= 0; c = this.#next[c]!) {
        this.#contribute(part, this.#label[c]!, way * this.#change[c]!);
      }
      a = b;
    }
  }

  /** Labels that change across an edge, each with its change: `[label, change, …]`; empty for an edge split or undone. */
  changesAt(edge: number): number[] {
    const changes: number[] = [];
    if (this.from[edge]! < 0) return changes;
    for (let c = this.#head[edge]!; c >= 0; c = this.#next[c]!) {
      if (this.#change[c] !== 0) changes.push(this.#label[c]!, this.#change[c]!);
    }
    return changes;
  }

  #edge(a: number, b: number): number {
    const key = Math.min(a, b) * SPAN + Math.max(a, b);
    let edge = this.#edges.get(key);
    if (edge === undefined) {
      edge = this.from.length;
      this.#edges.set(key, edge);
      this.from.push(Math.min(a, b));
      this.to.push(Math.max(a, b));
      this.#head.push(-1);
    }
    return edge;
  }

  #contribute(edge: number, label: number, change: number): void {
    for (let c = this.#head[edge]!; c >= 0; c = this.#next[c]!) {
      if (this.#label[c] !== label) continue;
      this.#change[c]! += change;
      return;
    }
    this.#next.push(this.#head[edge]!);
    this.#head[edge] = this.#label.length;
    this.#label.push(label);
    this.#change.push(change);
  }
}

/** Coordinates stay within ±2²⁵ and node numbers under 2²⁶, so that a pair of them is one exact number. */
const SPAN = 2 ** 26;
const HALF_SPAN = 2 ** 25;
