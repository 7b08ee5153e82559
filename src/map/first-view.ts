/** Name of the mark that the map leaves in the browser's timeline when its first figures are drawn. */
export const FIRST_VIEW_MARK = "first-view";
