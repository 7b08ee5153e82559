import type { UnitTable } from "../../src/domain/unit.ts";
import type { Country } from "./country.ts";
import { piecesOf } from "./pieces.ts";

/** Units that the example never separates at first: an EPCI, an EPT, an arrondissement, or a part of a large one. */
export interface Brick {
  readonly units: readonly number[];
  readonly population: number;
  /** Bricks are gathered within one area: Paris, or the rest of France. */
  readonly area: "paris" | "france";
}

/**
 * The bricks of the country, less the `reserved` units. An EPCI in several pieces gives several bricks, but for its
 * islands too small for a CPTS of their own, which stay with it.
 */
export function layBricks(country: Country, reserved: ReadonlySet<number>, smallest: number): readonly Brick[] {
  const { units, geography } = country;
  const isSmallIsland = new Uint8Array(units.count);
  for (const land of piecesOf(geography, [...units.codes.keys()])) {
    if (populationOf(units, land) < smallest) for (const unit of land) isSmallIsland[unit] = 1;
  }
  const groups = new Map<string, number[]>();
  for (let unit = 0; unit < units.count; unit++) {
    if (reserved.has(unit)) continue;
    const key = groupKey(units, unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return [...groups].flatMap(([key, members]) => {
    const islands = members.filter((unit) => isSmallIsland[unit] === 1);
    const mainland = piecesOf(
      geography,
      members.filter((unit) => isSmallIsland[unit] === 0),
    ).toSorted((a, b) => b.length - a.length);
    const area = key.startsWith("paris") ? "paris" : "france";
    if (mainland.length === 0) return piecesOf(geography, islands).map((piece) => brickOf(units, piece, area));
    return mainland.map((piece, rank) => brickOf(units, rank === 0 ? [...piece, ...islands] : piece, area));
  });
}

export function brickOf(units: UnitTable, members: readonly number[], area: Brick["area"]): Brick {
  return { units: members.toSorted((a, b) => a - b), population: populationOf(units, members), area };
}

export function populationOf(units: UnitTable, members: Iterable<number>): number {
  let people = 0;
  for (const unit of members) people += units.population[unit]!;
  return people;
}

/** The Métropole du Grand Paris is read by EPT, and Paris by arrondissement. */
function groupKey({ codes, zoneOf }: UnitTable, unit: number): string {
  const code = codes[unit]!;
  if (code.startsWith("75")) return `paris:${code}`;
  if (zoneOf.ept[unit]! >= 0) return `ept:${zoneOf.ept[unit]}`;
  return zoneOf.epci[unit]! >= 0 ? `epci:${zoneOf.epci[unit]}` : `alone:${code}`;
}
