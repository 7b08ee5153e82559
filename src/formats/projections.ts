import proj4 from "proj4";

/** `[lng, lat]`, degrees. */
export type LngLat = readonly [lng: number, lat: number];

/** The parts of France, each with the box that holds it (`[west, south, east, north]`, degrees) and its départements. */
const AREAS = {
  metropole: { box: [-5.3, 41.2, 9.8, 51.3], departements: null },
  guadeloupe: { box: [-61.95, 15.7, -60.85, 16.65], departements: ["971"] },
  martinique: { box: [-61.35, 14.3, -60.7, 15], departements: ["972"] },
  guyane: { box: [-54.8, 2, -51.4, 6], departements: ["973"] },
  reunion: { box: [55.1, -21.5, 55.95, -20.75], departements: ["974"] },
  mayotte: { box: [44.9, -13.1, 45.4, -12.55], departements: ["976"] },
} as const;
type Area = keyof typeof AREAS;
const EVERYWHERE = Object.keys(AREAS) as Area[];

interface Projection {
  /** Its usual name, a proper noun in both languages. */
  readonly name: string;
  /** For proj4 (parameters of the EPSG register); null for degrees. */
  readonly definition: string | null;
  /** The parts of France that it serves: numbers that fall elsewhere were not written in it. */
  readonly areas: readonly Area[];
}

const utm = (zone: string, rest = "+ellps=GRS80") => `+proj=utm +zone=${zone} ${rest} +units=m +no_defs`;
const HAYFORD_GUADELOUPE = "+ellps=intl +towgs84=-467,-16,-300,0,0,0,0";
const HAYFORD_MARTINIQUE = "+ellps=intl +towgs84=186,482,151,0,0,0,0";
const conic = (latitude: number) =>
  `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} +x_0=1700000 ` +
  `+y_0=${(latitude - 41) * 1_000_000 + 200_000} +ellps=GRS80 +units=m +no_defs`;

/** By EPSG code. The first eight are also recognised from the numbers alone, in this order of preference. */
const PROJECTIONS: Readonly<Record<number, Projection>> = {
  4326: { name: "WGS 84", definition: null, areas: EVERYWHERE },
  2154: {
    name: "Lambert-93",
    definition:
      "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m +no_defs",
    areas: ["metropole"],
  },
  5490: { name: "RGAF09 UTM 20N", definition: utm("20"), areas: ["guadeloupe", "martinique"] },
  2972: { name: "RGFG95 UTM 22N", definition: utm("22"), areas: ["guyane"] },
  2975: { name: "RGR92 UTM 40S", definition: utm("40 +south"), areas: ["reunion"] },
  4471: { name: "RGM04 UTM 38S", definition: utm("38 +south"), areas: ["mayotte"] },
  3857: {
    name: "Web Mercator",
    definition:
      "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs",
    areas: EVERYWHERE,
  },
  27572: {
    name: "Lambert II étendu",
    definition:
      "+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 +a=6378249.2 +b=6356515 " +
      "+towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs",
    areas: ["metropole"],
  },
  4559: { name: "RRAF91 UTM 20N", definition: utm("20"), areas: ["guadeloupe", "martinique"] },
  2970: { name: "Guadeloupe 1948 UTM 20N", definition: utm("20", HAYFORD_GUADELOUPE), areas: ["guadeloupe"] },
  2973: { name: "Fort-Desaix UTM 20N", definition: utm("20", HAYFORD_MARTINIQUE), areas: ["martinique"] },
  32620: { name: "WGS 84 UTM 20N", definition: utm("20"), areas: ["guadeloupe", "martinique"] },
  32622: { name: "WGS 84 UTM 22N", definition: utm("22"), areas: ["guyane"] },
  32740: { name: "WGS 84 UTM 40S", definition: utm("40 +south"), areas: ["reunion"] },
  32738: { name: "WGS 84 UTM 38S", definition: utm("38 +south"), areas: ["mayotte"] },
  ...Object.fromEntries(
    [30, 31, 32].flatMap((zone) =>
      [25_800, 32_600].map((family) => [
        family + zone,
        { name: `UTM ${zone}N`, definition: utm(String(zone)), areas: ["metropole"] },
      ]),
    ) as [number, Projection][],
  ),
  ...Object.fromEntries(
    [42, 43, 44, 45, 46, 47, 48, 49, 50].map((latitude) => [
      3900 + latitude,
      { name: `Lambert-93 CC${latitude}`, definition: conic(latitude), areas: ["metropole"] },
    ]) as [number, Projection][],
  ),
};
/** Geographic systems a few centimetres from WGS 84: read as degrees. */
const DEGREES = new Set([4326, 4171, 4258, 4979, 5489, 4558, 4624, 4627, 4470, 7086]);
const RECOGNISED = [4326, 2154, 5490, 2972, 2975, 4471, 3857, 27572];

/** How the numbers of a file are read. */
export interface Reading {
  /** EPSG code; 4326 for degrees. */
  readonly epsg: number;
  readonly name: string;
  /** The two numbers are written in the other order: latitude first, or northing first. */
  readonly swapped: boolean;
}

