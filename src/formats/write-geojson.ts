import type { MultiPolygonCoordinates } from "../geo/outline.ts";
import type { ExportNotes } from "./sheet.ts";

/** One shape with its attributes; an array becomes a list in the file. */
export interface ExportShape {
  /** Outer rings counter-clockwise, holes clockwise (RFC 7946), as every outline of the mesh. */
  readonly coordinates: MultiPolygonCoordinates;
  readonly properties: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/**
 * Shapes as GeoJSON (RFC 7946: WGS 84, no `crs`); what the file says of itself is a member beside the features, which
 * readers that do not know it leave alone.
 */
export function writeGeojson(
  name: string,
  shapes: readonly ExportShape[],
  notes: ExportNotes,
): Uint8Array<ArrayBuffer> {
  const head = JSON.stringify({ type: "FeatureCollection", name, notes }).slice(0, -1);
  // One feature a line: a file of the whole country stays readable, and is never one text in one piece.
  const lines = shapes.map(({ coordinates, properties }) =>
    JSON.stringify({
      type: "Feature",
      properties,
      geometry: coordinates.length === 0 ? null : { type: "MultiPolygon", coordinates },
    }),
  );
  return new TextEncoder().encode(`${head},"features":[\n${lines.join(",\n")}\n]}\n`);
}
