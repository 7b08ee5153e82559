/** What a file that is not a text table turns out to be; `binary` when its first bytes say no more than that. */
export type ForeignKind = "xlsx" | "ods" | "zip" | "xls" | "pdf" | "image" | "html" | "xml" | "json" | "binary";

/** How far a file is looked at: enough for the first entries of a spreadsheet's archive. */
const LOOKED_AT_BYTES = 4096;

const SIGNATURES: readonly (readonly [signature: string, kind: ForeignKind])[] = [
  ["\xd0\xcf\x11\xe0", "xls"],
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
  if (start.startsWith("PK\x03\x04")) return recogniseArchive(start);
  const signed = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (signed) return signed[1];
  if (start.startsWith("\xff\xfe") || start.startsWith("\xfe\xff")) return null;
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

function recogniseArchive(start: string): ForeignKind {
  if (start.includes("oasis.opendocument")) return "ods";
  return start.includes("[Content_Types].xml") || start.includes("xl/") ? "xlsx" : "zip";
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
