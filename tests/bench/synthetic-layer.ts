import { buildLayer, type Membership } from "../../src/domain/layer.ts";
import { STAGES, type TerritoryLayer } from "../../src/domain/territory.ts";
import type { Geography } from "../../src/domain/unit.ts";
import { randomFrom } from "./random.ts";

/**
 * Grows territories from random units, each taking in turn a unit that touches it, until `coverage` of the units are
 * taken: connected, of various sizes, with enclaves and white zones. One unit in fifty is then claimed by a neighbour as well,
 * half of these as a declared part on both sides, so that every class is there.
 */
export function growLayer(
  { neighbourStart, neighbours }: Geography,
  territoryCount: number,
  { coverage = 0.9, seed = 1 } = {},
): TerritoryLayer {
  const random = randomFrom(seed);
  const unitCount = neighbourStart.length - 1;
  const owner = new Int32Array(unitCount).fill(-1);
  const fronts: number[][] = Array.from({ length: territoryCount }, () => []);
  let taken = 0;
  const take = (territory: number, unit: number) => {
    owner[unit] = territory;
    taken++;
    for (let n = neighbourStart[unit]!; n < neighbourStart[unit + 1]!; n++) {
      if (owner[neighbours[n]!] === -1) fronts[territory]!.push(neighbours[n]!);
    }
  };
  for (let territory = 0; territory < territoryCount; territory++) {
    let unit = Math.floor(random() * unitCount);
    while (owner[unit] !== -1) unit = (unit + 1) % unitCount;
    take(territory, unit);
  }
  for (let idle = 0; taken < coverage * unitCount && idle < territoryCount; ) {
    for (let territory = 0; territory < territoryCount && taken < coverage * unitCount; territory++) {
      const front = fronts[territory]!;
      let unit: number | undefined;
      while (front.length > 0 && unit === undefined) {
        // A random place of the front makes rounded shapes: swap it with the last and take it.
        const place = Math.floor(random() * front.length);
        [front[place], front[front.length - 1]] = [front.at(-1)!, front[place]!];
        const candidate = front.pop()!;
        if (owner[candidate] === -1) unit = candidate;
      }
      if (unit === undefined) idle++;
      else {
        idle = 0;
        take(territory, unit);
      }
    }
  }
  const memberships: Membership[] = [];
  for (let unit = 0; unit < unitCount; unit++) {
    if (owner[unit] === -1) continue;
    const near = [...neighbours.subarray(neighbourStart[unit], neighbourStart[unit + 1])].map((other) => owner[other]!);
    const rival = near.find((territory) => territory >= 0 && territory !== owner[unit]);
    const isClaimedTwice = rival !== undefined && random() < 0.02;
    const declaredShared = isClaimedTwice && random() < 0.5;
    memberships.push({ territory: owner[unit]!, unit, declaredShared });
    if (isClaimedTwice) memberships.push({ territory: rival, unit, declaredShared });
  }
  return buildLayer({
    territories: fronts.map((_, territory) => ({
      id: `synthetic-${territory}`,
      name: `Synthetic ${territory}`,
      nature: "simule",
      stages: [{ stage: STAGES[territory % 5]!, date: `20${18 + (territory % 8)}-01-01` }],
    })),
    memberships,
    extent: "france",
    provenance: { source: `grown from seed ${seed}`, nature: "simule" },
  });
}
