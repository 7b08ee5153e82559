import type { PlaceResolver } from "./place-resolver.ts";
import type { PlaceFinder } from "./site-placing.ts";

/** « GEX CEDEX », « LYON CEDEX 03 »: the mark of a sorting office after the name of a commune. */
const CEDEX = /\s+CEDEX\b.*$/i;

/**
 * Finds the units that a record names by its commune and postal code. The postal code of a sorting office (CEDEX) names
 * no unit: the name then decides in its département.
 */
export function createPlaceFinder(places: Pick<PlaceResolver, "resolve">): PlaceFinder {
  return ({ communeName, departement, postalCode }) => {
    const name = communeName.replace(CEDEX, "");
    if (name === "" && postalCode === "") return [];
    const match = places.resolve({ name, departement, postalCode });
    if (match.kind === "matched") return [match.unit];
    if (match.kind === "city") return match.units;
    return match.kind === "doubtful" ? match.candidates : [];
  };
}
