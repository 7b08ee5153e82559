import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { ItemTable } from "./item-table.ts";

/**
 * A multiple correspondence analysis (*analyse des correspondances multiples*) of the indicator matrix. Coordinates
 * are principal ones; matrices are row by row, `axes` columns.
 */
export interface Acm {
  readonly rowCount: number;
  readonly itemCount: number;
  /** Every eigenvalue that is not trivial, largest first: as many as categories less items, at most rows less one. */
  readonly eigenvalues: Float64Array;
  /** Benzécri's adjusted inertia, aligned with `eigenvalues`; 0 where an axis holds no more than one item does. */
  readonly benzecri: Float64Array;
  /** How many axes the coordinates have. */
  readonly axes: number;
  readonly categories: readonly { readonly item: number; readonly value: number; readonly count: number }[];
  readonly categoryCoordinates: Float64Array;
  /** Share of the inertia of each axis that a category makes, 0..1. */
  readonly categoryContributions: Float64Array;
  /** Squared cosine: how well an axis shows a category, 0..1. */
  readonly categoryCos2: Float64Array;
  readonly individualCoordinates: Float64Array;
  readonly individualContributions: Float64Array;
  readonly individualCos2: Float64Array;
}

/** More categories than this take too long to decompose: the questions are then not categorical. */
export const MOST_CATEGORIES = 800;

/** An eigenvalue below this is rounding. */
const NEGLIGIBLE = 1e-12;

/**
 * Analyses complete categorical answers. The matrix that is decomposed is the small one of the categories, without
 * the directions known to be empty: in each item the categories add up to everyone.
 * @param wantedAxes fewer are given when the answers have fewer
 */
export function analyseCorrespondences(table: ItemTable, wantedAxes: number): Acm {
  const { rowCount, items, codes } = table;
  const itemCount = items.length;
  const offset = new Uint32Array(itemCount + 1);
  items.forEach(({ values }, q) => {
    offset[q + 1] = offset[q]! + values.length;
  });
  const width = offset[itemCount]!;
  const crossed = crossCategories(table, offset);
  const count = Float64Array.from({ length: width }, (_, j) => crossed[j * width + j]!);
  const root = count.map((people) => Math.sqrt(people / (rowCount * itemCount)));

  const scaled = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    for (let k = 0; k < width; k++) {
      scaled[j * width + k] = crossed[j * width + k]! / (rowCount * itemCount * itemCount * root[j]! * root[k]!);
    }
  }
  reflectItems(scaled, root, offset);
  const kept = keptPositions(offset);
  const small = new Matrix(kept.length, kept.length);
  for (let a = 0; a < kept.length; a++) {
    for (let b = 0; b < kept.length; b++) small.set(a, b, scaled[kept[a]! * width + kept[b]!]!);
  }
  const found = new EigenvalueDecomposition(small, { assumeSymmetric: true });
  const rank = Math.min(kept.length, rowCount - 1);
  const last = kept.length - 1;
  const eigenvalues = Float64Array.from({ length: Math.max(0, rank) }, (_, a) => {
    const value = found.realEigenvalues[last - a]!;
    return value < NEGLIGIBLE ? 0 : value;
  });
  const axes = Math.min(wantedAxes, eigenvalues.filter((value) => value > 0).length);
  const vectors = new Float64Array(width * axes);
  for (let a = 0; a < axes; a++) {
    for (let s = 0; s < kept.length; s++) {
      vectors[kept[s]! * axes + a] = found.eigenvectorMatrix.get(s, last - a);
    }
  }
  reflectBack(vectors, axes, root, offset);
  orient(vectors, axes, width);

  const categories = items.flatMap(({ values }, item) =>
    values.map((_, value) => ({ item, value, count: count[offset[item]! + value]! })),
  );
  const categoryCoordinates = new Float64Array(width * axes);
  const categoryContributions = new Float64Array(width * axes);
  const categoryCos2 = new Float64Array(width * axes);
  for (let j = 0; j < width; j++) {
    const distance = rowCount / count[j]! - 1;
    for (let a = 0; a < axes; a++) {
      const at = j * axes + a;
      const coordinate = (Math.sqrt(eigenvalues[a]!) * vectors[at]!) / root[j]!;
      categoryCoordinates[at] = coordinate;
      categoryContributions[at] = vectors[at]! ** 2;
      categoryCos2[at] = distance < NEGLIGIBLE ? 0 : coordinate ** 2 / distance;
    }
  }

  const individualCoordinates = new Float64Array(rowCount * axes);
  const individualContributions = new Float64Array(rowCount * axes);
  const individualCos2 = new Float64Array(rowCount * axes);
  for (let row = 0; row < rowCount; row++) {
    let distance = -1;
    for (let q = 0; q < itemCount; q++) {
      const j = offset[q]! + codes[q]![row]!;
      distance += rowCount / count[j]! / itemCount;
      for (let a = 0; a < axes; a++) {
        individualCoordinates[row * axes + a]! += categoryCoordinates[j * axes + a]! / itemCount;
      }
    }
    for (let a = 0; a < axes; a++) {
      const at = row * axes + a;
      const coordinate = individualCoordinates[at]! / Math.sqrt(eigenvalues[a]!);
      individualCoordinates[at] = coordinate;
      individualContributions[at] = coordinate ** 2 / (rowCount * eigenvalues[a]!);
      individualCos2[at] = distance < NEGLIGIBLE ? 0 : coordinate ** 2 / distance;
    }
  }
  return {
    rowCount,
    itemCount,
    eigenvalues,
    benzecri: adjustInertia(eigenvalues, itemCount),
    axes,
    categories,
    categoryCoordinates,
    categoryContributions,
    categoryCos2,
    individualCoordinates,
    individualContributions,
    individualCos2,
  };
}

