import type { CodeHistory } from "../domain/code-history.ts";
import type { Membership } from "../domain/layer.ts";
import type { Territory } from "../domain/territory.ts";
import type { Geography, UnitTable } from "../domain/unit.ts";
import { readBoolean } from "./cell-values.ts";
import { CodeChanges, type MergedCode, type SplitCode } from "./code-changes.ts";
import type { ColumnPlan } from "./columns.ts";
import type { AnomalyKind, ListAnomaly } from "./list-anomaly.ts";
import type { ListPlaces, PlaceAnswer } from "./list-places.ts";
import type { Correction, Review, ReviewStatus } from "./list-review.ts";
import type { TableRow } from "./read-table.ts";
import { type ResolvedCode, resolveCode } from "./resolve-code.ts";
import { endsCut, RowCells } from "./row-cells.ts";
import { finishTerritory, gatherTerritories } from "./territory-drafts.ts";
import { type Claimant, UnitClaims } from "./unit-claims.ts";
import { type CodeCell, readArrondissements } from "./unit-codes.ts";

/** What a list is read against. */
export interface ListBase {
  readonly units: UnitTable;
  readonly history: CodeHistory;
  /** By unit; without them no postal code is read. */
  readonly postalCodes?: readonly (readonly string[])[];
  /** Without it no ambiguous name is decided by what lies around. */
  readonly geography?: Geography;
  /** Told how far a long list is read, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** Rows read between two words on progress. */
const ROWS_A_STEP = 2000;

export interface RowsRead {
  readonly territories: readonly Territory[];
  readonly memberships: readonly Membership[];
  /** In the order of the rows, without the name of the file. */
  readonly anomalies: readonly Omit<ListAnomaly, "file">[];
  /** Rows with at least one code or name that the base knows. */
  readonly knownRows: number;
  readonly merged: readonly MergedCode[];
  readonly split: readonly SplitCode[];
}

interface RowsToRead {
  readonly rows: readonly TableRow[];
  readonly plan: ColumnPlan;
  /** COG year of the list. */
  readonly year: number;
  readonly readCodes: (cell: string) => CodeCell;
  readonly places: ListPlaces;
  readonly review: Review;
}

type RowAnomaly = Omit<ListAnomaly, "file">;

/** Turns the rows of a list into territories and the units they claim, and says every row not used as written. */
export function readListRows(list: RowsToRead, base: ListBase): RowsRead {
  const reading = new RowReading(list, base);
  const last = endsCut(list.rows, list.plan.header.cells.length) ? list.rows.at(-1) : undefined;
  list.rows.forEach((row, position) => {
    if (position % ROWS_A_STEP === 0 && position > 0) base.onProgress?.(position / list.rows.length);
    reading.readRow(row, row === last);
  });
  return reading.finish();
}

/** One row after the other, with all that is known of those before: one state, hence one class in a long file. */
class RowReading {
  readonly #list: RowsToRead;
  readonly #base: ListBase;
  readonly #anomalies: RowAnomaly[] = [];
  readonly #territories = gatherTerritories((anomaly) => this.#anomalies.push(anomaly));
  readonly #resolved = new Map<string, ResolvedCode>();
  readonly #cells: RowCells;
  readonly #claims: UnitClaims;
  readonly #changes = new CodeChanges();
  #knownRows = 0;

  constructor(list: RowsToRead, base: ListBase) {
    this.#list = list;
    this.#base = base;
    this.#cells = new RowCells(list.plan);
    this.#claims = new UnitClaims(base.units, (...said) => this.#say(...said));
  }

