export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Windows-1252 from 0x80 to 0x9F; the five bytes that it leaves undefined stay control characters. */
const WINDOWS_1252_HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Reads the bytes of a text file and says how: a byte order mark decides, else UTF-8 when the bytes are valid UTF-8,
 * else Windows-1252, in which every byte means something, so that no file fails here.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8-bom" };
  }
  if (a === 0xff && b === 0xfe) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16le" };
  if (a === 0xfe && b === 0xff) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16be" };
  const wide = guessUtf16(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide };
  const utf8 = decodeUtf8(bytes);
  return utf8 === null
    ? { text: decodeWindows1252(bytes), encoding: "windows-1252" }
    : { text: utf8, encoding: "utf-8" };
}

/** How many characters tell whether a file is UTF-16 without its mark. */
const WIDE_SAMPLE = 200;

/**
 * UTF-16 that lost its mark: nearly all its characters are Latin letters, whose other byte is zero on one side and never
 * on the other. Null for anything else.
 */
export function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(WIDE_SAMPLE, bytes.length >> 1);
  if (pairs < 4) return null;
  const zeros = [0, 0];
  for (let i = 0; i < pairs * 2; i++) if (bytes[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even === 0 && odd > pairs * 0.8) return isWritten(bytes, 0) ? "utf-16le" : null;
  return odd === 0 && even > pairs * 0.8 && isWritten(bytes, 1) ? "utf-16be" : null;
}

const isWritten = (bytes: Uint8Array, side: number): boolean => {
  for (let i = side; i < Math.min(bytes.length, WIDE_SAMPLE * 2); i += 2)
    if (bytes[i]! < 0x20 && ![9, 10, 13].includes(bytes[i]!)) return false;
  return true;
};

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeCutUtf8(bytes);
  }
}

/** A file cut in the middle of its last character is still UTF-8, provided that another character proves it. */
function decodeCutUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return /[^\0-\x7f]/.test(text) ? text : null;
  } catch {
    return null;
  }
}

/** Some runtimes answer Latin-1 when asked for Windows-1252: the bytes where the two differ are put right here. */
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252")
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252_HIGH[character.charCodeAt(0) - 0x80] ?? character);
}
