/**
 * A sheet: a regular grid of longitude and latitude over one part of France. Steps are chosen so that cells are
 * nearly square on the ground (the cosine of the middle latitude), and boxes, which follow meridians and parallels,
 * are aligned with rows and columns. Row 0 is the northernmost.
 */
export interface Sheet {
  readonly name: string;
  readonly west: number;
  readonly north: number;
  readonly stepLng: number;
  readonly stepLat: number;
  readonly width: number;
  readonly height: number;
}

/** `[west, south, east, north]` in degrees. */
export type Box = readonly [number, number, number, number];

const METRES_PER_DEGREE = 111_195;

/** A sheet that covers `box` with a margin of three cells of about `cellM` metres. */
export function coverBox(name: string, box: Box, cellM: number): Sheet {
  const [west, south, east, north] = box;
  const stepLat = cellM / METRES_PER_DEGREE;
  const stepLng = stepLat / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = 3;
  return {
    name,
    west: west - margin * stepLng,
    north: north + margin * stepLat,
    stepLng,
    stepLat,
    width: Math.ceil((east - west) / stepLng) + 2 * margin,
    height: Math.ceil((north - south) / stepLat) + 2 * margin,
  };
}

/** Column (real) of a longitude: whole numbers are cell edges. */
export const columnOf = (sheet: Sheet, lng: number): number => (lng - sheet.west) / sheet.stepLng;
/** Row (real) of a latitude: whole numbers are cell edges. */
export const rowOf = (sheet: Sheet, lat: number): number => (sheet.north - lat) / sheet.stepLat;

export function containsPoint(box: Box, lng: number, lat: number): boolean {
  return lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3];
}

export function uniteBoxes(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
