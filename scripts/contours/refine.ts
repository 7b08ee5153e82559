import { type CellRange, NOBODY } from "./cells.ts";
import { assignCells, type Field } from "./partition.ts";
import { plainTraits, type Shapes, SIDES, type Side, type Traits } from "./shapes.ts";

const ROUNDS = 12;
/** Growth of a radius in the first round, when its side is far from touched; each round changes less than the one before. */
const FIRST_GROWTH = 0.3;
const COOLING = 0.82;
const LARGEST_GROWTH = 3;
/** A tip is looked for in the outer band of the box, this share of its width. */
const TIP_BAND = 0.3;
const TIP_RATE = 0.4;

/**
 * A bounding box is touched on its four sides by its commune: claims whose cell misses a side grow towards it, and
 * point to the place of that side that their neighbours leave them. Steps get smaller and the rounds end before every
 * side is touched: forcing the last ones was measured to displace more land than it puts right. The boxes of EPCI and
 * départements are not used: being unions of boxes of communes, they say nothing more. Returns the traits after the
 * last round.
 * `place` gives the shapes of traits on the grid of `field`.
 */
export function refineTraits(field: Field, place: (traits: Traits) => Shapes): Traits {
  const traits = plainTraits(field.ranges.length);
  const shapes = place(traits);
  let rate = 1;
  for (let round = 0; round < ROUNDS; round++, rate *= COOLING) {
    const reach = measureReach(field, assignCells(field, shapes));
    for (let claim = 0; claim < field.ranges.length; claim++) {
      for (const side of SIDES) updateSide(traits, claim, side, reach[side], field.ranges[claim]!, rate);
    }
  }
  return traits;
}

/** How the cell of each claim stands towards one side of its box. */
interface Reach {
  /** Rows or columns of cells between the cell and the side; the whole box when the claim has no cell. */
  readonly gap: Int32Array;
  /** Number, and sum of the positions along the side, of the cells in the outer band. */
  readonly bandCells: Float64Array;
  readonly bandSum: Float64Array;
}

function updateSide(traits: Traits, claim: number, side: Side, reach: Reach, range: CellRange, rate: number): void {
  const horizontal = side === "west" || side === "east";
  const depth = horizontal ? range.right - range.left : range.bottom - range.top;
  const [from, to] = horizontal ? [range.top, range.bottom] : [range.left, range.right];
  const gap = reach.gap[claim]!;
  const growth = traits.growth[side];
  if (gap > 0) {
    const step = FIRST_GROWTH * Math.min(1, (2 * gap) / depth + 0.1);
    growth[claim] = Math.min(LARGEST_GROWTH, growth[claim]! * Math.exp(rate * step));
  }
  if (reach.bandCells[claim] === 0) return;
  const middle = reach.bandSum[claim]! / reach.bandCells[claim]!;
  const place = Math.max(-1, Math.min(1, (2 * middle - from - to) / (to - from)));
  const tip = traits.tip[side];
  tip[claim] = tip[claim]! + rate * TIP_RATE * (place - tip[claim]!);
}

/** Reads the labels run by run (cells of one row with one label). */
function measureReach({ width, ranges }: Field, labels: Uint16Array): Record<Side, Reach> {
  const empty = (depth: (range: CellRange) => number): Reach => ({
    gap: Int32Array.from(ranges, depth),
    bandCells: new Float64Array(ranges.length),
    bandSum: new Float64Array(ranges.length),
  });
  const wide = (range: CellRange) => range.right - range.left;
  const high = (range: CellRange) => range.bottom - range.top;
  const reach = { west: empty(wide), east: empty(wide), north: empty(high), south: empty(high) };
  for (let from = 0, to = 0; from < labels.length; from = to) {
    const label = labels[from]!;
    const row = Math.floor(from / width);
    const rowEnd = (row + 1) * width;
    to = from + 1;
    while (to < rowEnd && labels[to] === label) to++;
    if (label !== NOBODY) addRun(label, row, from - row * width, to - row * width);
  }
  return reach;

  function addRun(claim: number, row: number, from: number, to: number): void {
    const range = ranges[claim]!;
    const acrossBand = Math.max(1, Math.round(wide(range) * TIP_BAND));
    const downBand = Math.max(1, Math.round(high(range) * TIP_BAND));
    lower(reach.west, claim, from - range.left);
    lower(reach.east, claim, range.right - to);
    lower(reach.north, claim, row - range.top);
    lower(reach.south, claim, range.bottom - 1 - row);
    addBand(reach.west, claim, Math.min(to, range.left + acrossBand) - from, row + 0.5);
    addBand(reach.east, claim, to - Math.max(from, range.right - acrossBand), row + 0.5);
    if (row < range.top + downBand) addBand(reach.north, claim, to - from, (from + to) / 2);
    if (row >= range.bottom - downBand) addBand(reach.south, claim, to - from, (from + to) / 2);
  }
}

function lower({ gap }: Reach, claim: number, value: number): void {
  if (value < gap[claim]!) gap[claim] = value;
}

function addBand(reach: Reach, claim: number, cells: number, place: number): void {
  if (cells <= 0) return;
  reach.bandCells[claim]! += cells;
  reach.bandSum[claim]! += cells * place;
}
