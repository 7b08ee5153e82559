import type { Box } from "../geo/unit-index.ts";

/**
 * A place laid flat on a small drawing: equirectangular, narrowed by the cosine of its middle latitude. At the size of
 * a département it differs from a conformal projection by less than a tenth of a pixel.
 */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Units of the drawing per degree of latitude. */
  readonly scale: number;
  readonly cosine: number;
  /** Longitude and latitude of the middle of the drawing. */
  readonly centre: readonly [number, number];
  /** Laid out as the main map is: latitudes are those of Mercator, here and in `centre`. */
  readonly isMercator?: boolean;
}

export interface FrameSize {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

const RADIAN = Math.PI / 180;

/** The frame that shows a box as large as its size allows. */
export function fitFrame([west, south, east, north]: Box, { width, height, margin }: FrameSize): Frame {
  const centre = [(west + east) / 2, (south + north) / 2] as const;
  const cosine = Math.cos(centre[1] * RADIAN);
  const scale = Math.min((width - 2 * margin) / ((east - west) * cosine), (height - 2 * margin) / (north - south));
  return { width, height, scale, cosine, centre };
}

/**
 * The same frame `times` larger around a point, without leaving `limits`: it slides back rather than show what lies
 * beyond them.
 */
export function enlargeFrame(frame: Frame, times: number, point: readonly [number, number], limits: Box): Frame {
  const scale = frame.scale * times;
  const halfLng = frame.width / scale / frame.cosine / 2;
  const halfLat = frame.height / scale / 2;
  const slide = (at: number, half: number, from: number, to: number) =>
    to - from <= 2 * half ? (from + to) / 2 : Math.min(Math.max(at, from + half), to - half);
  const centre = [
    slide(point[0], halfLng, limits[0], limits[2]),
    slide(point[1], halfLat, limits[1], limits[3]),
  ] as const;
  return { ...frame, scale, centre };
}

/** Latitude in the measure of Mercator, in degrees: what the main map draws upwards. */
const mercatorLatitude = (lat: number): number => Math.log(Math.tan(((90 + lat) * RADIAN) / 2)) / RADIAN;

/** The frame of a box laid out as the main map lays it out, exactly as wide as asked. */
export function mercatorFrame([west, south, east, north]: Box, width: number): Frame {
  const [low, high] = [mercatorLatitude(south), mercatorLatitude(north)];
  const scale = width / (east - west);
  const centre = [(west + east) / 2, (low + high) / 2] as const;
  return { width, height: (high - low) * scale, scale, cosine: 1, centre, isMercator: true };
}

/** Place of a point on the drawing, y downwards. */
export function project(frame: Frame, lng: number, lat: number): readonly [number, number] {
  const up = frame.isMercator ? mercatorLatitude(lat) : lat;
  return [
    frame.width / 2 + (lng - frame.centre[0]) * frame.cosine * frame.scale,
    frame.height / 2 - (up - frame.centre[1]) * frame.scale,
  ];
}

/** What the frame shows. */
export function boxOfFrame({ width, height, scale, cosine, centre: [lng, lat] }: Frame): Box {
  const halfLng = width / scale / cosine / 2;
  const halfLat = height / scale / 2;
  return [lng - halfLng, lat - halfLat, lng + halfLng, lat + halfLat];
}
