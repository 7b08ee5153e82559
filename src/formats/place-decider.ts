import type { Geography, UnitTable } from "../domain/unit.ts";
import { foldPlace, placeKey } from "./place-key.ts";
import type { PlaceEvidence, PlaceMatch, PlaceResolver } from "./place-resolver.ts";

/** One commune written in a list, beside the others of its territory. */
export interface WrittenPlace {
  readonly name: string;
  readonly departement: string;
  readonly postalCode: string;
  /** The territory that claims it, as a number. */
  readonly group: number;
}

/** `scope`, `neighbours`, `departement`: one of several, by what the list describes, the other communes of its territory, their département. */
export type DecisionEvidence = PlaceEvidence | "scope" | "neighbours" | "departement";

export type PlaceDecision =
  | {
      readonly kind: "matched";
      readonly unit: number;
      readonly code: string;
      readonly how: DecisionEvidence;
      readonly candidates: readonly number[];
    }
  | Exclude<PlaceMatch, { readonly kind: "matched" }>;

export interface DeciderBase {
  readonly units: UnitTable;
  readonly resolver: PlaceResolver;
  readonly geography?: Geography | undefined;
  /** 1 where the list may lie; absent when nobody said. */
  readonly scopeMask?: Uint8Array | undefined;
}

/** A unit this many borders away from the others of its territory is among them. */
const NEAR_BORDERS = 2;
/** From this many communes on, the département of a territory says where it lies. */
const ENOUGH = 3;
const MOST_ROUNDS = 8;

/**
 * Decides each commune of a list: what its own cells say, then for ambiguous names what the list describes, the other
 * communes of its territory within two borders, their département. What its cells say is doubted when it lies away from all
 * the others: a name alone, a damaged one, or a département where another
 * commune of this name lies next to them. `codedUnits`: by group, the units that codes give.
 */
export function decidePlaces(
  places: readonly WrittenPlace[],
  codedUnits: ReadonlyMap<number, readonly number[]>,
  base: DeciderBase,
): readonly PlaceDecision[] {
  const groups = new Map<number, number[]>();
  places.forEach(({ group }, position) => {
    const found = groups.get(group);
    if (found === undefined) groups.set(group, [position]);
    else found.push(position);
  });
  const decisions = places.map(({ name, departement, postalCode }) =>
    base.resolver.resolve({ name, departement, postalCode }),
  );
  const decided: PlaceDecision[] = decisions.map((match) =>
    match.kind === "matched"
      ? { kind: "matched", unit: match.unit, code: match.code, how: match.how, candidates: match.rivals }
      : match,
  );
  for (const [group, positions] of groups) {
    const open = positions.filter((position) => isOpen(decisions[position]!));
    if (open.length > 0)
      new GroupDecider(places, decisions, decided, positions, codedUnits.get(group) ?? [], base).decide(open);
  }
  return decided;
}

/** Whether the other communes of the territory have a say. */
function isOpen(match: PlaceMatch): boolean {
  if (match.kind === "matched") return match.unplaced || match.rivals.length > 0 || isApproximate(match);
  return match.kind === "doubtful" || match.kind === "unknown";
}

const isApproximate = ({ how }: PlaceMatch & { readonly kind: "matched" }): boolean =>
  how === "slip" || how === "damaged";

class GroupDecider {
  readonly #places: readonly WrittenPlace[];
  readonly #matches: readonly PlaceMatch[];
  readonly #decided: PlaceDecision[];
  readonly #base: DeciderBase;
  /** Units of the territory so far, and by how many of its rows. */
  readonly #members = new Map<number, number>();

  constructor(
    places: readonly WrittenPlace[],
    matches: readonly PlaceMatch[],
    decided: PlaceDecision[],
    positions: readonly number[],
    coded: readonly number[],
    base: DeciderBase,
  ) {
    this.#places = places;
    this.#matches = matches;
    this.#decided = decided;
    this.#base = base;
    for (const unit of coded) this.#count(unit, 1);
    for (const position of positions) {
      const match = matches[position]!;
      if (match.kind === "matched") this.#count(match.unit, 1);
      else if (match.kind === "city") for (const unit of match.units) this.#count(unit, 1);
    }
  }

  decide(open: readonly number[]): void {
    for (const position of open) this.#doubt(position);
    this.#settleAll(open);
    // What is settled since may lie next to another commune of a name that was taken for granted.
    for (const position of open) if (this.#isAsRead(position)) this.#doubt(position);
    this.#settleAll(open);
  }

  #settleAll(open: readonly number[]): void {
    let waiting = open.filter((position) => this.#decided[position]!.kind !== "matched");
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const before = waiting.length;
      for (const position of waiting) this.#settle(position);
      waiting = waiting.filter((position) => this.#decided[position]!.kind !== "matched");
      if (waiting.length === 0 || waiting.length === before) return;
    }
  }

  /** Whether a commune still is what its own cells say. */
  #isAsRead(position: number): boolean {
    const match = this.#matches[position]!;
    const decided = this.#decided[position]!;
    return match.kind === "matched" && decided.kind === "matched" && match.unit === decided.unit;
  }

