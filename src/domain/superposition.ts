import type { Base } from "./classes.ts";
import { countClaims, type MeshView } from "./cross.ts";
import type { Totals } from "./report.ts";

/** Meshes and territories piled on each unit (*millefeuille*), over all units, in the scope or not. */
export interface Superposition {
  /** Meshes with at least one active territory on the unit, and active territories of all meshes. */
  readonly meshes: Uint8Array;
  readonly territories: Uint16Array;
  /** Inside the scope: position `n` for the units with `n` meshes, and with `n` territories. */
  readonly byMeshes: readonly Totals[];
  readonly byTerritories: readonly Totals[];
}

export function pileMeshes(base: Base, views: readonly MeshView[], inScope: Uint8Array): Superposition {
  const meshes = new Uint8Array(inScope.length);
  const territories = new Uint16Array(inScope.length);
  for (const view of views) {
    const claims = countClaims(view);
    for (let unit = 0; unit < claims.length; unit++) {
      if (claims[unit]! > 0) meshes[unit]!++;
      territories[unit]! += claims[unit]!;
    }
  }
  return {
    meshes,
    territories,
    byMeshes: totalsByLevel(base, meshes, inScope),
    byTerritories: totalsByLevel(base, territories, inScope),
  };
}

/** Units of the scope in two territories or more of one mesh, out of those in one or more. */
export interface Porosity {
  readonly covered: Totals;
  readonly multiple: Totals;
  /** multiple / covered, in units and in people; 0 where nothing is covered. */
  readonly unitsShare: number;
  readonly populationShare: number;
}

export function porosityOf(base: Base, view: MeshView, inScope: Uint8Array): Porosity {
  const levels = Uint16Array.from(countClaims(view), (claims) => Math.min(claims, 2));
  const [, single = NOTHING, multiple = NOTHING] = totalsByLevel(base, levels, inScope);
  const covered = {
    units: single.units + multiple.units,
    population: single.population + multiple.population,
    areaKm2: single.areaKm2 + multiple.areaKm2,
  };
  return {
    covered,
    multiple,
    unitsShare: covered.units > 0 ? multiple.units / covered.units : 0,
    populationShare: covered.population > 0 ? multiple.population / covered.population : 0,
  };
}

const NOTHING: Totals = { units: 0, population: 0, areaKm2: 0 };

function totalsByLevel({ units, geography }: Base, levelOf: ArrayLike<number>, inScope: Uint8Array): readonly Totals[] {
  const totals: { units: number; population: number; areaKm2: number }[] = [{ ...NOTHING }];
  for (let unit = 0; unit < inScope.length; unit++) {
    if (inScope[unit] === 0) continue;
    while (totals.length <= levelOf[unit]!) totals.push({ ...NOTHING });
    const level = totals[levelOf[unit]!]!;
    level.units++;
    level.population += units.population[unit]!;
    level.areaKm2 += geography.areaKm2[unit]!;
  }
  return totals;
}
