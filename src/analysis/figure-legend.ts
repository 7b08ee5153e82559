import { STAGES } from "../domain/territory.ts";
import { exportSentences } from "../formats/export-sentences.ts";
import { EARTH_RADIUS_KM } from "../geo/measure.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import type { Frame } from "./drawing-frame.ts";
import {
  INK,
  INK_2,
  LAND_OUTSIDE,
  LINE_OUTSIDE,
  OVERLAP,
  SELECTED,
  STAGE_LINES,
  text,
  WHITE_ZONE,
  wrap,
} from "./figure-style.ts";

const ROW = 21;
const SWATCH = 30;
const GAP = 8;

/** One sign of a map and what it means. */
interface LegendRow {
  readonly swatch: string;
  readonly label: string;
}

const box = (fill: string, stroke: string, dash = "") =>
  `<rect width="${SWATCH}" height="14" fill="${fill}" stroke="${stroke}" stroke-width="1.2"${dash}/>`;
const line = (colour: string, dash: string) =>
  `<path d="M0 7H${SWATCH}" stroke="${colour}" stroke-width="1.6" fill="none"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;
/** The territory that a map is about: yellow between two lines of ink. */
const SELECTION = `<path d="M0 7H${SWATCH}" stroke="${INK}" stroke-width="5.5"/><path d="M0 7H${SWATCH}" stroke="${SELECTED}" stroke-width="3.2"/>`;

/** What the signs of the map mean, with the counts of the stages; only the signs that it shows. `own`: the territory that it is about. */
export function legendRows({ analysed, language }: TableSource, own?: string): readonly LegendRow[] {
  const words = exportSentences(language);
  const { classes, meta } = analysed.report;
  return [
    ...(own === undefined ? [] : [{ swatch: SELECTION, label: own }]),
    {
      swatch: box("url(#white)", WHITE_ZONE),
      label:
        own === undefined ? words.figure.white(classes.white.population, classes.white.units) : words.classes.white,
    },
    ...(classes.shared.units > 0
      ? [{ swatch: box("url(#shared)", INK, ' stroke-dasharray="3 2"'), label: words.figure.shared }]
      : []),
    ...(classes.overlap.units > 0 ? [{ swatch: box("url(#overlap)", OVERLAP), label: words.figure.overlap }] : []),
    ...STAGES.filter((stage) => analysed.view.stageCounts[stage] > 0 && meta.stages.includes(stage)).map((stage) => ({
      swatch: line(STAGE_LINES[stage].colour, STAGE_LINES[stage].dash),
      label: words.figure.stage(words.stages[stage], analysed.view.stageCounts[stage]),
    })),
    { swatch: line(INK_2, "4 3"), label: words.figure.departement },
    ...(classes.unstated.units > 0 ? [{ swatch: box(LAND_OUTSIDE, LINE_OUTSIDE), label: words.figure.unstated }] : []),
    ...(meta.scope === "france" ? [] : [{ swatch: box(LAND_OUTSIDE, LINE_OUTSIDE), label: words.figure.outside }]),
  ];
}

/** The legend as a column beside the map, under the figures that it is read with. */
export function drawLegend(source: TableSource, x: number, top: number, width: number): string {
  const words = exportSentences(source.language);
  const { ratio, coverage } = source.analysed.report;
  const parts: string[] = [];
  let y = top;
  for (const figure of [
    words.figure.coverage(coverage.populationShare, coverage.areaShare),
    words.figure.ratio(ratio.observed, ratio.expected),
  ])
    for (const part of wrap(figure, width, 12.5)) {
      parts.push(text(x, y + 12, part, { size: 12.5, weight: 600 }));
      y += 17;
    }
  const column = drawColumn(legendRows(source), x, y + 8, width, 11.5);
  return [...parts, column.drawn].join("\n");
}

/** The legend as columns of one width under a map; the first ones are the longest. */
export function drawLegendColumns(
  rows: readonly LegendRow[],
  { top, width, columns }: { readonly top: number; readonly width: number; readonly columns: number },
): { readonly drawn: string; readonly height: number } {
  const each = Math.ceil(rows.length / columns);
  const step = width / columns;
  const drawn = Array.from({ length: columns }, (_, c) =>
    drawColumn(rows.slice(c * each, (c + 1) * each), c * step, top, step - 2 * GAP, 11),
  );
  return {
    drawn: drawn.map((column) => column.drawn).join("\n"),
    height: Math.max(...drawn.map(({ height }) => height)),
  };
}

function drawColumn(
  rows: readonly LegendRow[],
  x: number,
  top: number,
  width: number,
  size: number,
): { readonly drawn: string; readonly height: number } {
  const parts: string[] = [];
  let y = top;
  for (const { swatch, label } of rows) {
    const lines = wrap(label, width - SWATCH - GAP, size);
    parts.push(`<g transform="translate(${x.toFixed(1)} ${y})">${swatch}</g>`);
    lines.forEach((words, l) => {
      parts.push(text(x + SWATCH + GAP, y + 11 + 14 * l, words, { size }));
    });
    y += ROW + 14 * (lines.length - 1);
  }
  return { drawn: parts.join("\n"), height: y - top };
}

/** Kilometres for one degree of latitude on the project's sphere. */
const KM_PER_DEGREE = (Math.PI * EARTH_RADIUS_KM) / 180;
const STEPS_KM = [1, 2, 5, 10, 20, 50, 100, 200];
const LONGEST_BAR = 150;

/** The longest round distance that fits, exact at the middle of the map, and an arrow to the north. */
export function drawScale({ language }: Pick<TableSource, "language">, frame: Frame, x: number, y: number): string {
  const words = exportSentences(language).figure;
  const perKm = frame.scale / KM_PER_DEGREE;
  const km = STEPS_KM.findLast((step) => step * perKm <= LONGEST_BAR) ?? STEPS_KM[0]!;
  const length = km * perKm;
  return [
    `<path d="M${x} ${y - 5}V${y}H${(x + length).toFixed(1)}V${y - 5}" fill="none" stroke="${INK}" stroke-width="1.4"/>`,
    text(x + length / 2, y - 6, words.kilometres(km), { size: 11, anchor: "middle", halo: true }),
    `<path d="M${x + length + 28} ${y}l-6 0l6 -20l6 20z" fill="${INK}"/>`,
    text(x + length + 28, y - 24, words.north, { size: 11, anchor: "middle", weight: 600, halo: true }),
  ].join("\n");
}