  readRow(row: TableRow, isCut: boolean): void {
    const unitCell = this.#cells.of(row, "unit");
    const { codes, mended } = this.#list.readCodes(unitCell);
    const answers = this.#list.places.ofRow(row);
    if (codes.length === 0 && this.#cells.isTotal(row)) {
      this.#say(row, "ligne-total", this.#cells.summary(row));
      return;
    }
    if (isCut) {
      const { unit, communeName } = this.#list.plan.columns;
      const isComplete = (answers === null ? (unit ?? 0) : (communeName ?? unit ?? 0)) < row.cells.length - 1;
      const named = answers?.[0]?.decision;
      const code = codes[0] ?? (named?.kind === "matched" ? named.code : undefined);
      const counted = isComplete && code !== undefined ? this.#resolve(code).targets[0] : undefined;
      this.#say(row, "ligne-tronquee", this.#cells.summary(row), { code: counted ?? null });
      if (!isComplete) return;
    }
    if (this.#cells.overflows(row)) this.#say(row, "ligne-irreguliere", this.#cells.summary(row));
    const draft = this.#territories.find({
      row,
      id: this.#cells.of(row, "territoryId"),
      name: this.#cells.of(row, "territoryName"),
      stage: this.#cells.of(row, "stage"),
      startDate: this.#cells.of(row, "startDate"),
      endDate: this.#cells.of(row, "endDate"),
      nature: this.#cells.of(row, "nature"),
    });
    const known = codes.find((code) => this.#resolve(code).kind !== "inconnu");
    if (known !== undefined || answers?.some(({ decision }) => decision.kind !== "unknown")) this.#knownRows++;
    if (draft === null) {
      this.#say(row, "sans-territoire", unitCell || answers?.[0]?.written || this.#cells.summary(row));
      return;
    }
    if (mended !== null && known !== undefined) {
      this.#say(row, mended, unitCell, { code: this.#resolve(known).targets[0] ?? null });
    }
    const sharedCell = this.#cells.of(row, "shared");
    const shared = readBoolean(sharedCell);
    if (shared === null) this.#say(row, "partage-illisible", sharedCell);
    const claimant = { row, draft, shared: shared === true };
    if (answers === null) this.#readUnits(claimant, unitCell, codes);
    else {
      const [first] = answers;
      if (unitCell !== "" && first?.decision.kind === "matched" && answers.length === 1) {
        this.#say(row, "code-corrige", unitCell, { code: this.#base.units.codes[first.decision.unit]! });
      }
      for (const answer of answers) this.#readPlace(claimant, answer);
      const listed = this.#cells.of(row, "arrondissements");
      const isRead = answers.some(({ decision }) => decision.kind === "city");
      if (listed !== "" && !isRead) this.#keepUnplaced(claimant, listed);
    }
  }

  /** Counts a commune written by its name, and says what of it is not plain. */
  #readPlace(claimant: Claimant, { written, departement, decision }: PlaceAnswer): void {
    const { row } = claimant;
    if (decision.kind === "collectivite") {
      this.#say(row, "collectivite", written);
      return;
    }
    if (decision.kind === "city") {
      this.#count(claimant, decision.code, written);
      return;
    }
    const { candidates } = decision;
    const note = (status: ReviewStatus, chosen: number | null) =>
      this.#follow(claimant, { written, departement, status, chosen, candidates });
    const codes = candidates.map((unit) => this.#base.units.codes[unit]!);
    if (decision.kind !== "matched") {
      const isDoubtful = decision.kind === "doubtful";
      if (note(isDoubtful ? "doubtful" : "unknown", null)) return;
      this.#say(row, isDoubtful ? "nom-ambigu" : "nom-inconnu", written, { candidates: codes });
      return;
    }
    const { unit, code, how } = decision;
    const isApproximate = how === "slip" || how === "damaged";
    const isDeduced = how === "scope" || how === "neighbours" || how === "departement";
    const counted = this.#base.units.codes[unit]!;
    if (isApproximate || isDeduced) {
      if (note("approximate", unit)) return;
      this.#say(row, isDeduced ? "nom-deduit" : "nom-approche", written, { code: counted, candidates: codes });
    } else if (how === "former" && code === counted) this.#say(row, "ancien-nom", written, { code: counted });
    this.#count(claimant, code, written);
  }

