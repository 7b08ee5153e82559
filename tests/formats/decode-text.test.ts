import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { decodeText } from "../../src/formats/decode-text.ts";
import { hashSha256 } from "../../src/formats/sha256.ts";

test("the signs by which Windows-1252 differs from Latin-1", () => {
  const bytes = Uint8Array.from([0x80, 0x8c, 0x91, 0x92, 0x96, 0x9c, 0x9f, 0xe9, 0xff]);
  expect(decodeText(bytes)).toEqual({ text: "€Œ‘’–œŸéÿ", encoding: "windows-1252" });
});

test("big-endian UTF-16", () => {
  expect(decodeText(Uint8Array.from([0xfe, 0xff, 0x00, 0xe9, 0x20, 0xac]))).toEqual({
    text: "é€",
    encoding: "utf-16be",
  });
});

test("one accent at the end of a Windows-1252 file is not a cut UTF-8 character", () => {
  expect(decodeText(Uint8Array.from([0x61, 0xe9]))).toEqual({ text: "aé", encoding: "windows-1252" });
});

test("SHA-256 as Node computes it", async () => {
  const bytes = new TextEncoder().encode("périmètre");
  expect(await hashSha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});
