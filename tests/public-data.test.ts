import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { PACK_NAMES } from "../scripts/packs/manifest.ts";
import { DATA_FOLDER, readBase, readPack } from "../scripts/read-base.ts";
import { PACKS } from "../src/packs/pack-list.ts";
import { BASE_YEAR } from "../src/store/read-today.ts";

const isBuilt = existsSync(join(DATA_FOLDER, "manifest.json"));
if (!isBuilt) process.stdout.write("skipped: public/data is not built (npm run data)\n");

describe.skipIf(!isBuilt)("the built data", () => {
  const base = isBuilt ? readBase() : undefined;
  const bytesOf = (name: keyof typeof PACKS) => readFileSync(join(DATA_FOLDER, PACKS[name].file));

  it("are what the manifest says, byte for byte", () => {
    for (const name of PACK_NAMES) {
      const entry = base!.manifest.packs[name];
      expect(createHash("sha256").update(bytesOf(name)).digest("hex"), name).toBe(entry.sha256);
      expect(entry.version, name).toBe(PACKS[name].version);
    }
  });

  it("describe the 34 917 units of the COG 2026 in every pack", () => {
    const { units, mesh, manifest } = base!;
    expect([manifest.cog, units.cog, manifest.populationYear]).toEqual([BASE_YEAR, 2026, 2023]);
    expect([units.count, mesh.unitCount, readPack("postalCodes").length]).toEqual([34_917, 34_917, 34_917]);
    expect(units.population.reduce((sum, people) => sum + people, 0)).toBe(68_350_798);
    expect(new Set(units.populationYear)).toEqual(new Set([2023, 2017]));
    expect(units.codes.filter((_, unit) => units.populationYear[unit] === 2017)).toHaveLength(17);
  });

  it("lead every former code to units of the table", () => {
    const { units, history } = base!;
    const targets = [...history.former.values()].flatMap((former) => former.targets);
    const candidates = [...history.splits.values()].flatMap((splits) => splits.flatMap((split) => split.candidates));
    const codes = [...targets, ...candidates, ...history.splits.keys(), ...history.firstYear.keys()];
    expect(codes.filter((code) => !units.indexOf.has(code))).toEqual([]);
    expect([...history.former.keys()].filter((code) => units.indexOf.has(code))).toEqual([]);
  });

  it("draw the neighbours, with names in two languages", () => {
    const { features } = readPack("surroundings");
    const countries = new Set(features.map(({ properties }) => properties?.country));
    // Germany, Andorra, Belgium, Brazil, Spain, France, Italy, Luxembourg, Switzerland, Suriname, United Kingdom.
    for (const country of ["276", "020", "056", "076", "724", "250", "380", "442", "756", "740", "826"])
      expect(countries.has(country), country).toBe(true);
    const labels = features.flatMap(({ properties }) =>
      properties?.label ? [[properties.label, properties.labelEn]] : [],
    );
    expect(labels).toContainEqual(["BRÉSIL", "BRAZIL"]);
    expect(labels).toContainEqual(["ALLEMAGNE", "GERMANY"]);
  });

  it("weigh less than 3 MB compressed, the surroundings less than 150 kB", () => {
    const kilobytes = (name: keyof typeof PACKS) => gzipSync(bytesOf(name)).byteLength / 1000;
    expect(kilobytes("surroundings")).toBeLessThan(150);
    expect(PACK_NAMES.map(kilobytes).reduce((sum, size) => sum + size)).toBeLessThan(3000);
  });
});
