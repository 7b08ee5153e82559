import { outlineOf } from "../geo/outline.ts";
import type { Surroundings } from "../packs/surroundings.ts";
import type { BundlePair } from "./cross-shapes.ts";
import { fitFrame } from "./drawing-frame.ts";
import { createPathWriter } from "./figure-paths.ts";
import { escapeXml, INK, INK_2, LAND_OUTSIDE, LINE_OUTSIDE, SEA, text, wrap } from "./figure-style.ts";
import type { France } from "./france.ts";
import type { Box } from "./protocol.ts";

/** What the sheet says; the page gives it in its language. */
export interface BorderFigureWords {
  readonly language: "fr" | "en";
  readonly title: string;
  readonly legend: Readonly<Record<BundlePair, string>>;
  readonly width: string;
  /** What a sheet of metropolitan France cannot show. */
  readonly overseas: string;
}

const SIZE = { width: 1123, height: 794 } as const;
const MAP = { x: 32, y: 64, width: 1059, height: 610 } as const;
const MARGIN = 32;
const WIDTHS = [1, 2, 3.3, 4.8] as const;
/** At the scale of a whole country lines of full width would touch: those of one mesh or two stay thin. */
const WIDE_DEGREES = 6;
const COUNTRY_WIDTHS = [0.35, 0.65, 1.3, 2.2] as const;
const PAIRS: readonly BundlePair[] = ["other", "second", "first", "both"];
const LINES: Readonly<Record<BundlePair, { readonly colour: string; readonly dash: string }>> = {
  other: { colour: "#A9B1BA", dash: "" },
  second: { colour: "#B0720A", dash: ` stroke-dasharray="3 2"` },
  first: { colour: "#2A5CA8", dash: "" },
  both: { colour: INK, dash: "" },
};

/** The map of shared borders as one sheet: title, lines by width and colour, legend, what it was made from. */
export function drawBorderFigure(
  { mesh }: Pick<France, "mesh">,
  scope: { readonly inScope: Uint8Array; readonly box: Box },
  lines: GeoJSON.FeatureCollection,
  surroundings: Surroundings,
  words: BorderFigureWords,
  notes: readonly string[],
): string {
  const frame = fitFrame(scope.box, { width: MAP.width, height: MAP.height, margin: 16 });
  const write = createPathWriter(frame);
  const isWhole = scope.inScope.every((inside) => inside === 1);
  const widths = scope.box[2] - scope.box[0] > WIDE_DEGREES ? COUNTRY_WIDTHS : WIDTHS;
  const most = lines.features.reduce((count, { properties }) => Math.max(count, properties?.count as number), 1);
  const area = (d: string, attributes: string) => (d === "" ? "" : `<path d="${d}" ${attributes}/>`);
  const land = surroundings.features
    .flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates as [number, number][][]] : []))
    .map((polygon) => write.area([polygon]))
    .join("");
  const drawn = PAIRS.flatMap((pair) =>
    lines.features
      .filter(({ properties }) => properties?.pair === pair)
      .map(({ geometry, properties }) => {
        const width = widths[Math.min(widths.length, properties?.count as number) - 1]!;
        const { colour, dash } = LINES[pair];
        const d = write.lines((geometry as GeoJSON.MultiLineString).coordinates as [number, number][][]);
        return area(d, `fill="none" stroke="${colour}" stroke-width="${width.toFixed(2)}"${dash}`);
      }),
  );
  const { width, height } = SIZE;
  const legendY = MAP.y + MAP.height + 22;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter Variable, Inter, Arial, sans-serif" lang="${words.language}">`,
    `<title>${escapeXml(words.title)}</title>`,
    `<defs><clipPath id="frame"><rect width="${MAP.width}" height="${MAP.height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="#FFFFFF"/>`,
    text(MARGIN, 42, words.title, { size: 20, weight: 600 }),
    `<g transform="translate(${MAP.x} ${MAP.y})" clip-path="url(#frame)">`,
    `<rect width="${MAP.width}" height="${MAP.height}" fill="${SEA}"/>`,
    area(land, `fill="${LAND_OUTSIDE}" stroke="${LINE_OUTSIDE}" stroke-width="0.6"`),
    area(write.area(outlineOf(mesh, scope.inScope)), `fill="#FFFFFF" stroke="#5F6B79" stroke-width="0.8"`),
    ...drawn,
    "</g>",
    ...[...PAIRS].reverse().map((pair, p) => {
      const { colour, dash } = LINES[pair];
      const x = MARGIN + p * 265;
      return `<path d="M${x} ${legendY - 4}h30" stroke="${colour}" stroke-width="2"${dash}/>${text(x + 38, legendY, words.legend[pair], { size: 11 })}`;
    }),
    ...widths.slice(0, most).map((thick, w) => {
      const x = MARGIN + w * 62;
      const count = w === widths.length - 1 && most > widths.length ? `${w + 1}+` : String(w + 1);
      return `<path d="M${x} ${legendY + 14}h30" stroke="${INK}" stroke-width="${thick}"/>${text(x + 38, legendY + 18, count, { size: 11 })}`;
    }),
    text(MARGIN + 265, legendY + 18, words.width, { size: 11, colour: INK_2 }),
    ...wrap(
      [isWhole ? words.overseas : "", ...notes].filter((note) => note !== "").join(" · "),
      width - 2 * MARGIN,
      8.5,
    )
      .slice(0, 5)
      .map((line, l) => text(MARGIN, legendY + 36 + 11 * l, line, { size: 8.5, colour: INK_2 })),
    "</svg>",
  ].join("\n");
}
