import { openPack } from "./json-shape.ts";
import { PACKS } from "./pack-list.ts";

/** Postal codes of each unit, by `unitIndex`; Paris, Lyon and Marseille have theirs by arrondissement. */
export type PostalCodes = readonly (readonly string[])[];

interface PostalCodesPack {
  readonly pack: "postalCodes";
  readonly version: number;
  /** Every postal code, ascending. */
  readonly codes: readonly string[];
  /** Positions in `codes`, unit by unit. */
  readonly of: readonly (readonly number[])[];
}

const POSTAL_CODE = /^\d{5}$/;

/** Writes the postal codes as a JSON pack. */
export function encodePostalCodes(postalCodes: PostalCodes): PostalCodesPack {
  const codes = [...new Set(postalCodes.flat())].sort();
  const positions = new Map(codes.map((code, position) => [code, position]));
  return {
    pack: "postalCodes",
    version: PACKS.postalCodes.version,
    codes,
    of: postalCodes.map((list) => list.map((code) => positions.get(code)!)),
  };
}

/**
 * Reads the postal codes.
 * @throws PackError when the pack has another version or a unit has a code that is not in its list
 */
export function decodePostalCodes(json: unknown): PostalCodes {
  const pack = openPack("postalCodes", json);
  const codes = pack.field("codes").texts(POSTAL_CODE);
  return pack
    .field("of")
    .items()
    .map((unit) => unit.integers(0, codes.length - 1).map((position) => codes[position]!));
}
