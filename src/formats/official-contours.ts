import { gunzipSync } from "fflate";
import { accept, type Result, refuse } from "../domain/result.ts";
import type { ForeignPolygons } from "../geo/polygon-edges.ts";
import type { ContoursRefusal } from "./contours-refusal.ts";
import { isTopology, type RawFeature, topologyFeatures } from "./topojson-features.ts";

/** A commune or municipal arrondissement as its producer draws it; the code is of the producer's year. */
export interface OfficialCommune {
  readonly code: string;
  readonly name: string;
  readonly polygons: ForeignPolygons;
}

/** No page draws more than this; France whole in contours to 100 m is about 40 MB. */
const CONTOURS_LIMIT_BYTES = 120_000_000;

const CODE = /^(?:\d{5}|2[AB]\d{3})$/;
/** Properties that hold the INSEE code, best first: Etalab and geo.api.gouv.fr, ADMIN EXPRESS, INSEE, others. */
const CODE_NAMES = ["code", "insee_com", "codgeo", "code_insee", "insee", "com_code", "code_commune", "inseecom", "id"];
const NAME_NAMES = ["nom", "nom_com", "libgeo", "libelle", "nom_commune", "name"];

/**
 * Reads commune contours: GeoJSON as Etalab, geo.api.gouv.fr or ADMIN EXPRESS publish it, or TopoJSON; compressed by
 * gzip or not. Features that are no polygon, or hold no code, are left out; the communes come in the order of the file.
 * @param source name of the file or address, for the sentences
 */
export function readOfficialContours(
  bytes: Uint8Array,
  source: string,
): Result<readonly OfficialCommune[], ContoursRefusal> {
  if (bytes.length > CONTOURS_LIMIT_BYTES)
    return refuse({ code: "too-large", source, bytes: bytes.length, limitBytes: CONTOURS_LIMIT_BYTES });
  const json = parse(bytes, source);
  if (!json.ok) return json;
  const features = isTopology(json.value) ? topologyFeatures(json.value) : geojsonFeatures(json.value);
  if (features.length === 0) return refuse({ code: "no-features", source });
  const codeName = findProperty(features, CODE_NAMES, (value) => CODE.test(value));
  if (codeName === null)
    return refuse({ code: "no-codes", source, properties: Object.keys(features[0]!.properties).slice(0, 12) });
  const nameName = findProperty(features, NAME_NAMES, (value) => value !== "");
  const communes: OfficialCommune[] = [];
  for (const feature of features) {
    const code = String(feature.properties[codeName] ?? "");
    const polygons = readPolygons(feature);
    if (!CODE.test(code) || polygons.length === 0) continue;
    const name = nameName === null ? code : String(feature.properties[nameName] ?? code);
    communes.push({ code, name, polygons });
  }
  if (communes.length === 0) return refuse({ code: "no-polygons", source, features: features.length });
  for (const { polygons } of communes) {
    const seen = polygons[0]![0]![0]!;
    if (Math.abs(seen[0]) > 180 || Math.abs(seen[1]) > 90)
      return refuse({ code: "projected", source, seen: [seen[0], seen[1]] });
  }
  return accept(communes);
}

function parse(bytes: Uint8Array, source: string): Result<unknown, ContoursRefusal> {
  let plain = bytes;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      plain = gunzipSync(bytes);
    } catch {
      return refuse({ code: "cut", source, bytes: bytes.length });
    }
  }
  const text = new TextDecoder().decode(plain).trim();
  if (text === "") return refuse({ code: "empty", source });
  if (text.startsWith("<")) return refuse({ code: "page", source });
  try {
    return accept(JSON.parse(text));
  } catch {
    return /^[{[]/.test(text)
      ? refuse({ code: "cut", source, bytes: bytes.length })
      : refuse({ code: "not-json", source, start: text.split("\n", 1)[0]!.trim().slice(0, 40) });
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Features of a collection, a feature alone, or the objects of the plain JSON of geo.api.gouv.fr (`contour`). */
function geojsonFeatures(json: unknown): RawFeature[] {
  const list = Array.isArray(json) ? json : isRecord(json) && Array.isArray(json.features) ? json.features : [json];
  return list.filter(isRecord).flatMap((item) => {
    const geometry = item.geometry ?? item.contour;
    if (item.type !== "Feature" && !isRecord(geometry)) return [];
    const properties = isRecord(item.properties) ? item.properties : item;
    return [
      {
        properties: { id: item.id, ...properties },
        type: isRecord(geometry) ? geometry.type : null,
        coordinates: isRecord(geometry) ? geometry.coordinates : null,
      },
    ];
  });
}

/** The property, among those of the names given, that most features fill as wanted; null when fewer than half do. */
function findProperty(
  features: readonly RawFeature[],
  names: readonly string[],
  isWanted: (value: string) => boolean,
): string | null {
  const keys = [...new Set(features.slice(0, 50).flatMap(({ properties }) => Object.keys(properties)))];
  for (const name of names) {
    const key = keys.find((candidate) => candidate.toLowerCase() === name);
    if (key === undefined) continue;
    const filled = features.filter(({ properties }) => isWanted(String(properties[key] ?? ""))).length;
    if (filled * 2 >= features.length) return key;
  }
  return null;
}

/** Rings of at least three points with finite coordinates; what is not one is left out. */
function readPolygons({ type, coordinates }: RawFeature): ForeignPolygons {
  const list = type === "Polygon" ? [coordinates] : type === "MultiPolygon" ? coordinates : [];
  return (Array.isArray(list) ? list : [])
    .map((polygon: unknown) => (Array.isArray(polygon) ? polygon.filter(isRing) : []))
    .filter((polygon) => polygon.length > 0);
}

function isRing(ring: unknown): ring is [number, number][] {
  return (
    Array.isArray(ring) &&
    ring.length >= 3 &&
    ring.every((position) => Array.isArray(position) && Number.isFinite(position[0]) && Number.isFinite(position[1]))
  );
}
