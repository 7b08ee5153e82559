/**
 * Every pack of `public/data`: the single list used by the scripts that write them, the loader that reads them and
 * the tests. A version changes when the shape of the pack changes.
 */
export const PACKS = {
  /** Units column by column (JSON). */
  units: { file: "units.json", version: 1 },
  /** Planar mesh of the units (binary, `mesh-codec.ts`). */
  contours: { file: "contours.bin", version: 1 },
  /** Codes and names that are no longer units: mergers, splits, delegated communes, parents of arrondissements (JSON). */
  formerCodes: { file: "former-codes.json", version: 2 },
  /** Postal codes of the units (JSON), for the search. */
  postalCodes: { file: "postal-codes.json", version: 1 },
  /** Countries around France and its overseas départements, with their names (GeoJSON). */
  surroundings: { file: "surroundings.json", version: 1 },
  /** CPTS, sites and meshes shown until a list is imported (JSON); read after the first view. */
  example: { file: "example.json", version: 1 },
  /** Instruments, codebooks, published figures and simulated responses (JSON); read when « Enquêtes » is opened. */
  surveys: { file: "surveys.json", version: 1 },
} as const;

export type PackName = keyof typeof PACKS;

/** `manifest.json`: written last, so that a half-built folder is never taken for a whole one. */
export interface Manifest {
  readonly cog: number;
  readonly populationYear: number;
  /** Hash of the sources of the build itself: another hash, another build. */
  readonly build: string;
  readonly packs: Readonly<Record<PackName, PackEntry>>;
}

export interface PackEntry {
  readonly file: string;
  readonly version: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly sources: readonly {
    readonly name: string;
    readonly version: string;
    readonly vintage: string;
    readonly licence: string;
  }[];
}
