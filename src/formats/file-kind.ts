import { guessUtf16 } from "./decode-text.ts";

/**
 * What a file that is not a text table turns out to be; `binary` when its first bytes say no more than that.
 * `protected`: a workbook under a password. `document`: a text document or slides.
 */
export type ForeignKind =
  | ("xlsx" | "xlsb" | "xls" | "ods" | "protected")
  | ("document" | "pdf" | "image" | "zip")
  | ("html" | "xml" | "json" | "binary");

/** How far a file is looked at: enough for the first entries of a spreadsheet's archive. */
const LOOKED_AT_BYTES = 4096;

/** The index of an archive is at its end. */
const ARCHIVE_INDEX_BYTES = 16_384;

const SIGNATURES: readonly (readonly [signature: string, kind: ForeignKind])[] = [
  ["%PDF", "pdf"],
  ["\x89PNG", "image"],
  ["\xff\xd8\xff", "image"],
  ["GIF8", "image"],
  ["\x1f\x8b", "zip"],
  ["7z\xbc\xaf", "zip"],
  ["Rar!", "zip"],
];

/** Recognises by its first bytes a file that is not a table in text; null when it may be one. */
export function recogniseForeignFile(bytes: Uint8Array): ForeignKind | null {
  const start = String.fromCharCode(...bytes.subarray(0, LOOKED_AT_BYTES));
  if (start.startsWith("PK\x03\x04")) return recogniseArchive(start + latin1(bytes.subarray(-ARCHIVE_INDEX_BYTES)));
  if (start.startsWith("\xd0\xcf\x11\xe0")) return recogniseCompound(bytes);
  const signed = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (signed) return signed[1];
  if (start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff")) return null;
  if (guessUtf16(bytes) !== null) return null;
  if (start.includes("\0")) return "binary";
  const text = start
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (/^<(!doctype html|html|head|table|meta)\b/.test(text)) return "html";
  if (text.startsWith("<?xml")) return text.includes("<html") ? "html" : "xml";
  if (/^[{[]\s*["{[\]}]/.test(text)) return "json";
  return isMostlyControl(start) ? "binary" : null;
}

/** `text`: the beginning of an archive and its index, which lists the names of its entries. */
function recogniseArchive(text: string): ForeignKind {
  if (text.includes("opendocument.spreadsheet")) return "ods";
  if (text.includes("oasis.opendocument") || /(?:word|ppt)\//.test(text)) return "document";
  if (text.includes("xl/workbook.bin")) return "xlsb";
  return text.includes("[Content_Types].xml") || text.includes("xl/") ? "xlsx" : "zip";
}

/** The old Office container holds XLS workbooks and DOC documents, and also what newer Office puts under a password. */
function recogniseCompound(bytes: Uint8Array): ForeignKind {
  const names = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  if (names.includes("EncryptedPackage")) return "protected";
  return names.includes("WordDocument") || names.includes("PowerPoint Document") ? "document" : "xls";
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  return text;
}

/** More than one control character in twenty: nobody wrote that by hand. */
function isMostlyControl(start: string): boolean {
  let controls = 0;
  for (let i = 0; i < start.length; i++) {
    const code = start.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32)) controls++;
  }
  return controls * 20 > start.length;
}
