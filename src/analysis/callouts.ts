/**
 * Where the names of white zones stand on a drawing: on their zone where it is large enough to bear them, else beside
 * it at the end of a leader line. Pure plane geometry, in pixels of the drawing, y downwards.
 */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A zone to be named: a point inside it, its area on the drawing, and the room that its two lines of text take. */
export interface NamedZone {
  readonly x: number;
  readonly y: number;
  readonly area: number;
  readonly width: number;
  readonly height: number;
}

/** `x`, `y`: the middle of the text when it stands on its zone, else the end of its leader, where the text begins or ends. */
export interface Callout {
  readonly zone: number;
  readonly side: "inside" | "left" | "right";
  readonly x: number;
  readonly y: number;
}

/** A plate hides at most this share of its zone. */
const MOST_HIDDEN = 0.4;
/** Lengths of a leader that are tried, in pixels, and the directions, a sixteenth of a turn apart. */
const LENGTHS = [20, 30, 42, 56, 72, 90] as const;
const DIRECTIONS = 16;
/** A leader as steep as this has no side on which its text would stand. */
const STEEP = 0.3;
/** Free pixels between two texts, and between a text and the edge. */
const GAP = 3;
/** What covering another zone costs, in pixels of leader. */
const COVERING = 45;

type Point = readonly [x: number, y: number];

/**
 * Places the zones one after the other, the first ones best served; a zone without room is left out.
 * @param zones most important first
 * @param room the drawing
 * @param taken rectangles where nothing may stand, such as the cards over a map
 */
export function placeCallouts(
  zones: readonly NamedZone[],
  room: { readonly width: number; readonly height: number },
  taken: readonly Rect[],
): readonly Callout[] {
  const page: Rect = { left: 0, top: 0, right: room.width, bottom: room.height };
  const texts: Rect[] = [...taken];
  const leaders: (readonly [Point, Point])[] = [];
  const isFree = (rect: Rect) =>
    isWithin(rect, page) &&
    texts.every((other) => !overlap(rect, other)) &&
    leaders.every(([from, to]) => !crossesRect(from, to, rect));
  const placed: Callout[] = [];
  zones.forEach((zone, index) => {
    const { x, y, width, height, area } = zone;
    const middle = rectAround(x, y, width, height);
    if (width * height <= area * MOST_HIDDEN && isFree(middle)) {
      texts.push(middle);
      placed.push({ zone: index, side: "inside", x, y });
      return;
    }
    // A leader from under a card, or from beyond the edge, would come from nowhere.
    if (!isInside([x, y], page) || taken.some((rect) => isInside([x, y], rect))) return;
    let best: { readonly callout: Callout; readonly rect: Rect } | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const length of LENGTHS) {
      for (let direction = 0; direction < DIRECTIONS; direction++) {
        const angle = (2 * Math.PI * direction) / DIRECTIONS;
        if (Math.abs(Math.cos(angle)) < STEEP || length >= least) continue;
        const end: Point = [x + length * Math.cos(angle), y + length * Math.sin(angle)];
        const side = Math.cos(angle) > 0 ? ("right" as const) : ("left" as const);
        const rect = {
          left: side === "right" ? end[0] : end[0] - width,
          right: side === "right" ? end[0] + width : end[0],
          top: end[1] - height / 2,
          bottom: end[1] + height / 2,
        };
        const cost = length + COVERING * zones.filter((other) => distanceTo(rect, other) < radiusOf(other)).length;
        if (cost >= least || !isFree(rect)) continue;
        if (texts.some((other) => crossesRect([x, y], end, other))) continue;
        if (leaders.some(([from, to]) => segmentsCross([x, y], end, from, to))) continue;
        least = cost;
        best = { callout: { zone: index, side, x: end[0], y: end[1] }, rect };
      }
    }
    if (best === null) return;
    placed.push(best.callout);
    texts.push(best.rect);
    leaders.push([
      [x, y],
      [best.callout.x, best.callout.y],
    ]);
  });
  return placed;
}

/** As if the zone were a disc. */
const radiusOf = ({ area }: NamedZone): number => Math.sqrt(area / Math.PI);

const rectAround = (x: number, y: number, width: number, height: number): Rect => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.left >= outer.left + GAP &&
  inner.top >= outer.top + GAP &&
  inner.right <= outer.right - GAP &&
  inner.bottom <= outer.bottom - GAP;

export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP && b.top < a.bottom + GAP;

const isInside = ([x, y]: Point, rect: Rect): boolean =>
  x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;

function distanceTo({ left, top, right, bottom }: Rect, { x, y }: { readonly x: number; readonly y: number }): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether a segment touches a rectangle, one of its ends within or not. */
function crossesRect(from: Point, to: Point, rect: Rect): boolean {
  if (isInside(from, rect) || isInside(to, rect)) return true;
  const { left, top, right, bottom } = rect;
  return segmentsCross(from, to, [left, top], [right, bottom]) || segmentsCross(from, to, [left, bottom], [right, top]);
}

/** Whether two segments cross elsewhere than at their ends. */
function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
