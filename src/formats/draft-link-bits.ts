/** Writes numbers bit after bit, most significant first. */
export class BitWriter {
  readonly #bits: number[] = [];

  /** A number on a fixed count of bits. */
  fixed(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.#bits.push((value >> bit) & 1);
  }

  /** A number of any size, short when it is about 2^`order`: exponential Golomb code. */
  free(value: number, order: number): void {
    const shifted = value + 2 ** order;
    const width = Math.floor(Math.log2(shifted)) + 1;
    for (let zero = order + 1; zero < width; zero++) this.#bits.push(0);
    this.fixed(shifted, width);
  }

  /** Whole bytes, the last one filled up with zeros. */
  bytes(): Uint8Array {
    const bytes = new Uint8Array(Math.ceil(this.#bits.length / 8));
    this.#bits.forEach((bit, position) => {
      bytes[position >> 3]! |= bit << (7 - (position & 7));
    });
    return bytes;
  }
}

/** How many bits `BitWriter.free` takes. */
export const freeWidth = (value: number, order: number): number =>
  2 * (Math.floor(Math.log2(value + 2 ** order)) + 1) - order - 1;

/** Reads what `BitWriter` wrote. @throws RangeError beyond the end */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  fixed(width: number): number {
    let value = 0;
    for (let bit = 0; bit < width; bit++) value = 2 * value + this.#bit();
    return value;
  }

  free(order: number): number {
    let zeros = 0;
    while (this.#bit() === 0) if (++zeros > 30) throw new RangeError("a number too large");
    let value = 1;
    for (let bit = 0; bit < zeros + order; bit++) value = 2 * value + this.#bit();
    return value - 2 ** order;
  }

  #bit(): number {
    const byte = this.#bytes[this.#position >> 3];
    if (byte === undefined) throw new RangeError("read beyond the end");
    const bit = (byte >> (7 - (this.#position & 7))) & 1;
    this.#position++;
    return bit;
  }
}
