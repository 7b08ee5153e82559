import type { PreparedItems } from "../domain/item-table.ts";
import type { Typology } from "../domain/typology.ts";

/** What `npm run survey` writes (SPEC §7): names are kept, more may be added. */
export interface SurveyReport {
  readonly n: number;
  readonly items: number;
  readonly eigenvalues: readonly number[];
  /** Benzécri's adjusted inertia, aligned with `eigenvalues`; 0 beyond the mean. */
  readonly benzecri: readonly number[];
  readonly categories: readonly {
    readonly item: string;
    readonly value: string;
    readonly n: number;
    readonly coordinates: readonly number[];
    readonly contributions: readonly number[];
    readonly cos2: readonly number[];
  }[];
  /** Classes are numbered from 1 by their mean on the first axis. */
  readonly individuals: readonly {
    readonly id: string;
    readonly coordinates: readonly number[];
    readonly classBeforeConsolidation: number;
    readonly class: number;
  }[];
  readonly classes: readonly {
    readonly class: number;
    readonly n: number;
    readonly over: readonly { readonly item: string; readonly value: string; readonly vTest: number }[];
    readonly under: readonly { readonly item: string; readonly value: string; readonly vTest: number }[];
  }[];
  readonly proposedClasses: number;
  /** Items to which everyone gave the same answer. */
  readonly constantItems: readonly string[];
  /** Merges of the tree, the last first: inertia lost by going from k + 1 classes to k. */
  readonly inertiaGains: readonly number[];
}

const GAINS = 20;

/** Puts a typology into words. @param ids of the responses that it was built on */
export function reportTypology(prepared: PreparedItems, ids: readonly string[], typology: Typology): SurveyReport {
  const { acm, hierarchy, before, after, classes } = typology;
  const { items } = prepared.table;
  const rowOf = (matrix: Float64Array, at: number) => Array.from(matrix.subarray(at * acm.axes, (at + 1) * acm.axes));
  const name = ({ item, value }: { readonly item: number; readonly value: number }) => ({
    item: items[item]!.id,
    value: items[item]!.values[value]!,
  });
  const tell = (list: Typology["classes"][number]["over"]) =>
    list.map((test) => ({ ...name(test), vTest: test.vTest }));
  return {
    n: acm.rowCount,
    items: acm.itemCount,
    eigenvalues: [...acm.eigenvalues],
    benzecri: [...acm.benzecri],
    categories: acm.categories.map((category, at) => ({
      ...name(category),
      n: category.count,
      coordinates: rowOf(acm.categoryCoordinates, at),
      contributions: rowOf(acm.categoryContributions, at),
      cos2: rowOf(acm.categoryCos2, at),
    })),
    individuals: ids.map((id, row) => ({
      id,
      coordinates: rowOf(acm.individualCoordinates, row),
      classBeforeConsolidation: before[row]! + 1,
      class: after[row]! + 1,
    })),
    classes: classes.map(({ count, over, under }, position) => ({
      class: position + 1,
      n: count,
      over: tell(over),
      under: tell(under),
    })),
    proposedClasses: typology.proposedClasses,
    constantItems: prepared.constantItems,
    inertiaGains: [...hierarchy.height.toReversed().subarray(0, GAINS)],
  };
}
