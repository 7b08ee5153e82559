/** Mean radius of the Earth (IUGG), the only one in the project; also the one of @turf/turf. */
export const EARTH_RADIUS_KM = 6371.0088;

/** `[lng, lat]` in degrees. */
export type Position = readonly [number, number];

const RADIAN = Math.PI / 180;

/** Great-circle distance, haversine formula, exact down to metres. */
export function distanceKm([lng1, lat1]: Position, [lng2, lat2]: Position): number {
  const a =
    Math.sin(((lat2 - lat1) * RADIAN) / 2) ** 2 +
    Math.sin(((lng2 - lng1) * RADIAN) / 2) ** 2 * Math.cos(lat1 * RADIAN) * Math.cos(lat2 * RADIAN);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

export function lineLengthKm(line: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += distanceKm(line[i - 1]!, line[i]!);
  return length;
}

/**
 * Signed area of a closed ring on the sphere, positive counter-clockwise. By the cylindrical equal-area projection,
 * which keeps areas exactly: the only convention is that an edge is straight there, metres away from the great circle
 * for edges of kilometres. No limit on the size of the ring, except that it must not cross the antimeridian.
 */
export function ringAreaKm2(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [lng1, lat1] = ring[i - 1]!;
    const [lng2, lat2] = ring[i]!;
    sum += (lng1 - lng2) * RADIAN * (Math.sin(lat1 * RADIAN) + Math.sin(lat2 * RADIAN));
  }
  return (sum * EARTH_RADIUS_KM ** 2) / 2;
}

/** Area of the polygons of a MultiPolygon: outer rings less their holes, whatever their winding. */
export function multiPolygonAreaKm2(polygons: readonly (readonly (readonly Position[])[])[]): number {
  let area = 0;
  for (const [outer, ...holes] of polygons) {
    if (outer) area += Math.abs(ringAreaKm2(outer));
    for (const hole of holes) area -= Math.abs(ringAreaKm2(hole));
  }
  return area;
}

/** Length of a line, and what it adds to the area on its left, for a run of integer points. */
export interface LineMeasure {
  readonly lengthKm: number;
  /** Adds to the area of the face on the left; the face on the right loses as much. */
  readonly areaKm2: number;
}

/**
 * Measures points `from` to `to` − 1 of a flat array of coordinates (degrees × scale) in one pass, with the formulas
 * of `distanceKm` and `ringAreaKm2` and one sine and cosine for each point.
 */
export function measureLine(points: Int32Array, from: number, to: number, scale: number): LineMeasure {
  const toRadian = RADIAN / scale;
  let lng = points[2 * from]! * toRadian;
  let lat = points[2 * from + 1]! * toRadian;
  let sine = Math.sin(lat);
  let cosine = Math.cos(lat);
  let angle = 0;
  let area = 0;
  for (let p = from + 1; p < to; p++) {
    const nextLng = points[2 * p]! * toRadian;
    const nextLat = points[2 * p + 1]! * toRadian;
    const nextSine = Math.sin(nextLat);
    const nextCosine = Math.cos(nextLat);
    const a = Math.sin((nextLat - lat) / 2) ** 2 + Math.sin((nextLng - lng) / 2) ** 2 * cosine * nextCosine;
    angle += Math.asin(Math.min(1, Math.sqrt(a)));
    area += (lng - nextLng) * (sine + nextSine);
    lng = nextLng;
    lat = nextLat;
    sine = nextSine;
    cosine = nextCosine;
  }
  return { lengthKm: 2 * EARTH_RADIUS_KM * angle, areaKm2: (area * EARTH_RADIUS_KM ** 2) / 2 };
}
