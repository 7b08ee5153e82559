/** Free room around what the camera shows, in pixels, for the cards that lie on the map. */
export interface MapPadding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Share of the map that stays for what is shown, however small the screen or large its letters. */
const LEAST_SHARE = 0.4;

/** The same room where the map can spare it, less where it cannot: a camera refuses more than its map. */
export function fitPadding(padding: MapPadding, width: number, height: number): MapPadding {
  const across = Math.min(1, ((1 - LEAST_SHARE) * width) / (padding.left + padding.right));
  const down = Math.min(1, ((1 - LEAST_SHARE) * height) / (padding.top + padding.bottom));
  return {
    top: padding.top * down,
    bottom: padding.bottom * down,
    left: padding.left * across,
    right: padding.right * across,
  };
}
