import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadManifest, loadPack } from "../../src/packs/load.ts";
import { decodeManifest } from "../../src/packs/manifest.ts";
import { PACKS, type PackEntry, type PackName } from "../../src/packs/pack-list.ts";
import { encodePostalCodes } from "../../src/packs/postal-codes.ts";

const PAGE = "<!doctype html><title>CPTS</title>";
const pack = Buffer.from(JSON.stringify(encodePostalCodes([["01400"], ["01640"]])));
const entry = (name: PackName): PackEntry => ({
  ...PACKS[name],
  bytes: pack.byteLength,
  sha256: "a".repeat(64),
  sources: [{ name: "package", version: "1.0.0", vintage: "2026", licence: "LO" }],
});
const names = ["units", "contours", "formerCodes", "postalCodes", "surroundings", "example", "surveys"] as const;
const manifest = {
  cog: 2026,
  populationYear: 2023,
  build: "b".repeat(64),
  packs: Object.fromEntries(names.map((name) => [name, entry(name)])),
};

/** A server that answers with the files that a test puts there, and with a page for any other address. */
let files: Record<string, { type: string; body: Buffer; announced?: number; gzip?: boolean }>;
let server: Server;
let baseUrl: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const file = files[request.url?.split("?")[0]?.slice("/data/".length) ?? ""];
    if (!file) return response.setHeader("content-type", "text/html").end(PAGE);
    response.setHeader("content-type", file.type);
    if (file.announced !== undefined) response.setHeader("content-length", file.announced);
    if (file.gzip) response.setHeader("content-encoding", "gzip");
    response.write(file.gzip ? gzipSync(file.body) : file.body);
    return file.announced === undefined ? response.end() : setTimeout(() => response.destroy(), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/`;
});
afterAll(() => server.close());
beforeEach(() => {
  files = {
    "manifest.json": { type: "application/json", body: Buffer.from(JSON.stringify(manifest)) },
    "postal-codes.json": { type: "application/json", body: pack },
  };
});

const serve = (file: string, body: string | Buffer, type = "application/json") => {
  files[file] = { type, body: Buffer.from(body) };
};
const refusal = (code: string, name: string, detail: RegExp) =>
  expect.objectContaining({ name: "PackError", code, pack: name, detail: expect.stringMatching(detail) });

describe("loadPack", () => {
  it("reads a pack and tells how much has come, to the end", async () => {
    const shares: number[] = [];
    expect(await loadPack("postalCodes", baseUrl, (share) => shares.push(share))).toEqual([["01400"], ["01640"]]);
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });

  it("counts the bytes of the pack, whatever the compression", async () => {
    files["postal-codes.json"]!.gzip = true;
    const shares: number[] = [];
    await loadPack("postalCodes", baseUrl, (share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
  });

  it("takes a manifest that was loaded before", async () => {
    const loaded = await loadManifest(baseUrl);
    delete files["manifest.json"];
    expect(await loadPack("postalCodes", baseUrl, undefined, loaded)).toHaveLength(2);
  });

  it("says that a pack is missing when the server sends its page instead", async () => {
    delete files["postal-codes.json"];
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("missing", "postalCodes", /page/));
    serve("postal-codes.json", PAGE.padEnd(pack.byteLength));
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("missing", "postalCodes", /page/));
    delete files["manifest.json"];
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("missing", "manifest", /page/));
  });

  it("says that a pack is missing when nobody answers", async () => {
    const nowhere = baseUrl.replace(/:\d+/, ":9");
    await expect(loadManifest(nowhere)).rejects.toEqual(refusal("missing", "manifest", /./));
  });

  it("refuses a pack cut short, on disk or on the way", async () => {
    serve("postal-codes.json", pack.subarray(0, 30));
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("corrupt", "postalCodes", /30 bytes/));
    files["postal-codes.json"]!.announced = pack.byteLength;
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("corrupt", "postalCodes", /cut while/));
  });

  it("refuses a pack of the right size that is not JSON", async () => {
    serve("postal-codes.json", "x".repeat(pack.byteLength));
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("corrupt", "postalCodes", /JSON/));
  });

  it("refuses another version, in the manifest or in the pack", async () => {
    const older = { ...entry("postalCodes"), version: 0 };
    serve("manifest.json", JSON.stringify({ ...manifest, packs: { ...manifest.packs, postalCodes: older } }));
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("version", "postalCodes", /version 0/));
    serve("manifest.json", JSON.stringify(manifest));
    serve("postal-codes.json", pack.toString().replace('"version":1', '"version":7'));
    await expect(loadPack("postalCodes", baseUrl)).rejects.toEqual(refusal("version", "postalCodes", /version 7/));
  });
});

describe("decodeManifest", () => {
  it("gives back a whole manifest, and refuses one that lacks a pack or a hash", () => {
    expect(decodeManifest(manifest)).toEqual(manifest);
    const { contours, ...others } = manifest.packs;
    expect(contours).toBeDefined();
    expect(() => decodeManifest({ ...manifest, packs: others })).toThrow(
      "packs.contours should be an object, found nothing",
    );
    const wrong = { ...manifest, packs: { ...manifest.packs, units: { ...entry("units"), sha256: "abc" } } };
    expect(() => decodeManifest(wrong)).toThrow("packs.units.sha256 should be like");
    const elsewhere = {
      ...manifest,
      packs: { ...manifest.packs, units: { ...entry("units"), file: "../units.json" } },
    };
    expect(() => decodeManifest(elsewhere)).toThrow("packs.units.file should be units.json");
  });
});
