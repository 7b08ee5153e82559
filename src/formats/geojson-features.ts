import { accept, type Result, refuse } from "../domain/result.ts";
import type { PolygonParts } from "../geo/capture.ts";
import { decodeText } from "./decode-text.ts";
import type { ListRefusal } from "./list-refusal.ts";
import type { NamedFile } from "./perimeter-list.ts";

/** A GeoJSON file larger than this is refused before it is read: the CPTS of France weigh less, drawn to ten metres. */
const GEOJSON_LIMIT_BYTES = 150_000_000;

/** One object of a GeoJSON file. */
export interface PolygonFeature {
  /** Rank in the file, from 1. */
  readonly object: number;
  /** Its properties as text; what is neither text, number nor boolean is empty. */
  readonly properties: ReadonlyMap<string, string>;
  /** Its polygons with the numbers of the file. */
  readonly parts: PolygonParts;
  /** Type of what was left out of its geometry: a point, a line, « null », « vide »; null when all was read. */
  readonly leftOut: string | null;
}

export interface FeatureFile {
  readonly features: readonly PolygonFeature[];
  /** EPSG code of the `crs` member; null when there is none or it is not an EPSG code. */
  readonly declaredEpsg: number | null;
}

/**
 * Reads the polygons of a GeoJSON file: a collection of features, a feature or a geometry alone, collections of
 * geometries, one feature on each line. Never throws: JSON that is cut or of another kind is a refusal.
 */
export function readFeatures({ name, bytes }: NamedFile): Result<FeatureFile, ListRefusal> {
  if (bytes.length === 0) return refuse({ code: "empty", file: name });
  if (bytes.length > GEOJSON_LIMIT_BYTES)
    return refuse({ code: "too-large", file: name, bytes: bytes.length, limitBytes: GEOJSON_LIMIT_BYTES });
  const root = parse(decodeText(bytes).text);
  if (!isRecord(root)) return refuse({ code: "geojson-broken", file: name });
  if (root.type === "Topology") return refuse({ code: "topojson", file: name });
  const objects = listObjects(root);
  if (objects === null) return refuse({ code: "geojson-broken", file: name });
  const features = objects.map((object, position) => readFeature(object, position + 1));
  if (!features.some(({ parts }) => parts.length > 0))
    return refuse({ code: "no-polygon", file: name, features: features.length });
  return accept({ features, declaredEpsg: readDeclaredEpsg(root) });
}

type JsonRecord = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseLines(text);
  }
}

/** One feature on each line, as GDAL writes sequences; null when any line is something else. */
function parseLines(text: string): unknown {
  const lines = text.split("\n").map((line) => line.replace(RECORD_SEPARATOR, "").trim());
  const features: unknown[] = [];
  try {
    for (const line of lines) if (line !== "") features.push(JSON.parse(line));
  } catch {
    return null;
  }
  return { type: "FeatureCollection", features };
}

/** GeoJSON text sequences begin each record with it. */
const RECORD_SEPARATOR = "\u001e";
/** Collections of geometries in each other: deeper than this, nobody drew them. */
const MOST_NESTED = 20;

const GEOMETRIES = /^(?:Multi)?(?:Point|LineString|Polygon)$|^GeometryCollection$/;

function listObjects(root: JsonRecord): readonly unknown[] | null {
  if (root.type === "FeatureCollection") return Array.isArray(root.features) ? root.features : null;
  if (root.type === "Feature") return [root];
  return typeof root.type === "string" && GEOMETRIES.test(root.type) ? [{ geometry: root }] : null;
}

function readFeature(object: unknown, rank: number): PolygonFeature {
  const feature = isRecord(object) ? object : {};
  const properties = new Map<string, string>();
  // The id of a feature may be the only one; a property of that name comes before it.
  for (const [key, value] of [
    ["id", feature.id] as const,
    ...Object.entries(isRecord(feature.properties) ? feature.properties : {}),
  ]) {
    const text =
      typeof value === "string"
        ? value.trim()
        : typeof value === "number" || typeof value === "boolean"
          ? String(value)
          : "";
    if (text !== "" || !properties.has(key)) properties.set(key, text);
  }
  const parts: number[][][][] = [];
  const leftOut = collectPolygons(feature.geometry, parts);
  return { object: rank, properties, parts, leftOut: leftOut ?? (parts.length === 0 ? "vide" : null) };
}

/** Adds the polygons of a geometry to a list; returns the type of what is no polygon, null when all was read. */
function collectPolygons(geometry: unknown, parts: number[][][][], depth = 0): string | null {
  if (!isRecord(geometry)) return "null";
  const { type, coordinates, geometries } = geometry;
  if (type === "GeometryCollection" && Array.isArray(geometries) && depth < MOST_NESTED) {
    return geometries.map((one) => collectPolygons(one, parts, depth + 1)).find((leftOut) => leftOut !== null) ?? null;
  }
  if (type === "Polygon" || type === "MultiPolygon") {
    for (const polygon of type === "Polygon" ? [coordinates] : asList(coordinates)) {
      const rings = asList(polygon)
        .map(asList)
        .map((ring) => ring.filter(isPosition));
      // A hole is only a hole in something: without its outer ring a polygon is empty.
      if ((rings[0]?.length ?? 0) >= 3) parts.push(rings);
    }
    return null;
  }
  return typeof type === "string" ? type : "null";
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isPosition = (value: unknown): value is number[] =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);

/** `urn:ogc:def:crs:EPSG::2154`, `EPSG:2154`, `urn:ogc:def:crs:OGC:1.3:CRS84`. */
function readDeclaredEpsg({ crs }: JsonRecord): number | null {
  const properties = isRecord(crs) && isRecord(crs.properties) ? crs.properties : {};
  const said = String(properties.name ?? properties.code ?? "");
  if (/CRS84/i.test(said)) return 4326;
  const code = /EPSG:[\d.]*:?(\d{4,6})\s*$/i.exec(said)?.[1] ?? /^\d{4,6}$/.exec(said)?.[0];
  return code === undefined ? null : Number(code);
}
