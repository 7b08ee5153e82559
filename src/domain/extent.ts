import { unitsOfZones, type ZoneRef } from "./scope.ts";
import type { TerritoryLayer } from "./territory.ts";
import type { AdminLevel, UnitTable } from "./unit.ts";

/** A zone is described by a list that claims this share of its people, or of its units. */
const DESCRIBED = 0.6;
/** In a described région, no département may be emptier than this. */
const NOT_EMPTY = 0.25;
/** A région counts as present in the list from this share on. */
const PRESENT = 0.2;
/** When nothing is described: départements that hold at least this share of the people of the list. */
const LARGE_PART = 0.25;

interface ZoneCount {
  readonly units: Float64Array;
  readonly people: Float64Array;
}

/**
 * Guesses which zones a list describes, from the units that it claims. France when more than half of the régions hold
 * a fifth of their people in the list. Otherwise the régions of which it claims 60 % of the people or of the units,
 * none of their départements being under 25 % (or all of them being described), then the départements
 * of which it claims 60 %. When nothing passes (one CPTS, a handful of communes): the départements that hold a quarter of the people of the
 * list. An empty list describes nothing. The guess is shown and can be changed.
 */
export function guessExtent(units: UnitTable, claimed: Iterable<number>): readonly ZoneRef[] | "france" {
  const mask = new Uint8Array(units.count);
  for (const unit of claimed) mask[unit] = 1;
  const regions = shares(units, "region", mask);
  const departements = shares(units, "departement", mask);
  const present = regions.people.filter((share) => share >= PRESENT).length;
  if (present > units.zones.region.codes.length / 2) return "france";

  const departementsOf = units.zones.region.codes.map(() => new Set<number>());
  for (let unit = 0; unit < units.count; unit++) {
    const region = units.zoneOf.region[unit]!;
    const departement = units.zoneOf.departement[unit]!;
    if (region >= 0 && departement >= 0) departementsOf[region]!.add(departement);
  }
  const reaches = (counts: ZoneCount, zone: number, share: number) =>
    counts.people[zone]! >= share || counts.units[zone]! >= share;
  const extent: ZoneRef[] = [];
  const inRegion = new Set<number>();
  units.zones.region.codes.forEach((code, region) => {
    const parts = [...departementsOf[region]!];
    const whole = parts.length > 0 && parts.every((departement) => reaches(departements, departement, DESCRIBED));
    const mostly = reaches(regions, region, DESCRIBED) && parts.every((d) => reaches(departements, d, NOT_EMPTY));
    if (!whole && !mostly) return;
    extent.push({ level: "region", code });
    for (const departement of parts) inRegion.add(departement);
  });
  units.zones.departement.codes.forEach((code, departement) => {
    if (!inRegion.has(departement) && reaches(departements, departement, DESCRIBED))
      extent.push({ level: "departement", code });
  });
  return extent.length > 0 ? extent : largestParts(units, mask);
}

/** Share of the units and of the people of each zone that the mask holds. */
function shares(units: UnitTable, level: AdminLevel, mask: Uint8Array): ZoneCount {
  const zoneCount = units.zones[level].codes.length;
  const held = { units: new Float64Array(zoneCount), people: new Float64Array(zoneCount) };
  const all = { units: new Float64Array(zoneCount), people: new Float64Array(zoneCount) };
  for (let unit = 0; unit < units.count; unit++) {
    const zone = units.zoneOf[level][unit]!;
    if (zone < 0) continue;
    for (const counts of mask[unit] === 1 ? [all, held] : [all]) {
      counts.units[zone]! += 1;
      counts.people[zone]! += units.population[unit]!;
    }
  }
  const divide = (part: Float64Array, whole: Float64Array) =>
    part.map((value, i) => (whole[i]! > 0 ? value / whole[i]! : 0));
  return { units: divide(held.units, all.units), people: divide(held.people, all.people) };
}

function largestParts(units: UnitTable, mask: Uint8Array): readonly ZoneRef[] {
  const { codes } = units.zones.departement;
  // Every unit weighs a little more than its people, so that a list of uninhabited communes still has a place.
  const weight = new Float64Array(codes.length);
  let total = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const departement = units.zoneOf.departement[unit]!;
    if (mask[unit] === 0 || departement < 0) continue;
    weight[departement]! += units.population[unit]! + 1e-6;
    total += units.population[unit]! + 1e-6;
  }
  const largest = Math.max(0, ...weight);
  return codes
    .filter((_, i) => weight[i]! > 0 && (weight[i] === largest || weight[i]! >= LARGE_PART * total))
    .map((code) => ({ level: "departement", code }));
}

/** 1 for every unit that the layer describes. Throws on a zone unknown to the base: `unitsOfZones` refuses it earlier. */
export function extentMask(units: UnitTable, extent: TerritoryLayer["extent"]): Uint8Array {
  if (extent === "france") return new Uint8Array(units.count).fill(1);
  const mask = unitsOfZones(units, extent);
  if (!mask.ok) throw new Error(`unknown zone in an extent: ${mask.refusal.seen}`);
  return mask.value;
}
