import type { Cross, CrossWeight } from "./cross.ts";

/** Order of the rows and columns of the matrix of a cross: positions in the layers, those without pair left out. */
export interface MatrixOrder {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
}

/** Rounds of averaging: enough for the largest components of a département to settle. */
const ROUNDS = 120;
/** Scores, whose spread is 1, that move less than this between two rounds no longer change places. */
const SETTLED = 1e-7;

/**
 * Orders a matrix so that what is alike lies together, along the diagonal, without leaving the blocks: rows and
 * columns keep to the block given (a département), blocks in ascending order. In a block, rows and columns that no
 * pair joins stand apart, the largest group first; in a group they follow the first axis of a correspondence analysis,
 * found by reciprocal averaging (Hill, 1973) and turned so that what is joined to earlier blocks comes first.
 * Everything is deterministic. `blockOfA` and `blockOfB`: block of each territory.
 */
export function orderMatrix(
  cross: Cross,
  weight: CrossWeight,
  blockOfA: ArrayLike<number>,
  blockOfB: ArrayLike<number>,
): MatrixOrder {
  // Rows and columns together: column `b` is node `rowCount + b`.
  const rowCount = cross.a.units.length;
  const blockOf = (node: number) => (node < rowCount ? blockOfA[node]! : blockOfB[node - rowCount]!);
  const links: Link[] = [];
  const outward = new Float64Array(rowCount + cross.b.units.length);
  const nodes = new Set<number>();
  cross.pairA.forEach((row, pair) => {
    const column = rowCount + cross.pairB[pair]!;
    const whole = cross.a[weight][row]!;
    // Shares of the row, so that a large territory does not pull more than a small one; a pair without weight joins all the same.
    const share = Math.max(1e-6, whole > 0 ? cross[weight][pair]! / whole : 0);
    nodes.add(row).add(column);
    const step = Math.sign(blockOf(column) - blockOf(row));
    if (step === 0) links.push({ row, column, share });
    outward[row]! += step * share;
    outward[column]! -= step * share;
  });
  const groups = groupLinks(nodes, links).map((group) => ({ ...group, block: blockOf(group.nodes[0]!) }));
  groups.sort((a, b) => a.block - b.block || b.nodes.length - a.nodes.length || a.nodes[0]! - b.nodes[0]!);
  const order = groups.flatMap((group) => orderGroup(group, outward, rowCount));
  return {
    rows: Uint32Array.from(order.filter((node) => node < rowCount)),
    columns: Uint32Array.from(
      order.filter((node) => node >= rowCount),
      (node) => node - rowCount,
    ),
  };
}

interface Link {
  readonly row: number;
  readonly column: number;
  readonly share: number;
}

interface Group {
  /** Ascending. */
  readonly nodes: readonly number[];
  readonly links: readonly Link[];
}

