import { exportSentences } from "../formats/export-sentences.ts";
import type { ExportNotes } from "../formats/sheet.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import type { TableSource } from "./cockpit-table-source.ts";
import { fitFrame } from "./drawing-frame.ts";
import { exportFacts } from "./export-facts.ts";
import { drawLabels } from "./figure-labels.ts";
import { drawLegend, drawScale } from "./figure-legend.ts";
import { drawMap } from "./figure-map.ts";
import { drawSmallMap } from "./figure-small-maps.ts";
import { escapeXml, FIGURE_FONT, INK, INK_2, PATTERNS, SEA, text, widthOfText, wrap } from "./figure-style.ts";
import type { SmallMap } from "./protocol.ts";

/** A4 on its side, in CSS pixels. */
const FIGURE_SIZE = { width: 1123, height: 794 } as const;

const MARGIN = 32;
const MAP = { x: MARGIN, y: 84, width: 770, height: 598 };
const SIDE = { x: 822, y: 84, width: 269 };
/** Sizes of the notes, and how many lines of each fit under the map. */
const NOTE_STEPS = [
  { size: 10.5, line: 13.5, lines: 7 },
  { size: 8, line: 10, lines: 9 },
] as const;

/**
 * The map of an analysis as one SVG document: title, map with its names, legend, scale, north, small maps, date,
 * sources, and a badge when something in it is simulated. It refers to nothing outside itself.
 */
export function drawFigure(source: TableSource, notes: ExportNotes, surroundings: Surroundings): string {
  const { base, list, analysed, language } = source;
  const words = exportSentences(language);
  const facts = exportFacts(base, list, analysed, language);
  const frame = fitFrame(analysed.view.scopeBox, { width: MAP.width, height: MAP.height, margin: 20 });
  const isFrance = analysed.report.meta.scope === "france";
  const number = new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB");
  const { width, height } = FIGURE_SIZE;
  const title = words.figure.title(facts.scope);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FIGURE_FONT}" lang="${language}">`,
    `<title>${escapeXml(title)}</title>`,
    `<defs>${PATTERNS}<clipPath id="frame"><rect width="${MAP.width}" height="${MAP.height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="#FFFFFF"/>`,
    text(MARGIN, 46, fitTitle(title), { size: 22, weight: 600 }),
    text(MARGIN, 68, notes[1] ?? "", { size: 12.5, colour: INK_2 }),
    drawBadge(facts.isSimulated ? words.natures.simule : words.natures[facts.nature], facts.isSimulated),
    `<g transform="translate(${MAP.x} ${MAP.y})" clip-path="url(#frame)">`,
    `<rect width="${MAP.width}" height="${MAP.height}" fill="${SEA}"/>`,
    drawMap(source, frame, surroundings),
    drawLabels({
      labels: analysed.view.labels,
      zones: analysed.view.zones.map((zone, z) => ({ ...zone, population: analysed.report.whiteZones[z]!.population })),
      frame,
      numberOf: (people) => number.format(people),
      withTerritories: !isFrance,
    }),
    drawScale(source, frame, 20, MAP.height - 18),
    "</g>",
    `<rect x="${MAP.x}" y="${MAP.y}" width="${MAP.width}" height="${MAP.height}" fill="none" stroke="${INK}" stroke-width="0.8"/>`,
    drawLegend(source, SIDE.x, SIDE.y, SIDE.width),
    drawSmallMaps(analysed.view.smallMaps),
    drawNotes([notes[0] ?? "", ...notes.slice(2)]),
    "</svg>",
  ].join("\n");
}

/** A title too long for its line ends with an ellipsis: the whole scope is in the notes. */
function fitTitle(title: string): string {
  const room = FIGURE_SIZE.width - 2 * MARGIN - 180;
  if (widthOfText(title, 22) <= room) return title;
  return `${title.slice(0, Math.floor(room / (22 * 0.54)))}…`;
}

/** A dashed frame for what is simulated, a plain one for what is not. */
function drawBadge(nature: string, isDashed: boolean): string {
  const width = widthOfText(nature, 12) + 24;
  const x = FIGURE_SIZE.width - MARGIN - width;
  return `<rect x="${x.toFixed(1)}" y="28" width="${width.toFixed(1)}" height="24" rx="4" fill="#FFFFFF" stroke="${INK}"${isDashed ? ' stroke-dasharray="4 3"' : ""}/>${text(x + width / 2, 44, nature, { size: 12, anchor: "middle", weight: 600 })}`;
}

/** Overseas départements and the city of the scope, in the column of the legend, from the bottom. */
function drawSmallMaps(maps: readonly SmallMap[]): string {
  const drawn: string[] = [];
  const bottom = MAP.y + MAP.height;
  const overseas = maps.filter(({ kind }) => kind === "overseas");
  overseas.forEach((map, m) => {
    drawn.push(drawSmallMap(map, SIDE.x + 54 * m, bottom - map.height - 14));
  });
  const top = overseas.length > 0 ? bottom - 54 - 34 : bottom - 16;
  for (const city of maps.filter(({ kind }) => kind === "city"))
    drawn.push(drawSmallMap(city, SIDE.x, top - city.height));
  return drawn.join("\n");
}

/** What the figures are and where they come from, below the map; in smaller letters when it is long. */
function drawNotes(notes: readonly string[]): string {
  const words = notes.filter((note) => note !== "").join(" · ");
  const width = FIGURE_SIZE.width - 2 * MARGIN;
  const { size, line } = NOTE_STEPS.find((step) => wrap(words, width, step.size).length <= step.lines) ?? NOTE_STEPS[1];
  const top = MAP.y + MAP.height + 20;
  return wrap(words, width, size)
    .map((part, l) => text(MARGIN, top + line * l, part, { size, colour: INK_2 }))
    .join("\n");
}
