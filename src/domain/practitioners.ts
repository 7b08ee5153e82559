import { CLASS } from "./classes.ts";
import type { Provenance } from "./nature.ts";
import type { UnitTable } from "./unit.ts";

/**
 * Published head-counts of general practitioners by commune at several dates. Head-counts of practices are public
 * figures, not counts of patients: none is hidden.
 */
export interface PractitionerTable {
  /** As the source writes them (« 2010 », « début 2018 »), oldest first. */
  readonly dates: readonly string[];
  readonly units: readonly number[];
  /** `counts[row * dates.length + date]`; −1 where the source says nothing. */
  readonly counts: Int16Array;
  /** Collaborators that the source writes apart (« 8 + 1 collaborateur »), never added to the count. */
  readonly collaborators: Int16Array;
  readonly provenance: Provenance;
}

/** The head-counts of one date. */
export interface PractitionerMoment {
  readonly date: string;
  /** Practitioners, and collaborators written apart. */
  readonly practitioners: number;
  readonly collaborators: number;
  /** Communes that have a figure at this date. */
  readonly stated: number;
  /** Communes without a practitioner, and their people. */
  readonly withoutAny: readonly number[];
  readonly populationWithoutAny: number;
}

/** From one date to another, over the communes that have a figure at both. */
export interface PractitionerChange {
  readonly gained: readonly number[];
  readonly lost: readonly number[];
  /** Communes that lost their last practitioner, or found a first one. */
  readonly newlyWithout: readonly number[];
  readonly noLongerWithout: readonly number[];
  readonly difference: number;
}

/** Communes and people on one side of both questions. */
export interface PractitionerCell {
  readonly units: readonly number[];
  readonly population: number;
}

/** In a CPTS or not × at least one practitioner or none: two kinds of absence, side by side, never added. */
export interface PractitionerCross {
  readonly covered: { readonly some: PractitionerCell; readonly none: PractitionerCell };
  readonly white: { readonly some: PractitionerCell; readonly none: PractitionerCell };
  /** Communes of the table outside the extent of the list of CPTS: neither covered nor white. */
  readonly unstated: { readonly some: PractitionerCell; readonly none: PractitionerCell };
}

/** The figures of each date. */
export function practitionersByDate(units: UnitTable, table: PractitionerTable): readonly PractitionerMoment[] {
  return table.dates.map((date, d) => {
    const stated = [...table.units.keys()].filter((row) => countAt(table, row, d) >= 0);
    const sum = (values: Int16Array) =>
      stated.reduce((total, row) => total + Math.max(0, values[row * table.dates.length + d]!), 0);
    const withoutAny = stated.filter((row) => countAt(table, row, d) === 0).map((row) => table.units[row]!);
    return {
      date,
      practitioners: sum(table.counts),
      collaborators: sum(table.collaborators),
      stated: stated.length,
      withoutAny,
      populationWithoutAny: withoutAny.reduce((total, unit) => total + units.population[unit]!, 0),
    };
  });
}

/** What changed between two dates, given by their positions. */
export function practitionerChange(table: PractitionerTable, from: number, to: number): PractitionerChange {
  const [gained, lost, newlyWithout, noLongerWithout]: [number[], number[], number[], number[]] = [[], [], [], []];
  let difference = 0;
  table.units.forEach((unit, row) => {
    const [before, after] = [countAt(table, row, from), countAt(table, row, to)];
    if (before < 0 || after < 0) return;
    difference += after - before;
    if (after > before) gained.push(unit);
    if (after < before) lost.push(unit);
    if (after === 0 && before > 0) newlyWithout.push(unit);
    if (after > 0 && before === 0) noLongerWithout.push(unit);
  });
  return { gained, lost, newlyWithout, noLongerWithout, difference };
}

/** The communes of one date by class of the list of CPTS. `classOf`: see `classifyUnits`. */
export function crossWithCoverage(
  units: UnitTable,
  table: PractitionerTable,
  date: number,
  classOf: Uint8Array,
): PractitionerCross {
  const cellOf = (holds: (unitClass: number, count: number) => boolean): PractitionerCell => {
    const found = table.units.filter((unit, row) => {
      const count = countAt(table, row, date);
      return count >= 0 && holds(classOf[unit]!, count);
    });
    return { units: found, population: found.reduce((sum, unit) => sum + units.population[unit]!, 0) };
  };
  const lineOf = (isIn: (unitClass: number) => boolean) => ({
    some: cellOf((unitClass, count) => isIn(unitClass) && count > 0),
    none: cellOf((unitClass, count) => isIn(unitClass) && count === 0),
  });
  return {
    covered: lineOf((unitClass) => unitClass > CLASS.white),
    white: lineOf((unitClass) => unitClass === CLASS.white),
    unstated: lineOf((unitClass) => unitClass === CLASS.unstated),
  };
}

/** Count of a row at a date; −1 where the source says nothing. */
const countAt = (table: PractitionerTable, row: number, date: number): number =>
  table.counts[row * table.dates.length + date]!;
