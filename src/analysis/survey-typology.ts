import { MOST_CATEGORIES } from "../domain/acm.ts";
import { type PreparedItems, prepareItems } from "../domain/item-table.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { protectFamily } from "../domain/secrecy.ts";
import { familyOfOne } from "../domain/secrecy-family.ts";
import { type CellTable, halvesOf } from "../domain/survey-cells.ts";
import { buildTypology, type CategoryTest, type Typology } from "../domain/typology.ts";
import { itemsOf } from "../formats/response-items.ts";
import { makeCell } from "./survey-cells.ts";
import type { Dataset } from "./survey-dataset.ts";
import type { TypologyOutcome, TypologyRequest, TypologyTest, TypologyView } from "./survey-protocol.ts";
import { reportTypology } from "./survey-report.ts";

type Failure = Extract<TypologyOutcome, { readonly ok: false }>["refusal"];

export interface BuiltTypology {
  readonly view: TypologyView;
  /** Class of each respondent of the dataset; −1, in a category of its own, for those left out. */
  readonly cells: CellTable;
}

/** Fewest responses that a typology is worth building on. */
const FEWEST_RESPONSES = 30;
/** Squares of the plane on each side. */
const TILES = 12;

/**
 * Builds a typology of a dataset. Yields the share done (0..1), so that it can be stopped.
 * @param id of the table of its classes: another for each typology of a dataset
 */
export function* classifyResponses(
  { table, rows }: Dataset,
  { questions, axes, classes, missing, threshold }: TypologyRequest,
  id: string,
): Generator<number, Result<BuiltTypology, Failure>> {
  const isWanted = (question: { readonly id: string; readonly typology: boolean }) =>
    questions === undefined ? question.typology : questions.includes(question.id);
  const prepared = prepareItems(itemsOf(table, isWanted, rows), missing);
  const { items, rowCount } = prepared.table;
  const categories = items.reduce((sum, { values }) => sum + values.length, 0);
  if (rowCount < FEWEST_RESPONSES) return refuse({ code: "too-few-responses" });
  if (items.length < 2 || categories === items.length) return refuse({ code: "too-few-items" });
  if (categories > MOST_CATEGORIES) return refuse({ code: "too-many-categories" });
  const typology = yield* buildTypology(prepared.table, axes, classes);
  const limit = table.instrument.respondent === "personne" ? threshold : 0;
  const cells = cellsOf(prepared, typology, rows.length, id);
  return accept({ view: describeTypology(prepared, typology, cells, limit), cells });
}

function cellsOf({ rows }: PreparedItems, { after, classes }: Typology, respondents: number, id: string): CellTable {
  const answerOf = new Uint8Array(respondents).fill(classes.length);
  rows.forEach((respondent, row) => {
    answerOf[respondent] = after[row]!;
  });
  const positions = classes.map((_, position) => position);
  const leftOut = rows.length === respondents ? [] : [classes.length];
  const sizeOf = (position: number) => classes[position]!.count;
  const [lower, upper] = halvesOf(positions).map((half) => half.toSorted((a, b) => sizeOf(a) - sizeOf(b)));
  // A whole half is hidden before the other: their sums are then still told where there are enough people.
  const isUpperFirst = lower!.length < 2 || (upper!.length > 1 && sizeOf(upper![0]!) < sizeOf(lower![0]!));
  const order = [...leftOut, ...(isUpperFirst ? [...upper!, ...lower!] : [...lower!, ...upper!])];
  return { id, options: [...positions, ...leftOut.map(() => -1)], answerOf, order };
}

/**
 * A typology without anybody in it. What tells a count is held to the threshold as the tables of the whole dataset are:
 * sizes, categories (by their contributions), test values, squares of the plane.
 */