/** What is known of coordinates besides the numbers. */
export interface CoordinatesHint {
  /** Code of the département that should hold them. */
  readonly departement?: string;
  /** EPSG code that the file declares. */
  readonly epsg?: number;
  /** Whether a place is in a unit: settles between two readings that both lie in the box of a part of France. */
  readonly isOnLand?: (lng: number, lat: number) => boolean;
}

const converters = new Map<number, (x: number, y: number) => LngLat>();

function converterOf(epsg: number): (x: number, y: number) => LngLat {
  let convert = converters.get(epsg);
  if (convert === undefined) {
    const definition = PROJECTIONS[epsg]?.definition ?? null;
    if (definition === null) convert = (x, y) => [x, y];
    else {
      const projection = proj4(definition);
      convert = (x, y) => {
        const [lng, lat] = projection.inverse([x, y]) as [number, number];
        return [lng, lat];
      };
    }
    converters.set(epsg, convert);
  }
  return convert;
}

/** Degrees of a point as one reading understands it; the numbers may be nonsense where the reading is wrong. */
export function applyReading({ epsg, swapped }: Reading, x: number, y: number): LngLat {
  return swapped ? converterOf(epsg)(y, x) : converterOf(epsg)(x, y);
}

/** Whether the project reads a system, by its EPSG code. */
export function findProjection(epsg: number): { readonly epsg: number; readonly name: string } | null {
  if (DEGREES.has(epsg)) return { epsg: 4326, name: PROJECTIONS[4326]!.name };
  const projection = PROJECTIONS[epsg];
  return projection === undefined ? null : { epsg, name: projection.name };
}

const inBox = ([west, south, east, north]: readonly [number, number, number, number], [lng, lat]: LngLat): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;

function areasOf(epsg: number, departement: string | undefined): readonly Area[] {
  const served = PROJECTIONS[epsg]!.areas;
  if (departement === undefined) return served;
  const expected = EVERYWHERE.find((area) => AREAS[area].departements?.some((code) => code === departement));
  return served.filter((area) => area === (expected ?? "metropole"));
}

function isPlausible(reading: Reading, x: number, y: number, areas: readonly Area[]): boolean {
  const isDegrees = PROJECTIONS[reading.epsg]!.definition === null;
  if (isDegrees !== (Math.abs(x) <= 180 && Math.abs(y) <= 180)) return false;
  const place = applyReading(reading, x, y);
  return areas.some((area) => inBox(AREAS[area].box, place));
}

/** Every way to read numbers, the likeliest first; what a file declares comes before all, in both orders. */
function readingsFor({ epsg }: CoordinatesHint): readonly Reading[] {
  const declared = epsg === undefined ? null : findProjection(epsg);
  const codes =
    declared === null ? RECOGNISED : [declared.epsg, ...RECOGNISED.filter((code) => code !== declared.epsg)];
  return [false, true].flatMap((swapped) =>
    codes.map((code) => ({ epsg: code, name: PROJECTIONS[code]!.name, swapped })),
  );
}

/** A reading that places this part as many points as the best one is as good. */
const AS_GOOD = 0.9;
/** Outlines follow coasts, where half of the points or more fall in the water; under this share the place is wrong. */
const LEAST_ON_LAND = 0.25;

/**
 * The readings under which at least half of the points (pairs of numbers of one file) lie in the part of France that the
 * projection serves, and about as many as under any other: those that put them on land first, then the likeliest (what
 * the file declares, degrees, Lambert-93, the local UTM overseas, Web Mercator). Empty when the numbers are not of
 * France, or not in a projection known here. Lambert-93 in the south and Web Mercator in the north share numbers: where
 * several are left, only what the points outline can settle.
 */
export function recogniseReadings(
  points: readonly (readonly [number, number])[],
  hint: CoordinatesHint = {},
): readonly Reading[] {
  const rated = readingsFor(hint).map((reading) => {
    const areas = areasOf(reading.epsg, hint.departement);
    let placed = 0;
    let landed = 0;
    for (const [x, y] of points) {
      if (!isPlausible(reading, x, y, areas)) continue;
      placed++;
      if (hint.isOnLand?.(...applyReading(reading, x, y))) landed++;
    }
    return { reading, placed, landed };
  });
  const most = Math.max(...rated.map(({ placed }) => placed));
  const isOnLand = ({ placed, landed }: (typeof rated)[number]) => landed >= LEAST_ON_LAND * placed;
  return rated
    .filter(({ placed }) => placed > 0 && placed * 2 >= points.length && placed >= AS_GOOD * most)
    .sort((a, b) => Number(isOnLand(b)) - Number(isOnLand(a)))
    .map(({ reading }) => reading);
}

/**
 * Degrees of one point whose projection is not said: the likeliest reading that puts it in France, in the part of it
 * where `hint.departement` lies when given. Null when none does, as for coordinates of Réunion written in Lambert-93.
 */
export function toLngLat(
  x: number,
  y: number,
  hint: CoordinatesHint = {},
): { readonly lng: number; readonly lat: number; readonly reading: Reading } | null {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  const reading = readingsFor(hint).find((one) => isPlausible(one, x, y, areasOf(one.epsg, hint.departement)));
  if (reading === undefined) return null;
  const [lng, lat] = applyReading(reading, x, y);
  return { lng, lat, reading };
}
