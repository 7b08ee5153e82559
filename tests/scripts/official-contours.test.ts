import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findStaleness, PACK_NAMES } from "../../scripts/packs/manifest.ts";
import { replaceByOfficial } from "../../scripts/packs/official-contours.ts";
import { packSources, sourcesWithOfficial } from "../../scripts/packs/pack-sources.ts";
import { measure, writeTogether } from "../../scripts/packs/write-pack.ts";
import { buildUnitIndex } from "../../src/geo/unit-index.ts";
import { PACKS } from "../../src/packs/pack-list.ts";
import {
  CONTOURS_HISTORY,
  CONTOURS_UNITS,
  officialGeojson,
  officialSquare,
  squaresOfCodes,
} from "../fixtures/contours-base.ts";
import { MINI_MESH } from "../fixtures/mini-region.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpts-contours-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const base = { units: CONTOURS_UNITS, history: CONTOURS_HISTORY };

/** A file and its record, as a download leaves them. */
function place(file: string, content: string | Buffer): void {
  const sha256 = createHash("sha256").update(content).digest("hex");
  writeFileSync(join(folder, file), content);
  const record = {
    source: "contours",
    file,
    url: "https://host.fr/c",
    fetched: "2026-11-22",
    bytes: content.length,
    sha256,
  };
  writeFileSync(join(folder, `${file}.json`), JSON.stringify(record));
}

it("keeps the built-in contours where nothing was downloaded", () => {
  expect(replaceByOfficial(MINI_MESH, base, join(folder, "absent"))).toEqual({
    mesh: MINI_MESH,
    replaced: 0,
    notes: [],
  });
  // Without its record a file was never downloaded whole.
  writeFileSync(join(folder, "contours.geojson"), JSON.stringify(officialGeojson(squaresOfCodes(["83001"]))));
  expect(replaceByOfficial(MINI_MESH, base, folder).replaced).toBe(0);
});

it("prefers the national file, and the file of a région to it", () => {
  const wide = officialSquare("83002").map(([lng, lat]): [number, number] => [lng + 0.02, lat]);
  place("contours-93.geojson", JSON.stringify(officialGeojson({ "83002": wide })));
  place("contours.geojson.gz", gzipSync(JSON.stringify(officialGeojson(squaresOfCodes(["83001", "83002"])))));
  const { mesh, replaced, notes } = replaceByOfficial(MINI_MESH, base, folder);
  expect(replaced).toBe(2);
  expect(buildUnitIndex(mesh).boxOf(8)).toEqual([5.01, 43.2, 5.11, 43.3]);
  expect(buildUnitIndex(mesh).boxOf(9)).toEqual([5.13, 43.2, 5.23, 43.3]);
  expect(notes[0]).toBe(
    "2 communes or arrondissements drawn by the official contours of “contours.geojson.gz, contours-93.geojson” (codes of 2026).",
  );
});

it("says why a file is not used, and falls back to the built-in contours", () => {
  place("contours.geojson", "<html>");
  expect(replaceByOfficial(MINI_MESH, base, folder)).toEqual({
    mesh: MINI_MESH,
    replaced: 0,
    notes: [
      "“contours.geojson” is a web page, not contours (filtered access or changed address): the contours in place stay. The built-in contours are used in its place.",
    ],
  });
});

it("makes the pack out of date when official files come, change or go", () => {
  const data = join(folder, "data");
  const build = "a".repeat(64);
  const write = (sourcesOf: typeof packSources) => {
    const entries = PACK_NAMES.map((name) => [name, { ...PACKS[name], ...measure("x"), sources: sourcesOf(name) }]);
    const manifest = { cog: 2026, populationYear: 2023, build, packs: Object.fromEntries(entries) };
    writeTogether(data, [
      ...PACK_NAMES.map((name) => ({ file: PACKS[name].file, content: "x" })),
      { file: "manifest.json", content: JSON.stringify(manifest) },
    ]);
  };
  const sourcesOf = sourcesWithOfficial(folder);
  write(packSources);
  expect(findStaleness(data, { build, sourcesOf })).toBeUndefined();
  place("contours-93.geojson", "one");
  expect(findStaleness(data, { build, sourcesOf })).toMatch(
    /^contours-93\.geojson \(host\.fr\) is [0-9a-f]{12} here, absent in the data$/,
  );
  write(sourcesOf);
  expect(findStaleness(data, { build, sourcesOf })).toBeUndefined();
  expect(sourcesOf("contours").at(-1)?.vintage).toBe("officiel, téléchargé le 2026-11-22");
  place("contours-93.geojson", "two");
  expect(findStaleness(data, { build, sourcesOf })).toContain("in the data");
  rmSync(join(folder, "contours-93.geojson"));
  expect(findStaleness(data, { build, sourcesOf })).toBe("contours-93.geojson (host.fr) is no longer here");
});
