/** The panel of the space. */
export function SurveyPanel() {
  return null;
}

/** What lies over the map in this space: legend, bars, cards. */
export function SurveyStage() {
  return null;
}
