import { createClaimantReader } from "./claimants.ts";
import { CLASS } from "./classes.ts";
import { isSharedMark, PHASES, type Phase, phaseOf } from "./draft.ts";
import { type Crossings, createCrossingReader, type IndexedMesh } from "./draft-crossing.ts";
import { type DraftGround, isWithoutOther } from "./draft-ground.ts";
import { createNeighbourReader, type DraftOverlap, type ReplacedOutcome } from "./draft-neighbours.ts";
import type { DraftState } from "./draft-state.ts";
import { byPopulation, createWhiteReader, type UnitGroup, type WhiteOutcome } from "./draft-white.ts";
import type { Interval } from "./report.ts";
import { shapeReaderOf } from "./shape.ts";
import type { Enclave } from "./territory-sheet.ts";
import { type AciStanding, aciStanding, type TerritoryType, territoryType } from "./thresholds.ts";

/** Units without CPTS beyond the border of a draft, in one EPCI (−1: none), most people first. */
export interface CandidateGroup {
  readonly epci: number;
  readonly population: number;
  readonly units: readonly number[];
}

/** Everything that follows from the units of a draft. Populations follow the rule of the layer for shared units. */
export interface DraftFigures {
  readonly units: readonly number[];
  readonly population: Interval;
  /** Population / target ratio. */
  readonly targetShare: Interval;
  readonly aci: { readonly min: AciStanding; readonly max: AciStanding };
  readonly type: { readonly min: TerritoryType; readonly max: TerritoryType };
  readonly areaKm2: number;
  readonly perimeterKm: number;
  readonly densityPerKm2: number | null;
  readonly compactness: number | null;
  /** Connected components, most people first. */
  readonly pieces: readonly UnitGroup[];
  /** Components of the outside that the draft encloses. */
  readonly enclosed: readonly Enclave[];
  readonly white: WhiteOutcome;
  readonly overlaps: readonly DraftOverlap[];
  readonly replaced: readonly ReplacedOutcome[];
  /** Other CPTS beyond its border, ascending. */
  readonly neighbours: readonly number[];
  /** Against the starting perimeter. */
  readonly added: UnitGroup;
  readonly removed: UnitGroup;
  /** Units and people of each phase, shared units in full. */
  readonly phases: readonly { readonly phase: Phase; readonly units: number; readonly population: number }[];
  /** Units of which only a part is taken, and those among them that nobody else claims: they count in full. */
  readonly shared: { readonly units: readonly number[]; readonly alone: readonly number[] };
  /** Units that the list of CPTS does not describe. */
  readonly unstated: readonly number[];
  readonly candidates: readonly CandidateGroup[];
  readonly crossings: Crossings;
}

/**
 * Returns a function that reads the figures of a draft. Its work follows the size of the draft, of the white zones
 * that it enters or borders and of the CPTS that it overlaps, never that of the country.
 */
export function createDraftReader(
  ground: DraftGround,
  meshes: readonly IndexedMesh[],
  target: number,
): (draft: DraftState) => DraftFigures {
  const { base, index, others, classOf } = ground;
  const { population } = base.units;
  const { neighbourStart, neighbours } = base.geography;
  const shapeOf = shapeReaderOf(base.geography);
  const readWhite = createWhiteReader(ground);
  const readNeighbours = createNeighbourReader(ground);
  const readCrossings = createCrossingReader(base.units, meshes);
  const claimantsOf = createClaimantReader(index, others);
  const replaced = new Set(ground.replaced);
  const reached = new Uint32Array(base.units.count);
  let era = 0;

  const people = (units: readonly number[]) => {
    let sum = 0;
    for (const unit of units) sum += population[unit]!;
    return sum;
  };
  const groupOf = (units: readonly number[]): UnitGroup => ({ units, population: people(units) });

  /** Whether another territory of the layer, at any stage or date, claims the unit. */
  function isClaimedElsewhere(unit: number): boolean {
    for (let i = index.start[unit]!; i < index.start[unit + 1]!; i++)
      if (!replaced.has(index.claimants[i]!)) return true;
    return false;
  }

  function piecesOf(units: readonly number[], marks: Uint8Array): readonly UnitGroup[] {
    era++;
    const pieces: UnitGroup[] = [];
    for (const seed of units) {
      if (reached[seed] === era) continue;
      const piece = [seed];
      reached[seed] = era;
      for (let head = 0; head < piece.length; head++) {
        for (let n = neighbourStart[piece[head]!]!, end = neighbourStart[piece[head]! + 1]!; n < end; n++) {
          const other = neighbours[n]!;
          if (marks[other] === 0 || reached[other] === era) continue;
          reached[other] = era;
          piece.push(other);
        }
      }
      pieces.push(groupOf(piece));
    }
    return pieces.sort(byPopulation);
  }

  function candidatesOf(fringe: Uint32Array): readonly CandidateGroup[] {
    const groups = new Map<number, number[]>();
    for (const unit of fringe) {
      if (!isWithoutOther(ground, unit) || ground.mayTake(unit, false) !== null) continue;
      const epci = base.units.zoneOf.epci[unit]!;
      const group = groups.get(epci);
      if (group === undefined) groups.set(epci, [unit]);
      else group.push(unit);
    }
    return [...groups]
      .map(([epci, units]) => ({
        epci,
        population: people(units),
        units: units.sort((a, b) => population[b]! - population[a]! || a - b),
      }))
      .sort((a, b) => b.population - a.population || a.epci - b.epci);
  }

  return (draft) => {
    const { units, marks, start } = draft;
    let max = 0;
    let min = 0;
    const shared: number[] = [];
    const alone: number[] = [];
    const unstated: number[] = [];
    const added: number[] = [];
    const phases = PHASES.map((phase) => ({ phase, units: 0, population: 0 }));
    for (const unit of units) {
      const mark = marks[unit]!;
      max += population[unit]!;
      if (isSharedMark(mark)) {
        shared.push(unit);
        if (isClaimedElsewhere(unit)) min -= population[unit]!;
        else alone.push(unit);
      }
      if (classOf[unit] === CLASS.unstated) unstated.push(unit);
      if (!draft.isStart(unit)) added.push(unit);
      const phase = phases[PHASES.indexOf(phaseOf(mark))]!;
      phase.units++;
      phase.population += population[unit]!;
    }
    min += max;
    const shape = shapeOf(units);
    // The fringe is a view that the next shape overwrites.
    const fringe = shape.fringe.slice();
    return {
      units,
      population: { min, max },
      targetShare: { min: min / target, max: max / target },
      aci: { min: aciStanding(min), max: aciStanding(max) },
      type: { min: territoryType(min), max: territoryType(max) },
      areaKm2: shape.areaKm2,
      perimeterKm: shape.perimeterKm,
      densityPerKm2: shape.areaKm2 > 0 ? max / shape.areaKm2 : null,
      compactness: shape.compactness,
      pieces: shape.pieces === 1 ? [{ units, population: max }] : piecesOf(units, marks),
      enclosed: shape.holes.map((hole) => ({ ...groupOf(hole), territories: claimantsOf(-1, hole) })),
      white: readWhite(units, fringe, marks),
      ...readNeighbours(units, marks),
      neighbours: claimantsOf(-1, fringe),
      added: groupOf(added),
      removed: groupOf(start.filter((unit) => marks[unit] === 0)),
      phases,
      shared: { units: shared, alone },
      unstated,
      candidates: candidatesOf(fringe),
      crossings: readCrossings(units),
    };
  };
}