function describeTypology(
  prepared: PreparedItems,
  typology: Typology,
  cells: CellTable,
  threshold: number,
): TypologyView {
  const { items, codes, rowCount } = prepared.table;
  const report = reportTypology(prepared, [], typology);
  const everyone = protectFamily(familyOfOne(new Uint8Array(cells.answerOf.length).fill(1)), threshold);
  const judged = everyone.judge(cells.answerOf, cells.options.length, { order: cells.order });
  const respondents = cells.answerOf.length;
  const cellOf = (category: number) => makeCell(judged.states[category]!, judged.counts[category]!, respondents);
  const excluded = cells.options.length > typology.classes.length ? cellOf(typology.classes.length) : null;
  const kept = protectFamily(familyOfOne(new Uint8Array(rowCount).fill(1)), threshold);
  const states = items.map(({ values }, item) => kept.judge(codes[item]!, values.length).states);
  const isTold = (category: { readonly item: number; readonly value: number }) =>
    states[category.item]![category.value] === "shown";
  const tellTests = (tests: readonly CategoryTest[], told: readonly TypologyTest[], size: number) =>
    tests.flatMap(({ item, value, inClass }, i): readonly TypologyTest[] => {
      if (!isTold({ item, value })) return [];
      const total = codes[item]!.reduce((sum, code) => sum + (code === value ? 1 : 0), 0);
      const crossed = [inClass, size - inClass, total - inClass, rowCount - size - total + inClass];
      return [{ ...told[i]!, vTest: crossed.every((count) => count >= threshold) ? told[i]!.vTest : null }];
    });
  const isExcludedTold = excluded === null || excluded.n !== null;
  const { tiles, outside } = tilePlane(typology, threshold, isExcludedTold);
  const isPlaneTold = isExcludedTold && (outside === 0 || outside >= threshold);
  return {
    n: respondents,
    excluded,
    report: {
      eigenvalues: report.eigenvalues,
      benzecri: report.benzecri,
      proposedClasses: report.proposedClasses,
      constantItems: report.constantItems,
      inertiaGains: report.inertiaGains,
      categories: report.categories.flatMap(({ n: _, ...category }, at) =>
        isTold(typology.acm.categories[at]!) ? [category] : [],
      ),
    },
    classes: report.classes.map(({ over, under }, position) => {
      const size = cellOf(position);
      const { count, over: overTests, under: underTests } = typology.classes[position]!;
      return {
        class: position + 1,
        size,
        over: size.n === null ? [] : tellTests(overTests, over, count),
        under: size.n === null ? [] : tellTests(underTests, under, count),
        ellipse: size.n === null ? null : spreadOf(typology, position),
      };
    }),
    tiles,
    tree: topOfTree(typology),
    outsideTiles: makeCell(isPlaneTold ? "shown" : "secret", outside, respondents),
  };
}

/** Branches of the tree that are told apart: more would not be read. */
const BRANCHES = 20;

/** The last merges of the tree, over branches of which only the place is known. */
function topOfTree({ hierarchy }: Typology): TypologyView["tree"] {
  const { count, left, right, height } = hierarchy;
  const kept = Math.min(BRANCHES - 1, height.length);
  const from = height.length - kept;
  const branches: number[] = [];
  const placeOf = (group: number) => {
    if (group >= count + from) return kept + 1 + group - count - from;
    if (!branches.includes(group)) branches.push(group);
    return branches.indexOf(group);
  };
  const merges = Array.from({ length: kept }, (_, i) => ({
    left: placeOf(left[from + i]!),
    right: placeOf(right[from + i]!),
    height: height[from + i]!,
  }));
  return { branches: kept + 1, merges };
}

/**
 * Counts people in squares of the plane of axes 1 and 2; squares under the threshold are added up, with the smallest of
 * the others as long as those outside would be found by subtraction. Where the number of responses left out is hidden,
 * some squares always are too: what the squares leave of everyone would be that number.
 */
function tilePlane(
  { acm }: Typology,
  threshold: number,
  isExcludedTold: boolean,
): { readonly tiles: TypologyView["tiles"]; readonly outside: number } {
  const { axes, individualCoordinates: at, rowCount } = acm;
  if (axes < 2) return { tiles: [], outside: rowCount };
  let reach = 0;
  for (let row = 0; row < rowCount; row++)
    reach = Math.max(reach, Math.abs(at[row * axes]!), Math.abs(at[row * axes + 1]!));
  const size = (2 * reach) / TILES || 1;
  const counts = new Map<string, { x: number; y: number; n: number }>();
  for (let row = 0; row < rowCount; row++) {
    const [x, y] = [Math.floor(at[row * axes]! / size), Math.floor(at[row * axes + 1]! / size)];
    const tile = counts.get(`${x} ${y}`) ?? { x: x * size, y: y * size, n: 0 };
    tile.n++;
    counts.set(`${x} ${y}`, tile);
  }
  const kept = [...counts.values()].filter(({ n }) => n >= threshold).sort((a, b) => a.n - b.n);
  let outside = rowCount - kept.reduce((sum, { n }) => sum + n, 0);
  while ((outside > 0 || !isExcludedTold) && outside < threshold && kept.length > 0) outside += kept.shift()!.n;
  return { tiles: kept.map((tile) => ({ ...tile, size })), outside };
}

function spreadOf(
  { acm, after }: Typology,
  position: number,
): NonNullable<TypologyView["classes"][number]["ellipse"]> | null {
  const { axes, individualCoordinates: at } = acm;
  if (axes < 2) return null;
  const rows = Array.from(after.keys()).filter((row) => after[row] === position);
  const mean = (axis: number) => rows.reduce((sum, row) => sum + at[row * axes + axis]!, 0) / rows.length;
  const [x, y] = [mean(0), mean(1)];
  const cov = (a: number, b: number) =>
    rows.reduce((sum, row) => sum + (at[row * axes + a]! - [x, y][a]!) * (at[row * axes + b]! - [x, y][b]!), 0) /
    rows.length;
  const [xx, xy, yy] = [cov(0, 0), cov(0, 1), cov(1, 1)];
  const half = Math.hypot((xx - yy) / 2, xy);
  const middle = (xx + yy) / 2;
  return {
    x,
    y,
    a: Math.sqrt(middle + half),
    b: Math.sqrt(Math.max(0, middle - half)),
    angle: Math.atan2(2 * xy, xx - yy) / 2,
  };
}
