import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findChromium } from "../../scripts/find-chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "chromium-"));
afterAll(() => rmSync(folder, { recursive: true }));

const place = (name: string, mode = 0o755): string => {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "");
  chmodSync(path, mode);
  return path;
};
const chrome = place("first/google-chrome");
const chromium = place("second/chromium");
const plainFile = place("third/chromium", 0o644);
const downloaded = place("cache/chrome");
mkdirSync(join(folder, "fourth/chromium"), { recursive: true });
const PATH = ["first", "second", "third", "fourth"].map((name) => join(folder, name)).join(delimiter);

it("takes the browser that CHROMIUM_PATH names, before any other", () => {
  expect(findChromium({ CHROMIUM_PATH: chrome, PATH }, downloaded)).toBe(chrome);
});

it("refuses a CHROMIUM_PATH that cannot be run, even where another browser is installed", () => {
  for (const wrong of [plainFile, join(folder, "absent"), join(folder, "first")])
    expect(() => findChromium({ CHROMIUM_PATH: wrong, PATH }, downloaded)).toThrow(wrong);
});

it("prefers chromium on PATH, whatever the order of the folders, to google-chrome", () => {
  expect(findChromium({ PATH }, downloaded)).toBe(chromium);
  expect(findChromium({ PATH: join(folder, "first") }, downloaded)).toBe(chrome);
});

it("passes over files and folders that cannot be run, then looks for a downloaded one", () => {
  const useless = ["third", "fourth", "absent"].map((name) => join(folder, name)).join(delimiter);
  expect(findChromium({ PATH: useless }, downloaded)).toBe(downloaded);
  expect(findChromium({ CHROMIUM_PATH: "", PATH: useless }, join(folder, "never"))).toBeNull();
  expect(findChromium({}, join(folder, "never"))).toBeNull();
});
