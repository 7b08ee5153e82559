import { FetchError } from "./fetch-error.ts";
import type { OfficialSource } from "./source-list.ts";

/** One file to download: a source, or its part for one région. */
export interface FetchTarget {
  readonly source: OfficialSource;
  readonly region: string | null;
  /** Said on the terminal: `contours 93`. */
  readonly label: string;
  readonly file: string;
  readonly minBytes: number;
  readonly minFeatures: number;
}

/** An address with the checksum that its publisher gives, if any. */
export interface FoundAddress {
  readonly url: string;
  readonly checksum?: { readonly algorithm: "sha1" | "sha256" | "md5"; readonly value: string };
}

/** Files to download: one for each région where the source is published so, else the national one. */
export function listTargets(sources: readonly OfficialSource[], regions: readonly string[]): readonly FetchTarget[] {
  return sources.flatMap((source): readonly FetchTarget[] => {
    const { name, regionUrl, regionFile, schema } = source;
    const features = schema.format === "geojson" ? schema : { minFeatures: 0, regionMinFeatures: 0 };
    if (regions.length === 0 || regionUrl === undefined || regionFile === undefined) {
      const { file, minBytes } = source;
      return [{ source, region: null, label: name, file, minBytes, minFeatures: features.minFeatures }];
    }
    return regions.map((region) => ({
      source,
      region,
      label: `${name} ${region}`,
      file: regionFile.replace("{region}", region),
      minBytes: source.regionMinBytes ?? source.minBytes,
      minFeatures: features.regionMinFeatures ?? features.minFeatures,
    }));
  });
}

/**
 * Where a file is: the address of the list, or the newest file of a dataset of data.gouv.fr. `ask` answers an address
 * with JSON.
 * @throws FetchError when no address is known, or the dataset has no such file
 */
export async function findAddress(
  { source, region, file }: FetchTarget,
  ask: (url: string) => Promise<unknown>,
): Promise<FoundAddress> {
  const { url, regionUrl, dataset, sha256, page } = source;
  const known = region === null ? url : regionUrl?.replace("{region}", region);
  if (known !== undefined) {
    return sha256 === undefined || region !== null
      ? { url: known }
      : { url: known, checksum: { algorithm: "sha256", value: sha256 } };
  }
  if (dataset === undefined)
    throw new FetchError(`no direct address is known: take the file from ${page} and put it in the folder as ${file}`);
  const address = `https://www.data.gouv.fr/api/1/datasets/${dataset.id}/`;
  const found = newestResource(await ask(address), dataset.format);
  if (found === null) throw new FetchError(`${address} lists no file of format ${dataset.format}; see ${page}`);
  return found;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The most recently modified file of a format among the resources of a dataset. */
function newestResource(json: unknown, format: string): FoundAddress | null {
  const resources = isRecord(json) && Array.isArray(json.resources) ? json.resources.filter(isRecord) : [];
  const wanted = resources
    .filter((resource) =>
      String(resource.format ?? "")
        .toLowerCase()
        .startsWith(format),
    )
    .filter((resource) => typeof resource.url === "string" && /^https?:/.test(resource.url))
    .sort((a, b) => String(b.last_modified ?? "").localeCompare(String(a.last_modified ?? "")));
  const [newest] = wanted;
  if (newest === undefined) return null;
  const { checksum } = newest;
  const algorithm = isRecord(checksum)
    ? (["sha1", "sha256", "md5"] as const).find((name) => name === checksum.type)
    : undefined;
  const value = isRecord(checksum) ? checksum.value : undefined;
  const url = String(newest.url);
  return algorithm === undefined || typeof value !== "string" ? { url } : { url, checksum: { algorithm, value } };
}
