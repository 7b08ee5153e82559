import { scaleLinear } from "d3-scale";

/** Sizes of the matrix, in pixels. */
export interface MatrixLayout {
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
/** Mean width of a letter of 11 px. */
const LETTER = 6.1;
const LONGEST_LABEL = 28;
/** So few columns leave room for whole names. */
export const FEW_COLUMNS = 9;
/** Letters of a row name beside many columns. */
export const LONGEST_ROW = 25;
/** Column labels rise at this angle. */
export const LABEL_DEGREES = 58;
const ANGLE = (LABEL_DEGREES * Math.PI) / 180;

const fill = scaleLinear<string>([0, 0.5, 1], ["#eaf0f7", "#7a9cc8", "#1b2a63"]);

/** Colour of a share, and of its figure. */
export const cellColours = (share: number) => ({ fill: fill(share), text: share > 0.62 ? "#ffffff" : "#16202b" });

/** Words that every name of its kind begins with, and that a matrix can do without. */
const KIND = /^(?:CPTS|CC|CA|CU|DAC|GHT)\s+(?:-\s+)?(?:de la |de l[’']|du |des |de |d[’'])?/;

/** A name for a label: without the word of its kind, cut where it is too long. The table keeps the whole. */
export function shortName(name: string, longest = LONGEST_LABEL): string {
  const bare = name.replace(KIND, "").replace(/ \([A-Z ]+\)$/, "");
  const own = bare === "" ? name : bare.charAt(0).toUpperCase() + bare.slice(1);
  return own.length > longest ? `${own.slice(0, longest - 1).trimEnd()}…` : own;
}

/** Where everything goes, in a panel of `available` pixels; too many columns make it wider, never thinner than a figure. */
export function layMatrix(rows: readonly string[], columns: readonly string[], available: number): MatrixLayout {
  const widest = (names: readonly string[]) => names.reduce((most, name) => Math.max(most, name.length), 0) * LETTER;
  const labelWidth = Math.min(
    available < 480 ? 116 : columns.length < FEW_COLUMNS ? 240 : 174,
    Math.max(112, widest(rows) + 14),
  );
  const length = widest(columns);
  const headHeight = Math.max(108, Math.ceil(length * Math.sin(ANGLE)) + 16);
  const overhang = Math.ceil((columns.at(-1)?.length ?? 0) * LETTER * Math.cos(ANGLE));
  const room = (available - labelWidth - overhang - 8) / Math.max(1, columns.length);
  const cell = Math.min(LARGEST_CELL, Math.max(SMALLEST_CELL, room));
  // A long label in the middle may reach further than the last one.
  const reach = columns.reduce(
    (most, name, column) => Math.max(most, (column + 1) * cell + name.length * LETTER * Math.cos(ANGLE)),
    0,
  );
  return {
    labelWidth,
    headHeight,
    cell,
    row: ROW,
    width: Math.ceil(labelWidth + Math.max(columns.length * cell, reach + 8)),
    height: headHeight + rows.length * ROW + 2,
  };
}