  /** Takes back what a name alone gave when the others of the territory lie elsewhere. */
  #doubt(position: number): void {
    const match = this.#matches[position]!;
    if (match.kind !== "matched") return;
    const { unit, rivals } = match;
    const { geography } = this.#base;
    this.#count(unit, -1);
    const others = this.#members.size;
    const inScope = this.#base.scopeMask?.[unit] !== 0;
    const isAlone = others === 0 || (others < ENOUGH && geography === undefined);
    const isPlain = rivals.length === 0 && (!isApproximate(match) || geography === undefined);
    const isAmong = isAlone || this.#isNear(unit) || (isPlain && this.#sharesDepartement(unit));
    // The département may be that of the CPTS: another commune of this name, next to the others, is a reason to ask.
    const isContested = isApproximate(match) ? geography !== undefined : rivals.some((rival) => this.#isNear(rival));
    const isUncontested = !match.unplaced && (others < ENOUGH || !isContested);
    if (match.unplaced ? inScope && isAmong : isAmong || isUncontested) this.#count(unit, 1);
    else this.#decided[position] = { kind: "doubtful", candidates: [unit, ...rivals] };
  }

  #settle(position: number): void {
    const now = this.#decided[position]!;
    if (now.kind !== "doubtful" && now.kind !== "unknown") return;
    const candidates = this.#inScope(now.candidates);
    if (now.kind === "doubtful") {
      const [only] = candidates;
      if (
        only !== undefined &&
        candidates.length === 1 &&
        now.candidates.length > 1 &&
        this.#base.scopeMask !== undefined
      ) {
        this.#take(position, only, "scope", now.candidates);
        return;
      }
      const near = candidates.filter((unit) => this.#isNear(unit));
      if (near[0] !== undefined && near.length === 1 && this.#isFree(position, near[0], now.alike)) {
        this.#take(position, near[0], "neighbours", now.candidates);
        return;
      }
      if (near.length > 1) return;
    }
    this.#readAgain(position, now.candidates);
  }

  /** Whether a row may bring this unit: not by a likeness, nor twice by its own name (two former names of it may). */
  #isFree(position: number, unit: number, alike: readonly number[] = []): boolean {
    if (alike.includes(unit)) return false;
    if (!this.#members.has(unit)) return true;
    const keyOf = (name: string) => placeKey(foldPlace(name));
    return keyOf(this.#places[position]!.name) !== keyOf(this.#base.units.names[unit]!);
  }

  /** Reads a cell again as if it said the départements of the others: one name there, or one misspelt name next to them. */
  #readAgain(position: number, candidates: readonly number[]): void {
    const place = this.#places[position]!;
    if (place.departement !== "" || place.postalCode !== "" || this.#members.size < ENOUGH) return;
    const { zones } = this.#base.units;
    const departement = this.#departements()
      .map((one) => zones.departement.codes[one]!)
      .join("/");
    const again = this.#base.resolver.resolve({ name: place.name, departement });
    if (again.kind !== "matched" || again.rivals.some((rival) => this.#isNear(rival))) return;
    const isSure = again.how === "name" || again.how === "former";
    const isNear = this.#isNear(again.unit);
    if (this.#base.scopeMask?.[again.unit] === 0 || this.#members.has(again.unit)) return;
    if (isNear || (isSure && this.#base.geography === undefined)) {
      this.#take(position, again.unit, isSure ? "departement" : again.how, candidates, again.code);
    }
  }

  #take(position: number, unit: number, how: DecisionEvidence, candidates: readonly number[], code?: string): void {
    this.#count(unit, 1);
    const found = code ?? this.#codeOf(this.#places[position]!.name, unit);
    this.#decided[position] = { kind: "matched", unit, code: found, how, candidates };
  }

  /** The code that bears this name in the unit: its own, or that of a commune that merged into it. */
  #codeOf(name: string, unit: number): string {
    const { codes, zones, zoneOf } = this.#base.units;
    const departement = zones.departement.codes[zoneOf.departement[unit]!];
    const match = departement === undefined ? undefined : this.#base.resolver.resolve({ name, departement });
    return match?.kind === "matched" && match.unit === unit ? match.code : codes[unit]!;
  }

  #inScope(candidates: readonly number[]): readonly number[] {
    const { scopeMask } = this.#base;
    return scopeMask === undefined ? candidates : candidates.filter((unit) => scopeMask[unit] === 1);
  }

  #count(unit: number, change: number): void {
    const count = (this.#members.get(unit) ?? 0) + change;
    if (count > 0) this.#members.set(unit, count);
    else this.#members.delete(unit);
  }

  /** Whether another unit of the territory lies within two borders. */
  #isNear(unit: number): boolean {
    const { geography } = this.#base;
    if (geography === undefined) return false;
    const { neighbourStart, neighbours } = geography;
    let ring = [unit];
    const seen = new Set(ring);
    for (let border = 0; border < NEAR_BORDERS; border++) {
      const next: number[] = [];
      for (const one of ring) {
        for (let n = neighbourStart[one]!; n < neighbourStart[one + 1]!; n++) {
          const other = neighbours[n]!;
          if (seen.has(other)) continue;
          if (this.#members.has(other)) return true;
          seen.add(other);
          next.push(other);
        }
      }
      ring = next;
    }
    return false;
  }

  #sharesDepartement(unit: number): boolean {
    return this.#departements().includes(this.#base.units.zoneOf.departement[unit]!);
  }

  /** Where a fifth of the territory lies, or more. */
  #departements(): readonly number[] {
    const counts = new Map<number, number>();
    for (const unit of this.#members.keys()) {
      const departement = this.#base.units.zoneOf.departement[unit]!;
      counts.set(departement, (counts.get(departement) ?? 0) + 1);
    }
    return [...counts].filter(([one, count]) => one >= 0 && count * 5 >= this.#members.size).map(([one]) => one);
  }
}
