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
  STAGE_LINES,
  text,
  WHITE_ZONE,
  wrap,
} from "./figure-style.ts";

const ROW = 21;
const SWATCH = 30;

/** What the signs of the map mean, with the counts of the stages; only the signs that it shows. */
export function drawLegend({ analysed, language }: TableSource, x: number, top: number, width: number): string {
  const words = exportSentences(language);
  const { classes, ratio, coverage, meta } = analysed.report;
  const parts: string[] = [];
  let y = top;
  const row = (swatch: string, label: string) => {
    const lines = wrap(label, width - SWATCH - 8, 11.5);
    parts.push(`<g transform="translate(${x} ${y})">${swatch}</g>`);
    lines.forEach((line, l) => {
      parts.push(text(x + SWATCH + 8, y + 11 + 14 * l, line, { size: 11.5 }));
    });
    y += ROW + 14 * (lines.length - 1);
  };
  const box = (fill: string, stroke: string, dash = "") =>
    `<rect width="${SWATCH}" height="14" fill="${fill}" stroke="${stroke}" stroke-width="1.2"${dash}/>`;
  const line = (colour: string, dash: string) =>
    `<path d="M0 7H${SWATCH}" stroke="${colour}" stroke-width="1.6" fill="none"${dash === "" ? "" : ` stroke-dasharray="${dash}"`}/>`;

  for (const figure of [
    words.figure.coverage(coverage.populationShare, coverage.areaShare),
    words.figure.ratio(ratio.observed, ratio.expected),
  ])
    for (const part of wrap(figure, width, 12.5)) {
      parts.push(text(x, y + 12, part, { size: 12.5, weight: 600 }));
      y += 17;
    }
  y += 8;
  row(box("url(#white)", WHITE_ZONE), words.figure.white(classes.white.population, classes.white.units));
  if (classes.shared.units > 0) row(box("url(#shared)", INK, ' stroke-dasharray="3 2"'), words.figure.shared);
  if (classes.overlap.units > 0) row(box("url(#overlap)", OVERLAP), words.figure.overlap);
  for (const stage of STAGES) {
    const count = analysed.view.stageCounts[stage];
    if (count === 0 || !meta.stages.includes(stage)) continue;
    row(line(STAGE_LINES[stage].colour, STAGE_LINES[stage].dash), words.figure.stage(words.stages[stage], count));
  }
  row(line(INK_2, "4 3"), words.figure.departement);
  if (classes.unstated.units > 0) row(box(LAND_OUTSIDE, LINE_OUTSIDE), words.figure.unstated);
  if (meta.scope !== "france") row(box(LAND_OUTSIDE, LINE_OUTSIDE), words.figure.outside);
  return parts.join("\n");
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
