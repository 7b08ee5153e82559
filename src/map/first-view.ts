/** Marks in the browser's timeline: France and its figures are seen; the map has drawn them and answers. */
export const FIRST_VIEW_MARK = "first-view";
export const MAP_READY_MARK = "map-ready";
/** When the map last came to rest; one mark at a time, which benchmarks read. */
export const MAP_IDLE_MARK = "map-idle";
