import { CLASS } from "../domain/classes.ts";
import type { Analysed } from "./analyse-list.ts";
import type { France } from "./france.ts";
import type { LoadedList } from "./loaded-list.ts";

/** Every figure of one set of units: a row of a table, a reference beside a territory. */
export interface SetFigures {
  readonly units: number;
  readonly population: number;
  readonly areaKm2: number;
  readonly coveredPopulation: number;
  readonly coveredAreaKm2: number;
  readonly whiteUnits: number;
  readonly whitePopulation: number;
  readonly unstatedPopulation: number;
  readonly sharedUnits: number;
  readonly overlapUnits: number;
  /** Active CPTS with at least one unit in the set. */
  readonly cpts: number;
}

/** Returns a function that adds up any set of units, each once, with the classes of the last analysis. */
export function createFiguresReader(
  { units, geography }: France,
  { index }: LoadedList,
  { classification, active }: Analysed,
): (set: Iterable<number>) => SetFigures {
  const { classOf } = classification;
  const met = new Uint32Array(active.length);
  let call = 0;
  return (set) => {
    call++;
    const figures = {
      units: 0,
      population: 0,
      areaKm2: 0,
      coveredPopulation: 0,
      coveredAreaKm2: 0,
      whiteUnits: 0,
      whitePopulation: 0,
      unstatedPopulation: 0,
      sharedUnits: 0,
      overlapUnits: 0,
      cpts: 0,
    };
    for (const unit of set) {
      const people = units.population[unit]!;
      const area = geography.areaKm2[unit]!;
      const kind = classOf[unit]!;
      figures.units++;
      figures.population += people;
      figures.areaKm2 += area;
      if (kind > CLASS.white) {
        figures.coveredPopulation += people;
        figures.coveredAreaKm2 += area;
      }
      if (kind === CLASS.white) {
        figures.whiteUnits++;
        figures.whitePopulation += people;
      }
      if (kind === CLASS.unstated) figures.unstatedPopulation += people;
      if (kind === CLASS.shared) figures.sharedUnits++;
      if (kind === CLASS.overlap) figures.overlapUnits++;
      for (let i = index.start[unit]!; i < index.start[unit + 1]!; i++) {
        const territory = index.claimants[i]!;
        if (active[territory] === 0 || met[territory] === call) continue;
        met[territory] = call;
        figures.cpts++;
      }
    }
    return figures;
  };
}

/** Units of each zone of a partition that a mask holds, ascending; a unit without zone is in none. */
export function unitsByZone(zoneOf: ArrayLike<number>, zoneCount: number, mask: Uint8Array | null): number[][] {
  const sets: number[][] = Array.from({ length: zoneCount }, () => []);
  for (let unit = 0; unit < zoneOf.length; unit++)
    if (zoneOf[unit]! >= 0 && (mask === null || mask[unit] === 1)) sets[zoneOf[unit]!]!.push(unit);
  return sets;
}
