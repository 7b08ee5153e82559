import { CLASS } from "./classes.ts";
import { type DraftGround, isWithoutOther } from "./draft-ground.ts";
import { unitsOfTerritory } from "./layer.ts";
import { ACI_SIZES } from "./thresholds.ts";

/** Units that touch each other, and their people. */
export interface UnitGroup {
  /** In no order: a white zone may be as large as the country, and is read at every stroke. */
  readonly units: readonly number[];
  readonly population: number;
}

/** A white zone that the draft enters. */
export interface TouchedZone {
  /** What it was before the draft. */
  readonly before: UnitGroup;
  /** What is left of it, most people first; a piece may hold units that left the CPTS replaced. */
  readonly pieces: readonly UnitGroup[];
}

/** What a draft does to the units without CPTS. */
export interface WhiteOutcome {
  /** In the order of the zones of the ground: most people first. */
  readonly touched: readonly TouchedZone[];
  /** Small pieces that the draft cuts off from the rest of their zone (`findOrphans`). */
  readonly orphans: readonly UnitGroup[];
  /** White zones beyond the border of the draft once it is drawn, most people first. */
  readonly beside: readonly UnitGroup[];
  /** Units of the CPTS replaced that the draft leaves without any. */
  readonly uncovered: UnitGroup;
}

interface Piece extends UnitGroup {
  readonly zones: ReadonlySet<number>;
}

/** A piece smaller than the second ACI size could not carry a CPTS of its own without difficulty. */
const ORPHAN_LIMIT = ACI_SIZES[1]!.min;

export const byPopulation = (a: UnitGroup, b: UnitGroup): number =>
  b.population - a.population || smallest(a.units) - smallest(b.units);

const smallest = (units: readonly number[]): number => units.reduce((least, unit) => Math.min(least, unit));

/**
 * Returns a function that reads what a draft does to white zones. `marks`: one for each unit of the country, 0 outside
 * the draft; `fringe`: units beyond its border. Only zones that the draft enters or borders are walked.
 */
export function createWhiteReader(ground: DraftGround) {
  const { neighbourStart, neighbours } = ground.base.geography;
  const { population } = ground.base.units;
  const { zoneOf, zones, classOf } = ground;
  let era = 0;
  const seen = new Uint32Array(zoneOf.length);
  /** Piece of each unit seen in the present call. */
  const pieceOf = new Uint32Array(zoneOf.length);
  const freed = unitsOfReplaced(ground).filter((unit) => isWithoutOther(ground, unit) && zoneOf[unit]! < 0);

  function walk(seed: number, number: number, marks: Uint8Array): Piece {
    const units = [seed];
    const met = new Set<number>();
    let lastMet = -1;
    let people = 0;
    seen[seed] = era;
    for (let head = 0; head < units.length; head++) {
      const unit = units[head]!;
      people += population[unit]!;
      pieceOf[unit] = number;
      // Nearly every unit is of the same zone as the one before.
      if (zoneOf[unit] !== lastMet) {
        lastMet = zoneOf[unit]!;
        if (lastMet >= 0) met.add(lastMet);
      }
      for (let n = neighbourStart[unit]!, end = neighbourStart[unit + 1]!; n < end; n++) {
        const other = neighbours[n]!;
        if (seen[other] === era || marks[other] !== 0 || classOf[other] !== CLASS.white) continue;
        seen[other] = era;
        units.push(other);
      }
    }
    return { units, population: people, zones: met };
  }

  return (units: readonly number[], fringe: ArrayLike<number>, marks: Uint8Array): WhiteOutcome => {
    era++;
    const entered = new Set<number>();
    for (const unit of units) if (zoneOf[unit]! >= 0) entered.add(zoneOf[unit]!);
    const uncovered = freed.filter((unit) => marks[unit] === 0);
    const pieces: Piece[] = [];
    const walkFrom = (seed: number) => {
      if (seen[seed] !== era && marks[seed] === 0 && isWithoutOther(ground, seed))
        pieces.push(walk(seed, pieces.length, marks));
    };
    for (const zone of entered) for (const unit of zones[zone]!.units) walkFrom(unit);
    for (const unit of uncovered) walkFrom(unit);
    const beside = new Set<Piece>();
    for (let f = 0; f < fringe.length; f++) {
      const unit = fringe[f]!;
      walkFrom(unit);
      if (seen[unit] === era) beside.add(pieces[pieceOf[unit]!]!);
    }
    const touched = [...entered]
      .sort((a, b) => a - b)
      .map((zone) => ({
        before: zones[zone]!,
        pieces: pieces.filter((piece) => piece.zones.has(zone)).sort(byPopulation),
      }));
    return {
      touched,
      orphans: findOrphans(touched),
      beside: [...beside].sort(byPopulation),
      uncovered: { units: uncovered, population: uncovered.reduce((sum, unit) => sum + population[unit]!, 0) },
    };
  };
}

/**
 * Pieces left alone: of what remains of a zone that the draft enters, every piece but the most populous, and the most
 * populous too when it is a single unit; provided that it has fewer people than the second ACI size.
 */
function findOrphans(touched: readonly TouchedZone[]): readonly UnitGroup[] {
  const orphans = new Set<UnitGroup>();
  for (const { pieces } of touched) {
    pieces.forEach((piece, rank) => {
      if ((rank > 0 || piece.units.length === 1) && piece.population < ORPHAN_LIMIT) orphans.add(piece);
    });
  }
  return [...orphans].sort(byPopulation);
}

/** Units of the territories replaced that count at the date, ascending, each once. */
function unitsOfReplaced({ layer, active, replaced }: DraftGround): readonly number[] {
  const units = new Set<number>();
  for (const territory of replaced) {
    if (active[territory] === 1) for (const unit of unitsOfTerritory(layer, territory)) units.add(unit);
  }
  return [...units].sort((a, b) => a - b);
}
