import type { SmallMap } from "../analysis/protocol.ts";

type Label = SmallMap["labels"][number];

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A name with its people on a plate, and the place that it names, to which a line leads. */
export interface Plate extends Rectangle {
  readonly label: Label;
}

export interface PlacedLabels {
  readonly plates: readonly Plate[];
  /** Arrondissement numbers, centred on their place. */
  readonly numbers: readonly Label[];
}

/** Width of a character of the names and of the numbers, generous so that nothing is cut. */
const NAME_CHARACTER = 6.3;
const NUMBER_CHARACTER = 5.6;
const PLATE_HEIGHT = 30;
const PLATE_PADDING = 4;
const NUMBER_HEIGHT = 9;
/** From the place named to its plate. */
const REACH = 18;
const MARGIN = 4;

/**
 * Where the names of a city map go: white units first, each on a plate beside its place; then the numbers that touch
 * neither a plate, nor a white place, nor the edge, nor one another. What finds no room is left out, never cut.
 * `peopleOf` writes the people of a plate.
 */
export function placeLabels(
  { labels, width, height }: Pick<SmallMap, "labels" | "width" | "height">,
  peopleOf: (people: number) => string,
): PlacedLabels {
  const whites = labels.filter((label) => label.white);
  const places = whites.map(({ x, y }) => around(x, y, 16, 16));
  const plates: Plate[] = [];
  for (const label of whites) {
    const characters = Math.max(label.name.length, peopleOf(label.population).length);
    const size = { width: characters * NAME_CHARACTER + 2 * PLATE_PADDING, height: PLATE_HEIGHT };
    const plate = besides(label, size).find(
      (one) => isWithin(one, width, height) && ![...plates, ...places].some((other) => overlap(one, other)),
    );
    if (plate !== undefined) plates.push({ ...plate, label });
  }
  const taken: Rectangle[] = [...plates, ...places];
  const numbers = labels.filter((label) => {
    if (label.white) return false;
    const box = around(label.x, label.y, label.name.length * NUMBER_CHARACTER, NUMBER_HEIGHT);
    if (!isWithin(box, width, height) || taken.some((other) => overlap(box, other))) return false;
    taken.push(box);
    return true;
  });
  return { plates, numbers };
}

/** Places for a plate around a point, the preferred first. */
function besides({ x, y }: Label, { width, height }: Pick<Rectangle, "width" | "height">): readonly Rectangle[] {
  const left = x - REACH - width;
  const right = x + REACH;
  const [above, middle, below] = [y - REACH - height, y - height / 2, y + REACH];
  const at = (px: number, py: number) => ({ x: px, y: py, width, height });
  return [
    at(left, middle),
    at(right, middle),
    at(left, above + height / 2),
    at(right, above + height / 2),
    at(left, below - height / 2),
    at(right, below - height / 2),
    at(x - width / 2, above),
    at(x - width / 2, below),
  ];
}

const around = (x: number, y: number, width: number, height: number): Rectangle => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const isWithin = (one: Rectangle, width: number, height: number): boolean =>
  one.x >= MARGIN && one.y >= MARGIN && one.x + one.width <= width - MARGIN && one.y + one.height <= height - MARGIN;

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
