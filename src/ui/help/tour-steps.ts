/** What each step of the tour points at; the names are those of its sentences. */
export const TOUR_STEPS = [
  ["panel", "#figures"],
  ["map", ".stage"],
  ["scope", ".header-picker"],
  ["data", ".header-actions .header-action"],
  ["spaces", ".rail-space"],
  ["help", ".rail-help"],
] as const;

interface Size {
  readonly width: number;
  readonly height: number;
}
type Box = Size & { readonly left: number; readonly top: number };

const GAP = 16;
const MARGIN = 8;

/** Where the ring and the card go, in px of the window: the card beside its target where it fits, else within it. */
export function placeCard(
  target: Box | null,
  card: Size,
  view: Size,
): { readonly ring: Box; readonly card: Omit<Box, keyof Size> } {
  const box = target ?? { left: view.width / 2, top: view.height / 2, width: 0, height: 0 };
  const clamp = (value: number, size: number, limit: number) =>
    Math.max(MARGIN, Math.min(value, limit - size - MARGIN));
  const middle = {
    left: clamp(box.left + box.width / 2 - card.width / 2, card.width, view.width),
    top: clamp(box.top + Math.min(box.height / 2, 160) - card.height / 2, card.height, view.height),
  };
  const left = { left: box.left - GAP - card.width, top: middle.top };
  const right = { left: box.left + box.width + GAP, top: middle.top };
  const below = { left: middle.left, top: box.top + box.height + GAP };
  const above = { left: middle.left, top: box.top - GAP - card.height };
  // Beside what stands at an edge or is tall; under what lies in a bar, where the sides hold its neighbours.
  const isInBar = box.left > GAP && box.height < card.height;
  const places = isInBar ? [below, above, left, right] : [left, right, below, above];
  const fits = ({ left, top }: { left: number; top: number }) =>
    left >= MARGIN &&
    top >= MARGIN &&
    left + card.width <= view.width - MARGIN &&
    top + card.height <= view.height - MARGIN;
  const inside = {
    left: middle.left,
    top: clamp(box.top + box.height - card.height - 3 * GAP, card.height, view.height),
  };
  const ring = { left: box.left - 3, top: box.top - 3, width: box.width + 6, height: box.height + 6 };
  return { ring: withinView(ring, view), card: places.find(fits) ?? inside };
}

/** A ring around what reaches the edge of the window would be cut off there. */
function withinView({ left, top, width, height }: Box, view: Size): Box {
  const [x, y] = [Math.max(2, left), Math.max(2, top)];
  return {
    left: x,
    top: y,
    width: Math.min(left + width, view.width - 2) - x,
    height: Math.min(top + height, view.height - 2) - y,
  };
}
