import { type Frame, project } from "./drawing-frame.ts";
import { INK, INK_2, text, WHITE_ZONE_TEXT, widthOfText } from "./figure-style.ts";

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many names of each kind a sheet of paper bears at most. */
const MOST = { white: 14, shared: 8, town: 24, territory: 30 } as const;
type Kind = keyof typeof MOST;
const KINDS: readonly Kind[] = ["white", "shared", "town", "territory"];
const SIZES: Readonly<Record<Kind, number>> = { white: 12, shared: 11, town: 12, territory: 10.5 };

/**
 * Names of the map, the most important first; one that would cover another is left out. `numberOf` writes people as the
 * language does. Names of CPTS are for scopes smaller than a country.
 */
export function drawLabels(
  labels: GeoJSON.FeatureCollection<GeoJSON.Point>,
  frame: Frame,
  numberOf: (people: number) => string,
  withTerritories: boolean,
): string {
  const placed: Placed[] = [];
  const drawn: string[] = [];
  for (const kind of KINDS) {
    if (kind === "territory" && !withTerritories) continue;
    const features = labels.features
      .filter(({ properties }) => properties?.kind === kind)
      .sort((a, b) => Number(a.properties?.rank) - Number(b.properties?.rank))
      .slice(0, 4 * MOST[kind]);
    let count = 0;
    for (const { geometry, properties } of features) {
      if (count === MOST[kind]) break;
      const [x, y] = project(frame, geometry.coordinates[0]!, geometry.coordinates[1]!);
      const name = String(properties?.name ?? "");
      const words = kind === "white" ? `${name} · ${numberOf(Number(properties?.people ?? 0))}` : name;
      const size = SIZES[kind];
      const width = widthOfText(words, size);
      const isTown = kind === "town";
      const box = {
        x: isTown ? x - 3 : x - width / 2,
        y: y - size,
        width: isTown ? width + 9 : width,
        height: size + 5,
      };
      if (!fits(box, frame, placed)) continue;
      placed.push(box);
      count++;
      if (isTown)
        drawn.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="2.2" fill="${INK}" stroke="#FFFFFF"/>`);
      drawn.push(
        text(isTown ? x + 6 : x, y + size * 0.35, words, {
          size,
          anchor: isTown ? "start" : "middle",
          weight: kind === "white" ? 600 : kind === "town" ? 500 : 400,
          colour: kind === "white" ? WHITE_ZONE_TEXT : kind === "territory" ? INK_2 : INK,
          halo: true,
        }),
      );
    }
  }
  return drawn.join("\n");
}

function fits(box: Placed, { width, height }: Frame, placed: readonly Placed[]): boolean {
  if (box.x < 2 || box.y < 2 || box.x + box.width > width - 2 || box.y + box.height > height - 2) return false;
  return placed.every(
    (other) =>
      box.x + box.width < other.x ||
      other.x + other.width < box.x ||
      box.y + box.height < other.y ||
      other.y + other.height < box.y,
  );
}
