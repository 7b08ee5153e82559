import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { digestSha256, hashSha256 } from "../../src/formats/sha256.ts";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

it("gives the digests published with the standard", () => {
  const text = (value: string) => new TextEncoder().encode(value);
  expect(hex(digestSha256(text("")))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(hex(digestSha256(text("abc")))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("agrees with Node on any bytes, around the ends of blocks above all", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(hex(digestSha256(bytes))).toBe(createHash("sha256").update(bytes).digest("hex"));
    }),
    { numRuns: 1000 },
  );
});

it("hashes a file on a page that a browser gives no digests", async () => {
  const bytes = new Uint8Array(200_000).map((_, i) => i * 7);
  const withSubtle = await hashSha256(bytes);
  vi.stubGlobal("crypto", {});
  expect(await hashSha256(bytes)).toBe(withSubtle);
  vi.unstubAllGlobals();
});
