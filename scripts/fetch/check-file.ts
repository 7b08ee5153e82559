import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { megabytes } from "./download.ts";
import { FetchError } from "./fetch-error.ts";
import type { FetchTarget, FoundAddress } from "./find-target.ts";
import type { SourceSchema } from "./source-list.ts";

/** How far a table is looked at: enough for title lines and a long header. */
const LOOKED_AT_BYTES = 65_536;
const GZIP = [0x1f, 0x8b];

/**
 * Checks that a downloaded file is what its source promises: size, checksum, first bytes, columns or properties.
 * @returns its size and SHA-256
 * @throws FetchError saying what was seen and what was wanted
 */
export function checkFile(
  path: string,
  { source, minBytes, minFeatures }: FetchTarget,
  checksum: FoundAddress["checksum"],
): { readonly bytes: number; readonly sha256: string } {
  const bytes = statSync(path).size;
  if (bytes === 0) throw new FetchError("the file is empty");
  const start = readStart(path);
  const text = new TextDecoder()
    .decode(start)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (/^<(!doctype|html|head|body)/i.test(text)) throw new FetchError("a web page came in place of the file");
  if (text.startsWith("<"))
    throw new FetchError(`an XML answer came in place of the file (${text.slice(0, 60).replaceAll(/\s+/g, " ")})`);
  if (bytes < minBytes)
    throw new FetchError(`the file has ${megabytes(bytes)}, at least ${megabytes(minBytes)} expected`);
  const content = readFileSync(path);
  const hash = (algorithm: string) => createHash(algorithm).update(content).digest("hex");
  if (checksum !== undefined) {
    const found = hash(checksum.algorithm);
    if (found !== checksum.value.toLowerCase())
      throw new FetchError(
        `the checksum is wrong (${checksum.algorithm} ${found.slice(0, 12)}…, ${checksum.value.slice(0, 12)}… announced)`,
      );
  }
  checkSchema(content, source.schema, minFeatures);
  return { bytes, sha256: hash("sha256") };
}

function checkSchema(content: Buffer, schema: SourceSchema, minFeatures: number): void {
  if (schema.format === "xlsx") {
    const isWorkbook = content.subarray(0, 2).toString("latin1") === "PK" && content.includes("[Content_Types].xml");
    if (!isWorkbook) throw new FetchError("the file is no Excel workbook (.xlsx)");
    return;
  }
  if (schema.format === "csv") {
    checkColumns(new TextDecoder().decode(content.subarray(0, LOOKED_AT_BYTES)), schema.columns);
    return;
  }
  const json = parseJson(content);
  if (schema.format === "json") {
    const missing = schema.keys.filter((key) => !(key in (json as object)));
    if (missing.length > 0) throw new FetchError(`the file lacks "${missing.join('", "')}": its schema has changed`);
    return;
  }
  checkFeatures(json, schema.properties, minFeatures);
}

/** The header may stand under title lines: the line that matches most patterns is taken for it. */
function checkColumns(text: string, columns: readonly string[]): void {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), {
    preview: 12,
    delimitersToGuess: [",", ";", "\t", "|"],
  });
  const missingIn = (line: readonly string[]) =>
    columns.filter((pattern) => !line.some((cell) => new RegExp(pattern, "i").test(cell.trim())));
  const best = data
    .map((line) => ({ line, missing: missingIn(line) }))
    .sort((a, b) => a.missing.length - b.missing.length)[0];
  if (best === undefined) throw new FetchError("the file holds no table");
  if (best.missing.length === 0) return;
  const seen = (data[0] ?? []).slice(0, 8).join(", ").slice(0, 120);
  throw new FetchError(`the header has changed: no column like ${best.missing.join(", ")} (columns seen: ${seen})`);
}

function checkFeatures(json: unknown, properties: readonly string[], minFeatures: number): void {
  const features = typeof json === "object" && json !== null && "features" in json ? json.features : json;
  if (!Array.isArray(features)) throw new FetchError("the file holds no features: it is no GeoJSON collection");
  if (features.length < minFeatures)
    throw new FetchError(`the file has ${features.length} features, at least ${minFeatures} expected`);
  const keys =
    features.length === 0 ? [] : Object.keys((features[0] as { properties?: object } | null)?.properties ?? {});
  const missing = properties.filter((pattern) => !keys.some((key) => new RegExp(pattern, "i").test(key)));
  if (missing.length > 0)
    throw new FetchError(
      `the properties have changed: none like ${missing.join(", ")} (seen: ${keys.slice(0, 8).join(", ")})`,
    );
}

function parseJson(content: Buffer): unknown {
  let plain: Buffer = content;
  if (GZIP.every((byte, i) => content[i] === byte)) {
    try {
      plain = gunzipSync(content);
    } catch {
      throw new FetchError("the compressed file is cut or damaged");
    }
  }
  try {
    const json: unknown = JSON.parse(plain.toString("utf8"));
    if (typeof json === "object" && json !== null) return json;
  } catch {
    // Said below, as for a JSON document that is only a number.
  }
  throw new FetchError(
    `the file is no JSON document: it begins with "${plain.subarray(0, 30).toString("utf8").trim()}"`,
  );
}

function readStart(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = new Uint8Array(512);
    return buffer.subarray(0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}
