import { type CellRange, NOBODY } from "./cells.ts";

/** A cell waiting for its nearest neighbour's label. */
const PENDING = 0xfffe;

/**
 * Makes each label one piece: its largest piece stays, islands (nothing but `NOBODY` around) of at least
 * `minIslandCells` stay, the other crumbs go to what surrounds them. Then fills the holes that no label claims.
 * `ranges` must hold every cell of each label. Changes `labels`.
 */
export function joinPieces(
  labels: Uint16Array,
  width: number,
  ranges: ReadonlyMap<number, CellRange>,
  minIslandCells = 4,
): void {
  for (const [label, range] of ranges) {
    const pieces = findPieces(labels, width, label, range).sort((a, b) => b.length - a.length);
    for (const piece of pieces.slice(1)) {
      const isolated = piece.every((cell) =>
        neighbours(cell, width).every((other) => labels[other] === NOBODY || labels[other] === label),
      );
      if (isolated && piece.length >= minIslandCells) continue;
      for (const cell of piece) labels[cell] = isolated ? NOBODY : PENDING;
    }
  }
  markHoles(labels, width);
  spreadLabels(labels, width);
}

const neighbours = (cell: number, width: number): [number, number, number, number] => [
  cell - 1,
  cell + 1,
  cell - width,
  cell + width,
];

function findPieces(labels: Uint16Array, width: number, label: number, range: CellRange): number[][] {
  const { left, right, top, bottom } = range;
  const columns = right - left;
  const seen = new Uint8Array(columns * (bottom - top));
  const pieces: number[][] = [];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      if (labels[row * width + column] !== label || seen[(row - top) * columns + column - left]) continue;
      const piece = [row * width + column];
      seen[(row - top) * columns + column - left] = 1;
      for (let next = 0; next < piece.length; next++) {
        for (const other of neighbours(piece[next]!, width)) {
          if (labels[other] !== label) continue;
          const otherRow = Math.floor(other / width);
          const local = (otherRow - top) * columns + (other - otherRow * width) - left;
          if (seen[local]) continue;
          seen[local] = 1;
          piece.push(other);
        }
      }
      pieces.push(piece);
    }
  }
  return pieces;
}

/** Cells of nobody that the edge of the sheet cannot reach are holes: they wait for a label. */
function markHoles(labels: Uint16Array, width: number): void {
  const outside = new Uint8Array(labels.length);
  const queue = [0];
  outside[0] = 1;
  while (queue.length > 0) {
    const cell = queue.pop()!;
    for (const other of neighbours(cell, width)) {
      if (labels[other] !== NOBODY || outside[other]) continue;
      outside[other] = 1;
      queue.push(other);
    }
  }
  for (let cell = 0; cell < labels.length; cell++) {
    if (labels[cell] === NOBODY && !outside[cell]) labels[cell] = PENDING;
  }
}

/** Waiting cells take the label of their nearest labelled neighbour, ring after ring. */
function spreadLabels(labels: Uint16Array, width: number): void {
  let waiting: number[] = [];
  for (let cell = 0; cell < labels.length; cell++) if (labels[cell] === PENDING) waiting.push(cell);
  while (waiting.length > 0) {
    const taken = waiting.map((cell) => {
      const around = neighbours(cell, width).map((other) => labels[other]!);
      return around.find((label) => label < PENDING) ?? PENDING;
    });
    const rest: number[] = [];
    waiting.forEach((cell, i) => {
      if (taken[i] === PENDING) rest.push(cell);
      else labels[cell] = taken[i]!;
    });
    if (rest.length === waiting.length) break;
    waiting = rest;
  }
  for (const cell of waiting) labels[cell] = NOBODY;
}
