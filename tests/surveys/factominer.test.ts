import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/domain/cah.ts";
import { NO_ANSWER, prepareItems } from "../../src/domain/item-table.ts";
import { buildTypology } from "../../src/domain/typology.ts";
import { testValue } from "../../src/domain/v-test.ts";

/** What `factominer.R` wrote. */
interface Reference {
  readonly eigenvalues: readonly number[];
  readonly benzecri: readonly number[];
  readonly categories: readonly string[];
  readonly category_coordinates: readonly (readonly number[])[];
  readonly category_contributions: readonly (readonly number[])[];
  readonly category_cos2: readonly (readonly number[])[];
  readonly individual_coordinates: readonly (readonly number[])[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly proposed: number;
  readonly gains: readonly number[];
  readonly v_tests: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const FOLDER = import.meta.dirname;
const AXES = 5;

function readCase(name: string) {
  const reference = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), "utf8")) as Reference;
  const lines = readFileSync(join(FOLDER, `${name}.csv`), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(";"));
  const items = lines[0]!.slice(1).map((id, q) => ({
    id,
    answers: lines.slice(1).map((cells) => (cells[q + 1] === "" ? null : cells[q + 1]!)),
  }));
  const { table } = prepareItems(items, "category");
  const typology = finish(buildTypology(table, AXES, 4));
  /** Names as FactoMineR makes them. */
  const names = typology.acm.categories.map(({ item, value }) => {
    const { id, values } = table.items[item]!;
    return values[value] === NO_ANSWER ? `${id}.NA` : `${id}_${values[value]}`;
  });
  return { reference, typology, names, table };
}

/** How much two partitions agree beyond chance: 1 when they are the same, whatever the numbers of their classes. */
function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cells = new Map<string, number>();
  const rows = new Map<number, number>();
  const columns = new Map<number, number>();
  const add = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let i = 0; i < a.length; i++) {
    add(cells, `${a[i]} ${b[i]}`);
    add(rows, a[i]!);
    add(columns, b[i]!);
  }
  const pairs = (map: ReadonlyMap<unknown, number>) => [...map.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const chance = (pairs(rows) * pairs(columns)) / ((a.length * (a.length - 1)) / 2);
  return (pairs(cells) - chance) / ((pairs(rows) + pairs(columns)) / 2 - chance);
}

/** The largest gap between two matrices once each axis of ours has the sign of the other. */
function largestGap(ours: Float64Array, theirs: readonly (readonly number[])[], axes: number): number {
  let largest = 0;
  for (let a = 0; a < axes; a++) {
    const product = theirs.reduce((sum, row, i) => sum + row[a]! * ours[i * axes + a]!, 0);
    theirs.forEach((row, i) => {
      largest = Math.max(largest, Math.abs(row[a]! - Math.sign(product) * ours[i * axes + a]!));
    });
  }
  return largest;
}

function inertiaWithin(classOf: ArrayLike<number>, coordinates: Float64Array): number {
  let inertia = 0;
  for (const label of new Set(Array.from(classOf))) {
    const members = Array.from(classOf).flatMap((one, row) => (one === label ? [row] : []));
    for (let a = 0; a < AXES; a++) {
      const mean = members.reduce((sum, row) => sum + coordinates[row * AXES + a]!, 0) / members.length;
      inertia += members.reduce((sum, row) => sum + (coordinates[row * AXES + a]! - mean) ** 2, 0);
    }
  }
  return inertia;
}

describe.each(["doctors", "rare", "twins"])("beside FactoMineR: %s", (name) => {
  const { reference, typology, names, table } = readCase(name);
  const { acm } = typology;
  const inTheirOrder = (matrix: Float64Array) =>
    Float64Array.from(
      reference.categories.flatMap((category) => {
        const at = names.indexOf(category);
        if (at < 0) throw new Error(`no category ${category}`);
        return Array.from(matrix.subarray(at * AXES, (at + 1) * AXES));
      }),
    );

  it("finds the same eigenvalues and adjusted inertia, to 1e-9", () => {
    expect(acm.eigenvalues.length).toBe(reference.eigenvalues.length);
    reference.eigenvalues.forEach((value, a) => {
      expect(Math.abs(acm.eigenvalues[a]! - value)).toBeLessThan(1e-9);
    });
    reference.benzecri.forEach((value, a) => {
      expect(Math.abs(acm.benzecri[a]! - value)).toBeLessThan(1e-9);
    });
  });

  it("finds the same coordinates up to the sign of the axes, contributions and squared cosines", () => {
    expect(names.toSorted()).toEqual(reference.categories.toSorted());
    expect(largestGap(inTheirOrder(acm.categoryCoordinates), reference.category_coordinates, AXES)).toBeLessThan(1e-7);
    expect(largestGap(acm.individualCoordinates, reference.individual_coordinates, AXES)).toBeLessThan(1e-7);
    const contributions = inTheirOrder(acm.categoryContributions);
    const cos2 = inTheirOrder(acm.categoryCos2);
    reference.category_contributions.flat().forEach((value, i) => {
      expect(Math.abs(contributions[i]! - value)).toBeLessThan(1e-7);
    });
    reference.category_cos2.flat().forEach((value, i) => {
      expect(Math.abs(cos2[i]! - value)).toBeLessThan(1e-7);
    });
  });

  it("cuts the same tree into the same classes, and proposes the same cut", () => {
    expect(adjustedRandIndex(typology.before, reference.before)).toBeCloseTo(1, 12);
    expect(typology.proposedClasses).toBe(reference.proposed);
    const gains = typology.hierarchy.height.toReversed();
    reference.gains.forEach((gain, i) => {
      expect(gains[i]).toBeCloseTo(gain, 8);
    });
  });

  it("consolidates at least as well", () => {
    // From the same start, another order of moves may end in another local optimum: it is not to be a worse one.
    const ours = inertiaWithin(typology.after, acm.individualCoordinates);
    const theirs = inertiaWithin(reference.after, acm.individualCoordinates);
    expect(ours).toBeLessThanOrEqual(theirs * (1 + 1e-9));
    expect(adjustedRandIndex(typology.after, reference.after)).toBeGreaterThan(0.8);
  });

  it("gives the same test values to the same classes", () => {
    const tests = Object.entries(reference.v_tests).flatMap(([label, values]) =>
      Object.values(values).map((vTest) => ({ label: Number(label), vTest })),
    );
    expect(tests.length).toBeGreaterThan(7);
    for (const { label, vTest } of tests) {
      const inClass = reference.after.filter((one) => one === label).length;
      const ours = acm.categories.map(({ item, value, count }) => {
        const inBoth = reference.after.filter((one, row) => one === label && table.codes[item]![row] === value).length;
        return testValue(inBoth, count, inClass, table.rowCount);
      });
      expect(Math.min(...ours.map((value) => Math.abs(value - vTest)))).toBeLessThan(1e-8);
    }
  });

  it("shares out the whole inertia of the axes kept", () => {
    const inertia = acm.eigenvalues.slice(0, AXES).reduce((sum, value) => sum + value, 0);
    expect(typology.hierarchy.height.reduce((sum, gain) => sum + gain, 0)).toBeCloseTo(inertia, 10);
  });
});
