import type { UnitTable } from "../domain/unit.ts";

/** A unit that a written value may stand for, with what tells it from the others. */
export interface ReviewCandidate {
  /** Position in the `UnitTable`. */
  readonly unit: number;
  readonly code: string;
  readonly name: string;
  /** Name of its département. */
  readonly departement: string;
  readonly population: number;
}

/**
 * `doubtful`: one of its candidates, or counted on one until someone decides. `unknown`: counted nowhere. `approximate`: counted,
 * in spite of its spelling or thanks to what stands around it.
 */
export type ReviewStatus = "doubtful" | "unknown" | "approximate";

/** What someone decided for a line: the codes of the units that it stands for, or that it stands for none. */
export type Correction = readonly string[] | "ignore";

/** One value of a list, in one territory, that deserves a look. */
export interface ReviewLine {
  /** The same on each reading of the list: corrections go by it. */
  readonly key: string;
  readonly written: string;
  readonly territory: string | null;
  /** As the row says it; empty when it does not. */
  readonly departement: string;
  /** Rows that write it, as a spreadsheet numbers them. */
  readonly rows: readonly number[];
  readonly status: ReviewStatus;
  /** The unit counted; null when none is. */
  readonly chosen: number | null;
  readonly candidates: readonly ReviewCandidate[];
  /** Inhabitants of the unit counted, else of the largest candidate. */
  readonly populationAtStake: number;
  /** What was decided, and is followed. */
  readonly correction: Correction | null;
}

/** What the reader notes of one value. */
export interface ReviewNote {
  readonly written: string;
  readonly territory: string | null;
  readonly departement: string;
  readonly row: number;
  readonly status: ReviewStatus;
  readonly chosen: number | null;
  readonly candidates: readonly number[];
}

/** Lines beyond are not kept: such a list is in the wrong column. */
const MOST_LINES = 5000;

/** The key of a value: what is written, where the row says that it lies, and who claims it. */
function reviewKey({
  written,
  territory,
  departement,
}: Pick<ReviewNote, "written" | "territory" | "departement">): string {
  return [written, departement, territory ?? ""].join(" | ");
}

/** Gathers the values that deserve a look, one line for all the rows that say the same. */
export function gatherReview(units: UnitTable, corrections: Readonly<Record<string, Correction>>) {
  const isCorrected = Object.keys(corrections).length > 0;
  const lines = new Map<string, ReviewLine & { readonly rows: number[] }>();
  const describe = (unit: number): ReviewCandidate => ({
    unit,
    code: units.codes[unit]!,
    name: units.names[unit]!,
    departement: units.zones.departement.names[units.zoneOf.departement[unit]!] ?? "",
    population: units.population[unit]!,
  });
  return {
    correctionOf(note: Pick<ReviewNote, "written" | "territory" | "departement">): Correction | null {
      if (!isCorrected) return null;
      const key = reviewKey(note);
      const correction = Object.hasOwn(corrections, key) ? corrections[key]! : null;
      if (correction === null || correction === "ignore") return correction;
      const known = correction.filter((code) => units.indexOf.has(code));
      return known.length === correction.length && known.length > 0 ? known : null;
    },
    note({ row, candidates, ...note }: ReviewNote): void {
      const key = reviewKey(note);
      const line = lines.get(key);
      if (line !== undefined) {
        if (line.rows.at(-1) !== row) line.rows.push(row);
        return;
      }
      if (lines.size >= MOST_LINES) return;
      const listed = [...new Set(note.chosen === null ? candidates : [note.chosen, ...candidates])].map(describe);
      const people = listed.map(({ population }) => population);
      lines.set(key, {
        key,
        ...note,
        rows: [row],
        candidates: listed,
        populationAtStake: note.chosen === null ? Math.max(0, ...people) : units.population[note.chosen]!,
        correction: this.correctionOf(note),
      });
    },
    lines: (): readonly ReviewLine[] => [...lines.values()],
  };
}

export type Review = ReturnType<typeof gatherReview>;
