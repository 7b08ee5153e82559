import { type Frame, project } from "./drawing-frame.ts";
import { INK, INK_2, text, WHITE_ZONE_TEXT, widthOfText } from "./figure-style.ts";
import type { Box } from "./protocol.ts";

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How many names of each kind a sheet of paper bears at most. */
const MOST = { white: 14, shared: 8, town: 24, territory: 30 } as const;
type Kind = keyof typeof MOST;
/** Towns by which a reader finds the way: named before anything else. */
const FIRST_TOWNS = 4;
const SIZES: Readonly<Record<Kind, number>> = { white: 12, shared: 11, town: 12, territory: 10.5 };

/** Zones lower than this on the sheet bear their name above them, so that it does not hide their hatch. */
const TALL = 46;

interface LabelRequest {
  readonly labels: GeoJSON.FeatureCollection<GeoJSON.Point>;
  /** Boxes of the white zones and their people, in the order of the report. */
  readonly zones: readonly { readonly name: string; readonly box: Box; readonly population: number }[];
  readonly frame: Frame;
  /** Writes people as the language does. */
  readonly numberOf: (people: number) => string;
  /** Names of CPTS are for scopes smaller than a country. */
  readonly withTerritories: boolean;
}

interface Wish {
  readonly kind: Kind;
  readonly words: string;
  /** Where its middle may stand, the best first; of a town, where its dot is. */
  readonly places: readonly (readonly [x: number, y: number])[];
}

/** Names of the map, the most important first; one that would cover another is left out. */
export function drawLabels({ labels, zones, frame, numberOf, withTerritories }: LabelRequest): string {
  const wishes = (kind: Kind): readonly Wish[] =>
    labels.features
      .filter(({ properties }) => properties?.kind === kind)
      .sort((a, b) => Number(a.properties?.rank) - Number(b.properties?.rank))
      .slice(0, 4 * MOST[kind])
      .map(({ geometry, properties }) => {
        const [x, y] = project(frame, geometry.coordinates[0]!, geometry.coordinates[1]!);
        return { kind, words: String(properties?.name ?? ""), places: [[x, y]] };
      });
  const white = zones.slice(0, 4 * MOST.white).map(({ name, box, population }): Wish => {
    const [left, bottom] = project(frame, box[0], box[1]);
    const [right, top] = project(frame, box[2], box[3]);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const words = `${name} · ${numberOf(population)}`;
    const half = widthOfText(words, SIZES.white) / 2;
    const around = [
      [x, top - 8],
      [x, bottom + 12],
      [right + half + 5, y],
      [left - half - 5, y],
    ] as const;
    return { kind: "white", words, places: bottom - top < TALL ? around : [[x, y], ...around] };
  });
  const zoneNames = new Set(zones.map(({ name }) => name));
  const towns = wishes("town").filter(({ words }) => !zoneNames.has(words));
  // A country is read by its cities; a region by its zones, whose names come first.
  const firstTowns = withTerritories ? 0 : FIRST_TOWNS;
  const placed: Placed[] = [];
  return [
    ...place(towns.slice(0, firstTowns), frame, placed, firstTowns),
    ...place(white, frame, placed, MOST.white),
    ...place(wishes("shared"), frame, placed, MOST.shared),
    ...place(towns.slice(firstTowns), frame, placed, MOST.town),
    ...(withTerritories ? place(wishes("territory"), frame, placed, MOST.territory) : []),
  ].join("\n");
}

/** Draws the first names that find room, `most` at most, and takes up their room. */
function place(wishes: readonly Wish[], frame: Frame, placed: Placed[], most: number): readonly string[] {
  const drawn: string[] = [];
  let count = 0;
  for (const { kind, words, places } of wishes) {
    if (count === most) break;
    const size = SIZES[kind];
    const width = widthOfText(words, size);
    const isTown = kind === "town";
    // A town is named right of its dot, else left of it.
    const spots = isTown
      ? places.flatMap(([x, y]) => [
          { x: x + 6, y, anchor: "start" as const, left: x - 3, width: width + 10, dot: x },
          { x: x - 6, y, anchor: "end" as const, left: x - 7 - width, width: width + 10, dot: x },
        ])
      : places.map(([x, y]) => ({ x, y, anchor: "middle" as const, left: x - width / 2, width, dot: null }));
    const boxOf = (spot: (typeof spots)[number]): Placed => ({
      x: spot.left,
      y: spot.y - size,
      width: spot.width,
      height: size + 5,
    });
    const spot = spots.find((one) => fits(boxOf(one), frame, placed));
    if (spot === undefined) continue;
    placed.push(boxOf(spot));
    const { x, y } = spot;
    if (kind === "white") drawn.push(drawBacking(x, y, width + 4, size + 4));
    if (spot.dot !== null)
      drawn.push(`<circle cx="${spot.dot.toFixed(1)}" cy="${y.toFixed(1)}" r="2.2" fill="${INK}" stroke="#FFFFFF"/>`);
    drawn.push(
      text(x, y + size * 0.35, words, {
        size,
        anchor: spot.anchor,
        weight: kind === "white" ? 600 : isTown ? 500 : 400,
        colour: kind === "white" ? WHITE_ZONE_TEXT : kind === "territory" ? INK_2 : INK,
        halo: kind !== "white",
      }),
    );
    count++;
  }
  return drawn;
}

/** A name over a hatch is read on a white ground. */
const drawBacking = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${(x - width / 2).toFixed(1)}" y="${(y - height / 2).toFixed(1)}" width="${width.toFixed(1)}" height="${height}" rx="3" fill="#FFFFFF" fill-opacity="0.92"/>`;

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
