import { readFileSync } from "node:fs";
import { readRecords, SourceError, type SourceRecord } from "../sources/source-record.ts";

/** What is checked in a file before it takes its place. Patterns are regular expressions, case aside. */
export type SourceSchema =
  | { readonly format: "csv"; readonly columns: readonly string[] }
  | {
      readonly format: "geojson";
      readonly properties: readonly string[];
      readonly minFeatures: number;
      readonly regionMinFeatures?: number;
    }
  | { readonly format: "json"; readonly keys: readonly string[] }
  | { readonly format: "xlsx" };

/** One official file. `data/sources.json` says where each fact comes from. */
export interface OfficialSource {
  readonly name: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly vintage: string;
  /** `documented`: the address stands in its publisher's pages; `second-hand`: elsewhere; `not-found`: to be put by hand. */
  readonly seen: (typeof SEEN)[number];
  readonly page: string;
  /** Absent when the address is found through `dataset`, or not known. */
  readonly url?: string;
  /** Address of one région, with `{region}` for its code. */
  readonly regionUrl?: string;
  /** A dataset of data.gouv.fr whose newest file of that format is taken. */
  readonly dataset?: { readonly id: string; readonly format: string };
  /** Which reader of the project takes the file. */
  readonly reader: (typeof READERS)[number];
  readonly file: string;
  readonly regionFile?: string;
  readonly minBytes: number;
  readonly regionMinBytes?: number;
  readonly maxBytes: number;
  readonly sha256?: string;
  readonly schema: SourceSchema;
}

const SEEN = ["documented", "second-hand", "not-found"] as const;
const READERS = ["contours", "sites", "perimeters", "mesh-table", "indicator"] as const;
const FORMATS = ["csv", "geojson", "json", "xlsx"] as const;

const NAME = /^[a-z0-9-]+$/;
const ADDRESS = /^https?:\/\/\S+$/;
const FILE = /^[a-z0-9{}-]+\.[a-z.]+$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Reads the list of official sources.
 * @throws SourceError naming the source and the field that is not what it should be
 */
export function readSourceList(path: string): readonly OfficialSource[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new SourceError(path, "top", error instanceof Error ? error.message : String(error));
  }
  const list = typeof json === "object" && json !== null && "sources" in json ? json.sources : undefined;
  const sources = readRecords(path, list).map(readSource);
  const twice = sources.find(({ name }, i) => sources.findIndex((other) => other.name === name) !== i);
  if (twice) throw new SourceError(path, twice.name, "is listed twice");
  return sources;
}

function readSource(record: SourceRecord): OfficialSource {
  const name = record.code("name", NAME);
  const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
  const count = (field: string) => record.optionalCount(field) ?? record.refuse(field, "a whole number");
  return {
    name,
    title: record.text("title"),
    publisher: record.text("publisher"),
    licence: record.text("licence"),
    vintage: record.text("vintage"),
    seen: record.oneOf("seen", SEEN),
    page: record.code("page", ADDRESS),
    ...optional("url", record.optionalCode("url", ADDRESS)),
    ...optional("regionUrl", record.optionalCode("regionUrl", ADDRESS)),
    ...optional("dataset", readDataset(record)),
    reader: record.oneOf("reader", READERS),
    file: record.code("file", FILE),
    ...optional("regionFile", record.optionalCode("regionFile", FILE)),
    minBytes: count("minBytes"),
    ...optional("regionMinBytes", record.optionalCount("regionMinBytes")),
    maxBytes: count("maxBytes"),
    ...optional("sha256", record.optionalCode("sha256", SHA256)),
    schema: readSchema(record.record("schema")),
  };
}

function readDataset(record: SourceRecord): OfficialSource["dataset"] {
  if (!record.has("dataset")) return undefined;
  const dataset = record.record("dataset");
  return { id: dataset.text("id"), format: dataset.text("format") };
}

function readSchema(record: SourceRecord): SourceSchema {
  const patterns = (field: string) => {
    const list = record.codes(field, /./);
    return list.length > 0 ? list : record.refuse(field, "a list of patterns");
  };
  const format = record.oneOf("format", FORMATS);
  if (format === "csv") return { format, columns: patterns("columns") };
  if (format === "json") return { format, keys: patterns("keys") };
  if (format === "xlsx") return { format };
  const minFeatures = record.optionalCount("minFeatures") ?? record.refuse("minFeatures", "a whole number");
  const regionMinFeatures = record.optionalCount("regionMinFeatures");
  return {
    format,
    properties: patterns("properties"),
    minFeatures,
    ...(regionMinFeatures === undefined ? {} : { regionMinFeatures }),
  };
}
