import { strToU8, type Zippable, zipSync } from "fflate";
import type { MultiPolygonCoordinates } from "../geo/outline.ts";
import { type DbfField, writeDbf } from "./write-dbf.ts";

/** One shapefile of an archive: its fields are documented in the archive. */
export interface ShapefileLayer {
  /** Name of its files, without extension; ASCII. */
  readonly file: string;
  readonly title: string;
  readonly fields: readonly DbfField[];
  readonly records: readonly {
    readonly coordinates: MultiPolygonCoordinates;
    readonly values: readonly (string | number | null)[];
  }[];
}

/** WGS 84, as ESRI writes it: what readers of shapefiles recognise as EPSG:4326. */
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

const POLYGON = 5;
const NULL_SHAPE = 0;
const HEADER_BYTES = 100;

/**
 * An archive (ZIP) of shapefiles, each with its `.shp`, `.shx`, `.dbf`, `.prj` and `.cpg` (UTF-8), and the read-me given.
 * `date` (YYYY-MM-DD) dates the files, so that the same data give the same bytes.
 */
export function writeShapefiles(
  layers: readonly ShapefileLayer[],
  readme: { readonly file: string; readonly text: string },
  date: string,
): Uint8Array<ArrayBuffer> {
  const files: Zippable = { [readme.file]: strToU8(`\ufeff${readme.text.replace(/\r?\n/g, "\r\n")}`) };
  for (const { file, fields, records } of layers) {
    const { shp, shx } = writeShapes(records.map(({ coordinates }) => coordinates));
    files[`${file}.shp`] = shp;
    files[`${file}.shx`] = shx;
    files[`${file}.dbf`] = writeDbf(
      fields,
      records.map(({ values }) => values),
      date,
    );
    files[`${file}.prj`] = strToU8(WGS84);
    files[`${file}.cpg`] = strToU8("UTF-8");
  }
  const zipped = zipSync(files, { mtime: `${date}T12:00:00`, level: 6 });
  return new Uint8Array(zipped);
}

/** The shapes and their index; lengths are counted in words of two bytes, as the format wants. */
function writeShapes(shapes: readonly MultiPolygonCoordinates[]): { shp: Uint8Array; shx: Uint8Array } {
  const records = shapes.map(writeRecord);
  const bytes = records.reduce((sum, record) => sum + 8 + record.byteLength, HEADER_BYTES);
  const shp = new Uint8Array(bytes);
  const shx = new Uint8Array(HEADER_BYTES + 8 * records.length);
  const box = boxOf(shapes.flat(2));
  writeHeader(shp, box);
  writeHeader(shx, box);
  const [main, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = HEADER_BYTES;
  records.forEach((record, r) => {
    main.setInt32(at, r + 1);
    main.setInt32(at + 4, record.byteLength / 2);
    index.setInt32(HEADER_BYTES + 8 * r, at / 2);
    index.setInt32(HEADER_BYTES + 8 * r + 4, record.byteLength / 2);
    shp.set(record, at + 8);
    at += 8 + record.byteLength;
  });
  return { shp, shx };
}

function writeHeader(file: Uint8Array, box: readonly number[]): void {
  const view = new DataView(file.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, file.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POLYGON, true);
  box.forEach((value, i) => {
    view.setFloat64(36 + 8 * i, value, true);
  });
}

/**
 * One polygon. The format wants outer rings clockwise and holes counter-clockwise, the contrary of RFC 7946: every ring
 * is written backwards. A set of units without contour is a null shape, so that its attributes stay.
 */
function writeRecord(polygons: MultiPolygonCoordinates): Uint8Array {
  const rings = polygons.flat();
  if (rings.length === 0) return new Uint8Array(new Int32Array([NULL_SHAPE]).buffer);
  const points = rings.reduce((sum, ring) => sum + ring.length, 0);
  const record = new Uint8Array(44 + 4 * rings.length + 16 * points);
  const view = new DataView(record.buffer);
  view.setInt32(0, POLYGON, true);
  boxOf(rings).forEach((value, i) => {
    view.setFloat64(4 + 8 * i, value, true);
  });
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points, true);
  let part = 0;
  let at = 44 + 4 * rings.length;
  rings.forEach((ring, r) => {
    view.setInt32(44 + 4 * r, part, true);
    part += ring.length;
    for (let p = ring.length - 1; p >= 0; p--) {
      view.setFloat64(at, ring[p]![0], true);
      view.setFloat64(at + 8, ring[p]![1], true);
      at += 16;
    }
  });
  return record;
}

/** xmin, ymin, xmax, ymax; zeros without a point. */
function boxOf(rings: readonly (readonly (readonly [number, number])[])[]): readonly number[] {
  const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const ring of rings)
    for (const [x, y] of ring) {
      if (x < box[0]!) box[0] = x;
      if (y < box[1]!) box[1] = y;
      if (x > box[2]!) box[2] = x;
      if (y > box[3]!) box[3] = y;
    }
  return rings.length === 0 ? [0, 0, 0, 0] : box;
}
