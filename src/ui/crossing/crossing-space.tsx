/** The panel of the space. */
export function CrossingPanel() {
  return null;
}

/** What lies over the map in this space: legend, bars, cards. */
export function CrossingStage() {
  return null;
}