/** How many responses hold both categories, for every two of them: the table of Burt. */
function crossCategories({ rowCount, items, codes }: ItemTable, offset: Uint32Array): Float64Array {
  const width = offset[items.length]!;
  const crossed = new Float64Array(width * width);
  for (let q = 0; q < items.length; q++) {
    for (let p = q; p < items.length; p++) {
      const left = codes[q]!;
      const right = codes[p]!;
      const from = offset[q]! * width + offset[p]!;
      for (let row = 0; row < rowCount; row++) crossed[from + left[row]! * width + right[row]!]! += 1;
    }
  }
  for (let j = 0; j < width; j++) for (let k = 0; k < j; k++) crossed[j * width + k] = crossed[k * width + j]!;
  return crossed;
}

/** The Householder vector that sends the first category of an item on the direction of its masses. */
function reflectorOf(root: Float64Array, from: number, to: number): Float64Array {
  const reflector = root.slice(from, to);
  const norm = Math.hypot(...reflector);
  for (let i = 0; i < reflector.length; i++) reflector[i]! /= norm;
  reflector[0]! += 1;
  const length = Math.hypot(...reflector);
  for (let i = 0; i < reflector.length; i++) reflector[i]! *= Math.SQRT2 / length;
  return reflector;
}

/** Reflects rows and columns in place, item by item: the first category of each then carries the empty direction. */
function reflectItems(matrix: Float64Array, root: Float64Array, offset: Uint32Array): void {
  const width = root.length;
  for (let q = 0; q + 1 < offset.length; q++) {
    const [from, to] = [offset[q]!, offset[q + 1]!];
    const reflector = reflectorOf(root, from, to);
    for (let k = 0; k < width; k++) {
      let dot = 0;
      for (let j = from; j < to; j++) dot += reflector[j - from]! * matrix[j * width + k]!;
      for (let j = from; j < to; j++) matrix[j * width + k]! -= dot * reflector[j - from]!;
    }
    for (let k = 0; k < width; k++) {
      let dot = 0;
      for (let j = from; j < to; j++) dot += reflector[j - from]! * matrix[k * width + j]!;
      for (let j = from; j < to; j++) matrix[k * width + j]! -= dot * reflector[j - from]!;
    }
  }
}

function reflectBack(vectors: Float64Array, axes: number, root: Float64Array, offset: Uint32Array): void {
  for (let q = 0; q + 1 < offset.length; q++) {
    const [from, to] = [offset[q]!, offset[q + 1]!];
    const reflector = reflectorOf(root, from, to);
    for (let a = 0; a < axes; a++) {
      let dot = 0;
      for (let j = from; j < to; j++) dot += reflector[j - from]! * vectors[j * axes + a]!;
      for (let j = from; j < to; j++) vectors[j * axes + a]! -= dot * reflector[j - from]!;
    }
  }
}

/** Every category but the first of each item. */
function keptPositions(offset: Uint32Array): readonly number[] {
  const kept: number[] = [];
  for (let q = 0; q + 1 < offset.length; q++) for (let j = offset[q]! + 1; j < offset[q + 1]!; j++) kept.push(j);
  return kept;
}

/** An axis has no sign of its own: the category that makes most of it is put on the positive side. */
function orient(vectors: Float64Array, axes: number, width: number): void {
  for (let a = 0; a < axes; a++) {
    let most = 0;
    for (let j = 0; j < width; j++) {
      // A hair's difference between equals must not decide, or another machine could turn the axis.
      if (Math.abs(vectors[j * axes + a]!) > Math.abs(most) + 1e-9) most = vectors[j * axes + a]!;
    }
    if (most < 0) for (let j = 0; j < width; j++) vectors[j * axes + a]! *= -1;
  }
}

function adjustInertia(eigenvalues: Float64Array, itemCount: number): Float64Array {
  const mean = 1 / itemCount;
  const factor = itemCount / (itemCount - 1);
  return eigenvalues.map((value) => (value > mean && itemCount > 1 ? (factor * (value - mean)) ** 2 : 0));
}