/** Nodes that links join, directly or not. */
function groupLinks(nodes: Iterable<number>, links: readonly Link[]): readonly Group[] {
  const parent = new Map<number, number>();
  const rootOf = (node: number): number => {
    let root = node;
    while (parent.get(root) !== root) root = parent.get(root)!;
    for (let at = node; at !== root; ) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const sorted = [...nodes].sort((a, b) => a - b);
  for (const node of sorted) parent.set(node, node);
  for (const { row, column } of links) parent.set(rootOf(column), rootOf(row));
  const groups = new Map<number, { nodes: number[]; links: Link[] }>();
  for (const node of sorted) {
    const root = rootOf(node);
    if (!groups.has(root)) groups.set(root, { nodes: [], links: [] });
    groups.get(root)!.nodes.push(node);
  }
  for (const link of links) groups.get(rootOf(link.row))!.links.push(link);
  return [...groups.values()];
}

/** The nodes of a group along the axis that tells them apart best. */
function orderGroup({ nodes, links }: Group, outward: Float64Array, rowCount: number): readonly number[] {
  if (nodes.length < 3) return nodes;
  // Nodes are ascending: rows come before columns.
  const rows = nodes.filter((node) => node < rowCount).length;
  const place = new Map(nodes.map((node, i) => [node, i < rows ? i : i - rows]));
  const ends: Ends = {
    row: Uint32Array.from(links, ({ row }) => place.get(row)!),
    column: Uint32Array.from(links, ({ column }) => place.get(column)!),
    share: Float64Array.from(links, ({ share }) => share),
  };
  const rowMass = new Float64Array(rows);
  const columnMass = new Float64Array(nodes.length - rows);
  links.forEach(({ share }, link) => {
    rowMass[ends.row[link]!]! += share;
    columnMass[ends.column[link]!]! += share;
  });
  let ofRows = Float64Array.from(rowMass, (_, row) => row);
  let ofColumns = average(ends, "row", ofRows, "column", columnMass);
  standardise(ofRows, rowMass);
  for (let round = 0; round < ROUNDS; round++) {
    const before = ofRows;
    ofColumns = average(ends, "row", before, "column", columnMass);
    ofRows = average(ends, "column", ofColumns, "row", rowMass);
    standardise(ofRows, rowMass);
    if (ofRows.every((score, row) => Math.abs(score - before[row]!) < SETTLED)) break;
  }
  const scores = [...ofRows, ...ofColumns];
  const pull = nodes.reduce((sum, node, i) => sum + outward[node]! * scores[i]!, 0);
  const turn = pull < 0 || (pull === 0 && scores[0]! > scores[rows - 1]!) ? -1 : 1;
  return nodes
    .map((node, i) => ({ node, score: turn * scores[i]! }))
    .sort((a, b) => a.score - b.score || a.node - b.node)
    .map(({ node }) => node);
}

/** Links of a group, column by column: places among its rows and among its columns. */
interface Ends {
  readonly row: Uint32Array;
  readonly column: Uint32Array;
  readonly share: Float64Array;
}

/** Mean score of the nodes on one end of the links, given to the other end. */
function average(
  ends: Ends,
  from: "row" | "column",
  scores: Float64Array,
  to: "row" | "column",
  mass: Float64Array,
): Float64Array<ArrayBuffer> {
  const means = new Float64Array(mass.length);
  const [source, target] = [ends[from], ends[to]];
  for (let link = 0; link < target.length; link++) means[target[link]!]! += ends.share[link]! * scores[source[link]!]!;
  for (let node = 0; node < means.length; node++) means[node]! /= mass[node]!;
  return means;
}

/** Takes away the mean, which all scores would end by having, and sets their spread to 1; none when they are all alike. */
function standardise(scores: Float64Array, mass: Float64Array): void {
  let [weights, sum, squares] = [0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    weights += mass[i]!;
    sum += mass[i]! * scores[i]!;
  }
  const mean = sum / weights;
  for (let i = 0; i < scores.length; i++) squares += mass[i]! * (scores[i]! - mean) ** 2;
  const spread = Math.sqrt(squares / weights);
  for (let i = 0; i < scores.length; i++) scores[i] = spread > 1e-9 ? (scores[i]! - mean) / spread : 0;
}

/** Block of each territory of a layer: the one of its units that holds most people in the scope, the first of equals; −1 where none. */
export function blocksOf(
  layer: { readonly memberStart: Uint32Array; readonly members: Uint32Array; readonly territories: ArrayLike<unknown> },
  population: Uint32Array,
  blockOfUnit: ArrayLike<number>,
  inScope: Uint8Array,
): Int32Array {
  const blocks = new Int32Array(layer.territories.length).fill(-1);
  for (let t = 0; t < blocks.length; t++) {
    const people = new Map<number, number>();
    for (let m = layer.memberStart[t]!; m < layer.memberStart[t + 1]!; m++) {
      const unit = layer.members[m]!;
      const block = blockOfUnit[unit]!;
      if (inScope[unit] === 1 && block >= 0) people.set(block, (people.get(block) ?? 0) + population[unit]!);
    }
    let most = -1;
    for (const [block, count] of people) {
      if (count > most || (count === most && block < blocks[t]!)) {
        most = count;
        blocks[t] = block;
      }
    }
  }
  return blocks;
}
