import { crc32, deflateSync, inflateSync } from "node:zlib";

/** A picture: one byte each for red, green and blue of every pixel, row by row. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * Writes a screenshot again with 192 colours, which a page of flat tints hardly shows, so that it can be kept beside the
 * documents: the most frequent colours of a coarse grid, every pixel taking the nearest.
 * @param png true colours of 8 bits, not interlaced, as browsers write them
 */
export function reducePalette(png: Uint8Array): Buffer {
  const { width, height, rgb } = decode(Buffer.from(png));
  const keyAt = (pixel: number) =>
    ((rgb[3 * pixel]! >> 3) << 10) | ((rgb[3 * pixel + 1]! >> 3) << 5) | (rgb[3 * pixel + 2]! >> 3);
  const counts = new Map<number, { count: number; sum: [number, number, number] }>();
  for (let pixel = 0; pixel < width * height; pixel++) {
    const key = keyAt(pixel);
    const cell = counts.get(key) ?? { count: 0, sum: [0, 0, 0] };
    if (cell.count === 0) counts.set(key, cell);
    cell.count++;
    for (const channel of [0, 1, 2] as const) cell.sum[channel] += rgb[3 * pixel + channel]!;
  }
  const mean = ({ count, sum }: { count: number; sum: readonly number[] }) => sum.map((one) => Math.round(one / count));
  const palette = [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, 192)
    .map(mean);
  const indexOf = new Map([...counts].map(([key, cell]) => [key, nearest(palette, mean(cell))]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let pixel = 0; pixel < width * height; pixel++)
    rows[pixel + Math.floor(pixel / width) + 1] = indexOf.get(keyAt(pixel))!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function nearest(palette: readonly (readonly number[])[], colour: readonly number[]): number {
  const distance = (one: readonly number[]) => one.reduce((sum, value, i) => sum + (value - colour[i]!) ** 2, 0);
  return palette.reduce((best, one, i) => (distance(one) < distance(palette[best]!) ? i : best), 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function decode(png: Buffer): Picture {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const plain = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < channels ? 0 : plain[at - channels]!;
      const up = y === 0 ? 0 : plain[at - stride]!;
      const corner = y === 0 || x < channels ? 0 : plain[at - stride - channels]!;
      plain[at] = raw[y * (stride + 1) + 1 + x]! + predict(filter, left, up, corner);
    }
  }
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++)
    rgb.set(plain.subarray(pixel * channels, pixel * channels + 3), pixel * 3);
  return { width, height, rgb };
}

/** What a byte is written against, by the filter of its row (PNG specification, §9.2). */
function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
