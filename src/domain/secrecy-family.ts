/** Territories whose figures are published together, and may thus be subtracted from one another. */
export interface TerritoryFamily {
  readonly territories: readonly FamilyTerritory[];
  /** How many atoms: parts with a respondent that no territory of the family cuts. */
  readonly atomCount: number;
  /** Atoms of each territory, ascending. */
  readonly atomsOf: readonly (readonly number[])[];
  /** Atom of each respondent; −1 for one that no territory holds. */
  readonly atomOfRespondent: Int32Array;
  /** Territories that hold each territory entirely, and are not the same one. */
  readonly holdersOf: readonly (readonly number[])[];
}

export interface FamilyTerritory {
  /** Territories of one mesh, mostly apart from one another: « cpts », « departement »… */
  readonly mesh: string;
  /** Where two cannot both be shown, the one of lower rank is; 0 when absent. */
  readonly rank?: number;
  /** Positions of units, ascending. */
  readonly units: ArrayLike<number>;
  /** Respondents that name the territory itself and no unit of it. */
  readonly named?: readonly number[];
}

/**
 * Cuts the country into atoms. Parts where nobody answered are left out: there is nobody there to protect.
 * @param unitOf the unit of each respondent; −1 without one
 */
export function buildFamily(
  territories: readonly FamilyTerritory[],
  unitOf: Int32Array,
  unitCount: number,
): TerritoryFamily {
  const answered = new Uint8Array(unitCount);
  for (const unit of unitOf) if (unit >= 0) answered[unit] = 1;
  const claims: number[][] = Array.from({ length: unitCount }, () => []);
  territories.forEach(({ units }, territory) => {
    for (let i = 0; i < units.length; i++) if (answered[units[i]!] === 1) claims[units[i]!]!.push(territory);
  });
  const namesOf = new Map<number, number[]>();
  territories.forEach(({ named = [] }, territory) => {
    for (const respondent of named) namesOf.set(respondent, [...(namesOf.get(respondent) ?? []), territory]);
  });
  const atoms = new Map<string, number>();
  const claimsOfAtom: (readonly number[])[] = [];
  const atomOf = (claimed: readonly number[]): number => {
    if (claimed.length === 0) return -1;
    const key = claimed.join(",");
    let atom = atoms.get(key);
    if (atom === undefined) {
      atom = claimsOfAtom.length;
      atoms.set(key, atom);
      claimsOfAtom.push(claimed);
    }
    return atom;
  };
  const atomOfRespondent = Int32Array.from(unitOf, (unit, respondent) => {
    const named = namesOf.get(respondent);
    const claimed = unit < 0 ? [] : claims[unit]!;
    return named === undefined ? atomOf(claimed) : atomOf([...new Set([...claimed, ...named])].sort((a, b) => a - b));
  });
  const atomsOf: number[][] = territories.map(() => []);
  claimsOfAtom.forEach((claimed, atom) => {
    for (const territory of claimed) atomsOf[territory]!.push(atom);
  });
  return {
    territories,
    atomCount: claimsOfAtom.length,
    atomsOf,
    atomOfRespondent,
    holdersOf: findHolders(atomsOf, claimsOfAtom),
  };
}

/** Respondents of a territory of the family, 1 each. */
export function respondentsWithin(
  { atomCount, atomsOf, atomOfRespondent }: TerritoryFamily,
  territory: number,
): Uint8Array {
  const isIn = new Uint8Array(atomCount);
  for (const atom of atomsOf[territory]!) isIn[atom] = 1;
  return Uint8Array.from(atomOfRespondent, (atom) => (atom >= 0 ? isIn[atom]! : 0));
}

/** A set of respondents by itself. */
export function familyOfOne(members: Uint8Array): TerritoryFamily {
  return {
    territories: [{ mesh: "alone", units: [] }],
    atomCount: 1,
    atomsOf: [[0]],
    atomOfRespondent: Int32Array.from(members, (isIn) => isIn - 1),
    holdersOf: [[]],
  };
}

function findHolders(atomsOf: readonly (readonly number[])[], claimsOfAtom: readonly (readonly number[])[]) {
  return atomsOf.map((atoms, territory) => {
    const shared = new Map<number, number>();
    for (const atom of atoms) {
      for (const other of claimsOfAtom[atom]!) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared]
      .filter(([other, count]) => other !== territory && count === atoms.length && atomsOf[other]!.length > count)
      .map(([other]) => other);
  });
}

/** How many of the respondents told by `counts` are in each territory; `null` counts everybody. */
export function countByTerritory(
  family: TerritoryFamily,
  counts: ((respondent: number) => boolean) | null,
): Uint32Array {
  const byAtom = new Uint32Array(family.atomCount);
  family.atomOfRespondent.forEach((atom, respondent) => {
    if (atom >= 0 && (counts === null || counts(respondent))) byAtom[atom]! += 1;
  });
  return Uint32Array.from(family.atomsOf, (atoms) => atoms.reduce((sum, atom) => sum + byAtom[atom]!, 0));
}
