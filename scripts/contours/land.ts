import { readCountries } from "../sources/natural-earth.ts";
import { fillRings, type Ring } from "./fill-rings.ts";
import type { Sheet } from "./sheet.ts";

/** ISO 3166-1 numeric code of France, overseas départements included, in Natural Earth. */
const FRANCE = "250";

/** What Natural Earth says of each cell of a sheet. */
export const SEA = 0;
export const FRENCH_LAND = 1;
const FOREIGN_LAND = 2;

/** Rings of France (overseas départements included) and of the other countries, in degrees. */
export interface Countries {
  readonly france: readonly Ring[];
  readonly abroad: readonly Ring[];
}

/** The countries of Natural Earth at 1:10 000 000 (`world-atlas`), in full detail. */
export function readRings(): Countries {
  const rings = { france: [] as Ring[], abroad: [] as Ring[] };
  for (const { code, shape } of readCountries(0, 0)) {
    const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    (code === FRANCE ? rings.france : rings.abroad).push(...polygons.flat());
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
