import { decodeText } from "./decode-text.ts";
import type { TableRow } from "./read-table.ts";

/** How far a document is looked at to know what it draws. */
const LOOKED_AT = 60_000;

/** Whether a JSON text begins as a GeoJSON of points, as mapping tools write sites. */
export const looksLikePoints = (text: string): boolean =>
  /"(FeatureCollection|Feature)"/.test(text) &&
  /"(Multi)?Point"/.test(text) &&
  !/"(Multi)?(Polygon|LineString)"/.test(text);

/** Coordinates among the properties: those of the geometry are the ones drawn. */
const COORDINATES = /^(lon|lng|long|longitude|lat|latitude|x|y|coordx|coordy)$/i;

/**
 * The points of a GeoJSON as the rows of a table, one property a column, the coordinates in two more; row numbers are those
 * of the objects, after the header. Null for anything else. Never throws.
 */
export function readPointRows(bytes: Uint8Array): readonly TableRow[] | null {
  if (!looksLikePoints(decodeText(bytes.subarray(0, LOOKED_AT)).text)) return null;
  let root: unknown;
  try {
    root = JSON.parse(decodeText(bytes).text);
  } catch {
    return null;
  }
  const features = isRecord(root) && Array.isArray(root.features) ? root.features : [root];
  const headers = new Map<string, number>();
  const rows: TableRow[] = [];
  features.forEach((feature: unknown, position) => {
    if (!isRecord(feature)) return;
    const properties = isRecord(feature.properties) ? feature.properties : {};
    for (const point of pointsOf(feature.geometry)) {
      const cells: string[] = [];
      const put = (header: string, value: unknown) => {
        if (!headers.has(header)) headers.set(header, headers.size);
        cells[headers.get(header)!] =
          typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
      };
      put("longitude", point[0]);
      put("latitude", point[1]);
      for (const [name, value] of Object.entries(properties)) if (!COORDINATES.test(name)) put(name, value);
      rows.push({ number: position + 2, cells: Array.from(cells, (cell = "") => cell) });
    }
  });
  return [{ number: 1, cells: [...headers.keys()] }, ...rows];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function pointsOf(geometry: unknown): readonly (readonly unknown[])[] {
  if (!isRecord(geometry) || !Array.isArray(geometry.coordinates)) return [];
  if (geometry.type === "Point") return [geometry.coordinates];
  return geometry.type === "MultiPoint" ? geometry.coordinates.filter((one: unknown) => Array.isArray(one)) : [];
}
