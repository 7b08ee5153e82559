/** Free room around what the camera shows, in pixels, for the cards that lie on the map. */
export interface MapPadding {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}
