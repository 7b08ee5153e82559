import type { Base } from "./classes.ts";
import type { MeshView } from "./cross.ts";
import { buildLayer, unitsOfTerritory } from "./layer.ts";
import type { Provenance } from "./nature.ts";
import type { Totals } from "./report.ts";
import type { Territory, TerritoryLayer } from "./territory.ts";

/** Two members of a group, beside another mesh. */
export interface MemberPair {
  /** Positions in the layer of the members. */
  readonly members: readonly [number, number];
  /** Units that both claim. */
  readonly commonUnits: readonly number[];
  /** Territories of the other mesh that hold a unit of either, ascending. */
  readonly partners: readonly number[];
  /** One territory of the other mesh holds every unit of both. */
  readonly nestedTogether: boolean;
  /** A unit of one is, or touches, a unit of the other. */
  readonly adjacent: boolean;
}

/** A group of territories (*inter-CPTS*) and how another mesh crosses it. */
export interface GroupCrossing {
  /** Units of at least one member, ascending, and their totals, each unit once. */
  readonly units: Uint32Array;
  readonly totals: Totals;
  /** Active territories of the other mesh with a unit of the group, ascending, and those that hold all of it. */
  readonly partners: readonly number[];
  readonly holders: readonly number[];
  /** Units of the group in no active territory of the other mesh. */
  readonly unitsWithoutPartner: number;
  readonly pairs: readonly MemberPair[];
}

/** Units of at least one of the territories, ascending. */
function unionOfTerritories(layer: TerritoryLayer, members: readonly number[]): Uint32Array {
  const units = new Set<number>();
  for (const member of members) for (const unit of unitsOfTerritory(layer, member)) units.add(unit);
  return Uint32Array.from(units).sort();
}

/** How a mesh crosses a group: what it is cut into, and which members fall together. Links between members are not judged. */
export function crossGroup(
  { units: table, geography }: Base,
  layer: TerritoryLayer,
  members: readonly number[],
  other: MeshView,
): GroupCrossing {
  const units = unionOfTerritories(layer, members);
  const totals = { units: units.length, population: 0, areaKm2: 0 };
  for (const unit of units) {
    totals.population += table.population[unit]!;
    totals.areaKm2 += geography.areaKm2[unit]!;
  }
  const group = partnersOf(units, other);
  const setOf = new Map(members.map((member) => [member, new Set(unitsOfTerritory(layer, member))]));
  const pairs: MemberPair[] = [];
  members.forEach((first, i) => {
    for (const second of members.slice(i + 1)) {
      const [one, two] = [setOf.get(first)!, setOf.get(second)!];
      const { partners, holders } = partnersOf(unionOfTerritories(layer, [first, second]), other);
      pairs.push({
        members: [first, second],
        commonUnits: [...one].filter((unit) => two.has(unit)),
        partners,
        nestedTogether: holders.length > 0,
        adjacent: [...one].some((unit) => two.has(unit) || neighboursOf(unit).some((next) => two.has(next))),
      });
    }
  });
  return { units, totals, ...group, pairs };

  function neighboursOf(unit: number): number[] {
    return [...geography.neighbours.subarray(geography.neighbourStart[unit], geography.neighbourStart[unit + 1])];
  }
}

function partnersOf(units: Uint32Array, { index, active }: MeshView) {
  const held = new Map<number, number>();
  let unitsWithoutPartner = 0;
  for (const unit of units) {
    let claims = 0;
    for (const partner of index.claimants.subarray(index.start[unit]!, index.start[unit + 1]!)) {
      if (active[partner] === 0) continue;
      claims++;
      held.set(partner, (held.get(partner) ?? 0) + 1);
    }
    if (claims === 0) unitsWithoutPartner++;
  }
  const partners = [...held.keys()].sort((a, b) => a - b);
  return { partners, holders: partners.filter((one) => held.get(one) === units.length), unitsWithoutPartner };
}

/** A group by name, with the positions of its members. */
export interface InterCptsGroup extends Territory {
  readonly members: readonly number[];
}

/** Groups as a mesh of their own: the territory of each is the union of its members, whole even where they hold parts. */
export function layerOfGroups(
  layer: TerritoryLayer,
  groups: readonly InterCptsGroup[],
  provenance: Provenance,
): TerritoryLayer {
  return buildLayer({
    territories: groups.map(({ members: _, ...territory }) => territory),
    memberships: groups.flatMap(({ members }, territory) =>
      Array.from(unionOfTerritories(layer, members), (unit) => ({ territory, unit, declaredShared: false })),
    ),
    extent: layer.extent,
    provenance,
  });
}
