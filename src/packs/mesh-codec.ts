import type { Mesh } from "../geo/mesh.ts";
import { PackError } from "./pack-error.ts";
import { PACKS } from "./pack-list.ts";

/**
 * The `contours` pack: "CTPS" in ASCII, then whole numbers written seven bits a byte (the high bit says that another
 * byte follows): version, number of units, number of arcs, coordinate step, number of points, and for each arc its
 * number of points and sides, then all points, each as its difference with the one before it. Signed numbers are
 * folded (0, −1, 1, −2… become 0, 1, 2, 3…); the differences within an arc are small, so most take one byte.
 */
const MAGIC = [0x43, 0x54, 0x50, 0x53] as const;
const LONGEST_NUMBER_BYTES = 5;

/** Writes a mesh as bytes; `decodeMesh` gives the same mesh back. */
export function encodeMesh(mesh: Mesh): Uint8Array {
  const { unitCount, arcStart, points, left, right } = mesh;
  const step = commonStep(points);
  const writer = new ByteWriter(64 + points.length * LONGEST_NUMBER_BYTES + left.length * 3 * LONGEST_NUMBER_BYTES);
  for (const byte of MAGIC) writer.byte(byte);
  for (const value of [PACKS.contours.version, unitCount, left.length, step, points.length / 2]) writer.whole(value);
  let side = 0;
  for (let arc = 0; arc < left.length; arc++) {
    writer.whole(arcStart[arc + 1]! - arcStart[arc]!);
    writer.signed(left[arc]! - side);
    writer.signed(right[arc]! - left[arc]!);
    side = left[arc]!;
  }
  for (const axis of [0, 1]) {
    let previous = 0;
    for (let i = axis; i < points.length; i += 2) {
      const value = points[i]! / step;
      writer.signed(value - previous);
      previous = value;
    }
  }
  return writer.bytes();
}

/**
 * Reads what `encodeMesh` wrote.
 * @throws PackError `corrupt` for bytes that are cut or something else, `version` for another version of the format
 */
export function decodeMesh(bytes: Uint8Array): Mesh {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw corrupt("does not begin as contours do");
  const reader = new ByteReader(bytes, MAGIC.length);
  const version = reader.whole();
  if (version !== PACKS.contours.version) {
    throw new PackError("version", "contours", `version ${version}, wanted ${PACKS.contours.version}`);
  }
  const [unitCount, arcCount, step, pointCount] = [reader.whole(), reader.whole(), reader.whole(), reader.whole()];
  if (arcCount * 3 + pointCount * 2 > reader.remaining()) throw corrupt("fewer bytes than its counts promise");
  const arcStart = new Uint32Array(arcCount + 1);
  const left = new Int32Array(arcCount);
  const right = new Int32Array(arcCount);
  let side = 0;
  for (let arc = 0; arc < arcCount; arc++) {
    arcStart[arc + 1] = arcStart[arc]! + reader.whole();
    side += reader.signed();
    left[arc] = side;
    right[arc] = side + reader.signed();
    if (!isSide(left[arc]!, unitCount) || !isSide(right[arc]!, unitCount)) throw corrupt(`arc ${arc} has no such unit`);
  }
  if (arcStart[arcCount] !== pointCount)
    throw corrupt(`${arcStart[arcCount]} points in its arcs, ${pointCount} announced`);
  const points = new Int32Array(pointCount * 2);
  for (const axis of [0, 1]) {
    let value = 0;
    for (let i = axis; i < points.length; i += 2) {
      value += reader.signed();
      points[i] = value * step;
    }
  }
  if (reader.remaining() > 0) throw corrupt(`${reader.remaining()} bytes too many`);
  return { unitCount, arcStart, points, left, right };
}

const corrupt = (detail: string): PackError => new PackError("corrupt", "contours", detail);
const isSide = (side: number, unitCount: number): boolean => side >= -1 && side < unitCount;

/** The largest number that divides every coordinate (1 for an empty mesh). */
function commonStep(points: Int32Array): number {
  let step = 0;
  for (const value of points) {
    let [a, b] = [Math.abs(value), step];
    while (b > 0) [a, b] = [b, a % b];
    step = a;
    if (step === 1) break;
  }
  return step || 1;
}

class ByteWriter {
  private readonly buffer: Uint8Array;
  private length = 0;

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity);
  }

  byte(value: number): void {
    this.buffer[this.length++] = value;
  }

  whole(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }
}

class ByteReader {
  private readonly bytes: Uint8Array;
  private position: number;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  remaining(): number {
    return this.bytes.length - this.position;
  }

  whole(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < LONGEST_NUMBER_BYTES; i++) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw corrupt("ends in the middle of a number");
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
    throw corrupt("holds a number that is too long");
  }

  signed(): number {
    const folded = this.whole();
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }
}
