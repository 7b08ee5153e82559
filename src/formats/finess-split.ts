const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** An element of an array of the root object: `{ "pmej": [ { … } ] }`. */
const ELEMENT_DEPTH = 3;

/**
 * Cuts a JSON document that arrives by chunks into the elements of the arrays of its root object, each given to
 * `onElement` as text. Nothing else is kept: a parser that emits values would build a thousand times more objects.
 */
export class ElementSplitter {
  readonly #onElement: (text: string) => void;
  readonly #decoder = new TextDecoder();
  #depth = 0;
  #inString = false;
  /** The chunk ended on a backslash inside a string. */
  #escaped = false;
  /** Beginning of an element that the last chunk cut. */
  #carried: Uint8Array[] = [];
  #opened = false;
  /** Inside an element that is an object; others are passed over. */
  #inElement = false;

  constructor(onElement: (text: string) => void) {
    this.#onElement = onElement;
  }

  /** Whether the root object was opened and closed. */
  get isWhole(): boolean {
    return this.#opened && this.#depth === 0;
  }

  write(chunk: Uint8Array): void {
    let from = this.#inElement ? 0 : -1;
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) {
        at = this.#skipString(chunk, at);
        continue;
      }
      const byte = chunk[at]!;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        this.#opened = true;
        if (++this.#depth === ELEMENT_DEPTH && byte === OPEN_OBJECT) {
          this.#inElement = true;
          from = at;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.#depth-- === ELEMENT_DEPTH && this.#inElement) {
          this.#inElement = false;
          this.#emit(chunk.subarray(from, at + 1));
          from = -1;
        }
      }
    }
    if (from >= 0) this.#carried.push(chunk.slice(from));
  }

  /** Position of the quote that closes the string, or of the last byte of the chunk when it goes on. */
  #skipString(chunk: Uint8Array, from: number): number {
    let start = from;
    if (this.#escaped) {
      this.#escaped = false;
      start++;
    }
    for (let quote = chunk.indexOf(QUOTE, start); quote >= 0; quote = chunk.indexOf(QUOTE, quote + 1)) {
      if (countBackslashes(chunk, start, quote) % 2 === 1) continue;
      this.#inString = false;
      return quote;
    }
    this.#escaped = countBackslashes(chunk, start, chunk.length) % 2 === 1;
    return chunk.length - 1;
  }

  #emit(end: Uint8Array): void {
    const parts = this.#carried;
    this.#carried = [];
    const text = parts.map((part) => this.#decoder.decode(part, { stream: true })).join("");
    this.#onElement(text + this.#decoder.decode(end));
  }
}

/** Backslashes that end just before `to`, not looking before `from`. */
function countBackslashes(chunk: Uint8Array, from: number, to: number): number {
  let count = 0;
  while (to - count - 1 >= from && chunk[to - count - 1] === BACKSLASH) count++;
  return count;
}
