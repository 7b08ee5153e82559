/** One categorical question as an analysis of correspondences reads it. */
export interface CategoricalItem {
  readonly id: string;
  /** Categories met at least once. */
  readonly values: readonly string[];
}

/** Complete categorical answers, item by item: `codes[q][row]` is a position in `items[q].values`. */
export interface ItemTable {
  readonly rowCount: number;
  readonly items: readonly CategoricalItem[];
  readonly codes: readonly Uint16Array[];
}

/** What becomes of an answer that was not given: a category of its own, or the whole response left out. */
export type MissingRule = "category" | "exclude";

/** Name of the category of answers that were not given; « no answer » is not « no ». */
export const NO_ANSWER = "sans réponse";

export interface RawItem {
  readonly id: string;
  /** One for each response; null where there is no answer. */
  readonly answers: readonly (string | null)[];
}

export interface PreparedItems {
  readonly table: ItemTable;
  /** Positions of the responses that were kept. */
  readonly rows: Uint32Array;
  /** Items to which everyone gave the same answer: they tell nobody apart, and only count among the items. */
  readonly constantItems: readonly string[];
}

/**
 * Codes text answers, categories in alphabetical order (missing last), so that the same answers in another order give
 * the same categories.
 */
export function prepareItems(items: readonly RawItem[], missing: MissingRule): PreparedItems {
  const rowCount = items[0]?.answers.length ?? 0;
  const kept: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (missing === "category" || items.every(({ answers }) => answers[row] !== null)) kept.push(row);
  }
  const coded = items.map(({ id, answers }) => codeItem(id, answers, kept));
  return {
    table: {
      rowCount: kept.length,
      items: coded.map(({ item }) => item),
      codes: coded.map(({ codes }) => codes),
    },
    rows: Uint32Array.from(kept),
    constantItems: coded.filter(({ item }) => item.values.length < 2).map(({ item }) => item.id),
  };
}

function codeItem(id: string, answers: readonly (string | null)[], rows: readonly number[]) {
  const found = new Set<string>();
  let isMissing = false;
  for (const row of rows) {
    const answer = answers[row]!;
    if (answer === null) isMissing = true;
    else found.add(answer);
  }
  const values = [...found].sort();
  if (isMissing) values.push(NO_ANSWER);
  const codeOf = new Map(values.map((value, code) => [value, code]));
  const missingCode = values.length - 1;
  const codes = Uint16Array.from(rows, (row) => {
    const answer = answers[row]!;
    return answer === null ? missingCode : codeOf.get(answer)!;
  });
  return { item: { id, values }, codes };
}
