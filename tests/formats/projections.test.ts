import { expect, test } from "vitest";
import { applyReading, findProjection, recogniseReadings, toLngLat } from "../../src/formats/projections.ts";

/** Northing on the central meridian of a UTM zone, by the series of the meridian arc on GRS80 (Snyder 1987, 3-21). */
function northing(latitude: number): number {
  const a = 6_378_137;
  const e2 = 0.0066943800229;
  const phi = (latitude * Math.PI) / 180;
  const arc =
    (1 - e2 / 4 - (3 * e2 ** 2) / 64 - (5 * e2 ** 3) / 256) * phi -
    ((3 * e2) / 8 + (3 * e2 ** 2) / 32 + (45 * e2 ** 3) / 1024) * Math.sin(2 * phi) +
    ((15 * e2 ** 2) / 256 + (45 * e2 ** 3) / 1024) * Math.sin(4 * phi) -
    ((35 * e2 ** 3) / 3072) * Math.sin(6 * phi);
  return 0.9996 * a * arc + (latitude < 0 ? 10_000_000 : 0);
}

const mercator = (lng: number, lat: number) =>
  [(6_378_137 * lng * Math.PI) / 180, 6_378_137 * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))] as const;

test.each([
  { what: "the Eiffel tower in Lambert-93", at: [648_237.3, 6_862_271.7], lng: 2.2945, lat: 48.8584, epsg: 2154 },
  { what: "the origin of Lambert-93", at: [700_000, 6_600_000], lng: 3, lat: 46.5, epsg: 2154 },
  { what: "Mayotte, on the meridian of zone 38", at: [500_000, northing(-12.8)], lng: 45, lat: -12.8, epsg: 4471 },
  { what: "Saint-Denis in Web Mercator", at: mercator(55.4504, -20.8789), lng: 55.4504, lat: -20.8789, epsg: 3857 },
  { what: "Paris in degrees, latitude first", at: [48.8566, 2.3522], lng: 2.3522, lat: 48.8566, epsg: 4326 },
  { what: "Mamoudzou in degrees", at: [45.2279, -12.7806], lng: 45.2279, lat: -12.7806, epsg: 4326 },
  { what: "Fort-de-France, latitude first", at: [14.6037, -61.0667], lng: -61.0667, lat: 14.6037, epsg: 4326 },
  { what: "New York", at: [-74, 40.7], lng: 0, lat: 0, epsg: null },
  { what: "nothing", at: [Number.NaN, 3], lng: 0, lat: 0, epsg: null },
])("$what", ({ at, lng, lat, epsg }) => {
  const found = toLngLat(at[0]!, at[1]!);
  expect(found?.reading.epsg ?? null).toBe(epsg);
  if (found === null) return;
  expect(found.lng).toBeCloseTo(lng, 4);
  expect(found.lat).toBeCloseTo(lat, 4);
});

test("the département says which projection was meant, and refuses another", () => {
  const inUtm40 = [338_812, 7_690_660] as const;
  expect(toLngLat(...inUtm40, { departement: "974" })?.reading.name).toBe("RGR92 UTM 40S");
  expect(toLngLat(...inUtm40, { departement: "34" })).toBeNull();
  expect(toLngLat(700_000, 6_600_000, { departement: "974" })).toBeNull();
});

test("Web Mercator in the north shares its numbers with Lambert-93: the land settles, else Lambert-93 comes first", () => {
  const paris = mercator(2.3522, 48.8566);
  const isOnLand = (lng: number, lat: number) => Math.hypot(lng - 2.3522, lat - 48.8566) < 1;
  expect(recogniseReadings([paris], { isOnLand })[0]?.name).toBe("Web Mercator");
  expect(recogniseReadings([paris])[0]?.name).toBe("Lambert-93");
});

test("a declared system comes first, and is left when the numbers deny it", () => {
  expect(recogniseReadings([[600_000, 2_200_000]], { epsg: 27572 })[0]).toEqual({
    epsg: 27572,
    name: "Lambert II étendu",
    swapped: false,
  });
  expect(recogniseReadings([[700_000, 6_600_000]], { epsg: 4326 })[0]?.epsg).toBe(2154);
  expect(recogniseReadings([[-74, 40.7]], { epsg: 4326 })).toEqual([]);
  expect(findProjection(2056)).toBeNull();
  expect(findProjection(4171)?.epsg).toBe(4326);
});

test("every conic and UTM system of the list puts its origin where its definition says", () => {
  const [lng, lat] = applyReading({ epsg: 3945, name: "", swapped: false }, 1_700_000, 4_200_000);
  expect([lng, lat]).toEqual([expect.closeTo(3, 6), expect.closeTo(45, 6)]);
  const [lng31, lat31] = applyReading({ epsg: 25831, name: "", swapped: false }, 500_000, northing(45));
  expect([lng31, lat31]).toEqual([expect.closeTo(3, 6), expect.closeTo(45, 6)]);
});
