import { Shape } from "./json-shape.ts";
import { type Manifest, PACKS, type PackEntry, type PackName } from "./pack-list.ts";

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Reads the list of the packs.
 * @throws PackError `corrupt` when it does not describe every pack
 */
export function decodeManifest(json: unknown): Manifest {
  const shape = new Shape("manifest", json);
  const entry = (name: PackName) => decodeEntry(shape.field("packs").field(name), name);
  return {
    cog: shape.field("cog").integer(2000, 2100),
    populationYear: shape.field("populationYear").integer(1900, 2100),
    build: shape.field("build").text(SHA256),
    packs: {
      units: entry("units"),
      contours: entry("contours"),
      formerCodes: entry("formerCodes"),
      postalCodes: entry("postalCodes"),
      surroundings: entry("surroundings"),
      example: entry("example"),
      surveys: entry("surveys"),
    },
  };
}

function decodeEntry(shape: Shape, name: PackName): PackEntry {
  const file = shape.field("file").text();
  if (file !== PACKS[name].file) shape.field("file").refuse(PACKS[name].file);
  return {
    file,
    version: shape.field("version").integer(0, 1_000_000),
    bytes: shape.field("bytes").integer(1, 1_000_000_000),
    sha256: shape.field("sha256").text(SHA256),
    sources: shape
      .field("sources")
      .items()
      .map((source) => ({
        name: source.field("name").text(),
        version: source.field("version").text(),
        vintage: source.field("vintage").text(),
        licence: source.field("licence").text(),
      })),
  };
}
