import { INK, SEA, STAGE_LINES, TINTS, text, WHITE_ZONE, widthOfText } from "./figure-style.ts";
import type { SmallMap } from "./protocol.ts";

/** An overseas département or a city, drawn apart at `x`, `y`, with its name under it. */
export function drawSmallMap(
  { paths, territories, name, width, height, labels }: SmallMap,
  x: number,
  y: number,
): string {
  const shape = (d: string, attributes: string) => (d === "" ? "" : `<path d="${d}" ${attributes}/>`);
  return [
    `<g transform="translate(${x} ${y.toFixed(1)})">`,
    `<rect width="${width}" height="${height}" fill="${SEA}"/>`,
    `<svg width="${width}" height="${height}">`,
    shape(paths.land, `fill="#FFFFFF" stroke="${INK}" stroke-width="0.5"`),
    ...territories.map(({ path: d, tint, stage }) =>
      shape(d, `fill="${TINTS[tint]}" stroke="${STAGE_LINES[stage].colour}" stroke-width="0.8"`),
    ),
    shape(paths.shared, `fill="url(#shared)" stroke="${INK}" stroke-width="0.8"`),
    shape(paths.overlap, `fill="url(#overlap)"`),
    shape(paths.white, `fill="url(#white)" stroke="${WHITE_ZONE}" stroke-width="1"`),
    ...namesApart(labels).map((label) =>
      text(label.x, label.y + 4, label.name, { size: 10.5, anchor: "middle", halo: true }),
    ),
    "</svg>",
    `<rect width="${width}" height="${height}" fill="none" stroke="${INK}" stroke-width="0.5"/>`,
    text(width / 2, height + 11, name.length > 10 && width < 60 ? `${name.slice(0, 9)}.` : name, {
      size: width < 60 ? 8.5 : 11,
      anchor: "middle",
    }),
    "</g>",
  ].join("");
}

/** The names of a small map that do not cover each other: white arrondissements first, then in their order. */
function namesApart(labels: SmallMap["labels"]): SmallMap["labels"] {
  const kept: SmallMap["labels"][number][] = [];
  for (const label of labels.toSorted((a, b) => Number(b.white) - Number(a.white))) {
    const isFree = kept.every(
      (other) =>
        Math.abs(other.y - label.y) > 12 ||
        Math.abs(other.x - label.x) > (widthOfText(other.name, 10.5) + widthOfText(label.name, 10.5)) / 2 + 3,
    );
    if (isFree) kept.push(label);
  }
  return kept;
}
