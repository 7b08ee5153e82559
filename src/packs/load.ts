import { decodePack, type PackContents, parseJson } from "./decode-pack.ts";
import { decodeManifest } from "./manifest.ts";
import { PackError } from "./pack-error.ts";
import { type Manifest, PACKS, type PackName } from "./pack-list.ts";
import { SNAPSHOT_FILE } from "./snapshot-file.ts";

/** Share of the pack received, 0..1. */
type OnProgress = (share: number) => void;

/**
 * Fetches the list of the packs.
 * @param baseUrl absolute address of the data folder, ending with a slash
 * @throws PackError when it is missing or broken
 */
export async function loadManifest(baseUrl: string): Promise<Manifest> {
  const response = await request("manifest", new URL("manifest.json", baseUrl), "no-cache");
  return decodeManifest(parseJson("manifest", new Uint8Array(await response.arrayBuffer())));
}

/**
 * Fetches and reads one pack.
 * @param baseUrl absolute address of the data folder, ending with a slash
 * @param manifest fetched when absent
 * @throws PackError when the pack is missing, cut, altered, or of another version
 */
export async function loadPack<Name extends PackName>(
  name: Name,
  baseUrl: string,
  onProgress: OnProgress = () => {},
  manifest?: Manifest,
): Promise<PackContents[Name]> {
  const { packs } = manifest ?? (await loadManifest(baseUrl));
  const entry = packs[name];
  const url = new URL(PACKS[name].file, baseUrl);
  url.searchParams.set("v", entry.sha256.slice(0, 8));
  const response = await request(name, url, "default");
  if (response.headers.get("content-type")?.startsWith("text/html"))
    throw new PackError("missing", name, "a page came in its place");
  return decodePack(name, await receive(response, name, entry.bytes, onProgress), entry);
}

/**
 * Fetches the first view, which the page can do without: null when it is not there.
 * @param baseUrl absolute address of the data folder, ending with a slash
 */
export async function fetchSnapshot(baseUrl: string): Promise<Uint8Array | null> {
  try {
    // Its name does not say its content: a server is asked whether the copy at hand is still the right one.
    const response = await fetch(new URL(SNAPSHOT_FILE, baseUrl), { cache: "no-cache" });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

async function request(name: PackName | "manifest", url: URL, cache: RequestCache): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache });
  } catch (error) {
    throw new PackError("missing", name, error instanceof Error ? error.message : String(error));
  }
  if (!response.ok) throw new PackError("missing", name, `${response.status} ${response.statusText}`.trim());
  return response;
}

/** Reads the body as it comes; the share is that of the bytes announced by the manifest, whatever the compression. */
async function receive(
  response: Response,
  name: PackName,
  expectedBytes: number,
  onProgress: OnProgress,
): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) throw new PackError("missing", name, "an empty answer");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  onProgress(0);
  for (let part = await read(reader, name); !part.done; part = await read(reader, name)) {
    chunks.push(part.value);
    bytes += part.value.byteLength;
    onProgress(Math.min(1, bytes / expectedBytes));
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array>, name: PackName) {
  try {
    return await reader.read();
  } catch (error) {
    throw new PackError(
      "corrupt",
      name,
      `cut while it was received: ${error instanceof Error ? error.message : error}`,
    );
  }
}
