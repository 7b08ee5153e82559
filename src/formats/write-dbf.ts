/** A column of the table of attributes (dBase III): its name has ten characters at most. */
export type DbfField =
  | { readonly name: string; readonly meaning: string; readonly kind: "text"; readonly bytes: number }
  | {
      readonly name: string;
      readonly meaning: string;
      readonly kind: "number";
      readonly digits: number;
      readonly decimals: number;
    };

const DESCRIPTOR_BYTES = 32;
const LONGEST_NAME = 10;
/** dBase knows no longer text. */
export const LONGEST_TEXT_BYTES = 254;

const widthOf = (field: DbfField): number =>
  field.kind === "text" ? Math.min(field.bytes, LONGEST_TEXT_BYTES) : field.digits;

/**
 * The table of attributes of a shapefile, texts in UTF-8 (said by the `.cpg` beside it). A text too long is cut between
 * two characters; an empty number is blank.
 * @throws RangeError on a field name that the format cannot hold, which is a bug
 */
export function writeDbf(
  fields: readonly DbfField[],
  rows: readonly (readonly (string | number | null)[])[],
  date: string,
): Uint8Array {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const headerBytes = DESCRIPTOR_BYTES * (fields.length + 1) + 1;
  const rowBytes = fields.reduce((sum, field) => sum + widthOf(field), 1);
  const file = new Uint8Array(headerBytes + rowBytes * rows.length + 1).fill(0x20, headerBytes);
  const view = new DataView(file.buffer);
  file.set([3, year - 1900, month, day]);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  const encoder = new TextEncoder();
  fields.forEach((field, f) => {
    if (!/^[A-Z][A-Z0-9_]*$/.test(field.name) || field.name.length > LONGEST_NAME)
      throw new RangeError(`no dBase field can be named ${field.name}`);
    const at = DESCRIPTOR_BYTES * (f + 1);
    file.set(encoder.encode(field.name), at);
    file[at + 11] = (field.kind === "text" ? "C" : "N").charCodeAt(0);
    file[at + 16] = widthOf(field);
    file[at + 17] = field.kind === "number" ? field.decimals : 0;
  });
  file[headerBytes - 1] = 0x0d;
  rows.forEach((values, r) => {
    let at = headerBytes + rowBytes * r + 1;
    fields.forEach((field, f) => {
      const width = widthOf(field);
      const value = values[f] ?? null;
      if (field.kind === "text") file.set(cut(encoder.encode(String(value ?? "")), width), at);
      else if (typeof value === "number" && Number.isFinite(value)) {
        const digits = encoder.encode(value.toFixed(field.decimals));
        // A number too long for its column is left blank rather than cut into another number.
        if (digits.length <= width) file.set(digits, at + width - digits.length);
      }
      at += width;
    });
  });
  file[file.length - 1] = 0x1a;
  return file;
}

/** The longest beginning of a UTF-8 text that fits, cut between two characters. */
function cut(bytes: Uint8Array, width: number): Uint8Array {
  if (bytes.length <= width) return bytes;
  let end = width;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}
