/** Borders of a grid of labels: polylines whose points are corners of cells; corner `y * width + x` is the north-west one of cell `x, y`. */
export interface LatticeArcs {
  /** Corners of arc `a`: positions `start[a]` to `start[a + 1] - 1`; a closed arc repeats its first corner. */
  readonly start: readonly number[];
  readonly corners: readonly number[];
  /** Labels on the left and on the right, walking from the first corner to the last (north is up). */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Directions in the order east, south, west, north: the opposite of `d` is `d ^ 2`. */
const DIRECTIONS = [0, 1, 2, 3] as const;

/**
 * Follows every border between two different labels exactly once. Arcs end at nodes, the corners where three borders
 * or more meet; a border without any node is a closed arc. The outermost rows and columns must hold one same label.
 */
export function traceArcs(labels: ArrayLike<number>, width: number, height: number): LatticeArcs {
  const step = [1, width, -1, -width] as const;
  const leftCell = [-width, 0, -1, -width - 1] as const;
  const rightCell = [0, -1, -width - 1, -width] as const;
  const start = [0];
  const corners: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  /** Bit 1: the border that goes east from the corner was followed; bit 2: the one that goes south. */
  const followed = new Uint8Array(width * height);

  const hasBorder = (corner: number, direction: 0 | 1 | 2 | 3): boolean =>
    labels[corner + leftCell[direction]] !== labels[corner + rightCell[direction]];
  const countBorders = (corner: number): number =>
    DIRECTIONS.reduce<number>((count, direction) => count + (hasBorder(corner, direction) ? 1 : 0), 0);
  /** Marks a border; false when it was marked already. */
  const mark = (corner: number, direction: 0 | 1 | 2 | 3): boolean => {
    const owner = direction >= 2 ? corner + step[direction] : corner;
    const bit = direction % 2 === 0 ? 1 : 2;
    if ((followed[owner]! & bit) !== 0) return false;
    followed[owner]! |= bit;
    return true;
  };
  const follow = (from: number, firstDirection: 0 | 1 | 2 | 3): void => {
    if (!hasBorder(from, firstDirection) || !mark(from, firstDirection)) return;
    left.push(labels[from + leftCell[firstDirection]]!);
    right.push(labels[from + rightCell[firstDirection]]!);
    corners.push(from);
    let direction = firstDirection;
    let corner = from + step[direction];
    corners.push(corner);
    while (corner !== from && countBorders(corner) === 2) {
      const back = direction ^ 2;
      direction = DIRECTIONS.find((next) => next !== back && hasBorder(corner, next))!;
      mark(corner, direction);
      corner += step[direction];
      corners.push(corner);
    }
    start.push(corners.length);
  };
  const isFlat = (corner: number): boolean =>
    labels[corner] === labels[corner - 1] &&
    labels[corner] === labels[corner - width] &&
    labels[corner] === labels[corner - width - 1];

  const nodesFirst = [(count: number) => count > 2, (count: number) => count === 2];
  for (const wanted of nodesFirst) {
    for (let corner = width + 1; corner < width * height; corner++) {
      if (isFlat(corner) || !wanted(countBorders(corner))) continue;
      for (const direction of DIRECTIONS) follow(corner, direction);
    }
  }
  return { start, corners, left, right };
}