  /** Notes a value that deserves a look; true when someone decided of it, and that was done. */
  #follow(
    claimant: Claimant,
    value: {
      readonly written: string;
      readonly departement: string;
      readonly status: ReviewStatus;
      readonly chosen: number | null;
      readonly candidates: readonly number[];
    },
  ): boolean {
    const { row } = claimant;
    const { review } = this.#list;
    const line = { ...value, territory: this.#cells.label(row) };
    const correction: Correction | null = review.correctionOf(line);
    const chosen = typeof correction === "object" ? this.#base.units.indexOf.get(correction?.[0] ?? "") : undefined;
    review.note({ ...line, row: row.number, chosen: correction === "ignore" ? null : (chosen ?? value.chosen) });
    if (correction === null) return false;
    if (correction === "ignore") this.#say(row, "ecarte", value.written);
    else {
      this.#say(row, "choisi", value.written, { code: correction[0] ?? null, candidates: correction });
      for (const code of correction) this.#claims.claim(claimant, code, value.written, null);
    }
    return true;
  }

  #readUnits(claimant: Claimant, unitCell: string, codes: readonly string[]): void {
    const { row, draft } = claimant;
    const listed = this.#cells.of(row, "arrondissements");
    if (codes.length === 1 && this.#compareName(claimant, codes[0]!)) return;
    for (const code of codes) {
      const isUnknown = this.#resolve(code).kind === "inconnu";
      this.#count(claimant, code, isUnknown && codes.length === 1 ? unitCell : code);
    }
    if (codes.length > 0) {
      const isRead = codes.some((code) => this.#resolve(code).kind === "arrondissements");
      if (listed !== "" && !isRead) this.#keepUnplaced(claimant, listed);
    } else if (unitCell !== "") this.#sayUnknown(claimant, unitCell);
    else if (listed !== "") this.#countArrondissements(claimant, readArrondissements(listed, []));
    else {
      draft.saidEmpty = true;
      this.#say(row, "sans-unite", this.#cells.label(row) ?? "");
    }
  }

  /** Counts what a code stands for; `written` is what the row says in its place. */
  #count(claimant: Claimant, code: string, written: string): void {
    const { row } = claimant;
    const { kind, targets, splitCandidates } = this.#resolve(code);
    if (kind === "collectivite") this.#say(row, kind, written);
    else if (kind === "inconnu") this.#sayUnknown(claimant, written);
    else if (kind === "unit") {
      if (splitCandidates.length > 0 && this.#readSplit(claimant, code, written, splitCandidates)) return;
      this.#claims.claim(claimant, code, written, null);
    } else if (kind === "arrondissements") {
      const cell = this.#cells.of(row, "arrondissements");
      const listed = cell === "" ? this.#list.places.arrondissementsOf(row, code) : readArrondissements(cell, targets);
      if (listed.length === 0) this.#say(row, "arrondissements", written, { candidates: targets });
      if (listed.length > 0) this.#countArrondissements(claimant, listed);
      else for (const target of targets) this.#claims.claim(claimant, target, written, null);
    } else if (targets[0] !== undefined) {
      this.#changes.merge(this.#base.history.former.get(code)!, targets[0], row);
      this.#claims.claim(claimant, targets[0], written, kind, targets);
    }
  }

  /** A unit that gave communes back: someone chooses; until then it is counted alone. True when someone did. */
  #readSplit(claimant: Claimant, code: string, written: string, splitCandidates: readonly string[]): boolean {
    const { indexOf } = this.#base.units;
    this.#changes.split(code, splitCandidates, claimant.row);
    const candidates = splitCandidates.map((candidate) => indexOf.get(candidate)).filter((unit) => unit !== undefined);
    const departement = this.#cells.of(claimant.row, "departement");
    const chosen = indexOf.get(code)!;
    if (this.#follow(claimant, { written, departement, status: "doubtful", chosen, candidates })) return true;
    this.#say(claimant.row, "scission", written, { code, candidates: splitCandidates });
    return false;
  }

  #sayUnknown(claimant: Claimant, written: string): void {
    const departement = this.#cells.of(claimant.row, "departement");
    const line = { written, departement, status: "unknown", chosen: null, candidates: [] } as const;
    if (!this.#follow(claimant, line)) this.#say(claimant.row, "inconnu", written);
  }

  /** The code wins over the name; a name that is that of another commune is said. True when someone decided otherwise. */
  #compareName(claimant: Claimant, code: string): boolean {
    const { row } = claimant;
    const { kind, targets } = this.#resolve(code);
    const target = targets[0];
    if (target === undefined || kind === "arrondissements") return false;
    const { codes, indexOf } = this.#base.units;
    const chosen = indexOf.get(target)!;
    const others = this.#list.places.contradiction(row, chosen);
    if (others === null) return false;
    const name = this.#cells.of(row, "communeName");
    const departement = this.#cells.of(row, "departement");
    const written = `${code} ${name}`;
    if (this.#follow(claimant, { written, departement, status: "approximate", chosen, candidates: others }))
      return true;
    const candidates = others.slice(0, 8).map((unit) => codes[unit]!);
    this.#say(row, "nom-contredit", name, { code: target, candidates });
    return false;
  }

  #countArrondissements(claimant: Claimant, codes: readonly string[]): void {
    for (const code of codes) {
      if (this.#resolve(code).kind === "arrondissements") this.#sayUnknown(claimant, code);
      else this.#count(claimant, code, code);
    }
  }

  #keepUnplaced(claimant: Claimant, listed: string): void {
    for (const code of readArrondissements(listed, [])) {
      if (this.#resolve(code).kind === "unit") this.#claims.setAside(claimant, code);
    }
  }

  finish(): RowsRead {
    const { drafts } = this.#territories;
    this.#claims.finish(drafts);
    return {
      territories: drafts.map(finishTerritory),
      memberships: this.#claims.memberships,
      anomalies: this.#anomalies.sort((a, b) => a.row - b.row),
      knownRows: this.#knownRows,
      ...this.#changes.list(),
    };
  }

  #say(
    row: TableRow,
    kind: AnomalyKind,
    value: string,
    { code = null, candidates = [] }: { readonly code?: string | null; readonly candidates?: readonly string[] } = {},
  ): void {
    this.#anomalies.push({ row: row.number, kind, value, code, candidates, territory: this.#cells.label(row) });
  }

  #resolve(code: string): ResolvedCode {
    let resolution = this.#resolved.get(code);
    if (resolution === undefined) {
      resolution = resolveCode(code, this.#list.year, this.#base.units, this.#base.history);
      this.#resolved.set(code, resolution);
    }
    return resolution;
  }
}
