import { scaleLinear } from "d3-scale";
import { withoutExampleMark } from "../../domain/nature.ts";
import { fitLabel, type MeasureText } from "./label-fit.ts";

/** Sizes of the matrix, in pixels, and its names as they fit. */
export interface MatrixLayout {
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly labelWidth: number;
  readonly headHeight: number;
  readonly cell: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

const ROW = 20;
const SMALLEST_CELL = 22;
const LARGEST_CELL = 34;
/** Under this width of panel, a phone: names leave room for cells. */
const NARROW = 480;
/** What names may take: rows at most (alone in a wide panel), at least (beside many columns), and columns. */
const LARGEST_ROW_NAME = 280;
const [SMALLEST_ROW_NAME, SMALLEST_ON_PHONE] = [158, 112];
const LONGEST_COLUMN_NAME = 204;
/** Beside a row name, before its first cell. */
const ROW_MARGIN = 14;
/** Column labels rise at this angle. */
export const LABEL_DEGREES = 58;
const ANGLE = (LABEL_DEGREES * Math.PI) / 180;

const fill = scaleLinear<string>([0, 0.5, 1], ["#eaf0f7", "#7a9cc8", "#1b2a63"]);

/** Colour of a share, and of its figure. */
export const cellColours = (share: number) => ({ fill: fill(share), text: share > 0.62 ? "#ffffff" : "#16202b" });

/** Words that every name of its kind begins with, and that a matrix can do without. */
const KIND =
  /^(?:CPTS|CC|CA|CU|DAC|GHT|Métropole(?! Européenne| européenne))\s+(?:-\s+)?(?:de la |de l[’']|du |des |de |d[’'])?/;

/**
 * A name for a label: without the word of its kind, nor the mark of the example, whose nature is said over the matrix. The
 * table keeps the whole.
 */
export function shortName(name: string): string {
  const bare = withoutExampleMark(name)
    .replace(KIND, "")
    .replace(/ \([A-Z ]+\)$/, "")
    .replace(/ Agglomération\b/, " Agglo.");
  return bare === "" ? name : bare.charAt(0).toUpperCase() + bare.slice(1);
}

/**
 * Where everything goes, in a panel of `available` pixels. Names take the room that cells leave; too many columns make
 * the drawing wider, never thinner than a figure.
 */
export function layMatrix(
  rows: readonly string[],
  columns: readonly string[],
  available: number,
  measure: MeasureText,
): MatrixLayout {
  const widest = (names: readonly string[]) => names.reduce((most, name) => Math.max(most, measure(name)), 0);
  const columnNames = columns.map((name) => fitLabel(name, LONGEST_COLUMN_NAME, measure));
  /** How far the labels reach to the right of the first cell. */
  const reach = (cell: number) =>
    columnNames.reduce(
      (most, name, column) => Math.max(most, (column + 0.6) * cell + measure(name) * Math.cos(ANGLE)),
      0,
    ) + 12;
  const body = (cell: number) => Math.ceil(Math.max(columns.length * cell, reach(cell)));
  const least = available < NARROW ? SMALLEST_ON_PHONE : SMALLEST_ROW_NAME;
  const labelWidth = Math.ceil(
    Math.min(
      widest(rows) + ROW_MARGIN,
      available < NARROW ? least : LARGEST_ROW_NAME,
      Math.max(least, available - body(SMALLEST_CELL)),
    ),
  );
  let cell = LARGEST_CELL;
  while (cell > SMALLEST_CELL && labelWidth + body(cell) > available) cell--;
  const headHeight = Math.max(108, Math.ceil(widest(columnNames) * Math.sin(ANGLE)) + 16);
  return {
    rowNames: rows.map((name) => fitLabel(name, labelWidth - ROW_MARGIN, measure)),
    columnNames,
    labelWidth,
    headHeight,
    cell,
    row: ROW,
    width: labelWidth + body(cell),
    height: headHeight + rows.length * ROW + 2,
  };
}
