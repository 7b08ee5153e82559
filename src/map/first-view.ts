/** Marks in the browser's timeline: France and its figures are seen; the map has drawn them and answers. */
export const FIRST_VIEW_MARK = "first-view";
export const MAP_READY_MARK = "map-ready";
