import { MOST_CATEGORIES } from "../domain/acm.ts";
import { type PreparedItems, prepareItems } from "../domain/item-table.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { CellTable } from "../domain/survey-cells.ts";
import { buildTypology, type Typology } from "../domain/typology.ts";
import { itemsOf } from "../formats/response-items.ts";
import { makeCell } from "./survey-cells.ts";
import type { Dataset } from "./survey-dataset.ts";
import type { TypologyOutcome, TypologyRequest, TypologyView } from "./survey-protocol.ts";
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

/** Builds a typology of a dataset. Yields the share done (0..1), so that it can be stopped. */
export function* classifyResponses(
  { table, rows }: Dataset,
  { questions, axes, classes, missing, threshold }: TypologyRequest,
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
  return accept({
    view: describeTypology(prepared, typology, rows.length, limit),
    cells: cellsOf(prepared, typology, rows.length),
  });
}

function cellsOf({ rows }: PreparedItems, { after, classes }: Typology, respondents: number): CellTable {
  const answerOf = new Uint8Array(respondents).fill(classes.length);
  rows.forEach((respondent, row) => {
    answerOf[respondent] = after[row]!;
  });
  const positions = classes.map((_, position) => position);
  const isEveryone = rows.length === respondents;
  return { id: "classe", options: isEveryone ? positions : [...positions, -1], answerOf };
}

/** A typology without anybody in it: counts under the threshold are not given, nor the place of one response. */
function describeTypology(
  prepared: PreparedItems,
  typology: Typology,
  respondents: number,
  threshold: number,
): TypologyView {
  const report = reportTypology(prepared, [], typology);
  const sizes = typology.classes.map(({ count }) => count);
  const small = sizes.filter((size) => size < threshold).length;
  // One class alone under the threshold would be found by subtraction: the smallest of the others goes with it.
  const companion = small === 1 ? Math.min(...sizes.filter((size) => size >= threshold)) : -1;
  const isShown = (size: number) => size >= threshold && size !== companion;
  const { tiles, outside } = tilePlane(typology, threshold);
  const { n, ...facts } = { ...report };
  return {
    n,
    excluded: respondents - prepared.rows.length,
    report: {
      eigenvalues: facts.eigenvalues,
      benzecri: facts.benzecri,
      proposedClasses: facts.proposedClasses,
      constantItems: facts.constantItems,
      inertiaGains: facts.inertiaGains,
      categories: facts.categories.map(({ n: _, ...category }) => category),
    },
    classes: report.classes.map(({ over, under }, position) => {
      const size = sizes[position]!;
      const state = isShown(size) ? "shown" : "secret";
      return {
        class: position + 1,
        size: makeCell(state, size, n),
        over,
        under,
        ellipse: isShown(size) ? spreadOf(typology, position) : null,
      };
    }),
    tiles,
    tree: topOfTree(typology),
    outsideTiles: makeCell(outside >= threshold ? "shown" : "secret", outside, n),
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

/** Counts people in squares of the plane of axes 1 and 2; squares under the threshold are added up. */
function tilePlane(
  { acm }: Typology,
  threshold: number,
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
  const kept = [...counts.values()].filter(({ n }) => n >= threshold);
  return {
    tiles: kept.map((tile) => ({ ...tile, size })),
    outside: rowCount - kept.reduce((sum, { n }) => sum + n, 0),
  };
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
