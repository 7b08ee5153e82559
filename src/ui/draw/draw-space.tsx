/** The panel of the space. */
export function DrawPanel() {
  return null;
}

/** What lies over the map in this space: legend, bars, cards. */
export function DrawStage() {
  return null;
}
