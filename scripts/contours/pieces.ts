import { type CellRange, NOBODY } from "./cells.ts";

/** A cell waiting for its nearest neighbour's label. */
const PENDING = 0xfffe;
/** Islands smaller than this many cells are dropped. */
const SMALLEST_ISLAND_CELLS = 4;

/**
 * Makes each label one piece: its largest piece stays, islands (nothing but `NOBODY` around) stay, the other crumbs
 * go to what surrounds them. Then fills the holes that no label claims. `ranges` must hold every cell of each label.
 * Changes `labels`.
 */
export function joinPieces(labels: Uint16Array, width: number, ranges: ReadonlyMap<number, CellRange>): void {
  const steps = [-1, 1, -width, width];
  const visited = new Uint8Array(labels.length);
  for (const [label, range] of ranges) {
    const pieces = findPieces(labels, width, label, range, visited);
    if (pieces.length < 2) continue;
    for (const piece of pieces.sort((a, b) => b.length - a.length).slice(1)) {
      const isIsland = piece.every((cell) =>
        steps.every((step) => labels[cell + step] === NOBODY || labels[cell + step] === label),
      );
      if (isIsland && piece.length >= SMALLEST_ISLAND_CELLS) continue;
      for (const cell of piece) labels[cell] = isIsland ? NOBODY : PENDING;
    }
  }
  spreadLabels(labels, steps, findWaiting(labels, steps));
}

/** Groups of cells of one label that touch by their sides; `visited` is shared between labels. */
function findPieces(
  labels: Uint16Array,
  width: number,
  label: number,
  { left, right, top, bottom }: CellRange,
  visited: Uint8Array,
): number[][] {
  const pieces: number[][] = [];
  for (let row = top; row < bottom; row++) {
    for (let cell = row * width + left; cell < row * width + right; cell++) {
      if (labels[cell] === label && visited[cell] === 0) pieces.push(flood(labels, cell, width, visited));
    }
  }
  return pieces;
}

/** The cells that share the label of `start` and can be reached from it by their sides. */
function flood(labels: Uint16Array, start: number, width: number, visited: Uint8Array): number[] {
  const label = labels[start];
  const cells = [start];
  visited[start] = 1;
  const visit = (cell: number): void => {
    if (labels[cell] !== label || visited[cell] === 1) return;
    visited[cell] = 1;
    cells.push(cell);
  };
  for (let next = 0; next < cells.length; next++) {
    const cell = cells[next]!;
    visit(cell - 1);
    visit(cell + 1);
    visit(cell - width);
    visit(cell + width);
  }
  return cells;
}

/** Crumbs, and cells of nobody that the edge of the sheet cannot reach (holes); all become `PENDING`. */
function findWaiting(labels: Uint16Array, steps: readonly number[]): number[] {
  const outside = new Uint8Array(labels.length);
  flood(labels, 0, steps[3]!, outside);
  const waiting: number[] = [];
  for (let cell = 0; cell < labels.length; cell++) {
    if (labels[cell] === NOBODY && outside[cell] === 0) labels[cell] = PENDING;
    if (labels[cell] === PENDING) waiting.push(cell);
  }
  return waiting;
}

/** Waiting cells take the label of their nearest labelled neighbour, ring after ring. */
function spreadLabels(labels: Uint16Array, steps: readonly number[], cells: readonly number[]): void {
  let waiting = cells;
  while (waiting.length > 0) {
    const found = waiting.map((cell) => steps.map((step) => labels[cell + step]!).find((label) => label < PENDING));
    const rest: number[] = [];
    for (const [i, cell] of waiting.entries()) {
      const label = found[i];
      if (label === undefined) rest.push(cell);
      else labels[cell] = label;
    }
    if (rest.length === waiting.length) break;
    waiting = rest;
  }
  for (const cell of waiting) labels[cell] = NOBODY;
}
