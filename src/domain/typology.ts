import { type Acm, analyseCorrespondences } from "./acm.ts";
import { cutHierarchy, gatherByWard, type Hierarchy, proposeCut, type WeightedPoints } from "./cah.ts";
import type { ItemTable } from "./item-table.ts";
import { consolidate } from "./k-means.ts";
import { testValue } from "./v-test.ts";

/** A category met more, or less, often in a class than elsewhere. */
export interface CategoryTest {
  readonly item: number;
  readonly value: number;
  readonly inClass: number;
  readonly vTest: number;
}

export interface TypologyClass {
  readonly count: number;
  /** Categories over-represented in the class, |v| ≥ 1.96, the most so first. */
  readonly over: readonly CategoryTest[];
  readonly under: readonly CategoryTest[];
}

/**
 * Classes of responses: an ACM, then a CAH by Ward on its first axes, cut, then consolidated. Classes are numbered
 * from 0 by their mean on the first axis, whose direction means nothing by itself.
 */
export interface Typology {
  readonly acm: Acm;
  readonly hierarchy: Hierarchy;
  readonly proposedClasses: number;
  readonly before: Uint16Array;
  readonly after: Uint16Array;
  readonly classes: readonly TypologyClass[];
}

/** A category is told as characteristic beyond this, 5 % of chance on both sides. */
const NOTABLE = 1.959_963_984_540_054;

/**
 * Builds a typology. Yields the share done (0..1).
 * @param axes kept for the CAH
 * @param classes how many, or the number proposed by the tree when absent
 */
export function* buildTypology(table: ItemTable, axes: number, classes?: number): Generator<number, Typology> {
  const acm = analyseCorrespondences(table, axes);
  yield 0.1;
  const { points, pointOf } = gatherTwins(table, acm);
  const steps = gatherByWard(points);
  let step = steps.next();
  while (!step.done) {
    yield 0.1 + 0.8 * step.value;
    step = steps.next();
  }
  const hierarchy = step.value;
  const proposedClasses = proposeCut(hierarchy);
  const wanted = Math.min(classes ?? proposedClasses, hierarchy.count);
  const cut = cutHierarchy(hierarchy, wanted);
  const everyone: WeightedPoints = {
    coordinates: acm.individualCoordinates,
    axes: acm.axes,
    weights: new Float64Array(acm.rowCount).fill(1 / acm.rowCount),
  };
  const first = Uint16Array.from(pointOf, (point) => cut[point]!);
  const before = numberByFirstAxis(first, wanted, everyone);
  const after = numberByFirstAxis(consolidate(everyone, first, wanted), wanted, everyone);
  yield 0.95;
  return {
    acm,
    hierarchy,
    proposedClasses,
    before,
    after,
    classes: describeClasses(table, after, wanted),
  };
}

/** Responses that answered alike are one point of the CAH, of their weight together. */
function gatherTwins(
  { rowCount, codes }: ItemTable,
  acm: Acm,
): { readonly points: WeightedPoints; readonly pointOf: Uint32Array } {
  const { axes } = acm;
  const known = new Map<string, number>();
  const firstRow: number[] = [];
  const counts: number[] = [];
  const pointOf = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const key = String.fromCharCode(...codes.map((item) => item[row]!));
    let point = known.get(key);
    if (point === undefined) {
      point = firstRow.length;
      known.set(key, point);
      firstRow.push(row);
      counts.push(0);
    }
    counts[point]! += 1;
    pointOf[row] = point;
  }
  const coordinates = new Float64Array(firstRow.length * axes);
  firstRow.forEach((row, point) => {
    coordinates.set(acm.individualCoordinates.subarray(row * axes, (row + 1) * axes), point * axes);
  });
  return { points: { coordinates, axes, weights: Float64Array.from(counts, (count) => count / rowCount) }, pointOf };
}

function numberByFirstAxis(classOf: Uint16Array, classes: number, points: WeightedPoints): Uint16Array {
  const { coordinates, axes, weights } = points;
  const sum = new Float64Array(classes);
  const weight = new Float64Array(classes);
  classOf.forEach((group, point) => {
    sum[group]! += weights[point]! * (axes === 0 ? 0 : coordinates[point * axes]!);
    weight[group]! += weights[point]!;
  });
  const order = Array.from({ length: classes }, (_, group) => group);
  order.sort((a, b) => sum[a]! / weight[a]! - sum[b]! / weight[b]! || a - b);
  const rank = new Uint16Array(classes);
  order.forEach((group, position) => {
    rank[group] = position;
  });
  return classOf.map((group) => rank[group]!);
}

function describeClasses(table: ItemTable, classOf: Uint16Array, classes: number): readonly TypologyClass[] {
  const { rowCount, items, codes } = table;
  const sizes = new Uint32Array(classes);
  for (const group of classOf) sizes[group]! += 1;
  const tests: CategoryTest[][] = Array.from({ length: classes }, () => []);
  items.forEach(({ values }, item) => {
    const crossed = new Uint32Array(classes * values.length);
    const totals = new Uint32Array(values.length);
    for (let row = 0; row < rowCount; row++) {
      const value = codes[item]![row]!;
      crossed[classOf[row]! * values.length + value]! += 1;
      totals[value]! += 1;
    }
    for (let group = 0; group < classes; group++) {
      values.forEach((_, value) => {
        const inClass = crossed[group * values.length + value]!;
        const vTest = testValue(inClass, totals[value]!, sizes[group]!, rowCount);
        tests[group]!.push({ item, value, inClass, vTest });
      });
    }
  });
  return tests.map((list, group) => ({
    count: sizes[group]!,
    over: list.filter(({ vTest }) => vTest >= NOTABLE).sort((a, b) => b.vTest - a.vTest),
    under: list.filter(({ vTest }) => vTest <= -NOTABLE).sort((a, b) => a.vTest - b.vTest),
  }));
}
