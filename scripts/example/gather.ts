import type { Brick } from "./bricks.ts";
import type { Country } from "./country.ts";
import { neighboursOf } from "./pieces.ts";
import type { Random } from "./random.ts";

const MEDIAN_APPETITE = 46_000;
const SPREAD = 0.6;
/** How much less a border counts when it is also that of a département, or of a région. */
const ACROSS_DEPARTEMENTS = 0.2;
const ACROSS_REGIONS = 0.03;

interface Cluster {
  units: number[];
  population: number;
  /** Population that it would like to have. */
  appetite: number;
  readonly area: Brick["area"];
  /** Shared border by neighbouring cluster, km. */
  readonly borders: Map<Cluster, number>;
  readonly rank: number;
}

/** Sizes that a CPTS of the example may have, inhabitants. */
export interface SizeBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * Joins neighbouring bricks two by two until `count` groups are left: first those too small for a CPTS, then those
 * furthest from the size that they want. A brick too small that has nobody to join is left out.
 * @throws Error when there are too few bricks
 */
export function gatherBricks(
  country: Country,
  bricks: readonly Brick[],
  count: number,
  bounds: SizeBounds,
  random: Random,
): readonly (readonly number[])[] {
  const clusters = new Set(makeClusters(country, bricks, random));
  const canJoin = (a: Cluster, b: Cluster) => a.area === b.area && a.population + b.population <= bounds.max;
  const partnersOf = (cluster: Cluster) => [...cluster.borders.keys()].filter((other) => canJoin(cluster, other));
  const zonesOf = (cluster: Cluster) => mainZones(country, cluster.units);
  function joinBest(cluster: Cluster): boolean {
    const own = zonesOf(cluster);
    const appeal = (other: Cluster) => {
      const zones = zonesOf(other);
      const admin =
        zones.region !== own.region ? ACROSS_REGIONS : zones.departement !== own.departement ? ACROSS_DEPARTEMENTS : 1;
      const size = (cluster.population + other.population) / Math.max(cluster.appetite, other.appetite);
      return (admin * cluster.borders.get(other)!) / (1 + size * size);
    };
    const partner = best(partnersOf(cluster), appeal);
    if (partner === undefined) return false;
    absorb(cluster, partner);
    clusters.delete(partner);
    return true;
  }

  for (const cluster of [...clusters].sort((a, b) => a.population - b.population || a.rank - b.rank)) {
    if (!clusters.has(cluster)) continue;
    while (cluster.population < bounds.min && joinBest(cluster));
    if (cluster.population < bounds.min) leaveOut(cluster, clusters);
  }
  if (clusters.size < count) throw new Error(`${clusters.size} groups of units for ${count} CPTS`);
  const content = new Set<Cluster>();
  while (clusters.size > count) {
    const hungry = best(
      [...clusters].filter((cluster) => !content.has(cluster)),
      (cluster) => cluster.appetite / cluster.population,
    );
    if (hungry === undefined) throw new Error(`${clusters.size} groups of units that cannot be joined into ${count}`);
    if (!joinBest(hungry)) content.add(hungry);
  }
  return [...clusters].map((cluster) => cluster.units.sort((a, b) => a - b));
}

function makeClusters(country: Country, bricks: readonly Brick[], random: Random): readonly Cluster[] {
  const clusters = bricks.map(
    ({ units, population, area }, rank): Cluster => ({
      units: [...units],
      population,
      appetite: random.size(MEDIAN_APPETITE, SPREAD),
      area,
      borders: new Map(),
      rank,
    }),
  );
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.units.map((unit) => [unit, cluster] as const)));
  const { geography } = country;
  for (const cluster of clusters) {
    for (const unit of cluster.units) {
      neighboursOf(geography, unit).forEach((other, position) => {
        const neighbour = clusterOf.get(other);
        if (neighbour === undefined || neighbour === cluster) return;
        const km = geography.borderKm[geography.neighbourStart[unit]! + position]!;
        cluster.borders.set(neighbour, (cluster.borders.get(neighbour) ?? 0) + km);
      });
    }
  }
  return clusters;
}

function absorb(cluster: Cluster, partner: Cluster): void {
  cluster.units.push(...partner.units);
  cluster.population += partner.population;
  cluster.appetite = Math.max(cluster.appetite, partner.appetite);
  cluster.borders.delete(partner);
  for (const [other, km] of partner.borders) {
    other.borders.delete(partner);
    if (other === cluster) continue;
    cluster.borders.set(other, (cluster.borders.get(other) ?? 0) + km);
    other.borders.set(cluster, (other.borders.get(cluster) ?? 0) + km);
  }
}

function leaveOut(cluster: Cluster, clusters: Set<Cluster>): void {
  clusters.delete(cluster);
  for (const other of cluster.borders.keys()) other.borders.delete(cluster);
}

/** Département and région of the unit with the most people. */
function mainZones({ units }: Country, members: readonly number[]) {
  const main = members.reduce((largest, unit) =>
    units.population[unit]! > units.population[largest]! ? unit : largest,
  );
  return { departement: units.zoneOf.departement[main]!, region: units.zoneOf.region[main]! };
}

/** The first item with the highest score; undefined when there is none. */
function best<Item>(items: readonly Item[], score: (item: Item) => number): Item | undefined {
  let found: Item | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const value = score(item);
    if (value > highest) [found, highest] = [item, value];
  }
  return found;
}
