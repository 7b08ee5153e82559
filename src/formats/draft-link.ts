import { LAST_MARK, ORIGINS, START_MARK, type UnitMark } from "../domain/draft.ts";
import { changeFromStart, type DraftRecord, marksOfRecord } from "../domain/draft-record.ts";
import { accept, type Result, refuse } from "../domain/result.ts";
import { BitReader, BitWriter, freeWidth } from "./draft-link-bits.ts";

/**
 * A drawing in the address of a page, without a server: INSEE codes as numbers, sorted, by their differences, with the
 * COG year and a checksum. Nothing depends on the base of either side. Author, date and reasons stay at home: an
 * address is copied further than its writer thinks.
 *
 *   version 4 · COG year − 2000: 7 · origin 2 · anywhere 1 · has marks 1 · has start 1 · name · replaces · codes
 *   [mark of each code: 3] [in the start? of each code: 1, then codes of the start that left] · checksum: 2 bytes
 */
const VERSION = 1;
const FIRST_YEAR = 2000;
/** Longer than any drawing of the whole country. */
const LONGEST = 100_000;
/** Orders of the numbers that count things. */
const COUNT_ORDER = 4;

/** `damaged`: cut or changed on the way; `newer`: made by a version of the application that this one cannot read. */
export interface LinkRefusal {
  readonly code: "empty" | "damaged" | "newer";
}

/** What a link carries; the reader gives it an id, and the day of its opening. */
export type LinkedDraft = Omit<DraftRecord, "id" | "author" | "date" | "reasons">;

/** The payload of a link, in characters that an address needs not escape. */
export function encodeDraftLink(draft: DraftRecord): string {
  const marks = marksOfRecord(draft);
  const codes = [...marks.keys()].map(numberOf).sort((a, b) => a - b);
  const start = new Set(draft.start.map(numberOf));
  const markOfNumber = new Map([...marks].map(([code, mark]) => [numberOf(code), mark]));
  const hasMarks = [...marks.values()].some((mark) => mark !== START_MARK);
  const bits = new BitWriter();
  bits.fixed(VERSION, 4);
  bits.fixed(draft.cog - FIRST_YEAR, 7);
  bits.fixed(draft.origin === null ? 0 : 1 + ORIGINS.indexOf(draft.origin), 2);
  bits.fixed(draft.source.kind === "anywhere" ? 1 : 0, 1);
  bits.fixed(hasMarks ? 1 : 0, 1);
  bits.fixed(start.size > 0 ? 1 : 0, 1);
  writeText(bits, draft.name);
  bits.free(draft.replaces.length, 0);
  for (const id of draft.replaces) writeText(bits, id);
  writeCodes(bits, codes);
  if (hasMarks) for (const code of codes) bits.fixed(markOfNumber.get(code)!, 3);
  if (start.size > 0) {
    for (const code of codes) bits.fixed(start.has(code) ? 1 : 0, 1);
    writeCodes(
      bits,
      [...start].filter((code) => !markOfNumber.has(code)).sort((a, b) => a - b),
    );
  }
  const content = bits.bytes();
  const sum = checksum(content);
  return toBase64Url(Uint8Array.from([...content, sum >> 8, sum & 255]));
}

/** Reads a payload back. */
export function decodeDraftLink(payload: string): Result<LinkedDraft, LinkRefusal> {
  const text = payload.trim();
  if (text === "") return refuse({ code: "empty" });
  const bytes = text.length > LONGEST ? null : fromBase64Url(text);
  if (bytes === null || bytes.length < 4) return refuse({ code: "damaged" });
  const content = bytes.subarray(0, -2);
  if (checksum(content) !== bytes.at(-2)! * 256 + bytes.at(-1)!) return refuse({ code: "damaged" });
  if (content[0]! >> 4 !== VERSION) return refuse({ code: "newer" });
  try {
    return accept(readLink(new BitReader(content)));
  } catch (error) {
    if (error instanceof RangeError) return refuse({ code: "damaged" });
    throw error;
  }
}

function readLink(bits: BitReader): LinkedDraft {
  bits.fixed(4);
  const cog = bits.fixed(7) + FIRST_YEAR;
  const origin = ORIGINS[bits.fixed(2) - 1] ?? null;
  const isAnywhere = bits.fixed(1) === 1;
  const [hasMarks, hasStart] = [bits.fixed(1) === 1, bits.fixed(1) === 1];
  const name = readText(bits);
  const replaces = Array.from({ length: checked(bits.free(0), 10_000) }, () => readText(bits));
  const codes = readCodes(bits);
  const marks = new Map<string, UnitMark>();
  for (const code of codes) {
    const mark = hasMarks ? bits.fixed(3) : START_MARK;
    if (mark < START_MARK || mark > LAST_MARK) throw new RangeError(`no mark ${mark}`);
    marks.set(codeOf(code), mark);
  }
  const kept = hasStart ? codes.filter(() => bits.fixed(1) === 1) : [];
  const start = [...kept, ...(hasStart ? readCodes(bits) : [])].map(codeOf).sort();
  const change = changeFromStart(start, marks);
  return {
    name,
    origin,
    cog,
    source: { kind: isAnywhere ? "anywhere" : "white" },
    replaces,
    lockedUnits: [],
    lockedTerritories: [],
    start,
    changes: change === null ? [] : [change],
    position: change === null ? 0 : 1,
  };
}

/** A code as a number below 100 000; the two départements of Corsica take the places 00 and 20, which no other has. */
const numberOf = (code: string): number => Number(code.replace(/^2A/, "00").replace(/^2B/, "20"));

function codeOf(number: number): string {
  const digits = String(number).padStart(5, "0");
  return digits.replace(/^00/, "2A").replace(/^20/, "2B");
}

/** How many codes, the order that makes their differences shortest, then the differences, less one. */
function writeCodes(bits: BitWriter, codes: readonly number[]): void {
  const gaps = codes.map((code, i) => code - (codes[i - 1] ?? -1) - 1);
  const widthAt = (order: number) => gaps.reduce((sum, gap) => sum + freeWidth(gap, order), 0);
  let best = 0;
  for (let order = 1; order < 16; order++) if (widthAt(order) < widthAt(best)) best = order;
  bits.free(codes.length, COUNT_ORDER);
  bits.fixed(best, 4);
  for (const gap of gaps) bits.free(gap, best);
}

function readCodes(bits: BitReader): readonly number[] {
  const count = checked(bits.free(COUNT_ORDER), 99_999);
  const order = bits.fixed(4);
  let code = -1;
  return Array.from({ length: count }, () => {
    code = checked(code + bits.free(order) + 1, 99_999);
    return code;
  });
}

function writeText(bits: BitWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  bits.free(bytes.length, COUNT_ORDER);
  for (const byte of bytes) bits.fixed(byte, 8);
}

function readText(bits: BitReader): string {
  const length = checked(bits.free(COUNT_ORDER), LONGEST);
  return new TextDecoder().decode(Uint8Array.from({ length }, () => bits.fixed(8)));
}

function checked(value: number, largest: number): number {
  if (value > largest) throw new RangeError(`${value} is above ${largest}`);
  return value;
}

/** CRC-16 (CCITT): finds every cut of one or two characters and every change of up to sixteen bits in a row. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffff;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) sum = ((sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x1021) & 0xffff;
  }
  return sum;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return null;
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
