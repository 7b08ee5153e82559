import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PACK_NAMES } from "./packs/manifest.ts";
import { packSources } from "./packs/pack-sources.ts";

const INTRODUCTION = `CPTS maillages
Copyright (c) 2026 CPTS maillages contributors
Distributed under the MIT licence (LICENSE).

This file is written by \`npx tsx scripts/notice.ts\` from the installed packages; do not edit it by hand.`;

const CODE = `== Packages used by the application

Their code, and the packages that they use in turn, may be part of the built page. The full text of each licence is in
the package. Fonts under OFL-1.1 (SIL Open Font License 1.1) are served with the page, unmodified.`;

const DATA = `== Data

The files of public/data are made from these packages by \`npm run data\`; none of them is copied into the repository.

Licence Ouverte 2.0 (Etalab) asks for the source and its date: INSEE (code officiel géographique, populations légales),
DGCL (composition of the EPCI), La Poste (postal codes), IGN (bounding boxes of the communes), as packaged by Etalab;
the packages decoupage-* are earlier versions of @etalab/decoupage-administratif. CC BY 4.0 asks for the author:
GeoNames, https://www.geonames.org/, whose places of towns help to draw the contours. Natural Earth
(https://www.naturalearthdata.com/) is in the public domain. The contours, areas and neighbours made from these data
are approximate and are not those of IGN.`;

/** The content of NOTICE: licences of the direct runtime dependencies and of the sources of the data, as installed. */
export function makeNotice(root: string): string {
  const manifest = readJson(join(root, "package.json"));
  const packages = Object.keys(manifest.dependencies ?? {}).sort();
  return `${[INTRODUCTION, CODE, ...packages.map((name) => describePackage(root, name)), DATA, describeSources()].join("\n\n")}\n`;
}

interface PackageJson {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Throws when the package says nothing of its licence: it must not be used before somebody knows. */
function describePackage(root: string, name: string): string {
  const folder = join(root, "node_modules", name);
  const { version, license } = readJson(join(folder, "package.json"));
  if (version === undefined || license === undefined) throw new Error(`${name} has no version or no licence`);
  return [`${name} ${version} · ${license}`, ...readCopyrights(folder)].join("\n  ");
}

/** The lines of the licence file that begin with a copyright and a year; the Apache licence has none. */
function readCopyrights(folder: string): readonly string[] {
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  if (file === undefined) return [];
  const lines = readFileSync(join(folder, file), "utf8").split("\n");
  return lines.map((line) => line.trim()).filter((line) => /^Copyright \(?(c\)|\d{4})/i.test(line));
}

function describeSources(): string {
  const lines = PACK_NAMES.flatMap(packSources).map(
    ({ name, version, vintage, licence }) => `${name} ${version} · ${licence}\n  ${vintage}`,
  );
  return [...new Set(lines)].join("\n\n");
}

function readJson(file: string): PackageJson {
  return JSON.parse(readFileSync(file, "utf8")) as PackageJson;
}
