/** Stretches of one line: x from, x to, x from, x to… ascending, without overlap. */
export type Spans = readonly number[];

/** Horizontal lines at equal distances, each in the middle of its band: areas are sums of lengths along them. */
export interface ScanLines {
  readonly south: number;
  /** Distance between two lines. */
  readonly step: number;
  readonly count: number;
}

/** Gathers where the edges of one or several rings cross each line. */
export class Crossings {
  readonly #lines: ScanLines;
  readonly #byLine: number[][];

  constructor(lines: ScanLines) {
    this.#lines = lines;
    this.#byLine = Array.from({ length: lines.count }, () => []);
  }

  /** An edge crosses the lines above its lower end, up to its upper end: a corner on a line counts once. */
  add(x1: number, y1: number, x2: number, y2: number): void {
    if (y1 === y2) return;
    const { south, step, count } = this.#lines;
    const low = Math.min(y1, y2);
    const high = Math.max(y1, y2);
    const first = Math.max(0, Math.ceil((low - south) / step - 0.5));
    const last = Math.min(count - 1, Math.ceil((high - south) / step - 0.5) - 1);
    for (let line = first; line <= last; line++) {
      const y = south + (line + 0.5) * step;
      this.#byLine[line]!.push(x1 + ((y - y1) * (x2 - x1)) / (y2 - y1));
    }
  }

  /** What lies inside along each line, by the even-odd rule. */
  spans(): Spans[] {
    for (const crossings of this.#byLine) {
      sortShort(crossings);
      // Only a ring left open gives an odd number.
      if (crossings.length % 2 === 1) crossings.pop();
    }
    return this.#byLine;
  }
}

/** A list longer than this is sorted the general way. */
const SHORT = 40;

/** By insertion: a line crosses an outline a few times, and the general way costs twice the whole measure. */
function sortShort(values: number[]): void {
  if (values.length > SHORT) values.sort((a, b) => a - b);
  else sortByInsertion(values);
}

function sortByInsertion(values: number[]): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i]!;
    let slot = i;
    for (; slot > 0 && values[slot - 1]! > value; slot--) values[slot] = values[slot - 1]!;
    values[slot] = value;
  }
}

/** Stretches that are in one list or the other. */
export function joinSpans(a: Spans, b: Spans): Spans {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const pairs: [number, number][] = [];
  for (const list of [a, b]) for (let i = 0; i + 1 < list.length; i += 2) pairs.push([list[i]!, list[i + 1]!]);
  pairs.sort((one, other) => one[0] - other[0]);
  const joined: number[] = [];
  for (const [from, to] of pairs) {
    const end = joined.at(-1);
    if (end === undefined || from > end) joined.push(from, to);
    else if (to > end) joined[joined.length - 1] = to;
  }
  return joined;
}

/** Length that two lists of stretches have in common. */
export function commonLength(a: Spans, b: Spans): number {
  let length = 0;
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length; ) {
    length += Math.max(0, Math.min(a[i + 1]!, b[j + 1]!) - Math.max(a[i]!, b[j]!));
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return length;
}

export function lengthOf(spans: Spans): number {
  let length = 0;
  for (let i = 0; i + 1 < spans.length; i += 2) length += spans[i + 1]! - spans[i]!;
  return length;
}
