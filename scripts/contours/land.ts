import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { readPackageJson } from "../sources/installed-packages.ts";
import { fillRings, type Ring } from "./fill-rings.ts";
import type { Sheet } from "./sheet.ts";

/** ISO 3166-1 numeric code of France, overseas départements included, in Natural Earth. */
const FRANCE = "250";

/** What Natural Earth says of each cell of a sheet. */
export const SEA = 0;
export const FRENCH_LAND = 1;
export const FOREIGN_LAND = 2;

/** Rings of France (overseas départements included) and of the other countries, in degrees. */
export interface Countries {
  readonly france: readonly Ring[];
  readonly abroad: readonly Ring[];
}

/** Reads the countries of Natural Earth at 1:10 000 000 (`world-atlas`). */
export function readCountries(): Countries {
  const topology = readPackageJson("world-atlas", "countries-10m.json") as Topology<{ countries: GeometryCollection }>;
  const rings = { france: [] as Ring[], abroad: [] as Ring[] };
  const countries = feature(topology, topology.objects.countries);
  for (const { id, geometry } of countries.features) {
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") continue;
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    (id === FRANCE ? rings.france : rings.abroad).push(...polygons.flat());
  }
  return rings;
}

/** One byte a cell: `SEA`, `FRENCH_LAND` or `FOREIGN_LAND`. */
export function rasteriseLand(sheet: Sheet, countries: Countries): Uint8Array {
  const land = new Uint8Array(sheet.width * sheet.height);
  const near = (ring: Ring) => touchesSheet(ring, sheet);
  for (const [rings, value] of [
    [countries.abroad, FOREIGN_LAND],
    [countries.france, FRENCH_LAND],
  ] as const) {
    fillRings(rings.filter(near), sheet, (row, from, to) => {
      land.fill(value, row * sheet.width + from, row * sheet.width + to);
    });
  }
  return land;
}

function touchesSheet(ring: Ring, sheet: Sheet): boolean {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [lng, lat] of ring as readonly (readonly [number, number])[]) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return (
    east > sheet.west &&
    west < sheet.west + sheet.width * sheet.stepLng &&
    north > sheet.north - sheet.height * sheet.stepLat &&
    south < sheet.north
  );
}
